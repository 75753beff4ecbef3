//! The same card step by step.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::card_step::CardStep;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, find, home};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardStepsScreen {
    pub card: String,
    pub step: CardStep,
}

/// What a step is called.
pub fn step_name(step: CardStep) -> TextKey {
    match step {
        CardStep::Side => find::STEP_SIDE,
        CardStep::Place => find::STEP_PLACE,
        CardStep::Digits => find::STEP_DIGITS,
        CardStep::Not => find::STEP_NOT,
        CardStep::Missing => find::STEP_MISSING,
    }
}

impl ScreenBehaviour for CardStepsScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let show = |text, step| {
            let label = Label::Filled(text, "step", step_name(step).into());
            ChoiceSpec::new(Action::ShowStep(step), label)
        };
        let next = match self.step.beside(true) {
            Some(step) => vec![show(find::NEXT, step)],
            // Where it is not there, the card is another one, or the number is.
            None => vec![
                ChoiceSpec::new(Action::Go(Route::CardList), find::ANOTHER),
                ChoiceSpec::new(Action::Go(Route::Compare), home::COMPARE),
            ],
        };
        let previous = self.step.beside(false);
        next.into_iter()
            .chain(previous.map(|step| show(find::PREVIOUS, step)))
            .chain([
                ChoiceSpec::new(Action::Back, act::BACK),
                ChoiceSpec::new(Action::Home, act::HOME),
            ])
            .collect()
    }

    // The mark stays on "next".
    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowStep(step) = action {
            self.step = *step;
        }
        Outcome::SamePage
    }

    fn go_beside(&mut self, onwards: bool, _pack: &Pack) -> bool {
        self.step = self.step.beside(onwards).unwrap_or(self.step);
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.card(&self.card).is_some()
    }
}
