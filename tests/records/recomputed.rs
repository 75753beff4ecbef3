//! What is stored is computed again: what does not follow from the moves is left out and told, all else stays.

use std::collections::BTreeMap;

use cardcode::app::action::Action;
use cardcode::app::message::Msg;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::records::imported::Imported;
use cardcode::records::outbox::PendingAttempts;
use cardcode::training::advice::{AdviceCards, AdviceDrill};
use cardcode::training::call::scenario::Scenario;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::locate::LocateDrill;
use cardcode::training::modes::advice;
use cardcode::training::period::ReportScope;
use cardcode::training::roster::Roster;
use serde_json::{Value, json};

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, later, one, sealed, unsealed, write};

/// Some of everything: calls that were passed, failed and left, drills that were drawn and due, exams.
fn practised(pack: &Pack, desk: &Desk) {
    let mut writer = desk.writer(pack, "Sato");
    let requests = ["r-cvv", "nothing"].map(str::to_owned).to_vec();
    let known = pack
        .sort()
        .requests
        .iter()
        .map(|request| request.id.clone());
    let due = known.take(3).chain(requests).collect();
    let cards = LocateDrill::new(9, 4).designs(pack);
    let cards = cards.iter().map(|design| design.name()).collect();
    let causes = ["fake-page", "wallet"].map(str::to_owned).to_vec();
    let screens = [
        Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn { seed: 4, count: 6 })),
        Screen::Quiz(ClassifyDrill::new(QuestionSet::These(due))),
        Screen::Advice(advice::drill(4)),
        Screen::Advice(AdviceDrill::new(6, AdviceCards::These(causes))),
        Screen::Locate(LocateDrill::new(5, 8)),
        Screen::Locate(LocateDrill::of(pack, 6, cards)),
        call(1, 7),
        call(3, 8),
        call(5, 9),
    ];
    for (seed, screen) in screens.into_iter().enumerate() {
        let mut player = Player::new(pack, screen, seed as u64);
        player.play();
        write(&mut writer, &player.steps, NOW);
    }
    let mut perfect = Player::new(pack, call(2, 6), 6);
    perfect.moves(&Scenario::drawn(pack, 2, 6).unwrap().perfect());
    write(&mut writer, &perfect.steps, NOW);
    let mut left = Player::new(pack, call(2, 7), 7);
    left.moves(&Scenario::drawn(pack, 2, 7).unwrap().perfect()[..3]);
    write(&mut writer, &left.steps, NOW);
    let mut exam = Player::new(pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    exam.play();
    write(&mut writer, &exam.steps, NOW);
    let mut open = Player::new(pack, Screen::ExamIntro, 6);
    open.choose(&Action::Begin);
    for _ in 0..25 {
        let place = open.whim();
        open.take(place);
    }
    write(&mut writer, &open.steps, NOW);
}

fn taken(pack: &Pack, text: &str) -> (Desk, Imported) {
    let desk = Desk::new();
    let done = desk.takes_in(pack, text).unwrap();
    (desk, done)
}

/// The export with the first line that this is true of changed in this way.
fn changed(text: &str, is_it: impl Fn(&Value) -> bool, change: impl Fn(&mut Value)) -> String {
    let mut is_done = false;
    let lines = unsealed(text).into_iter().map(|line| {
        let mut value: Value = serde_json::from_str(line).unwrap();
        if !is_done && is_it(&value) {
            change(&mut value);
            is_done = true;
        }
        value.to_string()
    });
    let lines: Vec<String> = lines.collect();
    assert!(is_done, "nothing to change");
    sealed(&lines)
}

fn outcome(line: &Value) -> &str {
    line["ended"][1].as_str().unwrap_or_default()
}

fn is_alone(line: &Value, kind: &str) -> bool {
    line["kind"] == kind && line.get("exam").is_none()
}

#[test]
fn all_that_was_practised_follows_from_its_moves() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    practised(&pack, &desk);
    let text = desk.export(None);
    let (there, done) = taken(&pack, &text);
    assert_eq!(done.refused, BTreeMap::new());
    assert_eq!(
        (done.new, done.known, done.unverified),
        (unsealed(&text).len() - 1, 0, 0)
    );
    assert_eq!(
        unsealed(&there.export(None)),
        unsealed(&text),
        "in the same order too"
    );
    // And what this program recorded itself may be sent.
    let store = Store::open(&desk.path()).unwrap();
    let lrs = store.lrs("https://lrs.example.com").unwrap();
    let waiting = store.waiting(lrs, None, later(86_400_000)).unwrap().0;
    let (trusted, doubted) = store.without_doubted(&pack, waiting.clone()).unwrap();
    assert_eq!((trusted, doubted.len()), (waiting, 0));
}

type Change = fn(&mut Value);
type Which = fn(&Value) -> bool;

/// Changes of an export, each of one attempt.
fn cheats() -> Vec<(&'static str, Which, Change)> {
    let failed: Which = |line| is_alone(line, "call") && outcome(line) == "failed";
    let drill: Which = |line| is_alone(line, "requests") && outcome(line) == "done";
    let exam: Which = |line| line["kind"] == "exam" && outcome(line) == "failed";
    let call_of_exam: Which =
        |line| line["kind"] == "call" && line.get("exam").is_some() && outcome(line) == "failed";
    vec![
        ("passed", failed, |line| line["ended"][1] = json!("passed")),
        ("another score", failed, |line| line["score"] = json!(99)),
        ("as if left", failed, |line| {
            line["ended"][1] = json!("unfinished");
            for field in ["score", "cause", "named", "questions", "broken", "reviews"] {
                line.as_object_mut().unwrap().remove(field);
            }
        }),
        ("no rule broken", failed, |line| {
            line.as_object_mut().unwrap().remove("broken");
        }),
        ("the last moves cut off", failed, |line| {
            line["answers"].as_array_mut().unwrap().pop();
        }),
        ("another seed", failed, |line| {
            line["begun"]["call"]["drawn"][1] = json!(77_777);
        }),
        ("another level", failed, |line| line["level"] = json!(4)),
        ("the cause was named", failed, |line| {
            line["named"] = line["cause"].clone();
        }),
        ("nothing to review", failed, |line| {
            line["reviews"] = json!([]);
        }),
        ("a right answer", drill, |line| {
            let answers = line["answers"].as_array_mut().unwrap();
            let wrong = answers.iter_mut().find(|answer| answer["right"] == false);
            wrong.unwrap()["right"] = json!(true);
        }),
        ("a drill's score", drill, |line| line["score"] = json!(100)),
        ("half a drill as a whole one", drill, |line| {
            line["answers"].as_array_mut().unwrap().truncate(5);
        }),
        ("an exam passed", exam, |line| {
            line["ended"][1] = json!("passed");
            line["score"] = json!(100);
        }),
        ("another exam", exam, |line| {
            line["begun"]["exam"][0] = json!(4)
        }),
        ("a call of an exam passed", call_of_exam, |line| {
            line["ended"][1] = json!("passed");
        }),
        ("a call of an exam cut off", call_of_exam, |line| {
            line["answers"].as_array_mut().unwrap().truncate(1);
        }),
    ]
}

#[test]
fn what_does_not_follow_is_left_out_and_told_and_nothing_else_is() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    practised(&pack, &desk);
    let text = desk.export(None);
    let all = unsealed(&text).len() - 1;
    let of_exam = text
        .lines()
        .filter(|line| line.contains(r#""begun":{"exam""#));
    assert_eq!(of_exam.count(), 2);
    for (what, is_it, change) in cheats() {
        let cheat = changed(&text, is_it, change);
        let (there, done) = taken(&pack, &cheat);
        let told = BTreeMap::from([("Sato".to_owned(), 1)]);
        assert_eq!(done.refused, told, "{what}");
        let is_exam = what.contains("exam");
        let count: usize = one(&there.db(), "SELECT count(*) FROM attempt");
        assert_eq!(count, done.new, "{what}");
        match is_exam {
            true => assert!(count < all - 1, "{what}: its parts go with it"),
            false => assert_eq!(count, all - 1, "{what}"),
        }
        // The true file mends it.
        let mended = there.takes_in(&pack, &text).unwrap();
        assert_eq!((mended.new + mended.known, mended.refused.len()), (all, 0));
    }
}

#[test]
fn moves_of_another_call_are_no_moves_of_this_one() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    practised(&pack, &desk);
    let text = desk.export(None);
    let lines = unsealed(&text).into_iter().skip(1);
    let lines: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let good = lines
        .iter()
        .find(|line| is_alone(line, "call") && outcome(line) == "passed");
    let answers = good.unwrap()["answers"].clone();
    let cheat = changed(
        &text,
        |line| is_alone(line, "call") && outcome(line) == "failed",
        |line| line["answers"] = answers.clone(),
    );
    assert_eq!(taken(&pack, &cheat).1.refused.len(), 1);
}

#[test]
fn what_another_version_made_is_taken_in_and_marked() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    practised(&pack, &desk);
    let text = desk.export(None);
    let failed = |line: &Value| is_alone(line, "call") && outcome(line) == "failed";
    for change in [
        (|line: &mut Value| line["pack"][2] = json!("0".repeat(64))) as Change,
        |line| line["program"] = json!("0.0.9"),
    ] {
        let other = changed(&text, failed, change);
        let (there, done) = taken(&pack, &other);
        assert_eq!((done.unverified, done.refused.len()), (1, 0));
        let marked: usize = one(&there.db(), "SELECT count(*) FROM unverified");
        assert_eq!(marked, 1);
        // It is not by this that somebody is ready to take calls.
        let calls = |desk: &Desk| {
            let store = Store::open(&desk.path()).unwrap();
            let scope = ReportScope::whole(None);
            let team = store.team(&scope, &Roster::default(), NOW).unwrap();
            team.people.iter().map(|one| one.calls.len()).sum::<usize>()
        };
        assert_eq!(calls(&there) + 1, calls(&desk));
    }
}

#[test]
fn an_exam_that_the_clock_ended_follows_and_one_cut_short_does_not() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    for _ in 0..40 {
        let place = exam.whim();
        exam.take(place);
    }
    exam.hear(Msg::TimeUp);
    write(&mut desk.writer(&pack, "Sato"), &exam.steps, NOW);
    // No minutes were given, so no clock can have ended it.
    let text = desk.export(None);
    assert_eq!(taken(&pack, &text).1.refused.len(), 1);
    let timed = changed(
        &text,
        |line| line["kind"] == "exam",
        |line| line["begun"]["exam"][1] = json!(1),
    );
    let lasted = changed(
        &timed,
        |line| line["kind"] == "exam",
        |line| line["ended"][0] = json!(NOW.ms + 60_000),
    );
    assert_eq!(taken(&pack, &lasted).1.refused.len(), 0);
}

#[test]
fn a_file_of_records_that_was_changed_is_not_sent() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    practised(&pack, &desk);
    let waiting = |desk: &Desk| -> Vec<PendingAttempts> {
        let store = Store::open(&desk.path()).unwrap();
        let lrs = store.lrs("https://lrs.example.com").unwrap();
        store.waiting(lrs, None, later(86_400_000)).unwrap().0
    };
    let all = waiting(&desk);
    let cheat = "UPDATE attempt SET outcome = 'passed' WHERE outcome = 'failed'";
    desk.db().execute(cheat, []).unwrap();
    let store = Store::open(&desk.path()).unwrap();
    let (trusted, doubted) = store.without_doubted(&pack, all.clone()).unwrap();
    let calls: usize = one(
        &desk.db(),
        "SELECT count(*) FROM attempt WHERE kind = 'call' AND exam IS NULL AND ended IS NOT NULL",
    );
    // Each failed call and the exam; the drills and the perfect call stay.
    assert_eq!(
        doubted,
        BTreeMap::from([("Sato".to_owned(), calls - 1 + 1)])
    );
    assert_eq!(trusted.len(), 6 + 1);
}
