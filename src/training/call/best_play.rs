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

/// A call as the best play makes it.
struct BestRun<'c, 'p> {
    case: &'c Scenario<'p>,
    scene: CallState<'p>,
    moves: Vec<Move>,
}

impl<'c, 'p> BestRun<'c, 'p> {
    fn new(case: &'c Scenario<'p>) -> BestRun<'c, 'p> {
        BestRun {
            case,
            scene: case.begin(),
            moves: Vec::new(),
        }
    }

    fn make(&mut self, one: Move) {
        self.scene.step(self.case, &one);
        self.moves.push(one);
    }

    /// Says the first thing of this kind that breaks no rule here, if the pack has one.
    fn lead(&mut self, kind: SayKind) {
        if let Some(say) = self.case.first_say(kind) {
            self.make(Move::Say(say.id.clone()));
        }
    }
}

impl Scenario<'_> {
    /// The moves of a compliant run with the best questions.
    pub fn perfect(&self) -> Vec<Move> {
        self.solving(&mut Solver::new(&self.model.bank, BUDGET))
    }

    pub(crate) fn solving(&self, best: &mut Solver) -> Vec<Move> {
        let mut run = BestRun::new(self);
        run.lead(SayKind::Open);
        if self.voice.wants_empathy {
            run.lead(SayKind::Empathise);
        }
        if self.looks_at_accounts() {
            run.lead(SayKind::Identify);
        }
        if self.is_member() {
            self.find_out(&mut run, best);
            run.lead(SayKind::Recap);
            run.make(Move::Name(self.cause().id.clone()));
        }
        let needs = self.needs();
        for need in needs.needs {
            run.make(Move::Say(need));
        }
        for refer in needs.refer.into_iter().take(1) {
            run.make(Move::Refer(refer));
        }
        run.lead(SayKind::Offer);
        run.make(Move::Close);
        if let Some(wrap_up) = self.right_wrap_up() {
            run.make(Move::WrapUp(wrap_up.id.clone()));
        }
        run.moves
    }

    /// Asks the best questions of this very caller, who is stopped where they read a code out, until one cause is left
    /// and something speaks for it.
    fn find_out(&self, run: &mut BestRun, best: &mut Solver) {
        while run.scene.over.is_none() {
            if run.scene.reading {
                run.lead(SayKind::Stop);
                continue;
            }
            let question = match run.scene.belief {
                Some(belief) => self.best_question(best, &belief),
                None if run.scene.speaks_for(self, self.hidden) => None,
                None => self.confirming(&run.scene),
            };
            let Some(question) = question else { break };
            run.make(Move::Ask(self.model.questions[question].id.clone()));
        }
    }

    /// The question whose answer speaks most for the hidden cause, of those that this caller can answer and did not yet.
    fn confirming(&self, scene: &CallState) -> Option<usize> {
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
