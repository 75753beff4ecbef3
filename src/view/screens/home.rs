//! The first screen.

use crate::app::screens::home::HomeScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for HomeScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let facts = ["amex-code-front", "code-place-other-brands"].map(str::to_owned);
        Page::new(
            "home",
            words.say(ui::home::TITLE),
            words.say(ui::home::LEAD),
        )
        .with(Block::Note(words.say(ui::home::PROMISE)))
        .backed(&facts)
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Start))
    }
}
