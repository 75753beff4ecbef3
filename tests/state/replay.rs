//! Replay files, and practice by a script: the same verdict anywhere, another one or none for a file that was changed.

use std::fs;

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::call::transcript::Move;
use cardcode::training::classify::RequestQuestion;
use cardcode::training::exam::{Exam, TrainingSession};
use cardcode::training::locate::Guess;
use cardcode::training::replay::{ReplayRefusal, replayed, written};
use cardcode::training::square::GridSquare;
use tempfile::tempdir;

use crate::common::program::{err, out};
use crate::common::{player::way, program::script as run};
use cardcode::author::crawl::after;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

fn english(screen: Screen) -> State {
    State::new(Lang::new("en"), screen)
}

/// The exam of a seed, with every part done right.
pub fn perfect(pack: &Pack, seed: u64) -> Exam {
    let session = TrainingSession {
        seed,
        ..TrainingSession::default()
    };
    perfected(pack, Exam::new(pack, session))
}

/// This exam with every part done right.
pub fn perfected(pack: &Pack, mut exam: Exam) -> Exam {
    let designs = exam.pointing.designs(pack).into_iter();
    exam.pointing.given = designs
        .map(|design| match design.code_face() {
            Some(place) => {
                let code = design.face(place).unwrap().code().unwrap();
                Guess::Spot(place, GridSquare::at(code.at.centre()))
            }
            None => Guess::Nowhere,
        })
        .collect();
    let questions = exam.sorting.questions(pack).into_iter();
    let right = |question: RequestQuestion| {
        let right = &question.right().unwrap().id;
        let mut answers = question.answers.iter();
        answers.position(|answer| answer.id == *right).unwrap()
    };
    exam.sorting.given = questions.map(right).collect();
    for shift in &mut exam.calls {
        shift.moves = shift.case(pack).unwrap().perfect();
    }
    exam.done = exam.calls.len();
    exam
}

/// A move made by choices: the state after it, and the numbers that were chosen.
pub fn play(pack: &Pack, state: &State, one: &Move) -> (State, Vec<usize>) {
    let way = way(pack, state, one).unwrap_or_else(|| panic!("no way to {one:?}"));
    let state = way.iter().fold(state.clone(), |state, place| {
        after(
            pack,
            &state,
            &[Intent::SelectByPointer(*place), Intent::Choose],
        )
    });
    (state, way.iter().map(|place| place + 1).collect())
}

/// The lines that play a call of level 1 rightly, from the list of levels on.
fn script(pack: &Pack, seed: u64) -> String {
    let origin = ScenarioId::Drawn(1, seed);
    let moves = Scenario::new(pack, &origin).unwrap().perfect();
    let mut state = english(Screen::Call(CallSession::new(origin)));
    let mut lines = vec!["1".to_owned(), "1".to_owned()];
    for one in &moves {
        let (next, numbers) = play(pack, &state, one);
        lines.extend(numbers.iter().map(usize::to_string));
        state = next;
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_call_is_played_by_a_script_and_its_replay_proves_the_verdict() {
    let pack = pack();
    let folder = tempdir().unwrap();
    let args = ["train", "calls", "--plain", "--lang", "en", "--seed", "4"];
    // Then the replay is saved, and once more: never over another file.
    let input = script(&pack, 4) + "s\ns\n";
    let output = run(&args, &input, folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = out(&output);
    assert!(
        said.contains("Passed, with 100 points.") && !said.contains('\u{1b}'),
        "{said}"
    );
    // Every line of the conversation is told once.
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let scene = case.play(&case.perfect());
    let spoken = scene.lines.len() - 1;
    let lines = said.lines().filter(|line| {
        ["Caller: ", "You: ", "Screen: "]
            .iter()
            .any(|who| line.starts_with(who))
    });
    assert_eq!(lines.count(), spoken, "{said}");
    for name in ["cardcode-replay.json", "cardcode-replay-2.json"] {
        let output = run(
            &["train", "replay", name, "--lang", "en"],
            "",
            folder.path(),
        );
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = out(&output);
        assert!(
            said.contains("Passed, with 100 points.")
                && said.ends_with("the verdict is the same.\n"),
            "{said}"
        );
    }
    // Another move, another verdict.
    let file = folder.path().join("cardcode-replay.json");
    let replay = fs::read_to_string(&file).unwrap();
    let moved = replay.replacen(
        "\"moves\": [",
        "\"moves\": [\n      {\"say\": \"ask-code\"},",
        1,
    );
    assert_ne!(moved, replay);
    fs::write(&file, moved).unwrap();
    let output = run(
        &["train", "replay", "cardcode-replay.json", "--lang", "en"],
        "",
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).ends_with("the verdict is another one.\n"));
}

#[test]
fn what_is_no_replay_is_refused_in_one_line() {
    let pack = pack();
    let folder = tempdir().unwrap();
    let shift = CallSession {
        moves: vec![Move::Close],
        ..CallSession::new(ScenarioId::Drawn(1, 4))
    };
    let verdict = Box::new(shift.verdict(&pack).unwrap());
    let part = cardcode::training::call::session::DebriefPart::Result;
    let debrief = Screen::Debrief(DebriefScreen {
        part,
        ..DebriefScreen::new(shift, verdict)
    });
    let good = written(&pack, &debrief.judged().unwrap()).unwrap();
    assert!(replayed(&pack, &good).unwrap().is_same);
    let other = good.replacen(pack.hash(), &"0".repeat(64), 1);
    assert!(matches!(
        replayed(&pack, &other),
        Err(ReplayRefusal::OtherPack(_))
    ));
    let changes = [
        ("\"cardcode_replay\": 1", "\"cardcode_replay\": 2"),
        ("\"close\"", "\"shout\""),
        ("\"close\"", "{ \"ask\": \"4242424242424242\" }"),
        ("\"close\"", "\"close\", \"close\""),
        ("        4\n", "        4242424242424242\n"),
        ("\"moves\"", "\"card_number\""),
        ("\"drawn\": [\n        1,", "\"drawn\": [\n        99,"),
        ("{", "["),
    ];
    // The same verdict told twice, in two ways, is another file.
    let twice = good.replacen("\"score\"", "\"score\": 100, \"score\"", 1);
    assert!(!replayed(&pack, &twice).unwrap().is_same);
    for (from, to) in changes {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        assert!(
            matches!(replayed(&pack, &bad), Err(ReplayRefusal::NoReplay)),
            "{to}"
        );
        fs::write(folder.path().join("bad.json"), bad).unwrap();
        let output = run(&["train", "replay", "bad.json"], "", folder.path());
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(err(&output).lines().count(), 1, "{output:?}");
    }
    let output = run(&["train", "replay", "none.json"], "", folder.path());
    assert_eq!(
        (output.status.code(), err(&output).lines().count()),
        (Some(1), 1)
    );
}
