//! An attempt at practice as it is kept: in the records, in what is exported of them, in what is taken up again, and in
//! the statements that are sent of it.
//!
//! Its JSON is a line of an export, so its fields keep their names and their order. Times are milliseconds since 1970 in
//! UTC.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pack::model::desk::Role;
use crate::training::mode::{ActionKind, AttemptKind, ExamPart};
use crate::training::review::ReviewKind;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    #[serde(rename = "name")]
    pub id: Uuid,
    /// Whose it is; empty if no alias was given.
    pub alias: String,
    /// The pack's id, version and SHA-256.
    pub pack: [String; 3],
    /// The exam of which it is a part, and which one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exam: Option<(Uuid, ExamPart)>,
    /// The name of `begun`, as [`MODES`](crate::training::mode::MODES) has it.
    pub kind: String,
    /// Which it was, by name or by seed.
    pub begun: AttemptKind,
    /// The level of a call, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<usize>,
    /// Whose desk a call came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The version of the program.
    pub program: String,
    /// The code of the language in which it was first answered.
    pub lang: String,
    pub began: i64,
    /// Minutes east of UTC, there and then.
    pub zone: i64,
    /// When it ended, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<(i64, AttemptOutcome)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u32>,
    /// The hidden cause of a call that was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The cause that was named last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// Questions asked, tenths of bits gained by them, thousandths of questions lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<[u32; 3]>,
    pub answers: Vec<Answer>,
    /// The rules broken, each with the index of the move; `None` if something was left undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broken: Vec<(String, Option<usize>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<ReviewLine>,
}

/// What was reviewed: the index of the answer, the kind, the item, FSRS's grade from 1 to 4, when.
pub type ReviewLine = (usize, ReviewKind, String, u32, i64);

/// An answer or a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its index among all of its attempt. Exports tell it by the order.
    #[serde(skip)]
    pub at: usize,
    /// 0 until it is recorded.
    pub time: i64,
    pub doing: ActionKind,
    /// What it was about: a design, a request, a question, something said, a cause, somebody; empty for the end of a
    /// call.
    pub item: String,
    /// What was answered: a [`Guess`](crate::training::locate::Guess) for a card, the answer for a request, else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// `None` for moves, which are judged when the call is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<bool>,
    /// What was taken for the right thing: a decoy or another element of the card, or the answer to the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mistake: Option<String>,
    /// Tenths of bits gained and thousandths of questions lost, of a question in a call that was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<(u32, u32)>,
    /// The question that would have been best there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
}

impl Answer {
    /// A move, before it is judged.
    pub fn new(at: usize, doing: ActionKind, item: String) -> Answer {
        Answer {
            at,
            time: 0,
            doing,
            item,
            given: String::new(),
            right: None,
            mistake: None,
            bits: None,
            best: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptOutcome {
    /// It came to its end, and there is nothing to pass.
    Done,
    Passed,
    Failed,
    Unfinished,
}

impl AttemptOutcome {
    pub const ALL: [AttemptOutcome; 4] = [
        AttemptOutcome::Done,
        AttemptOutcome::Passed,
        AttemptOutcome::Failed,
        AttemptOutcome::Unfinished,
    ];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            AttemptOutcome::Done => "done",
            AttemptOutcome::Passed => "passed",
            AttemptOutcome::Failed => "failed",
            AttemptOutcome::Unfinished => "unfinished",
        }
    }

    pub fn named(name: &str) -> Option<AttemptOutcome> {
        let mut all = AttemptOutcome::ALL.into_iter();
        all.find(|outcome| outcome.name() == name)
    }
}
