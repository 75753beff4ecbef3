//! The exam: its blueprint, its verdict, its page to print.

use std::collections::BTreeSet;

use cardcode::app::action::Action;
use cardcode::app::effect::{DocumentKind, Effect};
use cardcode::app::message::{Intent, Msg};
use cardcode::app::notice::Notice;
use cardcode::app::screen::Screen;
use cardcode::app::screens::grade::GradeScreen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::model::role::Role;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::Move;
use cardcode::training::classify::questions_of;
use cardcode::training::exam::{Exam, ExamGap, ExamStage, TrainingSession};
use cardcode::training::locate::Guess;
use cardcode::training::replay::{Judged, replayed, written};
use cardcode::training::square::GridSquare;
use cardcode::view::router::page;

use crate::common::{closed, seated};
use crate::replay::{perfect, play};
use cardcode::author::crawl::after;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

fn english(screen: Screen) -> State {
    State::new(Lang::new("en"), screen)
}

fn choose(pack: &Pack, state: &State, act: &Action) -> State {
    let place = state.actions(pack).iter().position(|other| other == act);
    let place = place.unwrap_or_else(|| panic!("no {act:?} in {:?}", state.actions(pack)));
    after(
        pack,
        state,
        &[Intent::SelectByPointer(place), Intent::Choose],
    )
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
                ScenarioId::Drawn(level, _) | ScenarioId::Rehearsed(level, _) => level,
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
    assert_eq!(grade.gaps, [ExamGap::Blocker]);
    assert!(!grade.passed);
}

#[test]
fn good_drills_make_up_for_no_call_and_good_calls_for_no_drill() {
    let pack = pack();
    let plan = &pack.desk().exam;
    let whole = perfect(&pack, 3);
    let gaps = |calls: usize, cards: usize, requests: usize| {
        let mut exam = whole.clone();
        for call in exam.calls.iter_mut().take(calls) {
            call.moves = closed().into();
        }
        let wrong = |guess: &Guess| match guess {
            Guess::Nowhere => Guess::Spot(0, GridSquare { column: 0, row: 0 }),
            Guess::Spot(..) => Guess::Nowhere,
        };
        for guess in exam.pointing.given.iter_mut().take(cards) {
            *guess = wrong(guess);
        }
        let questions = exam.sorting.questions(&pack);
        let given = exam.sorting.given.iter_mut().zip(&questions);
        for (place, question) in given.take(requests) {
            *place = (*place + 1) % question.answers.len();
        }
        let grade = exam.grade(&pack);
        assert_eq!(grade.passed, grade.gaps.is_empty(), "{grade:?}");
        (grade.gaps, grade.score)
    };
    let (some, least) = (|all: usize| all / 5, plan.pass);
    assert_eq!(plan.calls_passed, plan.calls.len() - 1);
    assert_eq!(plan.drills, 80);
    // As much may go wrong as the plan allows, one thing at a time.
    assert_eq!(gaps(1, 0, 0).0, []);
    let questions = questions_of(&pack, plan.sorts);
    assert_eq!(gaps(0, some(plan.points), some(questions)).0, []);
    for (calls, cards, requests, gap) in [
        (0, some(plan.points) + 1, 0, ExamGap::Cards),
        (0, 0, some(questions) + 1, ExamGap::Requests),
    ] {
        let (found, score) = gaps(calls, cards, requests);
        assert!(score >= least, "points alone would do: {score}");
        assert_eq!(found, [gap]);
    }
    assert_eq!(gaps(2, 0, 0).0, [ExamGap::Calls, ExamGap::Points]);
    assert_eq!(
        gaps(5, plan.points, questions).0,
        [
            ExamGap::Calls,
            ExamGap::Cards,
            ExamGap::Requests,
            ExamGap::Points
        ]
    );
}

/// An exam passed by points though its calls were not: nobody was advised or referred.
#[test]
fn who_helps_no_caller_does_not_pass() {
    let pack = pack();
    let mut exam = perfect(&pack, 77);
    for call in &mut exam.calls {
        let is_advice = |one: &Move| match one {
            Move::Say(phrase) => !phrase.starts_with("stop"),
            Move::Refer(_) => true,
            _ => false,
        };
        call.moves.retain(|one| !is_advice(one));
    }
    let grade = exam.grade(&pack);
    assert!(
        !grade.passed && grade.gaps.contains(&ExamGap::Calls),
        "{grade:?}"
    );
}

/// The exam one answer further, by keys, with the answer that `wanted` holds there.
fn answered(pack: &Pack, mut state: State, exam: &Exam, wanted: &Exam) -> State {
    match exam.stage(pack) {
        ExamStage::Locate => {
            let design = exam.pointing.design(pack).unwrap();
            match wanted.pointing.given[exam.pointing.given.len()] {
                Guess::Nowhere => choose(pack, &state, &Action::Nowhere),
                Guess::Spot(face, aim) => {
                    while matches!(state.screen(), Screen::Exam(exam) if exam.pointing.face != face)
                    {
                        assert!(design.faces.len() > 1);
                        state = after(pack, &state, &[Intent::Turn]);
                    }
                    after(pack, &state, &[Intent::PointAt(aim), Intent::Choose])
                }
            }
        }
        ExamStage::Classify => {
            let given = wanted.sorting.given[exam.sorting.given.len()];
            choose(pack, &state, &Action::Classify(given))
        }
        ExamStage::Call(at) => {
            let one = wanted.calls[at].moves[exam.calls[at].moves.len()].clone();
            play(pack, &state, &one).0
        }
        ExamStage::Over => unreachable!(),
    }
}

#[test]
fn an_exam_is_sat_by_keys_without_help_and_ends_with_a_page_to_print() {
    let pack = pack();
    let sitting = TrainingSession {
        seed: 11,
        is_seeded: true,
        alias: Some("Kumo".to_owned()),
        day: Some("2026-11-23".to_owned()),
        ..TrainingSession::default()
    };
    let wanted = perfect(&pack, 11);
    let mut state = seated(&pack, english(Screen::ExamIntro), sitting, None);
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
        state = answered(&pack, state, &exam, &wanted);
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
    let again = replayed(
        &pack,
        &written(&pack, &state.screen().judged().unwrap()).unwrap(),
    )
    .unwrap();
    assert!(again.is_same);
}

#[test]
fn leaving_an_exam_is_asked_about_once_and_time_ends_it() {
    let pack = pack();
    let session = TrainingSession {
        minutes: Some(5),
        ..TrainingSession::default()
    };
    let state = seated(&pack, english(Screen::ExamIntro), session, None);
    assert!(
        cardcode::render::plain::lines(&page(&pack, &state))
            .join(" ")
            .contains("Minutes: 5")
    );
    let state = choose(&pack, &state, &Action::Begin);
    assert_eq!(state.exam().unwrap().minutes(&pack), Some(5));
    let asked = after(&pack, &state, &[Intent::Back]);
    assert_eq!(asked.actions(&pack), [Action::Stay, Action::Leave]);
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
    let Screen::Grade(GradeScreen { grade, .. }) = ended.screen() else {
        panic!("{:?}", ended.screen());
    };
    assert!(!grade.passed && ended.notice == Some(Notice::TimeUp));
}

#[test]
fn a_blueprint_with_a_level_that_is_not_there_is_a_problem_and_no_call_taken_is_no_points() {
    let mut files = carried();
    let desk = files.iter_mut().find(|file| file.path == "desk.toml");
    let desk = desk.unwrap();
    let changed = desk
        .text
        .replacen("calls = [1, 2, 3, 3, 4]", "calls = [0, 9, 1]", 1);
    desk.text = changed.into();
    let checked = check(&files, &carried());
    assert!(checked.pack.is_none());
    let named = checked.problems.iter().filter(|one| one.rule == "dangling");
    let named: Vec<&str> = named.map(|one| one.with[1].1.as_str()).collect();
    assert_eq!(named, ["0", "9"]);
    let pack = pack();
    let mut exam = perfect(&pack, 5);
    assert_eq!(exam.grade(&pack).score, 100);
    exam.calls.clear();
    let grade = exam.grade(&pack);
    assert_eq!((grade.score, grade.passed), (40, false));
}

#[test]
fn the_file_of_an_exam_holds_no_name_or_answer_that_could_not_be() {
    let pack = pack();
    let mut exam = perfect(&pack, 5);
    exam.sitting.alias = Some("Kumo".to_owned());
    exam.sitting.day = Some("2026-11-23".to_owned());
    let grade = Box::new(exam.grade(&pack));
    let exam = Box::new(exam);
    let good = written(&pack, &Judged::Exam(exam, grade)).unwrap();
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
