//! What is recorded of practice, as it happens: what was begun, each answer and move, and what it came to.
//!
//! An [`Event`] says of itself which attempt and which part of it it is about and in which language it was done, so
//! that whoever stores it needs to remember nothing. Nothing in it was typed: all names are the pack's own.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pack::model::desk::Role;
use crate::text::lang::Lang;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::verdict::Verdict;
use crate::training::review::Review;

/// Something that happened in practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id of the attempt; of the exam, for what happened in a part of one.
    pub attempt: Uuid,
    /// The part of the exam that it is about; `None` if it is about the whole, or about no exam.
    pub part: Option<ExamPart>,
    /// The language that was on the screen.
    pub lang: Lang,
    pub kind: EventKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Practice was begun.
    Began(AttemptStart),
    /// Practice that was left in another window, or before this one was opened, is taken up in this one.
    TakenUp,
    /// Practice that was left is closed as unfinished.
    Closed,
    /// An answer was given, or a move made.
    Answered(Answer),
    Ended(AttemptEnd),
}

/// A part of an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExamPart {
    Cards,
    Requests,
    /// The call with this index, from 0.
    Call(usize),
}

impl ExamPart {
    /// The number that stands for it in records, in their exports and in statements.
    pub fn number(self) -> usize {
        match self {
            ExamPart::Cards => 0,
            ExamPart::Requests => 1,
            ExamPart::Call(index) => 2 + index,
        }
    }

    /// The part that this number stands for.
    pub fn numbered(number: usize) -> ExamPart {
        match number {
            0 => ExamPart::Cards,
            1 => ExamPart::Requests,
            call => ExamPart::Call(call - 2),
        }
    }

    /// The id of this part of an exam, which is an attempt of its own in the records.
    pub fn id(self, exam: Uuid) -> Uuid {
        Uuid::new_v5(&exam, format!("part/{}", self.number()).as_bytes())
    }
}

/// Makes the ids of attempts: nothing but the session decides them, so that no step needs chance of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptIds {
    session: Uuid,
    begun: usize,
}

impl AttemptIds {
    /// The ids of a session, whose own was made by chance.
    pub fn new(session: Uuid) -> AttemptIds {
        AttemptIds { session, begun: 0 }
    }

    /// The id of what is begun next.
    pub fn next_id(&mut self) -> Uuid {
        self.begun += 1;
        Uuid::new_v5(&self.session, format!("attempt/{}", self.begun).as_bytes())
    }
}

/// What was begun, with what is known of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptStart {
    pub begun: AttemptKind,
    /// The level of a call, from 1, and whose desk it comes to.
    pub call: Option<(usize, Role)>,
}

/// What was begun, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptKind {
    /// A drill of cards to point at: its seed; `None` for a part of an exam, which has one seed for all.
    Cards(Option<u64>),
    /// A drill of requests to sort: its seed; `None` if they were not drawn, or for a part of an exam.
    Requests(Option<u64>),
    Call(ScenarioId),
    /// An exam: its seed, and the minutes that were given for it, if any were.
    Exam(u64, Option<u32>),
}

impl AttemptKind {
    /// Stable name, as it is stored.
    pub fn name(&self) -> &'static str {
        match self {
            AttemptKind::Cards(_) => "cards",
            AttemptKind::Requests(_) => "requests",
            AttemptKind::Call(_) => "call",
            AttemptKind::Exam(..) => "exam",
        }
    }
}

/// What an answer or a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Point at a card.
    Locate,
    /// Sort a request.
    Classify,
    /// Ask a question.
    Ask,
    Say,
    /// Name a cause.
    Name,
    /// Refer the caller to somebody.
    Refer,
    /// End the call.
    Close,
}

impl ActionKind {
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
    /// Its index among all of its practice.
    pub at: usize,
    pub doing: ActionKind,
    /// What it was about: a design, a request, a question, something said, a cause, somebody; empty for the end of a
    /// call.
    pub item: String,
    /// What was answered: a [`Guess`](crate::training::locate::Guess) for a card, the answer for a request, else empty.
    pub given: String,
    /// Whether it was right; `None` for moves, which are judged when the call is over.
    pub right: Option<bool>,
    /// What was taken for the right thing: a decoy or another element of the card, or the answer to the request.
    pub mistake: Option<String>,
    /// What was reviewed with it.
    pub review: Option<Review>,
}

/// How practice ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptEnd {
    /// Whether it was passed; `None` if there is nothing to pass.
    pub passed: Option<bool>,
    /// Points of 100.
    pub score: u32,
    /// The verdict on a call.
    pub verdict: Option<Box<Verdict>>,
    /// What was reviewed with it as a whole: the cause, and the rules.
    pub reviews: Vec<Review>,
}
