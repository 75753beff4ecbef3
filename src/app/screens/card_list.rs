//! Which card is it? The marked one is shown.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;

pub struct CardListScreen;

impl ScreenBehaviour for CardListScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let cards = at.pack.cards().iter();
        cards
            .map(|card| ChoiceSpec::new(Action::Go(Route::Card(card.id.clone())), &card.name))
            .collect()
    }
}
