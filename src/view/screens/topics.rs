//! The questions that people ask.

use crate::app::screens::topics::TopicsScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for TopicsScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "learn",
            at.words.say(ui::learn::TITLE),
            at.words.say(ui::learn::LEAD),
        )
        .backed(&["code-legit-places".to_owned()])
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Topics))
    }
}
