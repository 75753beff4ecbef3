//! The guided calls.

use crate::app::screens::guided_calls::GuidedCallsScreen;
use crate::text::catalogue::ui;
use crate::view::call_ahead;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for GuidedCallsScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        Page::new(
            "train/guided",
            words.say(ui::guided::TITLE),
            words.say(ui::guided::LEAD),
        )
        .with(Block::Note(words.say(ui::guided::NOT_KEPT)))
        .backed(&["agent-asks-digits-and-side".to_owned()])
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let mut calls = at.words.pack.guided_calls();
        let marked = calls.nth(at.state.room().mark);
        let pane = marked.map(|call| call_ahead::of_call(at.words, call));
        Some(vec![pane.unwrap_or_default()])
    }
}
