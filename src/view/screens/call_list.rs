//! The calls of a level.

use crate::app::action::Action;
use crate::app::route::Route;
use crate::app::screens::call_list::CallListScreen;
use crate::text::catalogue::ui;
use crate::view::call_ahead;
use crate::view::page::{Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for CallListScreen {
    fn page(&self, at: ViewContext) -> Page {
        let level = self.level.to_string();
        let title = at.words.fill(ui::train::LEVEL, &[("level", &level)]);
        let lead = at.words.say(ui::train::LEVEL_LEAD);
        Page::new(format!("train/level/{level}"), title, lead)
            .backed(&["agent-asks-digits-and-side".to_owned()])
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let words = at.words;
        let actions = at.state.actions(words.pack);
        let marked = actions.get(at.state.room().mark);
        Some(vec![match marked {
            Some(Action::Go(Route::WrittenCall(id))) => {
                let call = words.pack.calls().iter().find(|call| call.id == *id);
                call.map_or_else(Pane::default, |call| call_ahead::of_call(words, call))
            }
            Some(Action::Go(Route::DrawnCall(level))) => call_ahead::of_level(words, *level),
            _ => Pane::default(),
        }])
    }
}
