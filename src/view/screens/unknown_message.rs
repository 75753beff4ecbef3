//! A message that is in no list.

use crate::app::screens::unknown_message::UnknownMessageScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for UnknownMessageScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        Page::new(
            "message/unknown",
            words.say(ui::explain::UNKNOWN),
            words.say(ui::explain::UNKNOWN_LEAD),
        )
        .with(Block::Para(words.say(ui::explain::UNKNOWN_MORE)))
        .backed(&[
            "error-code-not-proof".to_owned(),
            "shop-sees-only-error".to_owned(),
        ])
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::about(Section::Messages, None, 0))
    }
}
