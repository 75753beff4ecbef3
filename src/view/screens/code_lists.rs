//! The lists of messages.

use crate::app::screens::code_lists::CodeListsScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CodeListsScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "explain",
            at.words.say(ui::explain::TITLE),
            at.words.say(ui::explain::LEAD),
        )
        .with(Block::Note(at.words.say(ui::explain::LEAD_MORE)))
        .backed(&["error-code-not-proof".to_owned()])
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Messages))
    }
}
