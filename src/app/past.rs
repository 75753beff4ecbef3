//! Calls that somebody took, to be read again.

use crate::app::history::{CallReading, TakenCall};
use crate::pack::content::Pack;
use crate::training::alias::is_same;
use crate::training::attempt::{Attempt, AttemptOrigin, AttemptOutcome};
use crate::training::call::session::CallSession;
use crate::training::day::Day;
use crate::training::modes::call;
use crate::training::team::person::is_blocker;

/// The calls of one person that were judged last, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastCalls {
    /// Whose they are; empty for those who gave no name, and where there are none.
    alias: String,
    /// Those that can be read again.
    pub calls: Vec<(CallSession, PastCall)>,
    /// Those that cannot: they were taken with another pack, whose callers say other things.
    pub others: Vec<PastCall>,
    /// Those of exams by ticket that only the trainer reads.
    pub kept: Vec<PastCall>,
}

/// What is known of a call without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCall {
    /// The day on which it ended.
    pub day: Day,
    pub level: usize,
    pub score: u32,
    pub passed: bool,
    /// The cause that was hidden.
    pub cause: Option<String>,
    /// Whether it was a part of an exam.
    pub is_of_exam: bool,
    /// Whether a rule was broken that fails a call, as the records have it.
    pub is_blocked: bool,
}

impl PastCalls {
    /// Whether they are this person's.
    pub(crate) fn is_of(&self, alias: &str) -> bool {
        is_same(&self.alias, alias)
    }
}

/// These attempts as calls that can be read again in this pack, and others.
pub(crate) fn replayed(pack: &Pack, taken: Vec<TakenCall>) -> PastCalls {
    let alias = taken.first().map(|taken| taken.attempt.alias.clone());
    let mut past = PastCalls {
        alias: alias.unwrap_or_default(),
        ..PastCalls::default()
    };
    for TakenCall { attempt, reading } in taken {
        let Some(told) = told(pack, &attempt) else {
            continue;
        };
        if reading == CallReading::Trainer {
            past.kept.push(told);
            continue;
        }
        match replay(pack, attempt) {
            Some(call) => past.calls.push((call, told)),
            None => past.others.push(told),
        }
    }
    past
}

fn told(pack: &Pack, attempt: &Attempt) -> Option<PastCall> {
    let mut broken = attempt.broken.iter();
    let (ended, outcome) = attempt.ended?;
    Some(PastCall {
        day: Day::of(ended, attempt.zone),
        level: attempt.level.unwrap_or(1),
        score: attempt.score.unwrap_or(0),
        passed: outcome == AttemptOutcome::Passed,
        cause: attempt.cause.clone(),
        is_of_exam: attempt.exam.is_some(),
        is_blocked: broken.any(|(rule, _)| is_blocker(pack, rule)),
    })
}

/// The call with its moves.
fn replay(pack: &Pack, attempt: Attempt) -> Option<CallSession> {
    let AttemptOrigin::Scenario(origin) = attempt.begun.origin else {
        return None;
    };
    if attempt.pack[2] != pack.hash() {
        return None;
    }
    call::replayed(pack, origin, call::moves(&attempt.answers)?)
}
