//! The levels of calls.

use crate::app::screens::call_levels::CallLevelsScreen;
use crate::text::catalogue::{TextKey, ui};
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for CallLevelsScreen {
    fn page(&self, at: ViewContext) -> Page {
        Page::new(
            "train/calls",
            at.words.say(ui::train::CALLS),
            lead(at, ui::train::CALLS_LEAD),
        )
        .backed(&["agent-asks-digits-and-side".to_owned()])
    }
}

/// What is said first to somebody who took no call yet, and to everybody else.
pub(crate) fn lead(at: ViewContext, others: TextKey) -> String {
    let words = at.words;
    let has_guided = words.pack.guided_calls().next().is_some();
    match has_guided && at.state.keeping().is_newcomer() {
        true => {
            let guided = words.say(ui::guided::TO);
            words.fill(ui::guided::FIRST_LEAD, &[("guided", &guided)])
        }
        false => words.say(others),
    }
}
