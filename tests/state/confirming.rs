//! Questions that a debrief asks for cost nothing, and what it names stands on the screen.

use cardcode::pack::content::Pack;
use cardcode::training::call::guess::GuessGround;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::call::transcript::{CallState, HeardReply, LineForm, Move};

use crate::moves::{ask, drawn, say};

/// The moves of the best play up to the cause, without the questions that only confirm.
fn unconfirmed(case: &Scenario) -> Vec<Move> {
    let best = case.perfect();
    let judged = case.verdict(&best).questions;
    let confirms = |at: usize| judged.iter().any(|one| one.at == at && one.confirms);
    let kept = best.iter().enumerate().filter(|(at, _)| !confirms(*at));
    let kept = kept.map(|(_, one)| one.clone());
    kept.take_while(|one| !matches!(one, Move::Name(_)))
        .collect()
}

/// These moves, and the words that stop a caller who reads a code out.
fn stopped(case: &Scenario, mut moves: Vec<Move>) -> Vec<Move> {
    if case.play(&moves).reading {
        moves.push(say("stop-reading"));
    }
    moves
}

#[test]
fn the_question_that_a_debrief_asks_for_is_free_whatever_was_asked_before() {
    let pack = Pack::embedded().unwrap();
    let (mut seen, mut late) = (0, 0);
    for case in drawn(&pack, 300).iter().filter(|case| case.is_member()) {
        let kept = unconfirmed(case);
        for more in 0..4 {
            let mut moves = kept.clone();
            // Others first, from the end of the flow, where what is asked is seldom what confirms.
            for node in case.model.questions.iter().rev().skip(3 * more).take(more) {
                moves.push(ask(&node.id));
                moves = stopped(case, moves);
            }
            let name = Move::Name(case.cause().id.clone());
            let guess = case.guess(&[&moves[..], &[name]].concat(), moves.len());
            let Some(question) = guess.and_then(|guess| guess.question) else {
                continue;
            };
            seen += 1;
            late += usize::from(more > 0);
            let at = moves.len();
            moves.push(ask(question));
            let verdict = case.verdict(&moves);
            let judged = verdict.questions.iter().find(|one| one.at == at);
            // Who reads a code out instead has answered nothing.
            let Some(judged) = judged else { continue };
            assert!(judged.confirms && judged.regret == 0, "{:?}", case.origin);
            let broken = verdict.broken.iter().find(|one| one.at == Some(at));
            assert!(
                broken.is_none_or(|one| one.rule != "asked-for-nothing"),
                "{:?}: {broken:?}",
                case.origin
            );
        }
    }
    assert!(seen > 100 && late > 50, "{seen} {late}");
}

#[test]
fn what_gives_no_evidence_is_not_said_to_confirm() {
    let pack = Pack::embedded().unwrap();
    let mut seen = 0;
    for case in drawn(&pack, 200).iter().filter(|case| case.is_member()) {
        let kept = unconfirmed(case);
        let scene = case.play(&kept);
        let name = Move::Name(case.cause().id.clone());
        let is_guess = |moves: &[Move]| {
            let moves = [moves, std::slice::from_ref(&name)].concat();
            case.guess(&moves, moves.len() - 1).is_some()
        };
        if scene.belief.is_some() || !is_guess(&kept) {
            continue;
        }
        for node in &case.model.questions {
            let moves = [&kept[..], &[ask(&node.id)]].concat();
            let after = case.play(&moves);
            let is_clear = after.asked.last().unwrap().heard == HeardReply::Clear;
            if !is_clear || !is_guess(&moves) {
                continue;
            }
            seen += 1;
            let verdict = case.verdict(&moves);
            let judged = verdict.questions.last().unwrap();
            assert!(!judged.confirms, "{:?} {}", case.origin, node.id);
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn where_causes_are_shown_a_debrief_names_no_other() {
    let pack = Pack::embedded().unwrap();
    let mut alone = 0;
    let shown = |case: &&Scenario| case.is_member() && case.level.tells_causes;
    for case in drawn(&pack, 400).iter().filter(shown) {
        let mut moves = vec![say("open-full")];
        for node in &case.model.questions {
            let name = Move::Name(case.cause().id.clone());
            let guess = case.guess(&[&moves[..], &[name]].concat(), moves.len());
            match guess.map(|guess| guess.ground) {
                Some(GuessGround::Shared { other, .. }) => {
                    assert!(case.model.cause(&other.id).is_some(), "{:?}", case.origin);
                }
                Some(GuessGround::AnswerAlone { .. }) => alone += 1,
                _ => {}
            }
            moves = stopped(case, [&moves[..], &[ask(&node.id)]].concat());
        }
    }
    assert!(alone > 20, "{alone}");
}

/// The words of a summary beside its frame.
fn summed(scene: &CallState) -> usize {
    let sums = |form: LineForm| form == LineForm::SumsUp;
    let line = scene.lines.iter().rfind(|line| sums(line.form));
    line.map_or(0, |line| line.words.len() - 1)
}

#[test]
fn nothing_is_summed_up_before_the_caller_has_told_something() {
    let pack = Pack::embedded().unwrap();
    let mut quiet = 0;
    for case in drawn(&pack, 300).iter().filter(|case| case.is_member()) {
        let best = case.perfect();
        assert!(summed(&case.play(&best)) > 0, "{:?}", case.origin);
        if !case.known.is_empty() {
            continue;
        }
        quiet += 1;
        // Looked at alone, the account tells nothing that the caller said.
        let asks = |one: &&Move| !matches!(one, Move::Ask(_) | Move::Name(_));
        let mut moves: Vec<Move> = best.iter().take_while(asks).cloned().collect();
        moves.retain(|one| *one != say("recap"));
        for node in &case.model.questions {
            if pack.desk().lookup(&node.id, case.role).is_some() {
                moves.push(ask(&node.id));
            }
        }
        moves.push(say("recap"));
        assert!(!case.can_be(&moves), "{:?}", case.origin);
        // What happened is asked first, and costs nothing.
        let verdict = case.verdict(&best);
        let first = &verdict.questions[0];
        assert_eq!(first.question, pack.diagnosis().start, "{:?}", case.origin);
        assert!(!first.useless && first.regret == 0, "{:?}", case.origin);
        moves.pop();
        moves.push(ask(&first.question));
        let late = case.verdict(&moves);
        let late = late
            .questions
            .iter()
            .find(|one| one.question == first.question);
        assert!(
            late.is_none_or(|one| !one.useless && one.regret == 0),
            "{:?}",
            case.origin
        );
    }
    assert!(quiet > 30, "{quiet}");
}
