//! What each person of a team did: what the overview is computed from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::training::day::Day;
use crate::training::period::Period;
use crate::training::review::ReviewKind;

/// What the people of a team did in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamPractice {
    /// The group of the centre's list that it is about; none for everybody.
    pub group: Option<String>,
    pub period: Period,
    /// The day on which it was read.
    pub today: Day,
    pub people: Vec<PersonPractice>,
    /// Names of the centre's list under which nothing is recorded.
    pub unlisted: Vec<UnlistedName>,
}

/// A name of the centre's list under which nothing is recorded: somebody who never began, or a slip of the pen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnlistedName {
    pub name: String,
    /// The name in the records that is most like it, if one is.
    pub nearest: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonPractice {
    /// Empty where none was given.
    pub alias: String,
    /// The groups in the centre's list.
    pub groups: Vec<String>,
    /// Calls that were judged in the period, those of exams too, the oldest first.
    pub calls: Vec<JudgedCall>,
    /// Exams that were judged until the end of the period, the oldest first. One that was passed counts after years.
    pub exams: Vec<JudgedExam>,
    /// Calls, and exams, that were begun in the period and not ended.
    pub left_calls: u32,
    pub left_exams: u32,
    /// Cards and requests that were answered in the period: how often rightly, and how often at all.
    pub drills: BTreeMap<(ReviewKind, String), (u32, u32)>,
    /// Days of the period with practice.
    pub days: u32,
    /// The last of them.
    pub last_day: Option<Day>,
    /// Milliseconds of practice in the period.
    pub spent: i64,
    /// Things whose review was due before today.
    pub overdue: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgedCall {
    /// Which call it was, as the records say what was begun.
    pub begun: String,
    pub level: usize,
    /// Whether its seed was asked for: it may have been practised before, without being recorded.
    pub is_rehearsed: bool,
    pub passed: bool,
    pub cause: Option<String>,
    /// Whether the cause was named, and no other before it.
    pub found: bool,
    /// Milliseconds, pauses of more than three minutes cut to that.
    pub spent: i64,
    /// The rules broken, each once.
    pub broken: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedExam {
    /// The day on which it ended.
    pub day: Day,
    pub proof: TicketProof,
    pub passed: bool,
    pub score: u32,
    pub calls_passed: usize,
    /// The causes of its calls that were not passed, as far as these are known.
    pub failed: Vec<String>,
    /// The rules broken in its calls, each once.
    pub broken: Vec<String>,
    /// Cards that were pointed at rightly.
    pub cards: usize,
    /// Requests that were sorted rightly.
    pub requests: usize,
}

/// What proves that an exam was sat by a ticket of the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TicketProof {
    /// It was practice.
    #[default]
    NoTicket,
    /// It says that it was sat by ticket, and no certificate came with it.
    NoCertificate,
    /// The certificate holds, by a key that these records do not know.
    UnknownCentre,
    /// The certificate holds, by a key whose tickets count here.
    Certified,
}
