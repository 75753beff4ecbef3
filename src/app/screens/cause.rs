//! A cause: what happened, what to do, what never to do.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, diagnose};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CauseScreen {
    pub cause: String,
}

/// What can be done about a cause, wherever it is named.
pub(crate) fn about<'a>(pack: &'a Pack, id: &str) -> Vec<ChoiceSpec<'a>> {
    let has_picture = pack.causes().get(id).is_some_and(|cause| cause.picture);
    let show_card = ChoiceSpec::new(Action::Go(Route::CardList), diagnose::CARD);
    let call = ChoiceSpec::new(
        Action::Go(Route::PhoneScript(id.to_owned())),
        diagnose::CALL,
    );
    let show_card = has_picture.then_some(show_card);
    show_card.into_iter().chain([call]).collect()
}

impl ScreenBehaviour for CauseScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = about(at.pack, &self.cause);
        choices.push(ChoiceSpec::new(Action::Back, act::BACK));
        choices.push(ChoiceSpec::new(Action::Home, act::HOME));
        choices
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.causes().get(&self.cause).is_some()
    }
}
