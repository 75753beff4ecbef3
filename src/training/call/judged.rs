//! A question as a verdict judges it.

use serde::Serialize;

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::inquiry::solver::Solver;
use crate::training::call::bits::{tenths, thousandths};
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{AskedQuestion, CallState, HeardReply};

/// A question in the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct JudgedQuestion {
    /// The move, from 0.
    pub at: usize,
    /// Id of the question.
    pub question: String,
    /// Tenths of bits that it gained.
    pub gained: u32,
    /// Tenths of bits that it gains on the average there.
    pub expected: u32,
    /// Id of the best question there; none where nothing was left to ask.
    pub best: Option<String>,
    /// Tenths of bits that the best one gains on the average.
    pub best_expected: u32,
    /// Thousandths of a question that asking it cost more than the best one.
    pub regret: u32,
    /// Causes possible after it.
    pub left: u32,
    /// Whether it was answered before.
    pub again: bool,
    /// Whether it could tell nothing.
    pub useless: bool,
    /// Whether it confirms the one cause that is left, which is free.
    pub confirms: bool,
}

impl Scenario<'_> {
    /// The questions that were answered, each judged.
    pub(crate) fn judged_questions(
        &self,
        end: &CallState,
        search: &mut Solver,
    ) -> Vec<JudgedQuestion> {
        let answered = |asked: &&AskedQuestion| asked.heard != HeardReply::Reads;
        let asked: Vec<&AskedQuestion> = end.asked.iter().filter(answered).collect();
        let judged = asked.iter().map(|asked| self.judge(asked, search));
        let mut judged: Vec<JudgedQuestion> = judged.collect();
        self.forgive_unknown(&mut judged);
        self.free_confirming(&asked, &mut judged);
        judged
    }

    /// Of the questions asked when one cause was left, those are free whose answer is the first to speak for it: a debrief
    /// asks for them. A question that gives no such answer uses nothing up. Where something spoke for the cause before,
    /// one question more is free all the same.
    fn free_confirming(&self, asked: &[&AskedQuestion], judged: &mut [JudgedQuestion]) {
        // Asked until it is answered: an unclear answer confirms nothing.
        let mut confirmed: Option<usize> = None;
        for (asked, one) in asked.iter().zip(judged) {
            let is_first = match self.speaks_for_own(&asked.heard_before) {
                false => self.would_show(asked),
                true => confirmed.is_none_or(|question| question == asked.question),
            };
            if one.best.is_none() && !one.again && is_first {
                one.confirms = true;
                one.regret = 0;
                confirmed = Some(asked.question);
            }
        }
    }

    /// Whether these answers speak for the caller's cause.
    fn speaks_for_own(&self, heard: &[(usize, usize)]) -> bool {
        let own = self.model.possible[self.hidden];
        self.evidence().speak(heard, own)
    }

    /// Whether the answer that this caller has would speak for their cause, with what was heard before.
    fn would_show(&self, asked: &AskedQuestion) -> bool {
        let answer = self.answers[asked.question];
        let heard = asked.heard_before.iter().copied();
        let heard = heard.chain(answer.map(|answer| (asked.question, answer)));
        answer.is_some() && self.speaks_for_own(&heard.collect::<Vec<_>>())
    }

    /// Of the questions that anybody may be asked, one to which this caller happens to know no answer is free: an agent
    /// cannot know that before.
    fn forgive_unknown(&self, judged: &mut [JudgedQuestion]) {
        let anybody = &self.pack.desk().anybody;
        let is_unknown = |one: &&mut JudgedQuestion| {
            let place = self.model.question(&one.question);
            let is_known = place.is_none_or(|place| self.answers[place].is_some());
            one.useless
                && one.best.is_some()
                && !one.again
                && !is_known
                && anybody.contains(&one.question)
        };
        if let Some(one) = judged.iter_mut().find(is_unknown) {
            one.useless = false;
            one.regret = 0;
        }
    }

    pub(crate) fn judge(&self, asked: &AskedQuestion, search: &mut Solver) -> JudgedQuestion {
        let weight = |set: BitSet| self.model.weight(set);
        let belief = asked.before;
        let may_tell = belief.filter(|belief| belief.left & 1 << asked.question != 0);
        let opens = asked.opener == Some(asked.question);
        // Who has heard nothing yet asks what happened: nothing better can be asked, and no cause is told without it.
        let opener = asked.opener.filter(|_| opens || belief.is_some());
        let least = belief.map_or(Some(0.0), |belief| Some(search.expected(&belief)?.1));
        let cost = match may_tell {
            Some(belief) => search.cost_of(&belief, asked.question),
            // It tells nothing, so all is as before but one question more.
            None => least.map(|least| 1.0 + least),
        };
        let least = match opener.zip(belief) {
            Some((opener, belief)) => self.expected_with(search, &belief, opener),
            None => least,
        };
        let best = belief.and_then(|belief| self.best_question(search, &belief));
        let best = opener.or(best);
        let average = |question| belief.map(|belief| self.average_gain(&belief, question));
        let regret = cost.zip(least).map(|(cost, least)| (cost - least).max(0.0));
        let regret = regret.filter(|_| !opens);
        JudgedQuestion {
            at: asked.at,
            question: self.model.questions[asked.question].id.clone(),
            gained: tenths(weight(asked.fits_before), weight(asked.fits_after)),
            expected: may_tell.map_or(0, |belief| self.average_gain(&belief, asked.question)),
            best: best.map(|question| self.model.questions[question].id.clone()),
            best_expected: best.and_then(average).unwrap_or(0),
            regret: regret.map_or(0, thousandths),
            left: asked.fits_after.count_ones(),
            again: asked.heard == HeardReply::Again,
            useless: may_tell.is_none() && !opens,
            confirms: false,
        }
    }

    /// Questions expected from there on, where this one is asked first. `None` beyond the reach of the search.
    pub(crate) fn expected_with(
        &self,
        search: &mut Solver,
        belief: &Belief,
        first: usize,
    ) -> Option<f64> {
        let (_, least) = search.expected(belief)?;
        match belief.left & 1 << first {
            0 => Some(1.0 + least),
            _ => search.cost_of(belief, first),
        }
    }
}
