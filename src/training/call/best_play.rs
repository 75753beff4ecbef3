//! The best play of a call: what a compliant run with the best questions does.

use std::cmp::Reverse;

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::inquiry::solver::Solver;
use crate::pack::model::card::Side;
use crate::pack::model::desk::{Needs, SayKind};
use crate::training::call::bits::tenths;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::Move;

/// States that a verdict looks at; a level-5 call of the embedded pack takes far fewer.
pub const BUDGET: usize = 200_000;

impl Scenario<'_> {
    /// What a good call about the hidden cause contains.
    pub fn needs(&self) -> Needs {
        let desk = self.pack.desk();
        let answer = desk.answer(&self.cause().id);
        let mut needs = answer
            .map(|answer| answer.at(self.role))
            .unwrap_or_default();
        let code = self.card.faces.get(self.card.code_face());
        let is_in_app = code.is_some_and(|face| face.side == Side::App);
        let place = &desk.place;
        if let (true, Some(shown), Some(looked)) = (is_in_app, &place.on_card, &place.in_app)
            && let Some(at) = needs.needs.iter().position(|need| need == shown)
        {
            needs.fine.push(needs.needs.remove(at));
            if !needs.needs.contains(looked) {
                needs.needs.insert(at, looked.clone());
            }
        }
        needs
    }

    /// The moves of a compliant run with the best questions.
    pub fn perfect(&self) -> Vec<Move> {
        self.solving(&mut Solver::new(&self.model.bank, BUDGET))
    }

    pub(crate) fn solving(&self, best: &mut Solver) -> Vec<Move> {
        let mut moves = self.best_questions(best);
        let needs = self.needs();
        moves.push(Move::Name(self.cause().id.clone()));
        moves.extend(needs.needs.into_iter().map(Move::Say));
        moves.extend(needs.refer.into_iter().take(1).map(Move::Refer));
        moves.push(Move::Close);
        moves
    }

    /// The best questions with this very caller, who is stopped where they read a code out.
    fn best_questions(&self, best: &mut Solver) -> Vec<Move> {
        let mut scene = self.begin();
        let mut moves = Vec::new();
        let mut says = self.pack.desk().says.iter();
        let stop = says.find(|say| say.kind == SayKind::Stop);
        while let Some(belief) = scene.belief.filter(|_| scene.over.is_none()) {
            let next = match stop {
                Some(stop) if scene.reading => Move::Say(stop.id.clone()),
                _ => {
                    let Some(question) = self.best_question(best, &belief) else {
                        break;
                    };
                    Move::Ask(self.model.questions[question].id.clone())
                }
            };
            scene.step(self, &next);
            moves.push(next);
        }
        moves
    }

    /// The best question: the exact one, or, beyond the reach of the search, the one that gains most at once.
    pub(crate) fn best_question(&self, best: &mut Solver, belief: &Belief) -> Option<usize> {
        let exact = best.expected(belief).map(|(question, _)| question);
        exact.or_else(|| {
            let questions = 0..self.model.questions.len();
            let askable = questions.filter(|place| belief.left & 1 << place != 0);
            // The first of those that gain the same.
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
