//! The best play of a call: what a compliant run with the best questions does.

use std::cmp::Reverse;

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::inquiry::solver::Solver;
use crate::pack::model::say::SayKind;
use crate::training::call::bits::tenths;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallState, Move};

/// States that a verdict looks at; a level-5 call of the embedded pack takes far fewer.
pub const BUDGET: usize = 200_000;

/// Moves of the best play, at most: more would be none.
const MOST_MOVES: usize = 200;

impl Scenario<'_> {
    /// The moves of a compliant run with the best questions.
    pub fn perfect(&self) -> Vec<Move> {
        self.solving(&mut Solver::new(&self.model.bank, BUDGET))
    }

    pub(crate) fn solving(&self, best: &mut Solver) -> Vec<Move> {
        let mut scene = self.begin();
        let mut moves = Vec::new();
        while moves.len() < MOST_MOVES
            && let Some(one) = self.next_move(&scene, best)
        {
            let before = scene.moves;
            scene.step(self, &one);
            // What the pack does not let anybody say is never made.
            if scene.moves == before {
                break;
            }
            moves.push(one);
        }
        moves
    }

    /// What the best play does next in a call that has come to this. `None` once it is over.
    pub fn best_move(&self, scene: &CallState) -> Option<Move> {
        self.next_move(scene, &mut Solver::new(&self.model.bank, BUDGET))
    }

    fn next_move(&self, scene: &CallState, best: &mut Solver) -> Option<Move> {
        if scene.over.is_some() {
            return None;
        }
        if scene.is_closed {
            let wrap_up = self.right_wrap_up(scene)?;
            return Some(Move::WrapUp(wrap_up.id.clone()));
        }
        let step = self.answering(scene).or_else(|| self.beginning(scene));
        let step = step.or_else(|| self.finding(scene, best));
        Some(step.unwrap_or_else(|| self.ending(scene)))
    }

    /// Says the first thing of this kind that breaks no rule here, where nothing of it was said.
    fn undone(&self, scene: &CallState, kind: SayKind) -> Option<Move> {
        let say = self.first_say(kind)?;
        let is_done = scene.first(self, kind).is_some();
        (!is_done).then(|| Move::Say(say.id.clone()))
    }

    /// Stops a caller who reads a code out, and answers what one asks.
    fn answering(&self, scene: &CallState) -> Option<Move> {
        if scene.reading {
            let stop = self.first_say(SayKind::Stop);
            return stop.map(|stop| Move::Say(stop.id.clone()));
        }
        let answer = self.pack.desk().not_on_screen.clone();
        answer.filter(|_| scene.waits_for_screen).map(Move::Say)
    }

    /// Opens the call, meets how the caller feels, and finds out who it is.
    fn beginning(&self, scene: &CallState) -> Option<Move> {
        let open = (scene.moves == 0).then(|| self.undone(scene, SayKind::Open));
        let kindly = self.voice.wants_empathy;
        let kindly = kindly.then(|| self.undone(scene, SayKind::Empathise));
        let identify = self.looks_at_accounts();
        let identify = identify.then(|| self.undone(scene, SayKind::Identify));
        [open, kindly, identify]
            .into_iter()
            .flatten()
            .flatten()
            .next()
    }

    /// Asks what happened where nothing was told; then the best questions of this very caller until one cause is left and
    /// something speaks for it; then what got out in a fraud, a summary, and the cause.
    fn finding(&self, scene: &CallState, best: &mut Solver) -> Option<Move> {
        let own = &self.cause().id;
        let is_named = scene.named.last().is_some_and(|named| named.id == own);
        if !self.is_member() || is_named {
            return None;
        }
        let opener = scene.opener(self);
        let question = match scene.belief {
            _ if opener.is_some() => opener,
            Some(belief) => self.best_question(best, &belief),
            None if scene.speaks_for(self, self.hidden) => None,
            None => self.confirming(scene),
        };
        if let Some(question) = question {
            return Some(Move::Ask(self.model.questions[question].id.clone()));
        }
        let disclosure = self.may_have_disclosed();
        let disclosure = disclosure.then(|| self.undone(scene, SayKind::Disclosure));
        disclosure
            .flatten()
            .or_else(|| self.undone(scene, SayKind::Recap))
            .or_else(|| Some(Move::Name(own.clone())))
    }

    /// Gives what the cause needs, asks whether there is more, says who goes on, and ends the call: who was put through is
    /// asked nothing any more.
    fn ending(&self, scene: &CallState) -> Move {
        let needs = self.needs();
        let is_said = |need: &String| scene.says.iter().any(|(_, said)| said == need);
        let need = needs.needs.iter().find(|need| !is_said(need));
        if let Some(need) = need {
            return Move::Say(need.clone());
        }
        if let Some(offer) = self.undone(scene, SayKind::Offer) {
            return offer;
        }
        let last = scene.refers.last();
        let is_referred = last.is_some_and(|(_, to)| needs.refer.iter().any(|right| right == to));
        if let (false, Some(refer)) = (is_referred, needs.refer.first()) {
            return Move::Refer(refer.clone());
        }
        Move::Close
    }

    /// The question whose answer speaks most for the hidden cause, of those that this caller can answer and did not yet.
    pub(crate) fn confirming(&self, scene: &CallState) -> Option<usize> {
        let open = (0..self.model.questions.len()).filter(|at| !scene.answered.contains_key(at));
        let answer = |question: usize| Some((question, self.answers[question]?));
        let open = open.filter_map(answer);
        let (evidence, own) = (self.evidence(), self.model.possible[self.hidden]);
        let speaking = open.filter(|(question, answer)| evidence.speaks(*question, *answer, own));
        let first = speaking.min_by_key(|(question, answer)| evidence.giving(*question, *answer));
        first.map(|(question, _)| question)
    }

    /// The best question: the exact one, or, beyond the reach of the search, the one that gains most at once.
    pub(crate) fn best_question(&self, best: &mut Solver, belief: &Belief) -> Option<usize> {
        let exact = best.expected(belief).map(|(question, _)| question);
        exact.or_else(|| {
            // The first of those that gain the same.
            let askable = self.model.bank.askable(belief);
            askable.max_by_key(|place| (self.average_gain(belief, *place), Reverse(*place)))
        })
    }

    /// The best play with this caller, with how many causes each move leaves.
    pub(crate) fn best_line(&self, best: &mut Solver) -> Vec<(Move, u32)> {
        let moves = self.solving(best);
        let mut scene = self.begin();
        let mut left = |one: &Move| {
            scene.step(self, one);
            scene.fits.count_ones()
        };
        let left: Vec<u32> = moves.iter().map(&mut left).collect();
        moves.into_iter().zip(left).collect()
    }

    /// Tenths of bits that a question gains there on the average.
    pub(crate) fn average_gain(&self, belief: &Belief, question: usize) -> u32 {
        let weight = |set: BitSet| self.model.weight(set);
        let bits = |after: BitSet| f64::from(tenths(weight(belief.fits), weight(after)));
        let outcomes = self.model.bank.outcomes(belief, question);
        let bits = outcomes.iter().map(|one| one.chance * bits(one.fits));
        bits.sum::<f64>().round() as u32
    }
}
