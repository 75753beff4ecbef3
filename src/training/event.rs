//! What is recorded of practice, as it happens: what was begun, each answer and move, and what it came to.
//!
//! An [`Event`] says of itself which attempt and which part of it it is about and in which language it was done, so
//! that whoever stores it needs to remember nothing. Nothing in it was typed: all names are the pack's own.

use uuid::Uuid;

use crate::pack::model::role::Role;
use crate::text::lang::Lang;
use crate::training::attempt::{Answer, AttemptKind, AttemptOutcome, ExamPart};
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
    Began(AttemptStart),
    /// Practice that was left in another window, or before this one was opened, is taken up in this one.
    TakenUp,
    /// Practice that was left is closed as unfinished.
    Closed,
    /// An answer was given, or a move made; and what was reviewed with it.
    Answered(Answer, Option<Review>),
    Ended(AttemptEnd),
}

/// What happened in a part of an exam, or in practice that has no parts.
pub type PartEvent = (Option<ExamPart>, EventKind);

/// What happened, all of it in this part.
pub fn in_part(part: Option<ExamPart>, events: Vec<EventKind>) -> Vec<PartEvent> {
    events.into_iter().map(|event| (part, event)).collect()
}

impl EventKind {
    /// Practice that is no call begins.
    pub fn began(begun: AttemptKind) -> EventKind {
        EventKind::Began(AttemptStart { begun, call: None })
    }

    /// A drill ends in which so many of all answers were right: there is nothing to pass.
    pub fn drill_ended(right: usize, all: usize) -> EventKind {
        EventKind::Ended(AttemptEnd {
            passed: None,
            score: (100 * right / all.max(1)) as u32,
            verdict: None,
            reviews: Vec::new(),
        })
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptEnd {
    /// Whether it was passed; `None` if there is nothing to pass.
    pub passed: Option<bool>,
    pub score: u32,
    /// The verdict on a call.
    pub verdict: Option<Box<Verdict>>,
    /// What was reviewed with it as a whole: the cause, and the rules.
    pub reviews: Vec<Review>,
}

impl AttemptEnd {
    /// How it ended, as it is stored.
    pub fn outcome(&self) -> AttemptOutcome {
        match self.passed {
            None => AttemptOutcome::Done,
            Some(true) => AttemptOutcome::Passed,
            Some(false) => AttemptOutcome::Failed,
        }
    }
}
