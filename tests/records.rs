//! The records: what is practised is in them, to the last move; what cannot be kept is told; what was left goes on;
//! desks are brought together without doubles; who is forgotten is gone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use cardcode::training::locate;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use cardcode::app::action::Action;
use cardcode::app::history::{PracticeHistory, RecordingStatus, RecordsErrorKind};
use cardcode::app::message::{Effect, Intent, Msg, Notice};
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::append::{Moment, RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::records::import::NotImported;
use cardcode::records::schedule::{DAY, Scheduler};
use cardcode::text::lang::Lang;
use cardcode::training::call::replies::Move;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::event::{ActionKind, AttemptKind, Event, EventKind};
use cardcode::training::locate::LocateDrill;
use cardcode::training::review::{Rating, ReviewItem, ReviewKind};
use cardcode::view::router::page;
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

use common::player::Player;

/// A day in November, at noon in Japan.
const NOW: Moment = Moment {
    ms: 1_795_402_800_000,
    zone: 540,
};

fn later(by: i64) -> Moment {
    Moment {
        ms: NOW.ms + by,
        ..NOW
    }
}

fn stamp(pack: &Pack, alias: &str) -> RecordContext {
    RecordContext {
        alias: alias.to_owned(),
        pack: [
            pack.manifest().id.clone(),
            pack.manifest().version.clone(),
            pack.hash().to_owned(),
        ],
        lang: "en".to_owned(),
    }
}

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempdir().unwrap();
        Desk { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("records.db")
    }

    fn writer(&self, pack: &Pack, alias: &str) -> Writer {
        let store = Store::open(&self.path()).unwrap();
        Writer::new(store, stamp(pack, alias), NOW).unwrap()
    }

    fn db(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    fn records(&self, pack: &Pack, alias: &str, now: Moment) -> PracticeHistory {
        let store = Store::open(&self.path()).unwrap();
        store.records(alias, pack.hash(), now).unwrap()
    }

    fn export(&self, alias: Option<&str>) -> String {
        let mut out = Vec::new();
        Store::open(&self.path())
            .unwrap()
            .export(alias, &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    fn import(&self, text: &str) -> Result<(usize, usize), NotImported> {
        let mut store = Store::open(&self.path()).unwrap();
        let done = store.import(&mut text.as_bytes())?;
        Ok((done.new, done.known))
    }
}

/// Writes each step, a second after the one before it.
fn write(writer: &mut Writer, steps: &[Vec<Event>], from: Moment) {
    for (place, entries) in steps.iter().enumerate() {
        let now = Moment {
            ms: from.ms + 1000 * place as i64,
            ..from
        };
        writer.write(entries, now).unwrap();
    }
}

fn call(level: usize, seed: u64) -> Screen {
    Screen::Call(CallSession::new(ScenarioId::Drawn(level, seed)))
}

/// The answers in the file: part, what was done, about what, what was answered.
fn answers(db: &Connection, of: &str) -> Vec<(i64, String, String, String)> {
    let mut all = db
        .prepare(
            "SELECT coalesce(part, 0), doing, item, given FROM answer JOIN attempt ON attempt.id = attempt
             WHERE kind = ?1 ORDER BY attempt.id, at",
        )
        .unwrap();
    let rows = all.query_map([of], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn one<T: rusqlite::types::FromSql>(db: &Connection, of: &str) -> T {
    db.query_row(of, [], |row| row.get(0)).unwrap()
}

#[test]
fn every_answer_of_a_drill_is_written_with_what_it_was_taken_for() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut writer = desk.writer(&pack, "Aiko");
    for seed in 0..6 {
        let pointing = Screen::Locate(LocateDrill::new(seed, locate::DRILL));
        let mut player = Player::new(&pack, pointing, seed);
        player.play();
        write(&mut writer, &player.steps, NOW);
        let Screen::Locate(done) = player.state.screen() else {
            panic!()
        };
        let sorting = ClassifyDrill::new(QuestionSet::Drawn { seed, count: 10 });
        let mut player = Player::new(&pack, Screen::Quiz(sorting), seed);
        player.play();
        write(&mut writer, &player.steps, NOW);
        let Screen::Quiz(sorted) = player.state.screen() else {
            panic!()
        };
        let db = desk.db();
        let last = |kind: &str, column: &str| -> i64 {
            one(
                &db,
                &format!(
                    "SELECT {column} FROM attempt WHERE kind = '{kind}' ORDER BY id DESC LIMIT 1"
                ),
            )
        };
        let right = |kind: &str| -> usize {
            one(
                &db,
                &format!(
                    "SELECT count(*) FROM answer WHERE right AND attempt = {}",
                    last(kind, "id")
                ),
            )
        };
        assert_eq!(right("cards"), done.right(&pack), "seed {seed}");
        assert_eq!(last("cards", "score"), (100 * done.right(&pack) / 8) as i64);
        assert_eq!(right("requests"), sorted.right(&pack), "seed {seed}");
    }
    let db = desk.db();
    assert_eq!(answers(&db, "cards").len(), 6 * 8);
    assert_eq!(answers(&db, "requests").len(), 6 * 10);
    let unnamed: i64 = one(
        &db,
        "SELECT count(*) FROM answer WHERE right = 0 AND mistake IS NULL",
    );
    assert_eq!(
        unnamed, 0,
        "each mistake says what was taken for the right thing"
    );
    let open: i64 = one(&db, "SELECT count(*) FROM attempt WHERE ended IS NULL");
    assert_eq!(open, 0);
}

#[test]
fn every_move_of_a_call_is_written_and_the_verdict_when_it_is_over() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut writer = desk.writer(&pack, "");
    for seed in 0..20 {
        let level = 1 + seed as usize % 5;
        let mut player = Player::new(&pack, call(level, seed), seed);
        player.play();
        write(&mut writer, &player.steps, NOW);
        let Screen::Debrief { shift, verdict, .. } = player.state.screen() else {
            panic!()
        };
        let db = desk.db();
        let row: i64 = one(&db, "SELECT max(id) FROM attempt");
        let written = answers(&db, "call");
        let written = &written[written.len() - shift.moves.len()..];
        for (one, (_, doing, item, _)) in shift.moves.iter().zip(written) {
            let made = match one {
                Move::Ask(id) => ("ask", id.as_str()),
                Move::Say(id) => ("say", id.as_str()),
                Move::Name(id) => ("name", id.as_str()),
                Move::Refer(id) => ("refer", id.as_str()),
                Move::Close => ("close", ""),
            };
            assert_eq!(made, (doing.as_str(), item.as_str()), "seed {seed}");
        }
        let score: u32 = one(&db, &format!("SELECT score FROM attempt WHERE id = {row}"));
        let outcome: String = one(
            &db,
            &format!("SELECT outcome FROM attempt WHERE id = {row}"),
        );
        assert_eq!(
            (score, outcome == "passed"),
            (verdict.score, verdict.passed)
        );
        let broken: usize = one(
            &db,
            &format!("SELECT count(*) FROM breach WHERE attempt = {row}"),
        );
        assert_eq!(broken, verdict.broken.len());
        let bits: u32 = one(
            &db,
            &format!("SELECT coalesce(sum(bits), 0) FROM answer WHERE attempt = {row}"),
        );
        assert_eq!(
            bits,
            verdict.questions.iter().map(|one| one.gained).sum::<u32>()
        );
    }
}

#[test]
fn practice_is_recorded_in_the_language_in_which_it_was_answered() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, Screen::Locate(LocateDrill::new(3, 8)), 3);
    player.hear(Msg::Intent(Intent::Language));
    assert_eq!(player.state.lang, Lang::new("ja"));
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    assert_eq!(one::<String>(&desk.db(), "SELECT lang FROM attempt"), "ja");
}

#[test]
fn what_everybody_can_play_is_recorded_nowhere_and_neither_is_a_diagnosis() {
    let pack = Pack::embedded().unwrap();
    let mut player = Player::new(&pack, Screen::Quiz(ClassifyDrill::default()), 1);
    player.play();
    assert!(player.steps.is_empty());
    let mut player = Player::new(&pack, Screen::Diagnose(Default::default()), 1);
    for _ in 0..30 {
        let place = player.whim();
        player.take(place);
    }
    assert!(player.steps.is_empty());
}

#[test]
fn an_exam_is_written_part_by_part_and_goes_on_from_any_move() {
    let pack = Pack::embedded().unwrap();
    let mut whole = Player::new(&pack, Screen::ExamIntro, 5);
    whole.choose(&Action::Begin);
    whole.play();
    let Screen::Grade { exam, grade } = whole.state.screen().clone() else {
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
        let screen = open.screen(&pack, &Default::default()).unwrap();
        let Screen::Exam(taken) = &screen else {
            panic!()
        };
        let answered = |entries: &Vec<Event>| {
            entries
                .iter()
                .filter(|entry| matches!(entry.kind, EventKind::Answered(_)))
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
fn a_call_that_was_left_is_taken_up_or_closed_as_unfinished() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 8), 8);
    for _ in 0..7 {
        let place = player.whim();
        player.take(place);
    }
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
    let id = records.open.clone().unwrap().id;

    // On the page of practice both can be chosen.
    let mut player = Player::new(&pack, Screen::Train, 1);
    player.hear(Msg::Read(Box::new(records.clone())));
    let told = cardcode::render::plain::lines(&page(&pack, &player.state)).join("\n");
    assert!(told.contains("Practice was left before its end"), "{told}");
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
    let Screen::Debrief { shift, verdict, .. } = player.state.screen() else {
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
    let all = cardcode::app::action::acts(&pack, &player.state);
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
        attempt: desk.records(&pack, "Aiko", NOW).open.unwrap().id,
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
fn windows_that_are_opened_at_once_make_one_file() {
    for _ in 0..20 {
        let desk = Desk::new();
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Store::open(&desk.path()).map(|_| ())))
                .collect();
            for opened in opened {
                opened.join().unwrap().unwrap();
            }
        });
    }
}

#[test]
fn a_step_is_written_whole_or_not_at_all() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut writer = desk.writer(&pack, "");
    let mut player = Player::new(&pack, call(1, 3), 3);
    player.moves(&Scenario::drawn(&pack, 1, 3).unwrap().perfect());
    let last = player.steps.pop().unwrap();
    assert!(last.len() > 1, "the last move and the end");
    write(&mut writer, &player.steps, NOW);
    desk.db()
        .execute_batch("CREATE TRIGGER no_end BEFORE UPDATE OF outcome ON attempt BEGIN SELECT raise(ABORT, 'no'); END")
        .unwrap();
    let before = answers(&desk.db(), "call").len();
    assert!(writer.write(&last, NOW).is_err());
    assert_eq!(answers(&desk.db(), "call").len(), before);
}

/// Published with FSRS-6: the test vector that its implementations share (py-fsrs, fsrs-rs and others), default
/// parameters, grades again and five times good after 0, 0, 1, 3, 8 and 21 days.
const VECTOR: [(u32, i64); 6] = [(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)];

#[test]
fn the_schedule_is_that_of_the_published_values() {
    let close = |one: f32, other: f32| (one - other).abs() < 1e-4;
    let first = Scheduler::new(&fsrs::DEFAULT_PARAMETERS, 0.9).unwrap();
    // First reviews: the first four parameters, and the difficulties of fsrs-rs's documentation.
    let known = [
        (0.212, 6.4133),
        (1.2931, 5.112_170_7),
        (2.3065, 2.118_104),
        (8.2956, 1.0),
    ];
    for (recall, (stability, difficulty)) in (1..).zip(known) {
        let memory = first.reviewed(None, recall, NOW.ms).unwrap();
        assert!(
            close(memory.stability, stability) && close(memory.difficulty, difficulty),
            "{memory:?}"
        );
        // At a retention of 0.9, an item is due after as many days as its stability: whole ones, none where it was not
        // known.
        let days = [0, 1, 2, 8][recall as usize - 1];
        assert_eq!(memory.due - NOW.ms, days * DAY);
    }
    let walk = |weights: &[f32]| {
        let scheduler = Scheduler::new(weights, 0.9).unwrap();
        let mut now = NOW.ms;
        VECTOR.iter().fold(None, |memory, (recall, days)| {
            now += days * DAY;
            Some(scheduler.reviewed(memory, *recall, now).unwrap())
        })
    };
    let last = walk(&fsrs::DEFAULT_PARAMETERS).unwrap();
    assert!(
        close(last.stability, 53.62691) && close(last.difficulty, 6.357_486_7),
        "{last:?}"
    );
    let mut frozen = fsrs::DEFAULT_PARAMETERS;
    frozen[17..20].fill(0.0);
    assert!(close(walk(&frozen).unwrap().stability, 53.335_106));
    // What is due is known by nine of ten, as near as whole days come.
    let known = first.known(last, last.due);
    assert!((known - 0.9).abs() < 0.002, "{known}");
    assert!(Scheduler::new(&[1.0, 2.0, 3.0], 0.9).is_err());
    assert!(Scheduler::new(&fsrs::DEFAULT_PARAMETERS, 7.0).is_err());
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
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    let Screen::Quiz(sorted) = player.state.screen() else {
        panic!()
    };
    let mut missed: Vec<&str> = sorted
        .missed(&pack)
        .iter()
        .map(|one| one.id.as_str())
        .collect();
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
    let place = cardcode::app::action::acts(&pack, &player.state)
        .iter()
        .position(|act| matches!(act, Action::Go(Screen::Quiz(_))))
        .unwrap();
    player.take(place);
    while let Screen::Quiz(sorting) = player.state.screen().clone()
        && !sorting.is_over(&pack)
    {
        match sorting.explaining {
            true => player.choose(&Action::Next),
            false => {
                let request = sorting.request(&pack).unwrap();
                assert!(missed.contains(&request.id.as_str()));
                let answers = sorting.answers(&pack);
                let right = answers
                    .iter()
                    .position(|answer| answer.id == request.answer);
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
        towards > 3 * plain && towards < 300,
        "{towards} of 300, else {plain}"
    );
    // What is due is asked about.
    let about = vec![causes[7].to_owned()];
    let found = PracticeHistory::about(&pack, &about, 3, 0).unwrap();
    assert_eq!(Scenario::new(&pack, &found).unwrap().cause().id, about[0]);
    // A seed that was asked for means the same call for everybody.
    let mut player = Player::new(&pack, Screen::CallList { level: 3 }, 40);
    player.state = player
        .state
        .clone()
        .sat_by(cardcode::training::exam::TrainingSession {
            seed: 40,
            is_seeded: true,
            ..Default::default()
        });
    player.hear(Msg::Read(Box::new(records)));
    assert_eq!(
        cardcode::app::action::acts(&pack, &player.state)[0],
        Action::Go(call(3, 40))
    );
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
    moves.insert(0, Move::Say("ask-code".to_owned()));
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

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

fn trouble(path: &Path) -> RecordsErrorKind {
    Store::open(path).err().unwrap().trouble
}

#[test]
fn a_file_that_is_not_ours_or_newer_or_broken_is_refused_and_left_as_it_was() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    drop(Store::open(&at("newer.db")).unwrap());
    Connection::open(at("newer.db"))
        .unwrap()
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA user_version = 2; CREATE TABLE next (id)",
        )
        .unwrap();
    Connection::open(at("other.db"))
        .unwrap()
        .execute_batch("CREATE TABLE mine (id)")
        .unwrap();
    // SQLite's own mark of another program.
    Connection::open(at("marked.db"))
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; CREATE TABLE mine (id)")
        .unwrap();
    fs::write(at("text.db"), "milk, bread\n").unwrap();
    fs::write(at("long.db"), "milk, bread\n".repeat(100)).unwrap();
    for (name, expected) in [
        ("newer.db", RecordsErrorKind::Newer),
        ("other.db", RecordsErrorKind::Foreign),
        ("marked.db", RecordsErrorKind::Foreign),
        ("text.db", RecordsErrorKind::Foreign),
        ("long.db", RecordsErrorKind::Foreign),
    ] {
        let before = bytes(&at(name));
        assert_eq!(trouble(&at(name)), expected, "{name}");
        assert_eq!(bytes(&at(name)), before, "{name} is as it was");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 5, "nothing was left beside them: {left:?}");

    // Damage: the middle of a file with something in it.
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 1), 1);
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    desk.db()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let mut torn = bytes(&desk.path());
    let pages = torn.len() / 4096;
    torn[4096..4096 * pages].fill(0x5a);
    fs::write(at("torn.db"), &torn).unwrap();
    assert_eq!(trouble(&at("torn.db")), RecordsErrorKind::Broken);
    assert_eq!(bytes(&at("torn.db")), torn);
    fs::create_dir(at("folder.db")).unwrap();
    assert!(Store::open(&at("folder.db")).is_err());
}

#[test]
fn a_file_that_is_held_is_told_as_held() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let holder = desk.db();
    holder
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    assert_eq!(trouble(&desk.path()), RecordsErrorKind::Locked);
}

#[test]
fn a_full_disk_is_told_as_full() {
    let full =
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
    assert_eq!(
        cardcode::records::database::RecordsError::from(full).trouble,
        RecordsErrorKind::Full
    );
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    assert_eq!(
        cardcode::records::database::RecordsError::from(full).trouble,
        RecordsErrorKind::Full
    );
}

#[test]
fn file_and_folder_are_nobody_elses() {
    let desk = Desk::new();
    let path = desk.folder.path().join("share/cardcode/records.db");
    drop(Store::open(&path).unwrap());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn a_window_that_was_killed_while_it_made_the_file_leaves_one_that_opens() {
    let desk = Desk::new();
    fs::write(desk.path(), "").unwrap();
    drop(Store::open(&desk.path()).unwrap());
    // The mark is written before the tables.
    let desk = Desk::new();
    desk.db()
        .execute_batch("PRAGMA application_id = 1667461732")
        .unwrap();
    drop(Store::open(&desk.path()).unwrap());
}

/// A schema as SQLite tells it.
fn schema(db: &Connection) -> Vec<String> {
    let mut all = db
        .prepare(
            "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
        )
        .unwrap();
    let rows = all.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn records_of_every_released_form_open_as_the_newest_with_all_that_is_in_them() {
    let fresh = Desk::new();
    drop(Store::open(&fresh.path()).unwrap());
    let newest = schema(&fresh.db());
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let pack = Pack::embedded().unwrap();
    for form in 1..=cardcode::records::database::FORM {
        let desk = Desk::new();
        let dump = fs::read_to_string(forms.join(format!("{form}.sql"))).unwrap();
        desk.db().execute_batch(&dump).unwrap();
        let version: usize = one(&desk.db(), "PRAGMA user_version");
        assert_eq!(version, form, "the dump is of form {form}");
        let count =
            |db: &Connection, table: &str| one::<i64>(db, &format!("SELECT count(*) FROM {table}"));
        let tables = ["person", "attempt", "answer", "breach", "review", "item"];
        let before = tables.map(|table| count(&desk.db(), table));
        assert!(before.iter().all(|count| *count > 0), "{before:?}");
        let store = Store::open(&desk.path()).unwrap();
        assert_eq!(schema(&desk.db()), newest, "form {form}");
        assert_eq!(tables.map(|table| count(&desk.db(), table)), before);
        let records = store.records("Aiko", pack.hash(), NOW).unwrap();
        assert!(!records.due.is_empty() && records.open.is_some());
    }
}

#[test]
fn two_desks_are_brought_together_without_doubles_and_the_schedule_is_made_of_both() {
    let pack = Pack::embedded().unwrap();
    let (first, second, both) = (Desk::new(), Desk::new(), Desk::new());
    // The same person at two desks, day by day in turn; and once at the one that takes both in.
    let days: Vec<Player> = (0..6)
        .map(|seed| {
            let screen = match seed % 3 {
                0 => call(2, seed),
                1 => Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn { seed, count: 10 })),
                _ => Screen::Locate(LocateDrill::new(seed, 8)),
            };
            let mut player = Player::new(&pack, screen, seed);
            player.play();
            player
        })
        .collect();
    let one_desk = Desk::new();
    let mut writers = [first.writer(&pack, "Aiko"), second.writer(&pack, "Aiko")];
    let mut alone = one_desk.writer(&pack, "Aiko");
    for (day, player) in days.iter().enumerate() {
        let now = later(day as i64 * DAY);
        write(&mut writers[day % 2], &player.steps, now);
        write(&mut alone, &player.steps, now);
    }
    drop(writers);
    assert_eq!(both.import(&first.export(None)).unwrap(), (3, 0));
    assert_eq!(both.import(&second.export(None)).unwrap(), (3, 0));
    // Again, and from itself: nothing is new.
    assert_eq!(both.import(&first.export(None)).unwrap(), (0, 3));
    assert_eq!(both.import(&both.export(None)).unwrap(), (0, 6));
    let items = |desk: &Desk| -> Vec<(String, String, f64, i64, i64)> {
        let db = desk.db();
        let mut all = db
            .prepare("SELECT kind, item, stability, due, reviews FROM item ORDER BY kind, item")
            .unwrap();
        let rows = all.query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        });
        rows.unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(
        items(&both),
        items(&one_desk),
        "as if there had been one desk"
    );
    // Taken out again, it is what went in, whatever the order.
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines[1..].sort_unstable();
        lines
    };
    let mut sum = lines(&first.export(None));
    sum.extend(lines(&second.export(None)).split_off(1));
    sum[1..].sort_unstable();
    assert_eq!(lines(&both.export(None)), sum);
}

#[test]
fn an_exam_and_a_call_that_went_on_elsewhere_are_taken_in_whole() {
    let pack = Pack::embedded().unwrap();
    let (desk, other) = (Desk::new(), Desk::new());
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    exam.play();
    let half = exam.steps.len() / 2;
    let mut writer = desk.writer(&pack, "Aiko");
    write(&mut writer, &exam.steps[..half], NOW);
    assert!(other.import(&desk.export(None)).unwrap().0 > 1);
    write(&mut writer, &exam.steps[half..], later(60_000));
    let (new, _) = other.import(&desk.export(None)).unwrap();
    assert!(new > 0);
    let count = |desk: &Desk| one::<i64>(&desk.db(), "SELECT count(*) FROM answer");
    assert_eq!(count(&other), count(&desk));
    let ended = |desk: &Desk| {
        one::<i64>(
            &desk.db(),
            "SELECT count(*) FROM attempt WHERE ended IS NOT NULL",
        )
    };
    assert_eq!(ended(&other), ended(&desk));
}

#[test]
fn what_is_there_is_never_made_shorter_and_stays_whose_it_is() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(2, 6), 6);
    player.moves(&Scenario::drawn(&pack, 2, 6).unwrap().perfect()[..3]);
    let mut writer = desk.writer(&pack, "Aiko");
    write(&mut writer, &player.steps[..2], NOW);
    let shorter = desk.export(None);
    write(&mut writer, &player.steps[2..], NOW);
    // Closed with fewer moves elsewhere: here are more.
    let closed = shorter.replacen(
        "\"answers\"",
        "\"ended\":[1795402803000,\"unfinished\"],\"answers\"",
        1,
    );
    let before = desk.export(None);
    assert_eq!(desk.import(&closed).unwrap(), (0, 1));
    assert_eq!(desk.export(None), before);
    let another = before.replacen("\"alias\":\"Aiko\"", "\"alias\":\"Ben\"", 1);
    assert!(matches!(desk.import(&another), Err(NotImported::Line(2))));
    assert_eq!(desk.export(None), before);
}

#[test]
fn a_name_that_sqlite_would_take_for_more_is_a_file_and_a_pipe_is_none() {
    let folder = tempdir().unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE mine (id)")
        .unwrap();
    let before = bytes(&other);
    let named = format!("file:{}", other.display());
    assert!(Store::open_existing(Path::new(&named)).unwrap().is_none());
    assert_eq!(bytes(&other), before);
    let pipe = folder.path().join("pipe.db");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    assert_eq!(trouble(&pipe), RecordsErrorKind::Foreign);
}

#[test]
fn a_file_with_anything_else_in_it_is_refused_whole_by_line() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(2, 6), 6);
    player.moves(&Scenario::drawn(&pack, 2, 6).unwrap().perfect());
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    let good = desk.export(None);
    let there = Desk::new();
    drop(Store::open(&there.path()).unwrap());
    let second = good.lines().nth(1).unwrap();
    let with = |from: &str, to: &str| {
        assert!(second.contains(from), "{from} in {second}");
        good.replacen(from, to, 1)
    };
    for (what, text) in [
        ("nothing", String::new()),
        (
            "no header",
            good.lines().skip(1).collect::<Vec<_>>().join("\n"),
        ),
        ("a header of nothing", good.replacen(":1}", ":0}", 1)),
        ("half a line", good[..good.len() - 40].to_owned()),
        ("a field more", with("\"lang\":", "\"card\":1,\"lang\":")),
        (
            "a number for a name",
            with("\"alias\":\"Aiko\"", "\"alias\":\"4111 1111 1111 1111\""),
        ),
        (
            "a number for an item",
            with("\"item\":\"", "\"item\":\"4111111111111111"),
        ),
        (
            "words for an item",
            with("\"item\":\"", "\"item\":\"He said "),
        ),
        (
            "no such doing",
            with("\"doing\":\"ask\"", "\"doing\":\"tell\""),
        ),
        ("no UUID", with("\"name\":\"", "\"name\":\"x")),
        (
            "a seed as long as a card number",
            with("{\"drawn\":[2,6]}", "{\"drawn\":[2,4111111111111111]}"),
        ),
        (
            "a score beyond all",
            with("\"score\":100", "\"score\":4111111111111111"),
        ),
        (
            "a time beyond all",
            with("\"began\":1795402800000", "\"began\":4111111111111111"),
        ),
        (
            "a zone beyond all",
            with("\"zone\":540", "\"zone\":4111111111"),
        ),
        (
            "a level beyond all",
            with("\"level\":2", "\"level\":4111111111"),
        ),
        (
            "bits beyond all",
            with("\"bits\":[22,0]", "\"bits\":[411111,0]"),
        ),
        ("an end that is none", with("\"passed\"", "\"done well\"")),
    ] {
        let refused = there.import(&text).unwrap_err();
        assert!(
            matches!(refused, NotImported::Line(_)),
            "{what}: {refused:?}"
        );
        assert_eq!(
            one::<i64>(&there.db(), "SELECT count(*) FROM attempt"),
            0,
            "{what}"
        );
        assert_eq!(
            one::<i64>(&there.db(), "SELECT count(*) FROM person"),
            0,
            "{what}"
        );
    }
    let newer = there.import("{\"cardcode_records\":2}\n").unwrap_err();
    assert!(matches!(newer, NotImported::Newer));
}

#[test]
fn who_is_forgotten_is_in_no_byte_of_the_file_and_others_stay() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    for (alias, seed) in [("Aikoyamashita", 1), ("Benjirou", 2)] {
        let mut player = Player::new(&pack, call(2, seed), seed);
        player.play();
        write(&mut desk.writer(&pack, alias), &player.steps, NOW);
    }
    let all = |part: &str| {
        let mut found = Vec::new();
        for entry in fs::read_dir(desk.folder.path()).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            found.push(
                bytes
                    .windows(part.len())
                    .any(|window| window == part.as_bytes()),
            );
        }
        found.contains(&true)
    };
    assert!(all("Aikoyamashita"));
    let name: String = one(
        &desk.db(),
        "SELECT name FROM attempt WHERE person = (SELECT id FROM person WHERE alias = 'Aikoyamashita')",
    );
    let mut store = Store::open(&desk.path()).unwrap();
    assert_eq!(store.forget("Chie").unwrap(), (None, true));
    assert_eq!(store.forget("Aikoyamashita").unwrap(), (Some(1), true));
    assert!(!all("Aikoyamashita") && !all(&name));
    assert!(all("Benjirou"));
    assert_eq!(store.forget("Aikoyamashita").unwrap(), (None, true));
}

#[test]
fn trouble_is_told_once_and_practice_goes_on() {
    let pack = Pack::embedded().unwrap();
    for trouble in [
        RecordsErrorKind::Newer,
        RecordsErrorKind::Foreign,
        RecordsErrorKind::Broken,
        RecordsErrorKind::Locked,
        RecordsErrorKind::ReadOnly,
        RecordsErrorKind::Full,
        RecordsErrorKind::Other,
    ] {
        let mut player = Player::new(&pack, Screen::Train, 1);
        player.hear(Msg::Unrecorded(trouble));
        assert_eq!(player.state.notice, Some(Notice::Unrecorded(trouble)));
        assert_eq!(player.state.keeping(), &RecordingStatus::Failed(trouble));
        let seen = page(&pack, &player.state);
        let notice = seen.notice.clone().unwrap();
        assert!(notice.starts_with("Practice is not recorded. "), "{notice}");
        let lines = cardcode::render::plain::lines(&seen).join("\n");
        assert!(
            lines.contains(&notice),
            "it stands on the page of practice: {lines}"
        );
        let before = player.steps.len();
        player.choose(&Action::Go(Screen::Locate(LocateDrill::new(
            1,
            locate::DRILL,
        ))));
        player.play();
        assert_eq!(player.steps.len(), before, "nothing more is to be recorded");
    }
}

#[test]
fn what_is_recorded_names_nothing_but_the_packs_own_things() {
    let pack = Pack::embedded().unwrap();
    let mut player = Player::new(&pack, call(4, 31), 31);
    player.play();
    let entries: Vec<&Event> = player.steps.iter().flatten().collect();
    assert!(
        matches!(&entries[0].kind, EventKind::Began(start) if start.begun == AttemptKind::Call(ScenarioId::Drawn(4, 31)))
    );
    for entry in entries {
        let EventKind::Answered(answer) = &entry.kind else {
            continue;
        };
        let id = answer.item.as_str();
        let desk = pack.desk();
        let is_there = match answer.doing {
            ActionKind::Ask => pack.diagnosis().node(id).is_some(),
            ActionKind::Say => desk.say(id).is_some(),
            ActionKind::Name => pack.causes().get(id).is_some(),
            ActionKind::Refer => desk.refer(id).is_some(),
            ActionKind::Close => id.is_empty(),
            ActionKind::Locate | ActionKind::Classify => false,
        };
        assert!(is_there, "{answer:?}");
    }
    // Reading is asked for where it is told, and nowhere else.
    let (_, effects) = cardcode::app::update::step(
        &pack,
        Player::new(&pack, Screen::Home, 1).state,
        Msg::Opened,
    );
    assert_eq!(effects, Vec::<Effect>::new());
}
