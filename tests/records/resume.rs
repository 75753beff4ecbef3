//! What was left goes on, in one window of several.

use cardcode::app::action::Action;
use cardcode::app::history::RecordsErrorKind;
use cardcode::app::message::Msg;
use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::screens::grade::GradeScreen;
use cardcode::pack::content::Pack;
use cardcode::records::append::{RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::day::DAY;
use cardcode::training::event::{Event, EventKind};
use cardcode::view::router::page;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, answers, call, later, one, stamp, write};

#[test]
fn an_exam_is_written_part_by_part_and_goes_on_from_any_move() {
    let pack = Pack::embedded().unwrap();
    let mut whole = Player::new(&pack, Screen::ExamIntro, 5);
    whole.choose(&Action::Begin);
    whole.play();
    let Screen::Grade(GradeScreen { exam, grade, .. }) = whole.state.screen().clone() else {
        panic!()
    };
    let steps = whole.steps.len();
    assert!(steps > 40, "{steps} steps");
    // Left after any number of answers, it stands where it stood.
    for cut in (2..steps - 1).step_by(7) {
        let desk = Desk::new();
        write(&mut desk.writer(&pack, "Aiko"), &whole.steps[..cut], NOW);
        let open = desk.records(&pack, "Aiko", later(90_000)).open.unwrap();
        assert_eq!((open.age, open.day.as_str()), (90, "2026-11-23"));
        let screen = Screen::resumed(&open, &pack).unwrap();
        let Screen::Exam(taken) = &screen else {
            panic!()
        };
        let answered = |entries: &Vec<Event>| {
            entries
                .iter()
                .filter(|entry| matches!(entry.kind, EventKind::Answered(..)))
                .count()
        };
        let count: usize = whole.steps[..cut].iter().map(answered).sum();
        let there = taken.pointing.given.len() + taken.sorting.given.len();
        let there = there
            + taken
                .calls
                .iter()
                .map(|call| call.moves.len())
                .sum::<usize>();
        assert_eq!((there, open.count()), (count, count));
        assert_eq!(taken.spent, 90);
        assert!(exam.pointing.given.starts_with(&taken.pointing.given));
        assert!(exam.sorting.given.starts_with(&taken.sorting.given));
        for (call, all) in taken.calls.iter().zip(&exam.calls) {
            assert!(all.moves.starts_with(&call.moves));
        }
        // The rest is written in another window, and the whole is as if it had never been left.
        let mut again = Player::new(&pack, Screen::Train, 1);
        again.hear(Msg::Read(Box::new(desk.records(
            &pack,
            "Aiko",
            later(90_000),
        ))));
        again.choose(&Action::TakeUp);
        let mut writer = desk.writer(&pack, "Aiko");
        write(&mut writer, &again.steps, later(90_000));
        let begun = |entries: &&Vec<Event>| !entries.is_empty();
        let rest: Vec<Vec<Event>> = whole.steps[cut..].iter().filter(begun).cloned().collect();
        write(&mut writer, &rest, later(91_000));
        let db = desk.db();
        let score: u32 = one(&db, "SELECT score FROM attempt WHERE kind = 'exam'");
        assert_eq!(score, grade.score);
        let parts: usize = one(
            &db,
            "SELECT count(*) FROM attempt WHERE exam IS NOT NULL AND ended IS NOT NULL",
        );
        assert_eq!(parts, 2 + exam.calls.len());
        assert_eq!(desk.records(&pack, "Aiko", later(0)).open, None);
    }
}

#[test]
fn an_exam_that_was_left_for_days_goes_on_in_its_cards() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, Screen::ExamIntro, 5);
    player.choose(&Action::Begin);
    player.choose(&Action::Nowhere);
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    let now = later(3 * DAY);
    let store = Store::open(&desk.path()).unwrap();
    let mut writer = Writer::new(store, stamp(&pack, "Aiko"), now).unwrap();
    let mut again = Player::new(&pack, Screen::Train, 1);
    again.hear(Msg::Read(Box::new(writer.records(now).unwrap())));
    again.choose(&Action::TakeUp);
    again.choose(&Action::Nowhere);
    write(&mut writer, &again.steps, now);
    assert_eq!(one::<i64>(&desk.db(), "SELECT count(*) FROM answer"), 2);
}

#[test]
fn a_call_that_was_left_is_taken_up_or_closed_as_unfinished() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 8), 8);
    player.moves(&Scenario::drawn(&pack, 3, 8).unwrap().perfect()[..3]);
    let Screen::Call(left) = player.state.screen().clone() else {
        panic!()
    };
    assert!(!left.moves.is_empty());
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    assert_eq!(
        desk.records(&pack, "Ben", NOW).open,
        None,
        "another person's"
    );
    let records = desk.records(&pack, "Aiko", NOW);
    let id = records.open.clone().unwrap().attempt.id;

    // On the page of practice both can be chosen.
    let mut player = Player::new(&pack, Screen::Train, 1);
    player.hear(Msg::Read(Box::new(records.clone())));
    let told = cardcode::render::plain::lines(&page(&pack, &player.state)).join("\n");
    assert!(told.contains("You have an unfinished session"), "{told}");
    player.choose(&Action::TakeUp);
    let Screen::Call(taken) = player.state.screen() else {
        panic!()
    };
    assert_eq!(
        (taken.origin.clone(), &taken.moves),
        (left.origin.clone(), &left.moves)
    );
    assert_eq!(player.steps[0][0].attempt, id);
    assert_eq!(player.steps[0][0].kind, EventKind::TakenUp);
    player.play();
    write(
        &mut desk.writer(&pack, "Aiko"),
        &player.steps,
        later(60_000),
    );
    let Screen::Debrief(DebriefScreen { shift, verdict, .. }) = player.state.screen() else {
        panic!()
    };
    let db = desk.db();
    assert_eq!(answers(&db, "call").len(), shift.moves.len());
    assert_eq!(one::<u32>(&db, "SELECT score FROM attempt"), verdict.score);

    // Closed: it ends when it was last heard of.
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 8), 8);
    player.moves(&Scenario::drawn(&pack, 3, 8).unwrap().perfect()[..2]);
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    let mut player = Player::new(&pack, Screen::Train, 1);
    player.hear(Msg::Read(Box::new(desk.records(&pack, "Aiko", NOW))));
    player.choose(&Action::CloseOpen);
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, later(DAY));
    let db = desk.db();
    assert_eq!(
        one::<String>(&db, "SELECT outcome FROM attempt"),
        "unfinished"
    );
    let last: i64 = one(&db, "SELECT max(time) FROM answer");
    assert_eq!(one::<i64>(&db, "SELECT ended FROM attempt"), last);
    assert_eq!(desk.records(&pack, "Aiko", NOW).open, None);
}

#[test]
fn a_call_of_another_pack_is_not_taken_up_but_can_be_closed() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 8), 8);
    player.moves(&Scenario::drawn(&pack, 3, 8).unwrap().perfect()[..1]);
    let other = RecordContext {
        pack: ["cardcode".into(), "0.0.1".into(), "0".repeat(64)],
        ..stamp(&pack, "")
    };
    let mut writer = Writer::new(Store::open(&desk.path()).unwrap(), other, NOW).unwrap();
    write(&mut writer, &player.steps, NOW);
    let records = desk.records(&pack, "", NOW);
    let mut player = Player::new(&pack, Screen::Train, 1);
    player.hear(Msg::Read(Box::new(records)));
    let all = player.state.actions(&pack);
    assert!(
        !all.contains(&Action::TakeUp) && all.contains(&Action::CloseOpen),
        "{all:?}"
    );
}

#[test]
fn two_windows_write_at_once_and_a_call_belongs_to_one_of_them() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let (mut first, mut second) = (desk.writer(&pack, "Aiko"), desk.writer(&pack, "Aiko"));
    let mut here = Player::new(&pack, call(2, 4), 4);
    let mut there = Player::new(&pack, call(2, 9), 9);
    here.play();
    there.play();
    let longest = here.steps.len().max(there.steps.len());
    for place in 0..longest {
        let now = later(1000 * place as i64);
        if let Some(entries) = here.steps.get(place) {
            first.write(entries, now).unwrap();
        }
        if let Some(entries) = there.steps.get(place) {
            second.write(entries, now).unwrap();
        }
    }
    let db = desk.db();
    assert_eq!(
        one::<i64>(&db, "SELECT count(*) FROM attempt WHERE ended IS NOT NULL"),
        2
    );

    // A third call is begun in one window and taken up in the other: the first one is told.
    let mut player = Player::new(&pack, call(2, 12), 12);
    player.moves(&Scenario::drawn(&pack, 2, 12).unwrap().perfect());
    write(&mut first, &player.steps[..2], NOW);
    let taken = Event {
        attempt: desk.records(&pack, "Aiko", NOW).open.unwrap().attempt.id,
        part: None,
        lang: Lang::new("en"),
        kind: EventKind::TakenUp,
    };
    second.write(&[taken], NOW).unwrap();
    let refused = first.write(&player.steps[2], NOW).unwrap_err();
    assert_eq!(refused.trouble, RecordsErrorKind::Elsewhere);
    write(&mut second, &player.steps[2..], NOW);
    assert_eq!(
        one::<i64>(&db, "SELECT count(*) FROM attempt WHERE ended IS NULL"),
        0
    );
    // What is begun next in the first window is its own.
    let mut next = Player::new(&pack, call(2, 13), 13);
    next.play();
    write(&mut first, &next.steps, NOW);
}

#[test]
fn a_clock_that_was_set_back_gives_no_time_back() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    exam.choose(&Action::Nowhere);
    exam.choose(&Action::Nowhere);
    let (first, last) = exam.steps.split_at(exam.steps.len() - 1);
    let mut writer = desk.writer(&pack, "Aiko");
    write(&mut writer, first, NOW);
    write(&mut writer, last, later(600_000));
    let age = |now| desk.records(&pack, "Aiko", now).open.unwrap().age;
    assert_eq!((age(later(900_000)), age(NOW)), (900, 600));
}
