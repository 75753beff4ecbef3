//! A message that is in no list.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, explain};

pub struct UnknownMessageScreen;

impl ScreenBehaviour for UnknownMessageScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        vec![
            ChoiceSpec::new(Action::Go(Route::Diagnose), explain::DIAGNOSE),
            ChoiceSpec::new(Action::Back, act::BACK),
            ChoiceSpec::new(Action::Home, act::HOME),
        ]
    }
}
