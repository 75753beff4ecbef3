//! What is wrong with the pack that an author previews.

use crate::app::screens::problems::ProblemsScreen;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};

/// Problems on the screen; who solves these sees the next ones.
const SHOWN: usize = 50;

impl ScreenView for ProblemsScreen {
    fn page(&self, at: ViewContext) -> Page {
        let problems = at.state.preview().unwrap_or_default();
        let n = problems.len().to_string();
        let title = at.words.say(ui::author::PROBLEMS_TITLE);
        let lead = at.words.fill(ui::author::KEPT, &[("n", &n)]);
        let shown = problems.iter().take(SHOWN).cloned();
        Page::new("problems", title, lead).with(Block::List(shown.collect()))
    }
}
