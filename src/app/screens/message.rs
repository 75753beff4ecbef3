//! What a message says.

use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::screens::diagnose;
use crate::pack::content::Pack;

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
        diagnose::after_message(at.pack, self.meaning(at.pack).unwrap_or_default())
    }

    fn is_in(&self, pack: &Pack) -> bool {
        let list = pack.systems().iter().find(|list| list.id == self.system);
        list.is_some_and(|list| list.messages.iter().any(|one| one.code == self.code))
    }
}
