//! Which card is it? The marked one is shown.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};

pub struct CardListScreen;

impl ScreenBehaviour for CardListScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let cards = at.pack.cards().iter();
        cards
            .map(|card| {
                let route = Route::Card(card.id.clone());
                ChoiceSpec::new(Action::Go(route), &card.name).spelled(Spelling::Card(card))
            })
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::Letters
    }
}
