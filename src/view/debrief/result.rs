//! Whether a call is passed, its points, and what to do better.

use crate::pack::model::call::CallerIdentity;
use crate::pack::model::say::SayKind;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::call::session::CallSession;
use crate::training::call::sheet::ConductLine;
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::view::debrief::better::better;
use crate::view::debrief::words::{criterion, guess};
use crate::view::page::{Block, Page};
use crate::view::transcript::joined;

pub(crate) fn page(words: Words, shift: &CallSession, verdict: &Verdict, lead: String) -> Page {
    let named = named_cause(words, shift, verdict);
    let share = words.pack.desk().weights.diagnosis.min(100);
    let sheet = |name, points: u32, share: u32| {
        let (points, share) = (points.to_string(), share.to_string());
        words.fill(name, &[("points", &points), ("share", &share)])
    };
    let [diagnosis, conduct] = verdict.sheets;
    let mut page = Page::new("debrief/result", words.say(ui::verdict::TITLE), lead)
        .judging(verdict.passed)
        .with(Block::Para(named));
    if let Some(left) = left_beside(words, shift) {
        page = page.with(Block::Para(left));
    }
    let better = better(words, verdict);
    page = match better.is_empty() {
        true => page.with(Block::Para(words.say(nothing_better(words, shift)))),
        false => page
            .with(Block::Head(words.say(ui::verdict::BETTER)))
            .with(Block::Steps(better)),
    };
    // Their last words were not seen: this page came instead.
    if verdict.hung_up {
        page = page.with(Block::Para(words.say(ui::verdict::HUNG_UP)));
    }
    if verdict.stopped {
        page = page.with(Block::Para(words.say(ui::verdict::STOPPED)));
    }
    if matches!(shift.origin, ScenarioId::Rehearsed(..)) {
        page = page.with(Block::Note(words.say(ui::verdict::REHEARSED)));
    }
    let diagnosis = sheet(ui::verdict::SHEET_DIAGNOSIS, diagnosis, share);
    let conduct = sheet(ui::verdict::SHEET_CONDUCT, conduct, 100 - share);
    let criteria = Block::Judged(criteria(words, verdict));
    let mut page = page
        .with(Block::Sheet(
            diagnosis,
            Box::new(Block::Terms(parts(words, verdict))),
        ))
        .with(Block::Sheet(conduct, Box::new(criteria)));
    let after = [
        (ui::verdict::NEXT_DAY, next_day(words, shift)),
        (ui::verdict::LESSON, lesson(words, &shift.origin)),
    ];
    for (head, says) in after {
        if let Some(says) = says {
            page = page.with(Block::Sheet(words.say(head), Box::new(Block::Para(says))));
        }
    }
    page
}

/// What is said to whoever did all as it should be done: the hardest level has none above it.
fn nothing_better(words: Words, shift: &CallSession) -> TextKey {
    let number = match &shift.origin {
        ScenarioId::Made(id) => {
            let mut calls = words.pack.calls().iter();
            calls.find(|call| call.id == *id).map(|call| call.level)
        }
        drawn => drawn.draw().map(|(level, _)| level),
    };
    match number == Some(words.pack.desk().levels.len()) {
        true => ui::verdict::BETTER_NONE_HARDEST,
        false => ui::verdict::BETTER_NONE,
    }
}

/// The parts of the diagnosis with their points.
fn parts(words: Words, verdict: &Verdict) -> Vec<(String, String)> {
    let weights = &words.pack.desk().weights;
    let of = [
        (ui::verdict::OF_CAUSE, weights.cause),
        (ui::verdict::OF_QUESTIONS, weights.questions),
        (ui::verdict::OF_ADVICE, weights.advice),
        (ui::verdict::OF_REFERRAL, weights.referral),
    ];
    let parts = of.into_iter().zip(verdict.points);
    let parts = parts.map(|((name, of), points)| (words.say(name), format!("{points}/{of}")));
    let taken = (verdict.taken > 0).then(|| {
        let taken = format!("-{}", verdict.taken);
        (words.say(ui::verdict::OF_RULES), taken)
    });
    parts.chain(taken).collect()
}

/// What was looked at in how the call was led.
fn criteria(words: Words, verdict: &Verdict) -> Vec<(bool, String)> {
    let name = |line: &ConductLine| words.say(criterion(line.criterion));
    let lines = verdict.conduct.iter();
    lines.map(|line| (line.is_met, name(line))).collect()
}

/// What the caller says who was not helped and calls again.
fn next_day(words: Words, shift: &CallSession) -> Option<String> {
    let case = shift.case(words.pack)?;
    let says = case.next_day(&case.play(&shift.moves))?;
    Some(words.say(says))
}

/// The cause, and whether it was named.
fn named_cause(words: Words, shift: &CallSession, verdict: &Verdict) -> String {
    let name = |id: &str| {
        let cause = words.pack.causes().get(id);
        cause
            .map(|cause| words.say(&cause.name))
            .unwrap_or_default()
    };
    let cause = name(&verdict.cause);
    match verdict.caller {
        CallerIdentity::Family => return words.say(ui::verdict::FAMILY),
        CallerIdentity::Impostor => return words.say(impostor(words, shift)),
        CallerIdentity::Member => {}
    }
    match &verdict.named {
        Some(id) if *id == verdict.cause && !verdict.has_evidence => {
            let told = words.fill(ui::verdict::CAUSE_GUESS, &[("cause", &cause)]);
            let why = last_guess(words, shift);
            joined(&[vec![told], why].concat())
        }
        Some(id) if *id == verdict.cause && verdict.guesses > 0 => {
            let n = verdict.guesses.to_string();
            words.fill(ui::verdict::CAUSE_LATE, &[("cause", &cause), ("n", &n)])
        }
        Some(id) if *id == verdict.cause => {
            words.fill(ui::verdict::CAUSE_RIGHT, &[("cause", &cause)])
        }
        Some(id) => words.fill(
            ui::verdict::CAUSE_WRONG,
            &[("cause", &cause), ("named", &name(id))],
        ),
        None => words.fill(ui::verdict::CAUSE_NONE, &[("cause", &cause)]),
    }
}

/// What the cause that was named last rested on, where it was guessed.
fn last_guess(words: Words, shift: &CallSession) -> Vec<String> {
    let is_name = |one: &Move| matches!(one, Move::Name(_));
    let at = shift.moves.iter().rposition(is_name);
    let case = shift.case(words.pack);
    let rested = case.zip(at).and_then(|(case, at)| {
        let rested = case.guess(&shift.moves, at)?;
        Some(guess(words, case.role, &rested))
    });
    rested.unwrap_or_default()
}

/// The causes that were left beside the one that was named last.
fn left_beside(words: Words, shift: &CallSession) -> Option<String> {
    let case = shift.case(words.pack).filter(Scenario::is_member)?;
    let named = case.play(&shift.moves).named.pop()?;
    let mut left = case.causes_in(named.fits);
    left.retain(|cause| cause.id != named.id);
    let names: Vec<String> = left.iter().map(|cause| words.say(&cause.name)).collect();
    let with = [("causes", &*names.join(" / "))];
    (!names.is_empty()).then(|| words.fill(ui::verdict::LEFT_BESIDE, &with))
}

/// Who an impostor was, by what was said in this call: who was never asked who they are has not shown what they want.
fn impostor(words: Words, shift: &CallSession) -> TextKey {
    let was_asked = shift.case(words.pack).is_some_and(|case| {
        let scene = case.play(&shift.moves);
        scene.first(&case, SayKind::Identify).is_some()
    });
    match was_asked {
        true => ui::verdict::IMPOSTOR,
        false => ui::verdict::IMPOSTOR_UNASKED,
    }
}

/// What a call made by hand teaches.
fn lesson(words: Words, origin: &ScenarioId) -> Option<String> {
    let ScenarioId::Made(id) = origin else {
        return None;
    };
    let call = words.pack.calls().iter().find(|call| call.id == *id);
    call.map(|call| words.say(&call.lesson))
}
