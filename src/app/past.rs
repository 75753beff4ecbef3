//! Calls that somebody took, to be read again.

use crate::pack::content::Pack;
use crate::training::alias::is_same;
use crate::training::attempt::{Attempt, AttemptOrigin, AttemptOutcome};
use crate::training::call::session::CallSession;
use crate::training::day::Day;
use crate::training::modes::call;

/// The calls of one person that were judged last, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastCalls {
    /// Whose they are; empty for those who gave no name, and where there are none.
    alias: String,
    pub calls: Vec<PastCall>,
    /// Those that cannot be read again: they were taken with another pack, whose callers say other things.
    pub others: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCall {
    /// The call with its moves.
    pub call: CallSession,
    /// The day on which it ended.
    pub day: Day,
    pub level: usize,
    pub score: u32,
    pub passed: bool,
    /// The cause that was hidden.
    pub cause: Option<String>,
    /// Whether it was a part of an exam.
    pub is_of_exam: bool,
}

impl PastCalls {
    /// Whether they are this person's.
    pub(crate) fn is_of(&self, alias: &str) -> bool {
        is_same(&self.alias, alias)
    }
}

/// These attempts as calls that can be read again in this pack.
pub(crate) fn replayed(pack: &Pack, attempts: Vec<Attempt>) -> PastCalls {
    let all = attempts.len();
    let alias = attempts.first().map(|attempt| attempt.alias.clone());
    let calls = attempts.into_iter();
    let calls: Vec<PastCall> = calls.filter_map(|attempt| replay(pack, attempt)).collect();
    PastCalls {
        alias: alias.unwrap_or_default(),
        others: all - calls.len(),
        calls,
    }
}

fn replay(pack: &Pack, attempt: Attempt) -> Option<PastCall> {
    let AttemptOrigin::Scenario(origin) = attempt.begun.origin else {
        return None;
    };
    if attempt.pack[2] != pack.hash() {
        return None;
    }
    let moves = call::moves(&attempt.answers)?;
    let (ended, outcome) = attempt.ended?;
    Some(PastCall {
        call: call::replayed(pack, origin, moves)?,
        day: Day::of(ended, attempt.zone),
        level: attempt.level.unwrap_or(1),
        score: attempt.score.unwrap_or(0),
        passed: outcome == AttemptOutcome::Passed,
        cause: attempt.cause,
        is_of_exam: attempt.exam.is_some(),
    })
}
