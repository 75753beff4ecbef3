//! The lists of messages.

use crate::app::screens::code_lists::CodeListsScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CodeListsScreen {
    fn page(&self, at: ViewContext) -> Page {
        let page = Page::new(
            "explain",
            at.words.say(ui::explain::TITLE),
            at.words.say(ui::explain::LEAD),
        );
        // Who types has read it.
        let page = match at.state.room().typed.is_empty() {
            true => page
                .with(Block::Para(at.words.say(ui::explain::EMPTY_FIELD)))
                .with(Block::Note(at.words.say(ui::explain::LEAD_MORE))),
            false => page,
        };
        page.backed(&["error-code-not-proof".to_owned()])
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Messages))
    }
}
