//! What is recorded of practice: what was begun, each answer and move, and what it came to.
//!
//! Nothing here holds anything that a person typed: all names are the pack's own.

use serde::{Deserialize, Serialize};

use crate::pack::model::desk::Role;

use crate::training::call::scenario::ScenarioId;
use crate::training::call::verdict::Verdict;
use crate::training::review::Review;

/// Something to be recorded, of the practice that is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The place of the part of the exam that it is about: 0 the cards, 1 the requests, then the calls; none where it
    /// is about the whole, or about no exam.
    pub part: Option<usize>,
    /// What happened.
    pub what: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Practice was begun. All that follows is about it, until another is begun.
    Began(AttemptStart),
    /// Practice that was begun before was taken up again: the name of the attempt.
    TakenUp(String),
    /// Practice that was begun before was closed as unfinished: the name of the attempt.
    Closed(String),
    /// An answer was given, or a move made.
    Answered(Answer),
    /// It ended.
    Ended(AttemptEnd),
}

/// What was begun, with what is known of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptStart {
    /// What was begun.
    pub begun: AttemptKind,
    /// The level of a call, and whose desk it comes to.
    pub call: Option<(usize, Role)>,
}

/// What was begun, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptKind {
    /// A drill of cards to point at: the seed, where it is no part of an exam, which has one for all.
    Cards(Option<u64>),
    /// A drill of requests to sort: the seed, likewise, where they were drawn from one.
    Requests(Option<u64>),
    /// A call.
    Call(ScenarioId),
    /// An exam: its seed, and the minutes that were given for it, if any were.
    Exam(u64, Option<u32>),
}

impl AttemptKind {
    /// Stable name of what it is, as it is stored.
    pub fn name(&self) -> &'static str {
        match self {
            AttemptKind::Cards(_) => "cards",
            AttemptKind::Requests(_) => "requests",
            AttemptKind::Call(_) => "call",
            AttemptKind::Exam(..) => "exam",
        }
    }
}

/// What kind of answer it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Pointed at a card.
    Locate,
    /// Sorted a request.
    Classify,
    /// Asked a question.
    Ask,
    /// Said something.
    Say,
    /// Named a cause.
    Name,
    /// Referred the caller to somebody.
    Refer,
    /// Ended the call.
    Close,
}

impl ActionKind {
    /// All of them.
    pub const ALL: [ActionKind; 7] = [
        ActionKind::Locate,
        ActionKind::Classify,
        ActionKind::Ask,
        ActionKind::Say,
        ActionKind::Name,
        ActionKind::Refer,
        ActionKind::Close,
    ];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            ActionKind::Locate => "point",
            ActionKind::Classify => "sort",
            ActionKind::Ask => "ask",
            ActionKind::Say => "say",
            ActionKind::Name => "name",
            ActionKind::Refer => "refer",
            ActionKind::Close => "close",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<ActionKind> {
        ActionKind::ALL
            .into_iter()
            .find(|doing| doing.name() == name)
    }
}

/// An answer or a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its place among all of its practice, from 0.
    pub at: usize,
    /// What kind it was.
    pub doing: ActionKind,
    /// What it was about: a design, a request, a question, something said, a cause, somebody; empty for the end of a
    /// call.
    pub item: String,
    /// What was answered: `nowhere` or `face:column:row` for a card, the answer for a request, else empty.
    pub given: String,
    /// Whether it was right; none for moves, which are judged when the call is over.
    pub right: Option<bool>,
    /// What was taken for the right thing: a decoy or another element of the card, or the answer to the request.
    pub mistake: Option<String>,
    /// What was reviewed with it.
    pub review: Option<Review>,
}

/// How practice ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptEnd {
    /// Whether it was passed; none where there is nothing to pass.
    pub passed: Option<bool>,
    /// Points of 100.
    pub score: u32,
    /// The verdict on a call.
    pub verdict: Option<Box<Verdict>>,
    /// What was reviewed with it as a whole: the cause, and the rules.
    pub reviews: Vec<Review>,
}
