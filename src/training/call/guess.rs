//! What a cause that was named on no evidence rested on: what a debrief tells of it.

use crate::pack::model::cause::Cause;
use crate::text::lang::Text;
use crate::training::call::numbers::heard;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{AskedQuestion, CallState, HeardReply, Move};

/// A cause that was named with nothing to speak for it.
#[derive(Clone, Copy, Debug)]
pub struct CauseGuess<'p> {
    pub ground: GuessGround<'p>,
    /// Id of the question whose answer would have spoken for it; none where it is not the caller's cause.
    pub question: Option<&'p str>,
}

/// What was known of a cause when it was guessed.
#[derive(Clone, Copy, Debug)]
pub enum GuessGround<'p> {
    /// The answer to this question had ruled it out: the question's id, and the answer where it was a clear one.
    RuledOut {
        question: &'p str,
        answer: Option<&'p Text>,
    },
    /// It does not occur on the caller's card.
    NotOnCard,
    /// An answer pointed to it, and to another cause as well, which nothing had ruled out.
    Shared { answer: &'p Text, other: &'p Cause },
    /// An answer pointed to it, and to causes that this call does not show, as far as it shows any.
    AnswerAlone { answer: &'p Text },
    /// Nothing pointed to it, but nothing else was left.
    OnlyLeft,
    /// Nothing pointed to it, and others were left.
    Nothing,
}

impl<'p> Scenario<'p> {
    /// What the cause that was named with this move rested on. `None` where none was, or something spoke for it.
    pub fn guess(&self, moves: &[Move], at: usize) -> Option<CauseGuess<'p>> {
        let after = self.play(moves.get(..=at)?);
        let named = after.named.last().filter(|named| named.at == at)?;
        if named.has_evidence {
            return None;
        }
        let before = self.play(moves.get(..at)?);
        let causes = &self.pack.causes().all;
        let cause = causes.iter().position(|cause| cause.id == named.id)?;
        let question = (named.id == self.cause().id)
            .then(|| self.confirming(&before))
            .flatten();
        let ground = self.guess_ground(&before, cause, question);
        // While others are left, a question is to part them first, and none is free.
        let question = question.filter(|_| !named.is_early);
        Some(CauseGuess {
            ground,
            question: question.map(|question| self.model.questions[question].id.as_str()),
        })
    }

    /// The cause that the words of the shop's page bring to mind first, where it is another than the caller's: of those that
    /// may show them, the likeliest. `None` for every other question, and where nothing was heard.
    pub fn first_thought(&self, asked: &AskedQuestion) -> Option<&'p Cause> {
        let node = self.model.questions[asked.question];
        let is_message = self.pack.diagnosis().message.as_ref() == Some(&node.id);
        let heard = self.answers[asked.question];
        let heard = heard.filter(|_| is_message && asked.heard == HeardReply::Clear)?;
        let gives = self.model.gives[asked.question].iter();
        let may = self.model.causes.iter().zip(gives);
        let may = may.filter(|(_, given)| given.contains(&heard));
        // The first in the pack of those as likely.
        let likeliest = may.rev().max_by_key(|(cause, _)| cause.weight);
        let (first, _) = likeliest?;
        (first.id != self.cause().id).then_some(first)
    }

    /// What ruled a cause out, by its place in the pack: the first answer that its caller would not give, in the order of
    /// the call.
    fn ruled_out(&self, before: &CallState<'p>, cause: usize) -> GuessGround<'p> {
        let gives =
            |question: usize| heard(self.pack, self.card, cause, self.model.places[question]);
        let excludes = |question: usize| {
            let answer = before.answered.get(&question).copied().flatten()?;
            let choice = self.model.answers[question].get(answer).copied()?;
            let node = self.model.questions[question];
            let place = node.choices.iter().position(|one| one.id == choice.id)?;
            (!gives(question).contains(&place)).then_some((question, Some(&choice.say)))
        };
        let told = self.known.iter().map(|(question, _)| *question);
        let asked = before.asked.iter().map(|asked| match asked.heard {
            HeardReply::Other(other) => other,
            _ => asked.question,
        });
        let clear = told.chain(asked).find_map(excludes);
        // Else words that fit several answers, none of them of this cause.
        let possible = self.model.possible.iter().position(|place| *place == cause);
        let blurred = |asked: &&AskedQuestion| {
            let mixing = self.model.bank.mixing(asked.question);
            asked.heard == HeardReply::Blur
                && possible.is_some_and(|place| mixing & 1 << place == 0)
        };
        let blurred = || before.asked.iter().find(blurred);
        let by = clear.or_else(|| Some((blurred()?.question, None)));
        by.map_or(GuessGround::NotOnCard, |(question, answer)| {
            GuessGround::RuledOut {
                question: &self.model.questions[question].id,
                answer,
            }
        })
    }

    fn guess_ground(
        &self,
        before: &CallState<'p>,
        cause: usize,
        question: Option<usize>,
    ) -> GuessGround<'p> {
        let evidence = self.evidence();
        let heard = before.heard();
        let fits = |cause: &usize| {
            let mut heard = heard.iter();
            heard.all(|(question, answer)| {
                evidence.causes_giving(*question, *answer).contains(cause)
            })
        };
        let practised = &self.model.practised;
        let possible = self.model.possible.iter().position(|place| *place == cause);
        let is_left = possible.is_none_or(|place| before.fits & 1 << place != 0);
        if !practised.contains(&cause) || !fits(&cause) || !is_left {
            return self.ruled_out(before, cause);
        }
        // What most causes give points to none of them.
        let points = |(question, answer): &&(usize, usize)| {
            2 * evidence.giving(*question, *answer) < practised.len()
        };
        let pointing = heard.iter().filter(points);
        let pointing =
            pointing.min_by_key(|(question, answer)| evidence.giving(*question, *answer));
        let answer = pointing.and_then(|(question, _)| self.choice(*question));
        let is_parted = |other: &&usize| {
            let told = question.and_then(|question| Some((question, self.answers[question]?)));
            told.is_none_or(|(question, answer)| {
                !evidence.causes_giving(question, answer).contains(other)
            })
        };
        let others = practised
            .iter()
            .filter(|other| **other != cause && fits(other));
        let is_shown =
            |other: &&usize| !self.level.tells_causes || self.model.possible.contains(other);
        let is_shared = others.clone().any(|other| !is_shown(&other));
        let others = others
            .filter(is_shown)
            .filter(is_parted)
            .map(|other| &self.pack.causes().all[*other]);
        // The likeliest, and of those as likely the first in the pack.
        let other = others.rev().max_by_key(|other| other.weight);
        match (answer, other) {
            (Some(answer), Some(other)) => GuessGround::Shared {
                answer: &answer.say,
                other,
            },
            (Some(answer), None) if is_shared => GuessGround::AnswerAlone {
                answer: &answer.say,
            },
            _ if possible.is_some_and(|place| before.fits == 1 << place) => GuessGround::OnlyLeft,
            _ => GuessGround::Nothing,
        }
    }
}
