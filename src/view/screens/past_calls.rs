//! The calls that somebody took, to be read again.

use crate::app::screens::past_calls::PastCallsScreen;
use crate::pack::content::Pack;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::team::unread;
use crate::view::team::past_calls::list;

impl ScreenView for PastCallsScreen {
    fn page(&self, at: ViewContext) -> Page {
        match at.state.past() {
            Some(past) => list(at.words, &self.alias, past),
            None => unread(at.words, at.state, "past-calls"),
        }
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}
