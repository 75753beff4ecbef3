//! A card, one face at a time.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::card_step::CardStep;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::pack::model::card::Card;
use crate::text::catalogue::ui::{act, find};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardScreen {
    pub card: String,
    /// Index of the face that is up.
    pub face: usize,
}

impl CardScreen {
    /// The card with the code in sight.
    pub fn new(card: &Card) -> CardScreen {
        CardScreen {
            card: card.id.clone(),
            face: card.code_face(),
        }
    }
}

impl ScreenBehaviour for CardScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let faces = at.pack.card(&self.card).map_or(&[][..], |card| &card.faces);
        let next = (self.face + 1) % faces.len().max(1);
        let turn = faces.get(next).filter(|_| next != self.face).map(|face| {
            let label = Label::Filled(find::TURN, "face", (&face.name).into());
            ChoiceSpec::new(Action::ShowFace(next), label)
        });
        let steps = |step| Action::Go(Route::CardSteps(self.card.clone(), step));
        turn.into_iter()
            .chain([
                ChoiceSpec::new(steps(CardStep::Side), find::GUIDE),
                ChoiceSpec::new(steps(CardStep::Missing), find::MISSING),
                ChoiceSpec::new(Action::Back, find::ANOTHER),
                ChoiceSpec::new(Action::Home, act::HOME),
            ])
            .collect()
    }

    // The mark stays where a person turns a card over and over.
    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowFace(face) = action {
            self.face = *face;
        }
        Outcome::SamePage
    }

    fn go_beside(&mut self, onwards: bool, pack: &Pack) -> bool {
        let faces = pack.card(&self.card).map_or(1, |card| card.faces.len());
        let step = if onwards { 1 } else { faces - 1 };
        self.face = (self.face + step) % faces;
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.card(&self.card)
            .is_some_and(|card| self.face < card.faces.len())
    }
}
