//! What a message says.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::screens::diagnose;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, explain};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageScreen {
    /// Id of its list.
    pub system: String,
    pub code: String,
}

impl MessageScreen {
    /// The meaning of the message.
    fn meaning<'a>(&self, pack: &'a Pack) -> Option<&'a str> {
        let list = pack.systems().iter().find(|list| list.id == self.system)?;
        let message = list.messages.iter().find(|one| one.code == self.code)?;
        Some(&message.meaning)
    }
}

impl ScreenBehaviour for MessageScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = diagnose::going_on(at.pack, self.meaning(at.pack).unwrap_or_default());
        choices.extend([
            ChoiceSpec::new(Action::Go(Route::CardList), explain::FIND),
            ChoiceSpec::new(Action::Back, act::BACK),
            ChoiceSpec::new(Action::Home, act::HOME),
        ]);
        choices
    }

    fn is_in(&self, pack: &Pack) -> bool {
        let list = pack.systems().iter().find(|list| list.id == self.system);
        list.is_some_and(|list| list.messages.iter().any(|one| one.code == self.code))
    }
}
