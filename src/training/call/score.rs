//! What each part of a diagnosis was worth: its numbers, and the points they give.

use crate::training::call::judged::JudgedQuestion;

/// Points of a sheet that a broken rule of severity major takes.
pub const MAJOR: u32 = 15;

/// Points that one of severity blocker takes; the call fails in any case.
pub const BLOCKER: u32 = 40;

/// Points that one of severity minor takes, where no other points say the same.
pub const MINOR: u32 = 3;

/// How the cause was found.
pub(crate) struct CauseScore {
    /// Id of the cause that was named last.
    pub(crate) named: Option<String>,
    pub(crate) is_right: bool,
    /// Whether something that was heard or seen spoke for it: else it was a guess.
    pub(crate) has_evidence: bool,
    /// Wrong causes that were named, each time.
    pub(crate) guesses: u32,
    /// Causes possible when the last one was named.
    pub(crate) left_then: u32,
}

impl CauseScore {
    /// Points of so many: after each wrong guess a quarter of them is left, and a quarter for what was only guessed.
    pub(crate) fn points(&self, of: u32) -> u32 {
        let guesses = self.guesses + u32::from(!self.has_evidence);
        match self.is_right {
            true => of >> (2 * guesses.min(8)),
            false => 0,
        }
    }
}

/// What the questions cost and found out.
pub(crate) struct QuestionsScore {
    pub(crate) judged: Vec<JudgedQuestion>,
    /// Questions expected from the start with the best play. `None` beyond the exact method's reach.
    pub(crate) optimum: Option<f64>,
    /// Share of what was to be found out that was, from 0 to 1.
    pub(crate) found: f64,
    /// Questions that the best play asks of this very caller.
    pub(crate) best: usize,
}

impl QuestionsScore {
    /// Points of so many. Regret counts only beside the optimum: a question too many weighs less where many are needed. Whoever
    /// found all of it with no more questions than the best play needs with this caller loses nothing.
    pub(crate) fn points(&self, of: u32) -> u32 {
        if self.found >= 1.0 && self.judged.len() <= self.best {
            return of;
        }
        let regret: u32 = self.judged.iter().map(|judged| judged.regret).sum();
        let regret = f64::from(regret) / 1000.0;
        let thrift = self.optimum.map_or(1.0, |optimum| {
            optimum.max(1.0) / (optimum.max(1.0) + regret)
        });
        (f64::from(of) * self.found * thrift).round() as u32
    }
}

/// What was said of what the cause needs.
pub(crate) struct AdviceScore {
    /// How many things should be said.
    pub(crate) needed: usize,
    /// Ids of what should have been said and was not.
    pub(crate) lacking: Vec<String>,
    /// Ids of what was said and does not belong to the cause.
    pub(crate) beside: Vec<String>,
}

impl AdviceScore {
    /// Points of so many: what does not belong takes half as much as what is lacking, mended later or not.
    pub(crate) fn points(&self, of: u32) -> u32 {
        let needed = 2 * self.needed.max(1) as u32;
        let missed = (2 * self.lacking.len() + self.beside.len()) as u32;
        of * needed.saturating_sub(missed) / needed
    }
}

/// To whom the caller was referred.
pub(crate) struct ReferralScore {
    /// Whether the last referral was right.
    pub(crate) is_right: bool,
    /// Referrals before it that were not.
    pub(crate) wrong: u32,
    /// Whether the agent closed the call: a caller who hung up was referred to nobody.
    pub(crate) is_closed: bool,
}

impl ReferralScore {
    /// Points of so many: each wrong one before halves them.
    pub(crate) fn points(&self, of: u32) -> u32 {
        match self.is_right && self.is_closed {
            true => of >> self.wrong.min(8),
            false => 0,
        }
    }
}
