//! Every page that an author writes.

use crate::app::screens::goto::GoToScreen;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for GoToScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "jump",
            at.words.say(ui::home::JUMP),
            at.words.say(ui::author::JUMP_LEAD),
        )
    }
}
