//! The questions about a failed payment, and what they came to.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::app::route::Route;
use crate::app::screens::cause;
use crate::inquiry::answers::{Answers, Position};
use crate::text::catalogue::ui::diagnose;

impl ScreenBehaviour for Answers {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let see_answers = || ChoiceSpec::new(Action::Go(Route::Answers), diagnose::ANSWERS);
        let again = || ChoiceSpec::new(Action::Again, diagnose::AGAIN);
        match self.position(at.pack.diagnosis(), at.pack.causes()) {
            Position::Ask(node) => node
                .choices
                .iter()
                .map(|choice| ChoiceSpec::new(Action::Answer(choice.id.clone()), &choice.say))
                .collect(),
            Position::Cause(found) => {
                let mut choices = cause::about(at.pack, &found.id);
                choices.extend([see_answers(), again()]);
                choices
            }
            Position::Remaining(causes) => causes
                .into_iter()
                .map(|cause| {
                    ChoiceSpec::new(Action::Go(Route::Cause(cause.id.clone())), &cause.name)
                })
                .chain([
                    see_answers(),
                    ChoiceSpec::new(Action::Copy(DocumentKind::Summary), diagnose::COPY),
                    ChoiceSpec::new(Action::Save(DocumentKind::Summary), diagnose::SAVE),
                    again(),
                ])
                .collect(),
        }
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Answer(choice) => {
                let position = self.position(at.pack.diagnosis(), at.pack.causes());
                if let Position::Ask(node) = position {
                    let node = node.id.clone();
                    self.answer(&node, choice);
                }
            }
            Action::Again => *self = Answers::default(),
            _ => {}
        }
        Outcome::NewPage
    }
}
