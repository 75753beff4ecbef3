//! The verdict on a call: computed from the moves, never guessed.
//!
//! Questions are judged by what they cost and not by luck. The value of a belief is the least expected number of
//! questions from it on, exact by dynamic programming over the causes still possible with the noise of the level
//! ([`Solver`], [`SearchProblem`](crate::inquiry::problem::SearchProblem)); a question's regret is how much more is expected if it is
//! asked and all after it are the best (as in sequential testing, Garey 1972, doi 10.1137/0123011). What the caller
//! happened to reply changes no regret. Bits say something else: how much smaller what is possible became, by
//! weight, one bit for each halving; the best next question need not be the one with most bits.

use std::cmp::Reverse;

use serde::Serialize;

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::inquiry::solver::Solver;
use crate::pack::model::card::Side;
use crate::pack::model::desk::{Needs, SayKind, Severity};

use crate::training::call::bits::tenths;
use crate::training::call::conduct::Breach;
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::replies::{AskedQuestion, CallEnd, CallState, HeardReply, Move};
use crate::training::call::scenario::Scenario;

/// States that a verdict looks at; a level-5 call of the embedded pack takes far fewer.
pub const BUDGET: usize = 200_000;

/// Points of a call, together 100.
pub const CAUSE: u32 = 40;
/// Points for questions.
pub const QUESTIONS: u32 = 25;
/// Points for advice.
pub const ADVICE: u32 = 25;
/// Points for whom the caller was referred to.
pub const REFERRAL: u32 = 10;
/// Points that a broken rule of severity major takes.
pub const MAJOR: u32 = 15;
/// Points that one of severity blocker takes; the call fails in any case.
pub const BLOCKER: u32 = 40;
/// Points that one of severity minor takes, where no other points say the same.
pub const MINOR: u32 = 3;

/// The verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Verdict {
    /// Id of the hidden cause.
    pub cause: String,
    /// Id of the one that was named.
    pub named: Option<String>,
    /// Wrong causes that were named, each time: after one, a quarter of the points for the cause is left, and so on.
    pub guesses: u32,
    /// Causes possible when the last one was named.
    pub left_then: u32,
    /// Whether the caller hung up.
    pub hung_up: bool,
    /// Whether the caller began to read a code out, and was stopped each time.
    pub stopped: bool,
    /// The questions.
    pub questions: Vec<JudgedQuestion>,
    /// Thousandths of the questions expected from the begin with the best play; none beyond the exact method's
    /// reach: nothing is taken for a question there, and the best one named is the one that gains most at once.
    pub optimum: Option<u32>,
    /// The best play with this very caller: every move, and how many causes each leaves. Beyond the
    /// exact method's reach, each question is the one that gains most at once, and no more than that is claimed.
    pub line: Vec<(Move, u32)>,
    /// Causes possible at the begin.
    pub possible: u32,
    /// What should have been said and was not.
    pub lacking: Vec<String>,
    /// What was said and does not belong to the cause.
    pub beside: Vec<String>,
    /// To whom the caller was to be referred: any of these.
    pub refer: Vec<String>,
    /// Whether the referral was right.
    pub referred: bool,
    /// The rules broken, in the order of the call.
    pub broken: Vec<Breach>,
    /// Points for cause, questions, advice and referral.
    pub points: [u32; 4],
    /// Points that broken rules took.
    pub taken: u32,
    /// All points, of 100.
    pub score: u32,
    /// Whether a blocker was broken.
    pub blocked: bool,
    /// Whether the call is passed.
    pub passed: bool,
}

impl Scenario<'_> {
    /// The verdict on these moves.
    pub fn verdict(&self, moves: &[Move]) -> Verdict {
        self.verdict_within(moves, BUDGET)
    }

    /// The verdict on these moves, by a search that looks at no more than `budget` states.
    pub fn verdict_within(&self, moves: &[Move], budget: usize) -> Verdict {
        self.judged(moves, &mut Solver::new(&self.model.bank, budget))
    }

    /// The moves of a compliant run with the best questions, and the verdict on them.
    pub fn solved(&self) -> (Vec<Move>, Verdict) {
        let mut best = Solver::new(&self.model.bank, BUDGET);
        let moves = self.solving(&mut best);
        let verdict = self.judged(&moves, &mut best);
        (moves, verdict)
    }

    fn judged(&self, moves: &[Move], best: &mut Solver) -> Verdict {
        let scene = self.play(moves);
        let start = self.start();
        let optimum = start.map_or(Some(0.0), |start| Some(best.expected(&start)?.1));
        let questions: Vec<JudgedQuestion> = scene
            .asked
            .iter()
            .filter(|asked| asked.heard != HeardReply::Reads)
            .map(|asked| self.judge(asked, best))
            .collect();
        let line = self.line(best);
        let begin = self.begin().fits;
        let cause = self.cause();
        let last = scene.named.last();
        let named = last.map(|(_, id, _)| *id);
        let left_then = last.map_or(0, |(_, _, fits)| fits.count_ones());
        let guesses = scene
            .named
            .iter()
            .filter(|(_, id, _)| *id != cause.id)
            .count() as u32;
        let needs = self.needs();
        let lacking: Vec<String> = needs
            .needs
            .iter()
            .filter(|need| !scene.says.iter().any(|(_, said)| said == need))
            .cloned()
            .collect();
        let beside: Vec<String> = self.beside(&scene, &needs);
        let referred = match scene.refer {
            Some((_, id)) => needs.refer.iter().any(|right| right == id),
            None => needs.refer.iter().any(|right| right == NOBODY),
        };
        let is_right = named == Some(cause.id.as_str());
        let broken = self.broken(&scene, &questions, (&lacking, &beside, referred));
        let severity = |breach: &Breach| {
            let rule = self.pack.desk().rule(&breach.rule);
            rule.map(|rule| rule.severity)
        };
        let blocked = broken
            .iter()
            .any(|breach| severity(breach) == Some(Severity::Blocker));
        let points = [
            if is_right {
                CAUSE >> (2 * guesses.min(8))
            } else {
                0
            },
            self.of_questions(&scene, begin, optimum, &questions),
            advice(needs.needs.len(), lacking.len(), beside.len()),
            if referred && scene.over == Some(CallEnd::Closed) {
                REFERRAL
            } else {
                0
            },
        ];
        let taken: u32 = broken
            .iter()
            .map(|breach| match severity(breach) {
                Some(Severity::Blocker) => BLOCKER,
                Some(Severity::Major) => MAJOR,
                Some(Severity::Minor) if !COUNTED.contains(&breach.rule.as_str()) => MINOR,
                _ => 0,
            })
            .sum();
        let score = points.iter().sum::<u32>().saturating_sub(taken);
        Verdict {
            cause: cause.id.clone(),
            named: named.map(str::to_owned),
            guesses,
            left_then,
            hung_up: scene.over == Some(CallEnd::HungUp),
            stopped: scene.unstopped.is_empty()
                && scene
                    .asked
                    .iter()
                    .any(|asked| asked.heard == HeardReply::Reads),
            questions,
            optimum: optimum.map(thousandths),
            line,
            possible: begin.count_ones(),
            lacking,
            beside,
            refer: needs.refer,
            referred,
            broken,
            points,
            taken,
            score,
            blocked,
            passed: !blocked && is_right && score >= self.pack.desk().exam.pass,
        }
    }

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

    fn solving(&self, best: &mut Solver) -> Vec<Move> {
        let mut moves = self.asking(best);
        let needs = self.needs();
        moves.push(Move::Name(self.cause().id.clone()));
        moves.extend(needs.needs.into_iter().map(Move::Say));
        moves.extend(needs.refer.into_iter().take(1).map(Move::Refer));
        moves.push(Move::Close);
        moves
    }

    /// The best questions with this very caller, who is stopped where they read a code out.
    fn asking(&self, best: &mut Solver) -> Vec<Move> {
        let mut scene = self.begin();
        let mut moves = Vec::new();
        let mut says = self.pack.desk().says.iter();
        let stop = says.find(|say| say.kind == SayKind::Stop);
        while let Some(belief) = scene.belief.filter(|_| scene.over.is_none()) {
            let next = match stop {
                Some(stop) if scene.reading => Move::Say(stop.id.clone()),
                _ => {
                    let Some(question) = self.best(best, &belief) else {
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
    fn best(&self, best: &mut Solver, belief: &Belief) -> Option<usize> {
        let exact = best.expected(belief).map(|(question, _)| question);
        exact.or_else(|| {
            let questions = 0..self.model.questions.len();
            let askable = questions.filter(|place| belief.left & 1 << place != 0);
            // The first of those that gain the same.
            askable.max_by_key(|place| (self.average(belief, *place), Reverse(*place)))
        })
    }

    /// The best play with this caller, with how many causes each move leaves.
    fn line(&self, best: &mut Solver) -> Vec<(Move, u32)> {
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
    fn average(&self, belief: &Belief, question: usize) -> u32 {
        let weight = |set: BitSet| self.model.weight(set);
        let bits = |after: BitSet| f64::from(tenths(weight(belief.fits), weight(after)));
        let outcomes = self.model.bank.outcomes(belief, question);
        let bits = outcomes.iter().map(|one| one.chance * bits(one.fits));
        bits.sum::<f64>().round() as u32
    }

    fn judge(&self, asked: &AskedQuestion, search: &mut Solver) -> JudgedQuestion {
        let weight = |set: BitSet| self.model.weight(set);
        let belief = asked.before;
        let may_tell = belief.filter(|belief| belief.left & 1 << asked.question != 0);
        let least = belief.map_or(Some(0.0), |belief| Some(search.expected(&belief)?.1));
        let cost = match may_tell {
            Some(belief) => search.cost_of(&belief, asked.question),
            // It tells nothing, so all is as before but one question more.
            None => least.map(|least| 1.0 + least),
        };
        let best = belief.and_then(|belief| self.best(search, &belief));
        let average = |question| belief.map(|belief| self.average(&belief, question));
        let regret = cost.zip(least).map(|(cost, least)| (cost - least).max(0.0));
        JudgedQuestion {
            at: asked.at,
            question: self.model.questions[asked.question].id.clone(),
            gained: tenths(weight(asked.fits_before), weight(asked.fits_after)),
            expected: may_tell.map_or(0, |belief| self.average(&belief, asked.question)),
            best: best.map(|question| self.model.questions[question].id.clone()),
            best_expected: best.and_then(average).unwrap_or(0),
            regret: regret.map_or(0, thousandths),
            left: asked.fits_after.count_ones(),
            again: asked.heard == HeardReply::Again,
            useless: may_tell.is_none(),
        }
    }

    /// Points for questions: for the share of what was to be found out that was, by what was lost on the way.
    fn of_questions(
        &self,
        scene: &CallState,
        begin: BitSet,
        optimum: Option<f64>,
        questions: &[JudgedQuestion],
    ) -> u32 {
        let known = scene.named.first().map_or(scene.fits, |(_, _, fits)| *fits);
        let own = self.model.weight(1 << self.hidden);
        let whole = tenths(self.model.weight(begin), own).max(1);
        let left = tenths(self.model.weight(known | 1 << self.hidden), own);
        let found = f64::from(whole.saturating_sub(left)) / f64::from(whole);
        let lost: u32 = questions.iter().map(|judged| judged.regret).sum();
        let lost = f64::from(lost) / 1000.0;
        let thrift = optimum.map_or(1.0, |optimum| optimum.max(1.0) / (optimum.max(1.0) + lost));
        (f64::from(QUESTIONS) * found * thrift).round() as u32
    }
}

/// The one to whom nobody is referred.
pub const NOBODY: &str = "none";

/// Rules whose breach other points count.
const COUNTED: [&str; 5] = [
    "advice-missing",
    "beside-the-point",
    "asked-twice",
    "asked-for-nothing",
    "no-referral",
];

fn advice(needs: usize, lacking: usize, beside: usize) -> u32 {
    let needs = needs.max(1) as u32;
    let said = needs.saturating_sub(lacking as u32);
    (ADVICE * said / needs).saturating_sub(5 * beside as u32)
}

fn thousandths(number: f64) -> u32 {
    (number * 1000.0).round() as u32
}
