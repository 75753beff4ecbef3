//! What each part of a call was worth: its numbers, and the points they give.

use crate::training::call::judged::JudgedQuestion;

/// Points of a call, together 100.
pub const CAUSE: u32 = 40;

pub const QUESTIONS: u32 = 25;

pub const ADVICE: u32 = 25;

/// Points for whom the caller was referred to.
pub const REFERRAL: u32 = 10;

/// Points that a broken rule of severity major takes.
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
    /// Wrong causes that were named, each time.
    pub(crate) guesses: u32,
    /// Causes possible when the last one was named.
    pub(crate) left_then: u32,
}

impl CauseScore {
    /// After each wrong guess a quarter of the points is left.
    pub(crate) fn points(&self) -> u32 {
        match self.is_right {
            true => CAUSE >> (2 * self.guesses.min(8)),
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
}

impl QuestionsScore {
    /// Regret counts only beside the optimum: a question too many weighs less in a call that needs many.
    pub(crate) fn points(&self) -> u32 {
        let regret: u32 = self.judged.iter().map(|judged| judged.regret).sum();
        let regret = f64::from(regret) / 1000.0;
        let thrift = self.optimum.map_or(1.0, |optimum| {
            optimum.max(1.0) / (optimum.max(1.0) + regret)
        });
        (f64::from(QUESTIONS) * self.found * thrift).round() as u32
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
    pub(crate) fn points(&self) -> u32 {
        let needed = self.needed.max(1) as u32;
        let said = needed.saturating_sub(self.lacking.len() as u32);
        (ADVICE * said / needed).saturating_sub(BESIDE * self.beside.len() as u32)
    }
}

/// Points that each thing beside the point takes from those for advice.
const BESIDE: u32 = 5;

/// To whom the caller was referred.
pub(crate) struct ReferralScore {
    pub(crate) is_right: bool,
    /// Whether the agent closed the call: a caller who hung up was referred to nobody.
    pub(crate) is_closed: bool,
}

impl ReferralScore {
    pub(crate) fn points(&self) -> u32 {
        match self.is_right && self.is_closed {
            true => REFERRAL,
            false => 0,
        }
    }
}
