//! What does this shop, call or message ask for? A quiz for everybody, and a drill for agents.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, compare, train};
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::event::{PartEvent, in_part};
use crate::training::modes::requests;

/// The answers to a request of this drill.
pub(crate) fn answers<'a>(drill: &ClassifyDrill, pack: &'a Pack) -> Vec<ChoiceSpec<'a>> {
    let question = drill.question(pack);
    let answers = question.map_or(&[][..], |question| question.answers);
    let answers = answers.iter().enumerate();
    answers
        .map(|(index, answer)| ChoiceSpec::new(Action::Classify(index), &answer.name))
        .collect()
}

impl ScreenBehaviour for ClassifyDrill {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        if self.is_over(at.pack) {
            let again = match self.series {
                QuestionSet::Everybody => compare::AGAIN,
                QuestionSet::Drawn { .. } | QuestionSet::These(_) => train::SORT_AGAIN,
            };
            return at_end(again);
        }
        if self.explaining {
            return after_answer(self.is_last(at.pack));
        }
        answers(self, at.pack)
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Classify(answer) => {
                self.answer(at.pack, *answer);
                return Outcome::Practised(in_part(None, requests::answered(at.pack, self)));
            }
            Action::Next => self.explaining = false,
            Action::Again => {
                *self = match self.series {
                    QuestionSet::Everybody => ClassifyDrill::default(),
                    QuestionSet::Drawn { count, .. } => ClassifyDrill::new(QuestionSet::Drawn {
                        seed: at.session.seed,
                        count,
                    }),
                    // What was due is done; more of it is drawn.
                    QuestionSet::These(_) => requests::drill(at.session.seed),
                };
            }
            _ => {}
        }
        Outcome::NewPage
    }

    fn begun(&self, _pack: &Pack) -> Vec<PartEvent> {
        in_part(None, requests::begun(self).into_iter().collect())
    }

    fn attempt(&self) -> Option<Uuid> {
        self.attempt
    }

    fn record_as(&mut self, attempt: Option<Uuid>) {
        self.attempt = attempt;
    }

    fn is_drawn(&self) -> bool {
        self.series != QuestionSet::Everybody
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.given.len() <= self.count(pack)
    }
}

/// What may be done when all questions of a drill are answered; `again` names another round.
pub(super) fn at_end(again: TextKey) -> Vec<ChoiceSpec<'static>> {
    vec![
        ChoiceSpec::new(Action::Again, again),
        ChoiceSpec::new(Action::Back, act::BACK),
        ChoiceSpec::new(Action::Home, act::HOME),
    ]
}

/// What may be done when the answer to one question is explained.
pub(super) fn after_answer(is_last: bool) -> Vec<ChoiceSpec<'static>> {
    let next = match is_last {
        true => compare::RESULT,
        false => compare::NEXT,
    };
    vec![
        ChoiceSpec::new(Action::Next, next),
        ChoiceSpec::new(Action::Back, act::BACK),
    ]
}
