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
use crate::pack::model::flow::AnswerOption;
use crate::text::catalogue::ui::{act, diagnose, explain};

/// How to go on from a message of this meaning: to the questions with what it says to them, or to its likeliest cause.
pub(crate) fn going_on<'a>(pack: &'a Pack, meaning: &str) -> Vec<ChoiceSpec<'a>> {
    if pack.diagnosis().evidence_of(meaning).is_some() {
        let route = Route::DiagnoseMessage(meaning.to_owned());
        return vec![ChoiceSpec::new(Action::Go(route), diagnose::GO_ON)];
    }
    // No answer says what the message says: from the first question on it would be forgotten.
    let meaning = pack.meanings().meaning(meaning);
    let causes = meaning.into_iter().flat_map(|meaning| &meaning.causes);
    let likeliest = causes.filter_map(|cause| pack.causes().get(cause)).next();
    let look = likeliest.map(|cause| {
        let label = Label::Filled(diagnose::POSSIBLE, "cause", (&cause.name).into());
        ChoiceSpec::new(Action::Go(Route::Cause(cause.id.clone())), label)
    });
    let ask = ChoiceSpec::new(Action::Go(Route::Diagnose), explain::DIAGNOSE);
    look.into_iter().chain([ask]).collect()
}

/// All that can be done on the page of a message of this meaning.
pub(crate) fn after_message<'a>(pack: &'a Pack, meaning: &str) -> Vec<ChoiceSpec<'a>> {
    let mut choices = going_on(pack, meaning);
    choices.extend([
        ChoiceSpec::new(Action::Go(Route::CardList), explain::FIND),
        ChoiceSpec::new(Action::Back, act::BACK),
        ChoiceSpec::new(Action::Home, act::HOME),
    ]);
    choices
}

impl ScreenBehaviour for Answers {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let see_answers = || ChoiceSpec::new(Action::Go(Route::Answers), diagnose::ANSWERS);
        let again = || ChoiceSpec::new(Action::Again, diagnose::AGAIN);
        let copy = || ChoiceSpec::new(Action::Copy(DocumentKind::Summary), diagnose::COPY);
        let save = || ChoiceSpec::new(Action::Save(DocumentKind::Summary), diagnose::SAVE);
        match self.position(at.pack) {
            Position::Ask(asked) => answers(at.pack, asked, self),
            Position::Cause(suspect) => {
                let about = cause::about(at.pack, &suspect.cause.id);
                let last = [see_answers(), again()];
                // Where something must be done at once, nobody is asked first whether it is so.
                if suspect.cause.alarm.is_some() {
                    let not_so = ChoiceSpec::new(Action::Deny, diagnose::IT_IS_NOT_SO);
                    let not_so = (!suspect.is_confirmed).then_some(not_so);
                    let taken = [copy(), save()];
                    return about
                        .into_iter()
                        .chain(not_so)
                        .chain(taken)
                        .chain(last)
                        .collect();
                }
                let asks = [
                    ChoiceSpec::new(Action::Confirm, diagnose::IT_WAS),
                    ChoiceSpec::new(Action::Deny, diagnose::IT_WAS_NOT),
                ];
                let asks = asks.into_iter().filter(|_| !suspect.is_confirmed);
                let taken = [copy(), save()];
                let taken = taken.into_iter().filter(|_| suspect.is_confirmed);
                asks.chain(about).chain(taken).chain(last).collect()
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
fn answers<'a>(pack: &'a Pack, asked: Asked<'a>, walk: &Answers) -> Vec<ChoiceSpec<'a>> {
    let node = asked.node;
    // What led to a cause that it was not comes last where it is asked once more, and is not marked.
    let answered = walk.all(pack.diagnosis());
    let before = answered
        .iter()
        .find(|(one, _)| asked.is_sharper && one.id == node.id);
    let was_given = |choice: &&AnswerOption| before.is_some_and(|(_, given)| *given == choice.id);
    let (given, others): (Vec<_>, Vec<_>) = node.choices.iter().partition(was_given);
    let choices = others.into_iter().chain(given);
    let choices = choices
        .map(|choice| ChoiceSpec::new(Action::Answer(choice.id.clone()), Label::from(&choice.say)));
    let is_message = pack.diagnosis().message.as_ref() == Some(&node.id);
    let look_up = ChoiceSpec::new(Action::Go(Route::CodeLists), diagnose::LOOK_UP);
    choices.chain(is_message.then_some(look_up)).collect()
}
