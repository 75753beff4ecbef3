//! What agents practise: cards to point at, requests to sort, the exam, replay files, and all of it in lines.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::fs;

use cardcode::app::action::{Action, acts};
use cardcode::app::message::{DocumentKind, Effect, Intent, Msg, Notice};
use cardcode::app::screen::Screen;
use cardcode::app::update::{State, step};
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::model::card::ElementKind;
use cardcode::pack::model::desk::Role;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::{Hit, View};
use cardcode::text::catalogue::ui;
use cardcode::text::lang::Lang;
use cardcode::training::call::replies::Move;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::exam::{Exam, ExamStage, TrainingSession};
use cardcode::training::locate::{COLUMNS, GridSquare, Guess, GuessResult, LocateDrill, ROWS};
use cardcode::training::replay::{ReplayRefusal, replayed, written};
use cardcode::view::router::page;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::tempdir;

use common::terminal::Terminal as Real;
use common::{after, script as run};

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

fn english(screen: Screen) -> State {
    State::new(Lang::new("en"), screen)
}

fn choose(pack: &Pack, state: &State, act: &Action) -> State {
    let place = acts(pack, state).iter().position(|other| other == act);
    let place = place.unwrap_or_else(|| panic!("no {act:?} in {:?}", acts(pack, state)));
    after(
        pack,
        state,
        &[Intent::SelectByPointer(place), Intent::Choose],
    )
}

#[test]
fn every_code_and_decoy_of_every_design_is_found_where_it_is_printed() {
    let pack = pack();
    let all = LocateDrill::new(1, usize::MAX);
    let designs = all.designs(&pack);
    let cards: BTreeSet<&str> = designs
        .iter()
        .map(|design| design.card.id.as_str())
        .collect();
    assert_eq!(cards.len(), pack.cards().len(), "every card is pointed at");
    let faces: usize = designs.iter().map(|design| design.faces.len()).sum();
    assert!(
        designs.len() > 20 && faces > 40,
        "{} designs, {faces} faces",
        designs.len()
    );
    let mut kinds = [0, 0, 0];
    for design in &designs {
        for place in 0..design.faces.len() {
            let face = design.face(place).unwrap();
            for element in &face.element {
                let aim = GridSquare::at(element.at.centre());
                let found = design.found(Guess::Spot(place, aim));
                match element.kind {
                    ElementKind::Code => {
                        kinds[0] += 1;
                        assert!(
                            matches!(found, GuessResult::Code),
                            "{} {found:?}",
                            design.card.id
                        );
                    }
                    ElementKind::Decoy => {
                        kinds[1] += 1;
                        let is_it =
                            matches!(found, GuessResult::Decoy(other) if other.id == element.id);
                        assert!(is_it, "{} {}: {found:?}", design.card.id, element.id);
                    }
                    _ => {}
                }
            }
        }
        let shows_none = design.code_face().is_none();
        kinds[2] += usize::from(shows_none);
        assert_eq!(design.found(Guess::Nowhere).is_right(), shows_none);
    }
    assert!(kinds.iter().all(|count| *count > 0), "{kinds:?}");
}

#[test]
fn a_card_is_never_told_before_it_is_decided() {
    let pack = pack();
    for lang in common::languages(&pack) {
        let code = pack.words(&lang).say(ui::find::CODE);
        for design in 0..30 {
            let mut pointing = LocateDrill::new(7, usize::MAX);
            let designs = pointing.designs(&pack);
            let Some(here) = designs.get(design) else {
                break;
            };
            pointing.given = vec![Guess::Nowhere; design];
            for face in 0..here.faces.len() {
                pointing.face = face;
                let screen = Screen::Locate(pointing.clone());
                let page = page(&pack, &State::new(lang.clone(), screen));
                assert!(page.backing.is_empty());
                let told = cardcode::render::plain::lines(&page).join(" ");
                let mut blind = page.blocks.iter().filter_map(|block| match block {
                    cardcode::view::router::Block::Picture(picture) => Some(picture),
                    _ => None,
                });
                let picture = blind.next().unwrap();
                assert!(
                    picture
                        .marks
                        .iter()
                        .all(|mark| mark.kind != ElementKind::Code && mark.letter.is_none())
                );
                // The question names it, and nothing else does.
                assert_eq!(told.matches(code).count(), 0, "{told}");
            }
        }
    }
}

#[test]
fn keys_reach_every_square_and_the_mark_stays_on_the_card() {
    let pack = pack();
    let mut state = english(Screen::Locate(LocateDrill::new(1, 8)));
    let aim = |state: &State| match state.screen() {
        Screen::Locate(pointing) => pointing.aim,
        other => panic!("{other:?}"),
    };
    state = after(&pack, &state, &[Intent::Left; 60]);
    state = after(&pack, &state, &[Intent::Up; 60]);
    let mut met = BTreeSet::new();
    for row in 0..ROWS {
        for _ in 0..COLUMNS {
            met.insert(aim(&state));
            let onwards = if row % 2 == 0 {
                Intent::Right
            } else {
                Intent::Left
            };
            state = after(&pack, &state, &[onwards]);
        }
        state = after(&pack, &state, &[Intent::Down]);
    }
    assert_eq!(met.len(), usize::from(COLUMNS) * usize::from(ROWS));
    let far = GridSquare {
        column: 255,
        row: 255,
    };
    let far = aim(&after(&pack, &state, &[Intent::PointAt(far)]));
    assert_eq!((far.column, far.row), (COLUMNS - 1, ROWS - 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_stands_on_the_mark_and_a_click_there_means_it(
        column in 0..COLUMNS, row in 0..ROWS, columns in 40u16..130, rows in 16u16..45, turned in any::<bool>(),
    ) {
        let pack = pack();
        let mut pointing = LocateDrill::new(1, 8);
        pointing.aim = GridSquare { column, row };
        pointing.face = usize::from(turned);
        let page = page(&pack, &english(Screen::Locate(pointing)));
        let mut view = View::default();
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view.draw(frame, &page, Look::default())).unwrap();
        let at = terminal.get_cursor_position().unwrap();
        // On a small drawing, several squares share a cell.
        match view.at(at.x, at.y) {
            Some(Hit::Square(hit)) => {
                prop_assert!(hit.column.abs_diff(column) <= 1 && hit.row.abs_diff(row) <= 1, "{hit:?}");
            }
            // Where the card is cut, nothing on it can be pointed at with a mouse.
            _ => prop_assert!(view.overflows()),
        }
    }
}

#[test]
fn a_click_moves_the_mark_and_enter_decides() {
    let folder = tempdir().unwrap();
    let args = ["train", "point", "--seed", "3", "--mouse", "--lang", "en"];
    let environment = [("LANG", "C.UTF-8")];
    let mut terminal = Real::start((80, 24), &args, &environment, folder.path());
    terminal.shows("where is the");
    // The second choice turns the card, the first decides.
    terminal.send("t");
    terminal.shows("3 7 0 0");
    terminal.send("\x1b[<0;46;11M\x1b[<0;46;11m");
    terminal.send("\r");
    terminal.shows("Right: that is the");
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_same_seed_draws_the_same_and_another_seed_others() {
    let pack = pack();
    let cards = |seed| -> Vec<(String, Vec<usize>)> {
        let designs = LocateDrill::new(seed, 8).designs(&pack).into_iter();
        designs
            .map(|design| (design.card.id.clone(), design.faces))
            .collect()
    };
    let requests = |seed| -> Vec<String> {
        let sorting = ClassifyDrill::new(QuestionSet::Drawn { seed, count: 10 });
        let requests = sorting.requests(&pack).into_iter();
        requests.map(|request| request.id.clone()).collect()
    };
    assert_eq!((cards(5), requests(5)), (cards(5), requests(5)));
    assert_ne!(cards(5), cards(6));
    assert_ne!(requests(5), requests(6));
    let drawn: BTreeSet<String> = (0..60).flat_map(requests).collect();
    assert_eq!(
        drawn.len(),
        pack.sort().requests.len(),
        "every request is drawn some time"
    );
    assert!(pack.sort().requests.len() >= 40);
    let of_one: BTreeSet<String> = requests(9).into_iter().collect();
    assert_eq!(of_one.len(), 10, "none twice in a drill");
}

/// The exam of a seed, with every part done right.
fn perfect(pack: &Pack, seed: u64) -> Exam {
    let mut exam = Exam::new(
        pack,
        TrainingSession {
            seed,
            ..TrainingSession::default()
        },
    );
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
    let answers = exam.sorting.answers(pack);
    let place = |id: &str| answers.iter().position(|answer| answer.id == id).unwrap();
    let requests = exam.sorting.requests(pack).into_iter();
    exam.sorting.given = requests.map(|request| place(&request.answer)).collect();
    for shift in &mut exam.calls {
        shift.moves = shift.case(pack).unwrap().perfect();
    }
    exam.done = exam.calls.len();
    exam
}

#[test]
fn an_exam_keeps_its_blueprint_and_who_does_all_right_gets_all_points() {
    let pack = pack();
    let plan = &pack.desk().exam;
    for seed in 0..40 {
        let exam = perfect(&pack, seed);
        let cases: Vec<Scenario> = exam
            .calls
            .iter()
            .map(|shift| shift.case(&pack).unwrap())
            .collect();
        let causes: BTreeSet<&str> = cases.iter().map(|case| case.cause().id.as_str()).collect();
        assert_eq!(
            causes.len(),
            plan.calls.len(),
            "seed {seed}: each call has another cause"
        );
        let levels: Vec<usize> = exam
            .calls
            .iter()
            .map(|shift| match shift.origin {
                ScenarioId::Drawn(level, _) => level,
                ScenarioId::Made(_) => 0,
            })
            .collect();
        assert_eq!(levels, plan.calls);
        let reads = cases.iter().filter(|case| case.reads_at > 0).count();
        let merchants = cases
            .iter()
            .filter(|case| case.role == Role::Merchant)
            .count();
        assert!(
            reads >= plan.reads && merchants >= plan.merchants,
            "seed {seed}: {reads} {merchants}"
        );
        assert_eq!(exam.stage(&pack), ExamStage::Over);
        let grade = exam.grade(&pack);
        assert!(grade.passed && grade.score == 100, "seed {seed}: {grade:?}");
    }
}

#[test]
fn a_blocker_in_one_call_fails_the_exam_whatever_the_score() {
    let pack = pack();
    let mut exam = perfect(&pack, 3);
    let issuer = exam
        .calls
        .iter()
        .position(|shift| shift.case(&pack).unwrap().role == Role::Issuer);
    let moves = &mut exam.calls[issuer.unwrap()].moves;
    moves.insert(0, Move::Say("ask-code".to_owned()));
    let grade = exam.grade(&pack);
    assert!(grade.score >= pack.desk().exam.pass, "{grade:?}");
    assert!(grade.blocked && !grade.passed);
}

#[test]
fn an_exam_is_sat_by_keys_without_help_and_ends_with_a_page_to_print() {
    let pack = pack();
    let sitting = TrainingSession {
        seed: 11,
        is_seeded: true,
        alias: Some("Kumo".to_owned()),
        day: Some("2026-11-23".to_owned()),
        minutes: None,
    };
    let wanted = perfect(&pack, 11);
    let mut state = english(Screen::ExamIntro).sat_by(sitting);
    state = choose(&pack, &state, &Action::Begin);
    let mut pages = 0;
    loop {
        let here = page(&pack, &state);
        let exam = match state.screen() {
            Screen::Exam(exam) => exam.clone(),
            _ => break,
        };
        pages += 1;
        assert!(
            here.backing.is_empty() && here.id.starts_with("exam/"),
            "{}",
            here.id
        );
        let told = cardcode::render::plain::lines(&here).join("\n");
        assert!(!told.contains("Still possible"), "{told}");
        state = match exam.stage(&pack) {
            ExamStage::Locate => {
                let design = exam.pointing.design(&pack).unwrap();
                let mut state = state;
                match wanted.pointing.given[exam.pointing.given.len()] {
                    Guess::Nowhere => choose(&pack, &state, &Action::Nowhere),
                    Guess::Spot(face, aim) => {
                        while matches!(state.screen(), Screen::Exam(exam) if exam.pointing.face != face)
                        {
                            assert!(design.faces.len() > 1);
                            state = after(&pack, &state, &[Intent::Turn]);
                        }
                        after(&pack, &state, &[Intent::PointAt(aim), Intent::Choose])
                    }
                }
            }
            ExamStage::Classify => {
                let given = wanted.sorting.given[exam.sorting.given.len()];
                choose(&pack, &state, &Action::Classify(given))
            }
            ExamStage::Call(at) => {
                let one = wanted.calls[at].moves[exam.calls[at].moves.len()].clone();
                let (state, _) = play(&pack, &state, &one);
                state
            }
            ExamStage::Over => unreachable!(),
        };
    }
    assert!(pages > 25, "{pages}");
    let here = page(&pack, &state);
    assert_eq!(here.lead, "Passed, with 100 points.");
    let told = cardcode::render::plain::lines(&here).join("\n");
    for words in ["Kumo", "2026-11-23", "cardcode 0.1.0", "100/100", "11"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    let (_, effects) = step(&pack, state.clone(), Msg::Intent(Intent::Save));
    assert_eq!(effects, [Effect::Save(DocumentKind::Certificate)]);
    let again = replayed(&pack, &written(&pack, state.screen()).unwrap()).unwrap();
    assert!(again.is_same);
}

#[test]
fn leaving_an_exam_is_asked_about_once_and_time_ends_it() {
    let pack = pack();
    let state = english(Screen::ExamIntro).sat_by(TrainingSession {
        minutes: Some(5),
        ..TrainingSession::default()
    });
    assert!(
        cardcode::render::plain::lines(&page(&pack, &state))
            .join(" ")
            .contains("Minutes: 5")
    );
    let state = choose(&pack, &state, &Action::Begin);
    assert_eq!(state.exam().unwrap().minutes(&pack), Some(5));
    let asked = after(&pack, &state, &[Intent::Back]);
    assert_eq!(acts(&pack, &asked), [Action::Stay, Action::Leave]);
    assert_eq!(
        choose(&pack, &asked, &Action::Stay).screen(),
        state.screen()
    );
    assert_eq!(
        after(&pack, &asked, &[Intent::Back]).screen(),
        &Screen::Home
    );
    // Even over an overlay.
    let over = after(&pack, &state, &[Intent::Choose, Intent::Help]);
    let (ended, _) = step(&pack, over, Msg::TimeUp);
    let Screen::Grade { grade, .. } = ended.screen() else {
        panic!("{:?}", ended.screen());
    };
    assert!(!grade.passed && ended.notice == Some(Notice::TimeUp));
}

/// A move made by choices: the state after it, and the numbers that were chosen.
fn play(pack: &Pack, state: &State, one: &Move) -> (State, Vec<usize>) {
    let mut open = vec![(state.clone(), Vec::new())];
    while let Some((state, numbers)) = open.pop() {
        for (place, act) in acts(pack, &state).into_iter().enumerate() {
            let mut numbers = numbers.clone();
            numbers.push(place + 1);
            match act {
                Action::Make(made) if made == *one => {
                    return (
                        after(
                            pack,
                            &state,
                            &[Intent::SelectByPointer(place), Intent::Choose],
                        ),
                        numbers,
                    );
                }
                Action::Open(_) if numbers.len() < 3 => {
                    open.push((
                        after(
                            pack,
                            &state,
                            &[Intent::SelectByPointer(place), Intent::Choose],
                        ),
                        numbers,
                    ));
                }
                _ => {}
            }
        }
    }
    panic!("no way to {one:?}");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
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
    let said = text(&output.stdout);
    assert!(
        said.contains("Passed, with 100 points.") && !said.contains('\u{1b}'),
        "{said}"
    );
    // Every line of the conversation is told once.
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let scene = case.play(&case.perfect());
    let spoken = scene.lines.len() - 1;
    let lines = said
        .lines()
        .filter(|line| line.starts_with("Caller: ") || line.starts_with("You: "));
    assert_eq!(lines.count(), spoken, "{said}");
    for name in ["cardcode-replay.json", "cardcode-replay-2.json"] {
        let output = run(
            &["train", "replay", name, "--lang", "en"],
            "",
            folder.path(),
        );
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = text(&output.stdout);
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
    assert!(text(&output.stdout).ends_with("the verdict is another one.\n"));
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
    let good = written(
        &pack,
        &Screen::Debrief {
            shift,
            verdict,
            part,
        },
    )
    .unwrap();
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
        assert_eq!(text(&output.stderr).lines().count(), 1, "{output:?}");
    }
    let output = run(&["train", "replay", "none.json"], "", folder.path());
    assert_eq!(
        (output.status.code(), text(&output.stderr).lines().count()),
        (Some(1), 1)
    );
}

#[test]
fn the_file_of_an_exam_holds_no_name_or_answer_that_could_not_be() {
    let pack = pack();
    let mut exam = perfect(&pack, 5);
    exam.sitting.alias = Some("Kumo".to_owned());
    exam.sitting.day = Some("2026-11-23".to_owned());
    let grade = Box::new(exam.grade(&pack));
    let exam = Box::new(exam);
    let good = written(&pack, &Screen::Grade { exam, grade }).unwrap();
    assert!(replayed(&pack, &good).unwrap().is_same);
    for (from, to) in [
        ("\"Kumo\"", "\"4111111111111111\""),
        ("\"Kumo\"", "\"Ku\\u001b[31mmo\""),
        ("2026-11-23", "4111111111111111"),
        ("\"seed\": 5,", "\"seed\": 4111111111111111,"),
        (
            "\"sorts\": [",
            "\"sorts\": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,",
        ),
        ("\"sorts\": [\n", "\"sorts\": [ 99,\n"),
        ("\"column\":", "\"4111111111111111\": 1, \"column\":"),
        ("\"row\":", "\"row\": 255, \"row\":"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        assert!(replayed(&pack, &bad).is_err(), "{to}");
    }
}

#[test]
fn an_alias_holds_no_number_and_wrong_use_is_told_in_one_line() {
    let folder = tempdir().unwrap();
    let long = "x".repeat(41);
    let refused = [
        vec!["--as", "4242424242424242"],
        vec!["--as", "4242 4242 4242 4242"],
        vec!["--as", "4242-4242/4242.4242"],
        vec!["--as", "４２４２４２４２４２４２４２４２"],
        vec!["--as", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"],
        vec!["--as", "Sato 1234"],
        vec!["--as", "Sato 123"],
        vec!["--as", "123456"],
        vec!["--as", "4x1x1x1"],
        vec!["--as", "四二四二"],
        vec!["--as", "4\u{3164}1\u{3164}1\u{3164}1"],
        vec!["--as", "\u{e0034}\u{e0031}\u{e0031}\u{e0031}"],
        vec!["--as", "1a2a3a4a5a6a7a8a9a0a1a2a"],
        vec!["--as", "Sa\u{202e}to"],
        vec!["--as", "Sa\nto"],
        vec!["--as", " "],
        vec!["--as", &long],
        vec!["--seed", "1000000"],
        vec!["--seed", "-1"],
        vec!["--minutes", "0"],
        vec!["--minutes", "x"],
        vec!["nowhere"],
        vec!["point", "file.json"],
        vec!["replay"],
    ];
    for args in refused {
        let args = [vec!["train"], args].concat();
        let output = run(&args, "", folder.path());
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        let said = text(&output.stderr);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(!said.contains("4242") && !said.contains("1234"), "{said}");
    }
    for alias in ["佐藤", "Kumo", "desk-12", "五十嵐 三郎", "Ōba M."] {
        let output = run(&["train", "--as", alias], "", folder.path());
        assert_eq!(output.status.code(), Some(0), "{alias}: {output:?}");
    }
}

#[test]
fn a_caller_who_hung_up_is_told_of() {
    let pack = pack();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let say = Move::Say("never-needed".to_owned());
    let shift = CallSession {
        moves: vec![say; case.level.patience],
        ..CallSession::new(ScenarioId::Drawn(1, 4))
    };
    let verdict = Box::new(shift.verdict(&pack).unwrap());
    let part = cardcode::training::call::session::DebriefPart::Result;
    let debrief = page(
        &pack,
        &english(Screen::Debrief {
            shift,
            verdict,
            part,
        }),
    );
    let told = cardcode::render::plain::lines(&debrief).join("\n");
    assert!(told.contains("hung up"), "{told}");
}

#[test]
fn a_blueprint_with_a_level_that_is_not_there_is_an_exam_with_fewer_calls() {
    let mut files = carried();
    let desk = files.iter_mut().find(|file| file.path == "desk.toml");
    let desk = desk.unwrap();
    let changed = desk
        .text
        .replacen("calls = [1, 2, 3, 3, 4]", "calls = [0, 9, 1]", 1);
    desk.text = changed.into();
    let checked = check(&files, &carried());
    let pack = checked.pack.unwrap();
    assert_eq!(Exam::new(&pack, TrainingSession::default()).calls.len(), 1);
}
