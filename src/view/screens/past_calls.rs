//! The calls that somebody took, to be read again.

use crate::app::past::PastCall;
use crate::app::screens::past_calls::{PastCallsScreen, row};
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::choice_words::label;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::team::unread;
use crate::view::team::figures::alias;

impl ScreenView for PastCallsScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let Some(past) = at.state.past() else {
            return unread(words, at.state, "past-calls");
        };
        let lead = match past.calls.is_empty() {
            true => ui::team::PAST_NONE,
            false => ui::team::PAST_LEAD,
        };
        let page = Page::new("past-calls", alias(words, &self.alias), words.say(lead));
        if past.others.is_empty() {
            return page;
        }
        let others = past.others.iter().enumerate();
        let others = others.map(|(index, past)| other(words, past, 1 + index));
        page.with(Block::Head(words.say(ui::team::PAST_OTHERS)))
            .with(Block::List(others.collect()))
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

/// A call that cannot be read: when it was, how it went, and what it was about, where this pack knows the cause.
fn other(words: Words, past: &PastCall, place: usize) -> String {
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
