//! The questions about a failed payment, and what they came to.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::app::route::Route;
use crate::app::screens::cause;
use crate::inquiry::answers::Answers;
use crate::inquiry::position::{Asked, Position};
use crate::pack::content::Pack;
use crate::pack::model::cause::{Cause, Who};
use crate::text::catalogue::ui::{diagnose, explain};

/// Goes on to the questions, with what a message of this meaning says to them.
pub(crate) fn going_on<'a>(pack: &Pack, meaning: &str) -> ChoiceSpec<'a> {
    match pack.diagnosis().evidence_of(meaning) {
        Some(_) => {
            let route = Route::DiagnoseMessage(meaning.to_owned());
            ChoiceSpec::new(Action::Go(route), diagnose::GO_ON)
        }
        None => ChoiceSpec::new(Action::Go(Route::Diagnose), explain::DIAGNOSE),
    }
}

impl ScreenBehaviour for Answers {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let see_answers = || ChoiceSpec::new(Action::Go(Route::Answers), diagnose::ANSWERS);
        let again = || ChoiceSpec::new(Action::Again, diagnose::AGAIN);
        let copy = || ChoiceSpec::new(Action::Copy(DocumentKind::Summary), diagnose::COPY);
        let save = || ChoiceSpec::new(Action::Save(DocumentKind::Summary), diagnose::SAVE);
        match self.position(at.pack) {
            Position::Ask(asked) => answers(at.pack, asked),
            Position::Cause(suspect) => {
                let asks = [
                    ChoiceSpec::new(Action::Confirm, diagnose::IT_WAS),
                    ChoiceSpec::new(Action::Deny, diagnose::IT_WAS_NOT),
                ];
                let asks = asks.into_iter().filter(|_| !suspect.is_confirmed);
                let taken = [copy(), save()];
                let taken = taken.into_iter().filter(|_| suspect.is_confirmed);
                asks.chain(cause::about(at.pack, &suspect.cause.id))
                    .chain(taken)
                    .chain([see_answers(), again()])
                    .collect()
            }
            Position::Few(causes) => {
                let look_at = |cause: &'a Cause| {
                    ChoiceSpec::new(Action::Suspect(cause.id.clone()), &cause.name)
                };
                let none = ChoiceSpec::new(Action::Deny, diagnose::NONE_OF_THESE);
                causes
                    .into_iter()
                    .map(look_at)
                    .chain([none, see_answers(), copy(), save(), again()])
                    .collect()
            }
            Position::Unfound => {
                let call = commonest_of_issuer(at.pack).map(|cause| {
                    let route = Route::PhoneScript(cause.id.clone());
                    ChoiceSpec::new(Action::Go(route), diagnose::CALL)
                });
                let others = [see_answers(), copy(), save(), again()];
                call.into_iter().chain(others).collect()
            }
        }
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Answer(choice) => self.answer_now(at.pack, choice),
            Action::Suspect(cause) => self.open(cause),
            Action::Confirm => self.confirm(at.pack),
            Action::Deny => self.deny(at.pack),
            Action::Again => *self = Answers::default(),
            _ => {}
        }
        Outcome::NewPage
    }
}

/// The commonest cause of which the issuer alone can tell: what to say on the phone where nothing else is known.
fn commonest_of_issuer(pack: &Pack) -> Option<&Cause> {
    let causes = pack.causes().all.iter();
    let of_issuer = causes.filter(|cause| cause.who == [Who::Issuer]);
    of_issuer.max_by_key(|cause| (cause.is_rest, cause.weight))
}

/// The answers to a question. Where it is about what the shop shows, a code can be looked up first.
fn answers<'a>(pack: &'a Pack, asked: Asked<'a>) -> Vec<ChoiceSpec<'a>> {
    let node = asked.node;
    let choices = node
        .choices
        .iter()
        .map(|choice| ChoiceSpec::new(Action::Answer(choice.id.clone()), Label::from(&choice.say)));
    let is_message = pack.diagnosis().message.as_ref() == Some(&node.id);
    let look_up = ChoiceSpec::new(Action::Go(Route::CodeLists), diagnose::LOOK_UP);
    choices.chain(is_message.then_some(look_up)).collect()
}
