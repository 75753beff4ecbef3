//! What is recorded of practice: what was begun, each answer and move, and what it came to.
//!
//! Nothing here holds anything that a person typed: all names are the pack's own.

use serde::{Deserialize, Serialize};

use crate::pack::model::desk::Role;

use crate::training::call::scenario::Origin;
use crate::training::call::verdict::Verdict;
use crate::training::review::Review;

/// Something to be recorded, of the practice that is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place of the part of the exam that it is about: 0 the cards, 1 the requests, then the calls; none where it
    /// is about the whole, or about no exam.
    pub part: Option<usize>,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Practice was begun. All that follows is about it, until another is begun.
    Begun(Start),
    /// Practice that was begun before was taken up again: the name of the attempt.
    TakenUp(String),
    /// Practice that was begun before was closed as unfinished: the name of the attempt.
    Closed(String),
    /// An answer was given, or a move made.
    Answered(Answer),
    /// It ended.
    Ended(Ended),
}

/// What was begun, with what is known of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// What was begun.
    pub begun: Begun,
    /// The level of a call, and whose desk it comes to.
    pub call: Option<(usize, Role)>,
}

/// What was begun, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Begun {
    /// A drill of cards to point at: the seed, where it is no part of an exam, which has one for all.
    Cards(Option<u64>),
    /// A drill of requests to sort: the seed, likewise, where they were drawn from one.
    Requests(Option<u64>),
    /// A call.
    Call(Origin),
    /// An exam: its seed, and the minutes that were given for it, if any were.
    Exam(u64, Option<u32>),
}

impl Begun {
    /// Stable name of what it is, as it is stored.
    pub fn name(&self) -> &'static str {
        match self {
            Begun::Cards(_) => "cards",
            Begun::Requests(_) => "requests",
            Begun::Call(_) => "call",
            Begun::Exam(..) => "exam",
        }
    }
}

/// What kind of answer it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doing {
    /// Pointed at a card.
    Point,
    /// Sorted a request.
    Sort,
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

impl Doing {
    /// All of them.
    pub const ALL: [Doing; 7] = [
        Doing::Point,
        Doing::Sort,
        Doing::Ask,
        Doing::Say,
        Doing::Name,
        Doing::Refer,
        Doing::Close,
    ];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Doing::Point => "point",
            Doing::Sort => "sort",
            Doing::Ask => "ask",
            Doing::Say => "say",
            Doing::Name => "name",
            Doing::Refer => "refer",
            Doing::Close => "close",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Doing> {
        Doing::ALL.into_iter().find(|doing| doing.name() == name)
    }
}

/// An answer or a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its place among all of its practice, from 0.
    pub at: usize,
    /// What kind it was.
    pub doing: Doing,
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
pub struct Ended {
    /// Whether it was passed; none where there is nothing to pass.
    pub passed: Option<bool>,
    /// Points of 100.
    pub score: u32,
    /// The verdict on a call.
    pub verdict: Option<Box<Verdict>>,
    /// What was reviewed with it as a whole: the cause, and the rules.
    pub reviews: Vec<Review>,
}
