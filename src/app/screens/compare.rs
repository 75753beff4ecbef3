//! The security code beside another thing.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, compare};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompareScreen {
    /// Index of the other thing; 0 is the security code itself.
    pub with: usize,
}

impl ScreenBehaviour for CompareScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let things = at.pack.comparison().things.iter().enumerate().skip(1);
        let others = things.filter(|(index, _)| *index != self.with);
        let others = others.map(|(index, thing)| {
            let label = Label::Filled(compare::BESIDE, "thing", (&thing.name).into());
            ChoiceSpec::new(Action::CompareWith(index), label)
        });
        [ChoiceSpec::new(Action::Go(Route::Quiz), compare::ROUND)]
            .into_iter()
            .chain(others)
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::CompareWith(index) = action {
            self.with = *index;
        }
        Outcome::NewPage
    }

    fn go_beside(&mut self, onwards: bool, pack: &Pack) -> bool {
        // The others go round from 1.
        let others = pack.comparison().things.len().saturating_sub(1).max(1);
        let turn = if onwards { 0 } else { others - 2 % others };
        self.with = (self.with + turn) % others + 1;
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.with < pack.comparison().things.len()
    }
}
