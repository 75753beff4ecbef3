//! What words of shops mean that say it without a code.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::screens::diagnose;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, explain};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeaningScreen {
    /// Id of the meaning.
    pub meaning: String,
}

impl ScreenBehaviour for MeaningScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = diagnose::going_on(at.pack, &self.meaning);
        choices.extend([
            ChoiceSpec::new(Action::Go(Route::CardList), explain::FIND),
            ChoiceSpec::new(Action::Back, act::BACK),
            ChoiceSpec::new(Action::Home, act::HOME),
        ]);
        choices
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.meanings().meaning(&self.meaning).is_some()
    }
}
