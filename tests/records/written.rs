//! What is practised is in the records, to the last move.

use cardcode::app::action::Action;
use cardcode::app::effect::Effect;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::Move;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::event::{Event, EventKind};
use cardcode::training::locate::LocateDrill;
use cardcode::training::modes;
use cardcode::training::period::ReportScope;
use cardcode::training::report::LeftLine;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, answers, call, later, one, unsealed, write};

#[test]
fn every_answer_of_a_drill_is_written_with_what_it_was_taken_for() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut writer = desk.writer(&pack, "Aiko");
    for seed in 0..6 {
        let pointing = Screen::Locate(modes::cards::drill(seed));
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
    assert_eq!(answers(&db, "requests").len(), 6 * 2 * 10);
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
        let Screen::Debrief(DebriefScreen { shift, verdict, .. }) = player.state.screen() else {
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
                Move::WrapUp(id) => ("wrap-up", id.as_str()),
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
fn a_drill_that_was_begun_and_not_answered_is_nowhere() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut writer = desk.writer(&pack, "Aiko");
    let count = |table: &str| one::<i64>(&desk.db(), &format!("SELECT count(*) FROM {table}"));
    let drill = |seed| Player::new(&pack, Screen::Locate(LocateDrill::new(seed, 8)), seed);
    let begun = drill(4);
    write(&mut writer, &begun.steps, NOW);
    assert_eq!(begun.steps.len(), 1, "{:?}", begun.steps);
    assert_eq!(
        (count("attempt"), count("person"), count("unanswered")),
        (0, 0, 1)
    );
    assert_eq!(desk.records(&pack, "Aiko", NOW), PracticeHistory::default());
    assert_eq!(unsealed(&desk.export(None)).len(), 1, "the header alone");
    // What is begun next takes its place, and the end of the window leaves nothing.
    let mut next = drill(5);
    write(&mut writer, &next.steps, NOW);
    assert_eq!(count("unanswered"), 1);
    next.choose(&Action::Nowhere);
    write(&mut writer, &next.steps[1..], later(5000));
    assert_eq!((count("attempt"), count("unanswered")), (1, 0));
    let began: i64 = one(&desk.db(), "SELECT began FROM attempt");
    assert_eq!(began, NOW.ms, "when it was begun, not when it was answered");
    write(&mut writer, &drill(6).steps, NOW);
    writer.leave().unwrap();
    assert_eq!((count("attempt"), count("unanswered")), (1, 0));
}

#[test]
fn calls_and_exams_that_are_left_count_by_name_before_the_first_move_too() {
    let pack = Pack::embedded().unwrap();
    let (desk, other) = (Desk::new(), Desk::new());
    let mut writer = desk.writer(&pack, "Aiko");
    // Drawn and left for the next one, moved in and left, drawn and left with the window.
    write(&mut writer, &Player::new(&pack, call(2, 4), 4).steps, NOW);
    let mut moved = Player::new(&pack, call(2, 5), 5);
    moved.moves(&Scenario::drawn(&pack, 2, 5).unwrap().perfect()[..1]);
    write(&mut writer, &moved.steps, NOW);
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    exam.choose(&Action::Nowhere);
    write(&mut writer, &exam.steps, NOW);
    write(&mut writer, &Player::new(&pack, call(2, 6), 6).steps, NOW);
    writer.leave().unwrap();
    assert_eq!(one::<i64>(&desk.db(), "SELECT count(*) FROM unanswered"), 0);
    let left = |desk: &Desk| {
        let store = Store::open(&desk.path()).unwrap();
        let all = ReportScope::whole(None);
        store.report(&all, NOW).unwrap().unwrap().left
    };
    let line = LeftLine {
        alias: "Aiko".to_owned(),
        exams: 1,
        calls: 3,
        unmoved: 2,
    };
    assert_eq!(left(&desk), std::slice::from_ref(&line));
    // It is taken along, and is nothing to doubt.
    other.import(&desk.export(None)).unwrap();
    assert_eq!(left(&other), [line]);
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

#[test]
fn what_is_recorded_names_nothing_but_the_packs_own_things() {
    let pack = Pack::embedded().unwrap();
    let mut player = Player::new(&pack, call(4, 31), 31);
    player.play();
    let entries: Vec<&Event> = player.steps.iter().flatten().collect();
    assert!(
        matches!(&entries[0].kind, EventKind::Began(start) if start.begun == modes::call::kind(ScenarioId::Drawn(4, 31)))
    );
    for entry in entries {
        let EventKind::Answered(answer, _) = &entry.kind else {
            continue;
        };
        let id = answer.item.as_str();
        let desk = pack.desk();
        let is_there = match answer.doing.as_str() {
            "ask" => pack.diagnosis().node(id).is_some(),
            "say" => desk.say(id).is_some(),
            "name" => pack.causes().get(id).is_some(),
            "refer" => desk.refer(id).is_some(),
            "close" => id.is_empty(),
            "wrap-up" => desk.wrap_up(id).is_some(),
            _ => false,
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
