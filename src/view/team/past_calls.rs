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
    if past.others.is_empty() {
        return page;
    }
    let others = past.others.iter().enumerate();
    let others = others.map(|(index, past)| described(words, past, 1 + index));
    page.with(Block::Head(words.say(ui::team::PAST_OTHERS)))
        .with(Block::List(others.collect()))
}

/// The list with the calls in it, for whoever chooses none of them: in lines.
pub(crate) fn listed(words: Words, who: &str, past: &PastCalls) -> Page {
    let calls = past.calls.iter().enumerate();
    let calls = calls.map(|(index, (_, past))| Block::Para(described(words, past, 1 + index)));
    let mut page = list(words, who, past);
    page.blocks = calls.chain(page.blocks).collect();
    page
}

/// A call without its words: when it was, how it went, and what it was about, where this pack knows the cause.
fn described(words: Words, past: &PastCall, place: usize) -> String {
    let told = label(words, &row(place, past));
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
