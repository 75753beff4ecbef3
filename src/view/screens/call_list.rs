//! The calls of a level.

use crate::app::screens::call_list::CallListScreen;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for CallListScreen {
    fn page(&self, at: ViewContext) -> Page {
        let level = self.level.to_string();
        let title = at.words.fill(ui::train::LEVEL, &[("level", &level)]);
        let lead = at.words.say(ui::train::LEVEL_LEAD);
        Page::new(format!("train/level/{level}"), title, lead)
            .backed(&["agent-asks-digits-and-side".to_owned()])
    }
}
