//! The lists of messages.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, explain};

pub struct CodeListsScreen;

impl ScreenBehaviour for CodeListsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let lists = at.pack.systems().iter();
        lists
            .map(|list| ChoiceSpec::new(Action::Go(Route::CodeList(list.id.clone())), &list.name))
            .chain([
                ChoiceSpec::new(Action::Go(Route::UnknownMessage), explain::OTHER),
                ChoiceSpec::new(Action::Back, act::BACK),
            ])
            .collect()
    }
}
