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
        let entries = codes(at, true).chain(lists).chain(codes(at, false));
        let entries: Vec<ChoiceSpec> = entries.collect();
        // Words that are understood are words before they are the name of a code.
        let is_understood = at.pack.look_up(at.typed).understood.is_some();
        let said = said(at.typed, is_understood, &entries);
        let (before, after) = match is_understood {
            true => (said, None),
            false => (None, said),
        };
        before
            .into_iter()
            .chain(entries)
            .chain(after)
            .chain([
                ChoiceSpec::new(Action::Go(Route::UnknownMessage), explain::OTHER),
                ChoiceSpec::new(Action::Back, act::BACK),
            ])
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::Words
    }
}

/// What the words mean that were typed: where no entry is spelled so, or they are understood as words.
fn said<'a>(
    typed: &str,
    is_understood: bool,
    entries: &[ChoiceSpec<'a>],
) -> Option<ChoiceSpec<'a>> {
    let is_shown = |entry: &ChoiceSpec| {
        let spelling = entry.spelling;
        spelling.is_some_and(|spelling| spelling.is_shown(typed))
    };
    let are_words = !typed.is_empty() && (is_understood || !entries.iter().any(is_shown));
    let route = Route::Said(typed.to_owned());
    are_words.then(|| ChoiceSpec::new(Action::Go(route), explain::SAID))
}

/// Who knows the code and not whose it is spells it here: the codes of all lists that are spelled so, or those that begin so.
fn codes<'a>(at: ScreenContext<'a>, is_whole: bool) -> impl Iterator<Item = ChoiceSpec<'a>> {
    let is_begun = at.typed.chars().count() > 1;
    // Words of a shop begin no code, and then none is compared.
    let is_code = !at.typed.is_empty() && at.pack.begins_code(at.typed);
    let lists = at.pack.systems().iter().filter(move |_| is_code);
    lists.flat_map(move |list| {
        let messages = list.messages.iter();
        let messages = messages.filter(move |message| message.is(at.typed) == is_whole);
        messages.map(move |message| {
            let route = Route::Message(list.id.clone(), message.code.clone());
            let choice = ChoiceSpec::new(Action::Go(route), Label::Name(message.code.clone()));
            let mut meanings = at.pack.meanings().all.iter();
            let meaning = meanings.find(|one| one.id == message.meaning);
            // Whose code it is, and what it says.
            let note = meaning.map_or(Label::from(&list.name), |meaning| {
                Label::Answered((&list.name).into(), (&meaning.title).into())
            });
            choice
                .with_note(note)
                .spelled(match message.listed && is_begun {
                    true => Spelling::Code(message),
                    false => Spelling::Unlisted(message),
                })
        })
    })
}
