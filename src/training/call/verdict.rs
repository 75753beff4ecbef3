//! The verdict on a call: computed from the moves, never guessed.
//!
//! Questions are judged by what they cost and not by luck. The value of a belief is the least expected number of
//! questions from it on, exact by dynamic programming over the causes still possible with the noise of the level
//! ([`Solver`], [`SearchProblem`](crate::inquiry::problem::SearchProblem)), for plans that ask what every possible cause has an answer to
//! wherever that tells something, and where a look-up counts as a question. That callers are unclear twice at most is
//! not reckoned with. A question's regret is how much more is expected if it is
//! asked and all after it are the best (as in sequential testing, Garey 1972, doi 10.1137/0123011). What the caller
//! happened to reply changes no regret; but who found the cause with no more questions than the best play loses no
//! points for any. Bits say something else: how much smaller what is possible became, by
//! weight, one bit for each halving; the best next question need not be the one with most bits.

use serde::Serialize;

use crate::inquiry::solver::Solver;
use crate::pack::model::call::CallerIdentity;
use crate::pack::model::desk::{Needs, Severity};
use crate::pack::model::role::Role;
use crate::pack::model::say::SayKind;
use crate::training::call::best_play::BUDGET;
use crate::training::call::bits::{tenths, thousandths};
use crate::training::call::conduct::Breach;
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::scenario::Scenario;
use crate::training::call::score::{
    AdviceScore, BLOCKER, CauseScore, MAJOR, MINOR, QuestionsScore, ReferralScore,
};
use crate::training::call::sheet::{self, ConductLine, counted_in};
use crate::training::call::transcript::{AskedQuestion, CallEnd, CallState, HeardReply, Move};

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
    pub questions: Vec<JudgedQuestion>,
    /// Thousandths of the questions expected from the begin with the best play; none beyond the exact method's
    /// reach: nothing is taken for a question there, and the best one named is the one that gains most at once.
    pub optimum: Option<u32>,
    /// Questions that the best play asks of this very caller.
    pub best_questions: usize,
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
    /// Whether something that was heard or seen spoke for the cause that was named last.
    pub has_evidence: bool,
    /// Whose desk it was.
    pub role: Role,
    /// Who the caller was.
    pub caller: CallerIdentity,
    /// Points for cause, questions, advice and referral.
    pub points: [u32; 4],
    /// Points that broken rules took of these.
    pub taken: u32,
    /// How the call was led.
    pub conduct: Vec<ConductLine>,
    /// Points of the two sheets, each of 100: the diagnosis, and how the call was led.
    pub sheets: [u32; 2],
    /// All points, of 100.
    pub score: u32,
    /// Whether a blocker was broken.
    pub blocked: bool,
    /// Whether the call is passed.
    pub passed: bool,
}

impl Verdict {
    /// Whether the caller was the cardholder, as far as the desk has to know.
    pub fn is_member(&self) -> bool {
        self.caller == CallerIdentity::Member || self.role == Role::Merchant
    }
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

    /// The verdict on these moves, by a search that may have been used before.
    pub(crate) fn judged(&self, moves: &[Move], search: &mut Solver) -> Verdict {
        let end = self.play(moves);
        let needs = self.needs();
        let cause = self.cause_score(&end);
        let line = self.best_line(search);
        let questions = self.questions_score(&end, &line, search);
        let advice = self.advice_score(&end, &needs);
        let referral = ReferralScore {
            is_right: self.is_referred(&end, &needs),
            wrong: self.wrong_refers(&end),
            is_closed: end.is_closed,
        };
        let broken = self.broken(&end, &questions.judged, &advice, &referral);
        let conduct = self.conduct(&end, &questions.judged, &broken);
        let taken = broken.iter().map(|breach| self.taken_by(breach)).sum();
        let desk = self.pack.desk();
        let weights = &desk.weights;
        let points = [
            cause.points(weights.cause),
            questions.points(weights.questions),
            advice.points(weights.advice),
            referral.points(weights.referral),
        ];
        let diagnosis = points.iter().sum::<u32>().saturating_sub(taken);
        let sheets = [diagnosis, sheet::points(&conduct)];
        let share = weights.diagnosis.min(100);
        let score = (sheets[0] * share + sheets[1] * (100 - share)) / 100;
        let is_enough = score >= desk.exam.pass && sheets.iter().all(|one| *one >= weights.least);
        let is_blocker = |breach: &Breach| self.severity(breach) == Some(Severity::Blocker);
        let blocked = broken.iter().any(is_blocker);
        let reads = |asked: &AskedQuestion| asked.heard == HeardReply::Reads;
        Verdict {
            cause: self.cause().id.clone(),
            named: cause.named,
            guesses: cause.guesses,
            left_then: cause.left_then,
            hung_up: end.over == Some(CallEnd::HungUp),
            stopped: end.unstopped.is_empty() && end.asked.iter().any(reads),
            questions: questions.judged,
            optimum: questions.optimum.map(thousandths),
            best_questions: questions.best,
            line,
            possible: self.begin().fits.count_ones(),
            lacking: advice.lacking,
            beside: advice.beside,
            refer: needs.refer,
            referred: referral.is_right,
            broken,
            has_evidence: cause.has_evidence,
            role: self.role,
            caller: self.caller,
            points,
            taken,
            conduct,
            sheets,
            score,
            blocked,
            passed: !blocked && cause.is_right && is_enough,
        }
    }

    fn cause_score(&self, end: &CallState) -> CauseScore {
        let own = self.cause().id.as_str();
        let last = end.named.last();
        let wrong = end.named.iter().filter(|named| named.id != own);
        // A stranger's cause is nobody's business: what counts is that they were recognised.
        let is_recognised = !self.is_member() && end.first(self, SayKind::Identify).is_some();
        CauseScore {
            is_right: is_recognised || last.is_some_and(|named| named.id == own),
            has_evidence: is_recognised || last.is_some_and(|named| named.has_evidence),
            guesses: wrong.count() as u32,
            named: last.map(|named| named.id.to_owned()),
            left_then: last.map_or(0, |named| named.fits.count_ones()),
        }
    }

    fn questions_score(
        &self,
        end: &CallState,
        line: &[(Move, u32)],
        search: &mut Solver,
    ) -> QuestionsScore {
        let best: Vec<Move> = line.iter().map(|(one, _)| one.clone()).collect();
        let best = self.play(&best).asked;
        let answered = |asked: &&AskedQuestion| asked.heard != HeardReply::Reads;
        let best = best.iter().filter(answered).count();
        if !self.is_member() {
            // Nothing is to be found out but who they are.
            return QuestionsScore {
                judged: self.judged_questions(end, search),
                optimum: None,
                found: 1.0,
                best,
            };
        }
        let optimum = match (self.start(), self.begin().opener(self)) {
            (Some(start), Some(opener)) => self.expected_with(search, &start, opener),
            (Some(start), None) => search.expected(&start).map(|(_, expected)| expected),
            (None, _) => Some(0.0),
        };
        let judged = self.judged_questions(end, search);
        // What counts is what was known when a cause was first named.
        let known = end.named.first().map_or(end.fits, |named| named.fits);
        let own = self.model.weight(1 << self.hidden);
        let whole = tenths(self.model.weight(self.begin().fits), own).max(1);
        let left = tenths(self.model.weight(known | 1 << self.hidden), own);
        QuestionsScore {
            judged,
            optimum,
            found: f64::from(whole.saturating_sub(left)) / f64::from(whole),
            best,
        }
    }

    fn advice_score(&self, end: &CallState, needs: &Needs) -> AdviceScore {
        let is_said = |need: &&String| end.says.iter().any(|(_, said)| said == *need);
        let lacking = needs.needs.iter().filter(|need| !is_said(need));
        AdviceScore {
            needed: needs.needs.len(),
            lacking: lacking.cloned().collect(),
            beside: self.beside(end, needs),
        }
    }

    fn is_referred(&self, end: &CallState, needs: &Needs) -> bool {
        // That nobody else is needed is said too.
        let to = end.refers.last();
        to.is_some_and(|(_, to)| needs.refer.iter().any(|right| right == to))
    }

    /// Referrals before the last that were wrong.
    pub(crate) fn wrong_refers(&self, end: &CallState) -> u32 {
        let needs = self.needs();
        let before = end
            .refers
            .split_last()
            .map_or(&[][..], |(_, before)| before);
        let is_wrong = |id: &str| !needs.refer.iter().any(|right| right == id);
        before.iter().filter(|(_, id)| is_wrong(id)).count() as u32
    }

    fn severity(&self, breach: &Breach) -> Option<Severity> {
        let rule = self.pack.desk().rule(&breach.rule);
        rule.map(|rule| rule.severity)
    }

    /// Points that a breach takes of the diagnosis.
    pub(crate) fn taken_by(&self, breach: &Breach) -> u32 {
        match self.severity(breach) {
            Some(Severity::Blocker) => BLOCKER,
            Some(Severity::Major) => MAJOR,
            Some(Severity::Minor) if counted_in(&breach.rule).is_none() => MINOR,
            _ => 0,
        }
    }
}
