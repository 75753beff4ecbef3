//! What comes back, and when.

use cardcode::app::action::Action;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::Msg;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::call_list::CallListScreen;
use cardcode::pack::content::Pack;
use cardcode::records::schedule::ItemMemory;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::Move;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::day::DAY;
use cardcode::training::day::Moment;
use cardcode::training::event::EventKind;
use cardcode::training::review::{ReviewItem, ReviewKind};
use cardcode::training::srs::{Rating, Scheduler};
use cardcode::training::srs_weights::DEFAULT_WEIGHTS;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, later, write};

/// Published with FSRS-6: the test vector that its implementations share (py-fsrs, fsrs-rs and others), default
/// parameters, grades again and five times good after 0, 0, 1, 3, 8 and 21 days.
const VECTOR: [(u32, i64); 6] = [(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)];

#[test]
fn the_schedule_is_that_of_the_published_values() {
    let close = |one: f32, other: f32| (one - other).abs() < 1e-4;
    let first = Scheduler::new(&DEFAULT_WEIGHTS, 0.9).unwrap();
    // First reviews: the first four parameters, and the difficulties of fsrs-rs's documentation.
    let known = [
        (0.212, 6.4133),
        (1.2931, 5.112_170_7),
        (2.3065, 2.118_104),
        (8.2956, 1.0),
    ];
    for (rating, (stability, difficulty)) in Rating::ALL.into_iter().zip(known) {
        let memory = ItemMemory::reviewed(&first, None, rating, NOW);
        assert!(
            close(memory.state.stability, stability) && close(memory.state.difficulty, difficulty),
            "{memory:?}"
        );
        // At a retention of 0.9, an item is due after as many days as its stability: whole ones, none where it was not
        // known.
        let days = [0, 1, 2, 8][rating as usize - 1];
        assert_eq!(memory.due - NOW.ms, days * DAY);
    }
    let walk = |weights: &[f32]| {
        let scheduler = Scheduler::new(weights, 0.9).unwrap();
        let mut now = NOW;
        VECTOR.iter().fold(None, |memory, (rating, days)| {
            now.ms += days * DAY;
            let rating = Rating::from_number(*rating).unwrap();
            Some(ItemMemory::reviewed(&scheduler, memory, rating, now))
        })
    };
    let last = walk(&DEFAULT_WEIGHTS).unwrap();
    assert!(
        close(last.state.stability, 53.62691) && close(last.state.difficulty, 6.357_486_7),
        "{last:?}"
    );
    let mut frozen = DEFAULT_WEIGHTS;
    frozen[17..20].fill(0.0);
    assert!(close(walk(&frozen).unwrap().state.stability, 53.335_106));
    // What is due is known by nine of ten, as near as whole days come.
    let known = last.retrievability(&first, last.due);
    assert!((known - 0.9).abs() < 0.002, "{known}");
    assert!(Scheduler::new(&[1.0, 2.0, 3.0], 0.9).is_err());
    assert!(Scheduler::new(&DEFAULT_WEIGHTS, 7.0).is_err());
}

#[test]
fn what_was_wrong_is_due_today_and_what_was_right_another_day() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let sorting = Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn {
        seed: 2,
        count: 10,
    }));
    let mut player = Player::new(&pack, sorting, 2);
    while let Screen::Quiz(sorting) = player.state.screen().clone()
        && let Some(question) = sorting.question(&pack)
    {
        // The number is told rightly, and every other time what to do is not.
        let right = question.right().map(|right| &right.id);
        let mut answers = question.answers.iter();
        let right = answers
            .position(|answer| Some(&answer.id) == right)
            .unwrap();
        let slips = usize::from(sorting.at() % 4 == 1);
        match sorting.explaining {
            true => player.choose(&Action::Next),
            false => player.choose(&Action::Classify((right + slips) % question.answers.len())),
        }
    }
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    let Screen::Quiz(sorted) = player.state.screen() else {
        panic!()
    };
    let mut missed: Vec<&str> = sorted
        .answered(&pack)
        .into_iter()
        .filter(|one| !one.is_right())
        .map(|one| one.question.request.id.as_str())
        .collect();
    // Two questions are asked of each.
    missed.dedup();
    assert!(!missed.is_empty() && missed.len() < 10, "{missed:?}");
    let mut today = desk.records(&pack, "", NOW).due_of(ReviewKind::Request);
    missed.sort_unstable();
    today.sort_unstable();
    assert_eq!(today, missed);
    // Three days on, everything came back, the longest overdue first.
    let due = desk.records(&pack, "", later(3 * DAY)).due;
    assert_eq!(due.len(), 10);
    let first: Vec<&str> = due
        .iter()
        .take(missed.len())
        .map(|item| item.id.as_str())
        .collect();
    assert!(first.iter().all(|id| missed.contains(id)), "{first:?}");

    // Today's review asks for these and no others, and what was right is gone from it.
    let mut player = Player::new(&pack, Screen::DueToday, 1);
    player.hear(Msg::Read(Box::new(desk.records(&pack, "", NOW))));
    let place = player
        .state
        .actions(&pack)
        .iter()
        .position(|act| matches!(act, Action::Go(Route::DueRequests)))
        .unwrap();
    player.take(place);
    while let Screen::Quiz(sorting) = player.state.screen().clone()
        && !sorting.is_over(&pack)
    {
        match sorting.explaining {
            true => player.choose(&Action::Next),
            false => {
                let question = sorting.question(&pack).unwrap();
                assert!(missed.contains(&question.request.id.as_str()));
                let right = question.right().map(|right| &right.id);
                let mut answers = question.answers.iter();
                let right = answers.position(|answer| Some(&answer.id) == right);
                player.choose(&Action::Classify(right.unwrap()));
            }
        }
    }
    write(&mut desk.writer(&pack, ""), &player.steps, later(60_000));
    let after = desk
        .records(&pack, "", later(120_000))
        .due_of(ReviewKind::Request);
    assert!(after.is_empty(), "{after:?}");
}

#[test]
fn at_most_fifteen_things_come_back_in_a_day_and_the_rest_waits() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(
        &pack,
        Screen::Quiz(cardcode::training::modes::requests::drill(2)),
        2,
    );
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, later(-3 * DAY));
    let db = desk.db();
    db.execute("DELETE FROM item", []).unwrap();
    let items = "WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 39)
        INSERT INTO item (person, kind, item, stability, difficulty, reviewed, due, reviews, lapses)
        SELECT person.id, 'request', printf('due-%02d', n), 1.0, 5.0, ?1, ?2 + n, 1, 0 FROM person, n";
    let days = |days: i64| later(days * DAY).ms;
    db.execute(items, [days(-3), days(-1)]).unwrap();
    let due = |now| {
        let read = desk.records(&pack, "", now);
        let ids = read.due_of(ReviewKind::Request);
        (ids.len(), ids.first().cloned(), read.waiting)
    };
    assert_eq!(due(NOW), (15, Some("due-00".to_owned()), 25));
    // What came back today counts, whether it was known or not; what was met for the first time does not.
    let done = "UPDATE item SET reviewed = ?1, due = ?2, reviews = ?3 WHERE item BETWEEN ?4 AND ?5";
    let done = |reviews: i64, from: &str, to: &str| {
        let row = rusqlite::params![NOW.ms, days(5), reviews, from, to];
        db.execute(done, row).unwrap()
    };
    assert_eq!(done(2, "due-00", "due-09"), 10);
    assert_eq!(due(NOW), (5, Some("due-10".to_owned()), 25));
    assert_eq!(done(1, "due-20", "due-29"), 10);
    assert_eq!(due(NOW), (5, Some("due-10".to_owned()), 15));
    assert_eq!(done(2, "due-10", "due-14"), 5);
    assert_eq!(due(NOW), (0, None, 15));
    assert_eq!(due(later(DAY)), (15, Some("due-15".to_owned()), 0));
}

#[test]
fn the_day_ends_where_the_person_is() {
    // 14:59 UTC is one minute before midnight in Japan.
    let evening = Moment {
        ms: NOW.ms - 3 * 3_600_000 + 15 * 3_600_000 - 60_000,
        zone: 540,
    };
    assert_eq!(evening.end_of_day() - evening.ms, 60_000);
    let west = Moment {
        ms: evening.ms,
        zone: -300,
    };
    assert_eq!(west.end_of_day() - west.ms, 14 * 3_600_000 + 60_000);
}

#[test]
fn calls_are_drawn_towards_weak_causes_unless_a_seed_was_asked_for() {
    let pack = Pack::embedded().unwrap();
    let causes: Vec<&str> = pack
        .causes()
        .all
        .iter()
        .map(|cause| cause.id.as_str())
        .collect();
    let weak = &causes[..4];
    let recall = |cause: &&str| if weak.contains(cause) { 100 } else { 950 };
    let records = PracticeHistory {
        recall: causes
            .iter()
            .map(|cause| ((*cause).to_owned(), recall(cause)))
            .collect(),
        ..PracticeHistory::default()
    };
    let cause = |origin: &ScenarioId| {
        let case = Scenario::new(&pack, origin).unwrap();
        weak.contains(&case.cause().id.as_str())
    };
    let count = |draw: &dyn Fn(u64) -> ScenarioId| {
        (0..300).filter(|seed| cause(&draw(seed * 1000))).count()
    };
    let towards = count(&|seed| records.draw(&pack, 3, seed));
    let plain = count(&|seed| ScenarioId::Drawn(3, seed));
    assert!(
        2 * towards > 5 * plain && towards < 300,
        "{towards} of 300, else {plain}"
    );
    // What is due is asked about.
    let about = vec![causes[7].to_owned()];
    let found = PracticeHistory::about(&pack, &about, 3, 0).unwrap();
    assert_eq!(Scenario::new(&pack, &found).unwrap().cause().id, about[0]);
    // A seed that was asked for means the same call for everybody.
    let mut player = Player::new(&pack, Screen::CallList(CallListScreen { level: 3 }), 40);
    let session = cardcode::training::exam::TrainingSession {
        seed: 40,
        is_seeded: true,
        ..Default::default()
    };
    player.hear(Msg::SessionStarted {
        session,
        recorded_as: None,
    });
    player.hear(Msg::Read(Box::new(records)));
    assert_eq!(
        player.state.actions(&pack)[0],
        Action::Go(Route::DrawnCall(3))
    );
    player.take(0);
    let Screen::Call(taken) = player.state.screen() else {
        panic!("{:?}", player.state.screen());
    };
    assert_eq!(taken.origin, ScenarioId::Rehearsed(3, 40));
}

#[test]
fn a_call_reviews_its_cause_and_the_rules_that_were_at_stake() {
    let pack = Pack::embedded().unwrap();
    let mut player = Player::new(&pack, call(2, 6), 6);
    let case = Scenario::drawn(&pack, 2, 6).unwrap();
    player.moves(&case.perfect());
    let ended = player
        .steps
        .iter()
        .flatten()
        .find_map(|entry| match &entry.kind {
            EventKind::Ended(ended) => Some(ended.clone()),
            _ => None,
        });
    let reviews = ended.unwrap().reviews;
    let cause = (
        ReviewItem {
            kind: ReviewKind::Cause,
            id: case.cause().id.clone(),
        },
        Rating::Good,
    );
    assert_eq!(reviews[0], cause);
    assert!(
        reviews[1..]
            .iter()
            .all(|(item, recall)| item.kind == ReviewKind::Rule && *recall == Rating::Good)
    );
    assert!(
        !reviews
            .iter()
            .any(|(item, _)| item.id == "stop-reading-out"),
        "nobody read anything out"
    );
    // Who asks for the code broke that rule, and it comes back.
    let mut player = Player::new(&pack, call(2, 6), 6);
    let mut moves = case.perfect();
    moves.insert(1, Move::Say("ask-code".to_owned()));
    player.moves(&moves);
    let broken = player
        .steps
        .iter()
        .flatten()
        .any(|entry| match &entry.kind {
            EventKind::Ended(ended) => ended.reviews.contains(&(
                ReviewItem {
                    kind: ReviewKind::Rule,
                    id: "never-ask-code".into(),
                },
                Rating::Again,
            )),
            _ => false,
        });
    assert!(broken);
}
