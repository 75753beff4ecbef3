//! Days are the person's, and a wrong clock stretches nothing, sends nothing and is told.

use cardcode::app::history::RecordsErrorKind;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::append::Writer;
use cardcode::records::database::Store;
use cardcode::records::outbox::Ack;
use cardcode::records::schedule::ItemMemory;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::day::{DAY, Moment};
use cardcode::training::period::ReportScope;
use cardcode::training::srs::{Rating, Scheduler};

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, later, one, stamp, write};

const HOUR: i64 = 3_600_000;

/// Noon of [`NOW`]'s day in its zone, as an hour of that day and so many days later.
fn at(day: i64, hour: i64) -> Moment {
    later(day * DAY + (hour - 12) * HOUR)
}

#[test]
fn one_sleep_between_two_reviews_is_a_day_however_few_hours_it_was() {
    let scheduler = Scheduler::default();
    let twice = |first: (Rating, Moment), then: Moment| {
        let memory = ItemMemory::reviewed(&scheduler, None, first.0, first.1);
        ItemMemory::reviewed(&scheduler, Some(memory), Rating::Good, then).state
    };
    let monday = at(0, 17);
    for rating in [Rating::Good, Rating::Again] {
        // At any hour of a day it is as many days later.
        for days in 0..4 {
            let hours = [if days == 0 { 17 } else { 0 }, 9, 17, 18, 23];
            let hours = hours.map(|hour| if days == 0 { hour.max(17) } else { hour });
            let states = hours.map(|hour| twice((rating, monday), at(days, hour)));
            assert!(
                states.iter().all(|state| *state == states[0]),
                "{days}: {states:?}"
            );
        }
        let of_days = [0, 1, 2, 3].map(|days| twice((rating, monday), at(days, 20)).stability);
        assert!(
            of_days.windows(2).all(|two| two[0] != two[1]),
            "{of_days:?}"
        );
    }
    // Where the person is: the same two moments lie on one day in London.
    let (evening, night) = (at(0, 23), at(1, 1));
    let in_london = |moment: Moment| Moment { zone: 0, ..moment };
    let here = twice((Rating::Again, evening), night);
    let there = twice((Rating::Again, in_london(evening)), in_london(night));
    assert_ne!(here, there);
    // A clock that was set back makes no day less than none.
    let back = twice((Rating::Good, monday), at(-9, 9));
    assert_eq!(back, twice((Rating::Good, monday), at(0, 18)));
}

/// A drill, answered wrongly and rightly by turns.
fn sorted(pack: &Pack, desk: &Desk, seed: u64, now: Moment) {
    let drill = ClassifyDrill::new(QuestionSet::Drawn { seed, count: 6 });
    let mut player = Player::new(pack, Screen::Quiz(drill), seed);
    player.play();
    let store = Store::open(&desk.path()).unwrap();
    let mut writer = Writer::new(store, stamp(pack, "Aiko"), now).unwrap();
    write(&mut writer, &player.steps, now);
}

#[test]
fn what_was_reviewed_by_a_clock_ahead_comes_back_as_if_it_were_today() {
    let pack = Pack::embedded().unwrap();
    let (right, ahead) = (Desk::new(), Desk::new());
    sorted(&pack, &right, 3, NOW);
    sorted(&pack, &ahead, 3, later(365 * DAY));
    for days in [0, 1, 2, 5, 30] {
        let now = at(days, 20);
        let due = |desk: &Desk| desk.records(&pack, "Aiko", now).due.len();
        let (right, ahead) = (due(&right), due(&ahead));
        match days {
            0 => assert_eq!(ahead, right),
            // It stays as near as it was today, and is not a year away.
            _ => assert!(ahead <= right, "{days}"),
        }
    }
    let report = |desk: &Desk| {
        let store = Store::open(&desk.path()).unwrap();
        store
            .report(&ReportScope::whole(None), NOW)
            .unwrap()
            .unwrap()
    };
    let (right, told) = (report(&right), report(&ahead));
    assert_eq!((right.ahead, right.totals.days), (0, 1));
    assert_eq!(
        (told.ahead, told.totals.days, told.totals.answers),
        (1, 0, 0)
    );
    assert_eq!(told.due[0].count, right.due[0].count);
}

#[test]
fn what_lies_ahead_is_not_sent_until_its_time_comes() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    sorted(&pack, &desk, 3, NOW);
    sorted(&pack, &desk, 4, later(365 * DAY));
    let store = Store::open(&desk.path()).unwrap();
    let lrs = store.lrs("https://lrs.example.com").unwrap();
    let waits = |now| {
        let (waiting, ahead) = store.waiting(lrs, None, now).unwrap();
        (waiting.len(), ahead)
    };
    assert_eq!(waits(later(HOUR)), (1, 1));
    assert_eq!(waits(later(366 * DAY)), (2, 0));
    // In the middle of it, one answer lies ahead.
    assert_eq!(waits(later(3_000)), (0, 2));
}

#[test]
fn a_store_answers_for_what_was_sent_and_not_for_what_came_into_its_row() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    sorted(&pack, &desk, 3, NOW);
    let mut store = Store::open(&desk.path()).unwrap();
    let lrs = store.lrs("https://lrs.example.com").unwrap();
    let waits = |store: &Store| store.waiting(lrs, None, later(HOUR)).unwrap().0;
    let of = waits(&store)[0];
    // While it was on its way it was deleted, and somebody else practised: SQLite gives the row again.
    let change = "UPDATE attempt SET name = '00000000-0000-4000-8000-000000000001'";
    desk.db().execute(change, []).unwrap();
    assert_eq!(store.waiting_attempt(&of).unwrap(), None);
    let refused = vec![(1, 400)];
    let upto = of.all;
    store
        .answered_for(lrs, &[Ack { of, upto, refused }])
        .unwrap();
    assert_eq!(waits(&store)[0].upto, 0);
    assert_eq!(one::<i64>(&desk.db(), "SELECT count(*) FROM refused"), 0);
}

#[test]
fn a_clock_at_which_nobody_can_have_practised_is_told_and_nothing_is_written() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    for ms in [
        0,
        1_000_000_000_000,
        1_735_689_599_999,
        4_102_444_800_000,
        i64::MAX,
    ] {
        let now = Moment { ms, zone: 540 };
        let store = Store::open(&desk.path()).unwrap();
        let failed = Writer::new(store, stamp(&pack, "Aiko"), now).err().unwrap();
        assert_eq!(failed.trouble, RecordsErrorKind::Clock, "{ms}");
        // Set while a window is open.
        let mut player = Player::new(&pack, call(2, 6), 6);
        player.moves(&Scenario::drawn(&pack, 2, 6).unwrap().perfect()[..2]);
        let mut writer = desk.writer(&pack, "Aiko");
        let failed = writer.write(&player.steps[0], now).unwrap_err();
        assert_eq!(failed.trouble, RecordsErrorKind::Clock, "{ms}");
    }
    for ms in [1_735_689_600_000, 4_102_444_799_999] {
        let store = Store::open(&desk.path()).unwrap();
        assert!(Writer::new(store, stamp(&pack, "Aiko"), Moment { ms, zone: 0 }).is_ok());
    }
}

#[test]
fn a_clock_that_is_set_back_gives_an_exam_no_time() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&cardcode::app::action::Action::Begin);
    exam.play();
    let steps = &exam.steps[..exam.steps.len() / 2];
    let mut writer = desk.writer(&pack, "Aiko");
    // Ten answers a minute apart; then the clock goes back an hour, and there are ten more.
    let minute = 60_000;
    for (place, events) in steps.iter().enumerate() {
        let place = place as i64;
        let back = if place > 10 { 60 * minute } else { 0 };
        writer.write(events, later(place * minute - back)).unwrap();
    }
    drop(writer);
    let last = steps.len() as i64 - 1;
    assert!(last > 12, "{last}");
    let age = |now: i64| desk.records(&pack, "Aiko", later(now)).open.unwrap().age;
    // The step over which the clock was set took a minute that nobody can know of.
    let passed = (last - 1) as u64 * 60;
    assert_eq!(age(last * minute - 60 * minute), passed);
    assert_eq!(age((last + 5) * minute - 60 * minute), passed + 300);
    assert_eq!(age(-3 * 60 * minute), passed, "set back once more");
    assert_eq!(age(last * minute), passed + 3600, "and put right");
}
