//! The calls that somebody took, to be read again.

use crate::app::screens::past_calls::PastCallsScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
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
        match past.others {
            0 => page,
            n => page.with(Block::Note(
                words.fill(ui::team::PAST_OTHERS, &[("n", &n.to_string())]),
            )),
        }
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}
