//! What a call about each cause needs: for those who learn it, and to look it up.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};
use crate::pack::content::Pack;
use crate::text::catalogue::ui::act;

/// The causes that are practised.
pub struct DeskGuideScreen;

impl ScreenBehaviour for DeskGuideScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let causes = at.pack.practised_causes().map(|cause| {
            let route = Route::DeskCause(cause.id.clone());
            ChoiceSpec::new(Action::Go(route), &cause.name).spelled(Spelling::Words(&cause.name))
        });
        causes
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::Letters
    }
}

/// What a call about one cause needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeskCauseScreen {
    pub cause: String,
}

impl ScreenBehaviour for DeskCauseScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        vec![ChoiceSpec::new(Action::Back, act::BACK)]
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.practised_causes().any(|cause| cause.id == self.cause)
    }
}
