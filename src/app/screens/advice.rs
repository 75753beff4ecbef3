//! What does a caller with this cause need? Cards for agents.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::screens::quiz::{after_answer, at_end};
use crate::pack::content::Pack;
use crate::pack::model::say::Say;
use crate::text::catalogue::ui::train;
use crate::training::advice::AdviceDrill;
use crate::training::event::{PartEvent, in_part};
use crate::training::modes::advice;

impl ScreenBehaviour for AdviceDrill {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        if self.is_over(at.pack) {
            return at_end(train::SORT_AGAIN);
        }
        if self.explaining {
            return after_answer(self.is_last(at.pack));
        }
        let says = says(self, at.pack).into_iter().enumerate();
        says.map(|(place, say)| ChoiceSpec::new(Action::Classify(place), &say.name))
            .collect()
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Classify(place) => {
                if let Some(say) = says(self, at.pack).get(*place) {
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

/// What may be said to the caller who is asked about.
fn says<'a>(drill: &AdviceDrill, pack: &'a Pack) -> Vec<&'a Say> {
    let cause = drill.cause(pack);
    cause.map_or_else(Vec::new, |cause| drill.offered(pack, &cause.id))
}
