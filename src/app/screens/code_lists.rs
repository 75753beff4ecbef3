//! The lists of messages.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};
use crate::text::catalogue::ui::{act, explain};

pub struct CodeListsScreen;

impl ScreenBehaviour for CodeListsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let lists = at.pack.systems().iter().map(|list| {
            let route = Route::CodeList(list.id.clone());
            ChoiceSpec::new(Action::Go(route), &list.name).spelled(Spelling::List(list))
        });
        codes(at, true)
            .chain(lists)
            .chain(codes(at, false))
            .chain([
                ChoiceSpec::new(Action::Go(Route::UnknownMessage), explain::OTHER),
                ChoiceSpec::new(Action::Back, act::BACK),
            ])
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::All
    }
}

/// Who knows the code and not whose it is spells it here: the codes of all lists that are spelled so, or those that begin so.
fn codes<'a>(at: ScreenContext<'a>, is_whole: bool) -> impl Iterator<Item = ChoiceSpec<'a>> {
    let is_begun = at.typed.chars().count() > 1;
    let lists = at
        .pack
        .systems()
        .iter()
        .filter(move |_| !at.typed.is_empty());
    lists.flat_map(move |list| {
        let messages = list.messages.iter();
        let messages = messages.filter(move |message| message.is(at.typed) == is_whole);
        messages.map(move |message| {
            let route = Route::Message(list.id.clone(), message.code.clone());
            let choice = ChoiceSpec::new(Action::Go(route), Label::Name(message.code.clone()));
            choice
                .with_note(&list.name)
                .spelled(match message.listed && is_begun {
                    true => Spelling::Code(message),
                    false => Spelling::Unlisted(message),
                })
        })
    })
}
