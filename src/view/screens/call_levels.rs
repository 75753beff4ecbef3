//! The levels of calls.

use crate::app::screens::call_levels::CallLevelsScreen;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for CallLevelsScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "train/calls",
            at.words.say(ui::train::CALLS),
            at.words.say(ui::train::CALLS_LEAD),
        )
        .backed(&["agent-asks-digits-and-side".to_owned()])
    }
}
