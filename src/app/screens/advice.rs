//! What does a caller with this cause need? Cards for agents.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, compare, train};
use crate::training::advice::AdviceDrill;
use crate::training::event::{PartEvent, in_part};
use crate::training::modes::advice;

impl ScreenBehaviour for AdviceDrill {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        if self.is_over(at.pack) {
            return vec![
                ChoiceSpec::new(Action::Again, train::SORT_AGAIN),
                ChoiceSpec::new(Action::Back, act::BACK),
                ChoiceSpec::new(Action::Home, act::HOME),
            ];
        }
        if self.explaining {
            let next = match self.is_last(at.pack) {
                true => compare::RESULT,
                false => compare::NEXT,
            };
            return vec![
                ChoiceSpec::new(Action::Next, next),
                ChoiceSpec::new(Action::Back, act::BACK),
            ];
        }
        let cause = self.cause(at.pack);
        let says = cause.map_or_else(Vec::new, |cause| self.offered(at.pack, &cause.id));
        let says = says.into_iter().enumerate();
        says.map(|(place, say)| ChoiceSpec::new(Action::Classify(place), &say.name))
            .collect()
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Classify(place) => {
                let cause = self.cause(at.pack);
                let says = cause.map_or_else(Vec::new, |cause| self.offered(at.pack, &cause.id));
                if let Some(say) = says.get(*place) {
                    self.given.push(say.id.clone());
                    self.explaining = true;
                    return Outcome::Practised(in_part(None, advice::answered(at.pack, self)));
                }
            }
            Action::Next => self.explaining = false,
            // What was due is done; more of it is drawn.
            Action::Again => *self = advice::drill(at.session.seed),
            _ => {}
        }
        Outcome::NewPage
    }

    fn begun(&self, _pack: &Pack) -> Vec<PartEvent> {
        in_part(None, vec![advice::begun(self)])
    }

    fn attempt(&self) -> Option<Uuid> {
        self.attempt
    }

    fn record_as(&mut self, attempt: Option<Uuid>) {
        self.attempt = attempt;
    }

    fn is_drawn(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.given.len() <= self.count(pack)
    }
}
