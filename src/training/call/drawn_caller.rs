//! A caller by chance: who they are, how they begin, and what they tell.

use crate::pack::content::Pack;
use crate::pack::model::call::CallerIdentity;
use crate::pack::model::card::Card;
use crate::pack::model::cause::Cause;
use crate::pack::model::curriculum::Level;
use crate::pack::model::flow::{AnswerOption, Goal, ONLINE};
use crate::pack::model::role::Role;
use crate::pack::model::voice::{Opening, Spoken, Voice};
use crate::text::lang::Text;
use crate::training::call::numbers::heard;
use crate::training::rng::SeededRng;

/// One in so many calls that could be a merchant's is one.
const MERCHANTS: usize = 5;

/// A caller by chance.
pub(super) struct DrawnCaller<'p> {
    pub(super) pack: &'p Pack,
    pub(super) card: &'p Card,
    /// Its place in the pack.
    pub(super) cause: usize,
    pub(super) voice: &'p Voice,
    pub(super) chance: SeededRng,
    pub(super) attempt: usize,
}

/// Questions with the answers that the opening tells.
pub(super) type Known = Vec<(String, String)>;

impl<'p> DrawnCaller<'p> {
    fn one(&self, what: &str, count: usize) -> usize {
        self.chance.below(what, self.attempt, count)
    }

    fn pick(&self, texts: &'p [Text], what: &str) -> Option<&'p Text> {
        texts.get(self.one(what, texts.len()))
    }

    /// Whose desk a caller comes to who told this, or with their cause would tell it.
    pub(super) fn role(&self, cause: &Cause, known: &Known) -> Role {
        let start = &self.pack.diagnosis().start;
        let told = known.iter().find(|(question, _)| question == start);
        let told = told.map(|(_, answer)| answer);
        let is_online = told
            .or(cause.mostly.get(start))
            .is_some_and(|answer| answer == ONLINE);
        match is_online && self.one("role", MERCHANTS) == 0 {
            true => Role::Merchant,
            false => Role::Issuer,
        }
    }

    /// Who the caller is. A shop's line takes any customer.
    pub(super) fn identity(&self, level: &Level, role: Role) -> CallerIdentity {
        let is_stranger =
            role == Role::Issuer && self.one("stranger", 100) < level.strangers as usize;
        match is_stranger.then(|| self.one("who", 2)) {
            None => CallerIdentity::Member,
            Some(0) => CallerIdentity::Family,
            Some(_) => CallerIdentity::Impostor,
        }
    }

    /// After which question they ask whether the desk does not see the code; 0 for never.
    pub(super) fn sees_at(&self, level: &Level) -> usize {
        let has_answer = self.pack.desk().not_on_screen.is_some();
        match has_answer && self.one("sees", 100) < level.sees as usize {
            true => 1 + self.one("sees at", 2),
            false => 0,
        }
    }

    /// Whether they have said that nothing was disclosed.
    pub(super) fn denies(&self, known: &Known) -> bool {
        let policy = &self.pack.desk().disclosed;
        known
            .iter()
            .any(|(question, answer)| policy.denies(question, answer))
    }

    /// What the caller answers to a question.
    fn answer(&self, question: &str) -> Option<String> {
        let nodes = &self.pack.diagnosis().nodes;
        let place = nodes.iter().position(|node| node.id == question)?;
        let heard = heard(self.pack, self.card, self.cause, place);
        let heard = heard.get(self.one(question, heard.len()));
        heard.map(|answer| nodes[place].choices[*answer].id.clone())
    }

    /// The first words, and what they tell. `None` if the pack has none such.
    pub(super) fn opening(&self, level: &Level) -> Option<(Vec<&'p Text>, Known)> {
        let start = self.pack.diagnosis().start.as_str();
        let mut opening: Vec<&Text> = self.pick(&self.voice.greet, "greet").into_iter().collect();
        let tells = match level.tells {
            0 => String::new(),
            _ => self.answer(start)?,
        };
        let first = |opening: &&Opening| opening.tells == tells;
        let words = self.pack.voices().openings.iter().find(first)?;
        opening.extend(self.pick(words.words(self.voice.style), "opening"));
        let mut known = Vec::new();
        if level.tells > 0 {
            // Who does not begin as most callers with that cause do tells no more: who has not typed anything would speak of
            // an error.
            let cause = &self.pack.causes().all[self.cause];
            let is_usual = cause.mostly.get(start).is_none_or(|most| *most == tells);
            known.push((start.to_owned(), tells));
            if is_usual {
                self.tell_more(level.tells, &mut opening, &mut known);
            }
        }
        Some((opening, known))
    }

    /// Tells up to `count` answers. What comes next is what the flow would ask next, as far as the caller knows it:
    /// other questions might make no sense after the first.
    fn tell_more(&self, count: usize, opening: &mut Vec<&'p Text>, known: &mut Known) {
        let flow = self.pack.diagnosis();
        let mut at = flow.node(&flow.start);
        while known.len() < count {
            let next = at
                .zip(known.last())
                .and_then(|(node, (_, answer))| node.choice(answer));
            let Some(Goal::Ask(next)) = next.map(AnswerOption::goal) else {
                break;
            };
            if self.pack.desk().known.iter().any(|known| known == next) {
                break;
            }
            at = flow.node(next);
            let Some(answer) = self.answer(next) else {
                break;
            };
            let Some(reply) = self.pack.voices().reply(next, &answer) else {
                break;
            };
            opening.extend(self.pick(reply.words(self.voice.style), next));
            known.push((next.to_owned(), answer));
        }
    }
}
