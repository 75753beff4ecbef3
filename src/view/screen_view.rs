//! What every screen shows, and how.

use crate::app::message::Intent;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::view::page::{Page, Pane};
use crate::view::sheet_order::SheetOrder;

/// What a page is made from.
#[derive(Clone, Copy)]
pub(crate) struct ViewContext<'a> {
    pub(crate) words: Words<'a>,
    pub(crate) state: &'a State,
    /// The page under an overlay that is about it.
    pub(crate) below: Option<&'a Page>,
}

/// A screen, seen. Its choices get their words where they are made.
pub(crate) trait ScreenView {
    /// What it says; choices, mark and keys are added by the router.
    fn page(&self, at: ViewContext) -> Page;

    /// Whether it may be longer than a terminal of 80 by 24: read at leisure, or a long list by nature. Nobody's answer
    /// waits below the edge of any other page.
    fn may_scroll(&self, _pack: &Pack) -> bool {
        false
    }

    /// What matters here beside the keys that matter everywhere.
    fn own_key(&self) -> Option<Intent> {
        None
    }

    /// What stands beside its page where there is room. `None` for a look at where the marked choice leads.
    fn asides(&self, _at: ViewContext) -> Option<Vec<Pane>> {
        None
    }

    /// Whether its page is about the page underneath.
    fn is_about_below(&self) -> bool {
        false
    }

    /// Where it stands in the document that reviewers sign. `None` if it is drawn by chance, or speaks of other pages.
    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        None
    }
}
