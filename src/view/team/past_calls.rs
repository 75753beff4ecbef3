//! The calls that somebody took, in words.

use crate::app::past::{PastCall, PastCalls};
use crate::app::screens::past_calls::row;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::choice_words::label;
use crate::view::page::{Block, Page};
use crate::view::team::figures::alias;

/// The head of the list, and what cannot be read.
pub(crate) fn list(words: Words, who: &str, past: &PastCalls) -> Page {
    let lead = match past.calls.is_empty() {
        true => ui::team::PAST_NONE,
        false => ui::team::PAST_LEAD,
    };
    let page = Page::new("past-calls", alias(words, who), words.say(lead));
    let others = past.others.iter().map(|past| described(words, past));
    let kept = past.kept.iter().map(|past| outcome(words, past));
    let lists = [
        (ui::team::PAST_OTHERS, others.collect::<Vec<_>>()),
        (ui::team::PAST_KEPT, kept.collect()),
    ];
    let lists = lists.into_iter().filter(|(_, rows)| !rows.is_empty());
    lists.fold(page, |page, (head, rows)| {
        page.with(Block::Head(words.say(head)))
            .with(Block::List(rows))
    })
}

/// What is told to whoever sat an exam by ticket of one of its calls.
fn outcome(words: Words, past: &PastCall) -> String {
    let text = match past.passed {
        true => ui::team::PAST_KEPT_PASSED,
        false => ui::team::PAST_KEPT_FAILED,
    };
    let (day, level) = (past.day.to_string(), past.level.to_string());
    words.fill(text, &[("day", &*day), ("level", &*level)])
}

/// The list with the calls in it, for whoever chooses none of them: in lines.
pub fn listed(words: Words, who: &str, past: &PastCalls) -> Page {
    let calls = past.calls.iter().map(|(_, past)| described(words, past));
    let mut page = list(words, who, past);
    // Numbered, as the command asks for one of them.
    page.blocks.insert(0, Block::Steps(calls.collect()));
    page
}

/// A call without its words: when it was, how it went, and what it was about, where this pack knows the cause.
fn described(words: Words, past: &PastCall) -> String {
    let told = label(words, &row(past));
    let cause = past
        .cause
        .as_ref()
        .and_then(|id| words.pack.causes().get(id));
    match cause {
        Some(cause) => words.fill(
            ui::team::PAST_ABOUT,
            &[("call", &told), ("cause", &words.say(&cause.name))],
        ),
        None => told,
    }
}
