//! A list of messages.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};
use crate::pack::content::Pack;
use crate::text::catalogue::ui::act;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CodeListScreen {
    pub system: String,
}

impl ScreenBehaviour for CodeListScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let list = at.pack.systems().iter().find(|list| list.id == self.system);
        let messages = list.map_or(&[][..], |list| &list.messages).iter();
        let meanings = &at.pack.meanings().all;
        messages
            .map(|message| {
                let route = Route::Message(self.system.clone(), message.code.clone());
                let choice = ChoiceSpec::new(Action::Go(route), Label::Name(message.code.clone()));
                let meaning = meanings.iter().find(|one| one.id == message.meaning);
                let choice = choice.spelled(match message.listed {
                    true => Spelling::Code(message),
                    false => Spelling::Unlisted(message),
                });
                match meaning {
                    Some(meaning) => choice.with_note(&meaning.title),
                    None => choice,
                }
            })
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::All
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.systems().iter().any(|list| list.id == self.system)
    }
}
