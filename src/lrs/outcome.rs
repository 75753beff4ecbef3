//! How `sync` goes, and what came of it.

use std::time::Duration;

use crate::lrs::client::TransportError;
use crate::records::database::RecordsError;
use crate::records::doubt::Doubted;

#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// So many of all were answered for.
    Done(usize, usize),
    /// It will be tried again after this long.
    Waits(Duration, RetryReason),
}

/// Why a request has to be tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RetryReason {
    /// The store answered with this status.
    Status(u16),
    /// There was no answer, for this reason.
    Transport(TransportError),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct SyncOutcome {
    /// Statements that the store has now, by this run.
    pub sent: usize,
    /// Those that it refused in this run.
    pub refused: Vec<RefusedStatement>,
    /// Those that still wait.
    pub left: usize,
    /// Attempts of which nothing was sent, because their results do not follow from what was done.
    pub doubted: Doubted,
    /// Attempts that wait, because they lie after now: a clock was ahead.
    pub ahead: usize,
    /// Why it stopped before the end, if it did.
    pub stopped: Option<StopReason>,
}

/// A statement that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedStatement {
    pub id: String,
    /// What it says: the last part of its verb.
    pub verb: String,
    pub status: u16,
    /// What the store said, fit to be shown.
    pub said: String,
}

#[derive(Debug)]
pub enum StopReason {
    /// The store does not take these credentials, with this status.
    Denied(u16),
    /// It answered with a redirect, which is not followed, as it would take the credentials along.
    Moved(u16),
    /// It answered what no such store answers: the status, and what it said.
    Strange(u16, String),
    /// It asks to be left alone for longer than anybody waits.
    Busy(Duration),
    /// It did not answer, however often it was tried.
    Away(RetryReason),
    /// Its certificate, or what it speaks, is not to be trusted.
    Untrusted(String),
    /// It took nothing at all, so that nothing is written down as refused: what it said of the last one.
    TakesNone(String),
    /// The records cannot be read or written.
    Records(RecordsError),
}

impl From<RecordsError> for StopReason {
    fn from(failure: RecordsError) -> StopReason {
        StopReason::Records(failure)
    }
}
