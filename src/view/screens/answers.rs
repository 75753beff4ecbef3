//! The answers given.

use crate::app::screens::answers::AnswersScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::summary;

impl ScreenView for AnswersScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "answers",
            at.words.say(ui::diagnose::ANSWERS),
            at.words.say(ui::diagnose::ANSWERS_LEAD),
        )
        .backed(&summary::facts(at.words, at.state))
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}
