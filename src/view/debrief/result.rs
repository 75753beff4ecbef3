//! Whether a call is passed, its points, and what to do better.

use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::score::{ADVICE, CAUSE, QUESTIONS, REFERRAL};
use crate::training::call::session::CallSession;
use crate::training::call::verdict::Verdict;
use crate::view::debrief::better::better;
use crate::view::page::{Block, Page};
use crate::view::short_hash::short;

pub(crate) fn page(words: Words, shift: &CallSession, verdict: &Verdict, lead: String) -> Page {
    let named = named_cause(words, verdict);
    let of = [CAUSE, QUESTIONS, ADVICE, REFERRAL];
    let names = [
        ui::verdict::OF_CAUSE,
        ui::verdict::OF_QUESTIONS,
        ui::verdict::OF_ADVICE,
        ui::verdict::OF_REFERRAL,
    ];
    let rows = names.into_iter().zip(verdict.points.iter().zip(of));
    let rows = rows.map(|(name, (points, of))| (words.say(name), format!("{points}/{of}")));
    let taken = (verdict.taken > 0).then(|| {
        (
            words.say(ui::verdict::OF_RULES),
            format!("-{}", verdict.taken),
        )
    });
    let rows = rows.chain(taken);
    let mut page = Page::new("debrief/result", words.say(ui::verdict::TITLE), lead)
        .judging(verdict.passed)
        .with(Block::Para(named))
        .with(Block::Terms(rows.collect()));
    let better = better(words, verdict);
    page = match better.is_empty() {
        true => page.with(Block::Para(words.say(ui::verdict::BETTER_NONE))),
        false => page
            .with(Block::Head(words.say(ui::verdict::BETTER)))
            .with(Block::Steps(better)),
    };
    if let Some(lesson) = lesson(words, &shift.origin) {
        page = page
            .with(Block::Head(words.say(ui::verdict::LESSON)))
            .with(Block::Para(lesson));
    }
    // Their last words were not seen: this page came instead.
    if verdict.hung_up {
        page = page.with(Block::Para(words.say(ui::verdict::HUNG_UP)));
    }
    if verdict.stopped {
        page = page.with(Block::Para(words.say(ui::verdict::STOPPED)));
    }
    page.with(Block::Note(origin(words, &shift.origin)))
}

/// The cause, and whether it was named.
fn named_cause(words: Words, verdict: &Verdict) -> String {
    let name = |id: &str| {
        let cause = words.pack.causes().get(id);
        cause
            .map(|cause| words.say(&cause.name))
            .unwrap_or_default()
    };
    let cause = name(&verdict.cause);
    match &verdict.named {
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

/// What a call made by hand teaches.
fn lesson(words: Words, origin: &ScenarioId) -> Option<String> {
    let ScenarioId::Made(id) = origin else {
        return None;
    };
    let call = words.pack.calls().iter().find(|call| call.id == *id);
    call.map(|call| words.say(&call.lesson))
}

/// All that the verdict was computed from beside the moves: the pack to the last byte, and the call.
fn origin(words: Words, origin: &ScenarioId) -> String {
    let manifest = words.pack.manifest();
    let call = match origin {
        ScenarioId::Made(id) => id.clone(),
        ScenarioId::Drawn(level, seed) => {
            let level = words.fill(ui::train::LEVEL, &[("level", &level.to_string())]);
            format!("{level}, {} {seed}", words.say(ui::exam::SEED))
        }
    };
    let with = [
        ("pack", &*manifest.id),
        ("version", &*manifest.version),
        ("hash", short(words.pack.hash())),
        ("call", &*call),
    ];
    words.fill(ui::verdict::ORIGIN, &with)
}
