//! An attempt at practice as it is kept: in the records, in what is exported of them, in what is taken up again, and in
//! the statements that are sent of it.
//!
//! Its JSON is a line of an export, so its fields keep their names and their order. Times are milliseconds since 1970 in
//! UTC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pack::model::role::Role;
use crate::training::call::scenario::ScenarioId;
use crate::training::review::ReviewKind;
use crate::training::ticket_draw::TicketDraw;

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
    /// The mode of `begun`.
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

/// What was begun, as it is stored: `{"MODE": ORIGIN}`. Which modes there are, and from what each begins, is said in
/// [`modes`](crate::training::modes): a row of a mode that this program does not know is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    into = "BTreeMap<String, AttemptOrigin>",
    try_from = "BTreeMap<String, AttemptOrigin>"
)]
pub struct AttemptKind {
    /// The stable name of the mode.
    pub mode: String,
    pub origin: AttemptOrigin,
}

/// What practice was drawn from, or which it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AttemptOrigin {
    /// A seed; `None` if it was not drawn, or is a part of an exam, which has one seed for all.
    Seed(Option<u64>),
    /// A seed, and the minutes that were given for it, if any were.
    Timed(u64, Option<u32>),
    /// The draw of a ticket, and the minutes that it allows.
    Ticket {
        ticket: TicketDraw,
        minutes: u32,
    },
    Scenario(ScenarioId),
}

impl AttemptKind {
    pub fn new(mode: &str, origin: AttemptOrigin) -> AttemptKind {
        let mode = mode.to_owned();
        AttemptKind { mode, origin }
    }
}

impl AttemptOrigin {
    /// What it was drawn from, if it was.
    pub fn seed(&self) -> Option<u64> {
        match self {
            AttemptOrigin::Seed(seed) => *seed,
            AttemptOrigin::Timed(seed, _) => Some(*seed),
            AttemptOrigin::Scenario(call) => call.draw().map(|(_, seed)| seed),
            AttemptOrigin::Ticket { .. } => None,
        }
    }
}

impl From<AttemptKind> for BTreeMap<String, AttemptOrigin> {
    fn from(kind: AttemptKind) -> Self {
        [(kind.mode, kind.origin)].into()
    }
}

impl TryFrom<BTreeMap<String, AttemptOrigin>> for AttemptKind {
    type Error = &'static str;

    fn try_from(map: BTreeMap<String, AttemptOrigin>) -> Result<AttemptKind, Self::Error> {
        let mut entries = map.into_iter();
        match (entries.next(), entries.next()) {
            (Some((mode, origin)), None) => Ok(AttemptKind { mode, origin }),
            _ => Err("not one mode of practice"),
        }
    }
}

/// What was reviewed: the index of the answer, the kind, the item, FSRS's grade from 1 to 4, when.
pub type ReviewLine = (usize, ReviewKind, String, u32, i64);

/// A part of an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "usize", from = "usize")]
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

impl From<ExamPart> for usize {
    fn from(part: ExamPart) -> usize {
        part.number()
    }
}

impl From<usize> for ExamPart {
    fn from(number: usize) -> ExamPart {
        ExamPart::numbered(number)
    }
}

/// An answer or a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its index among all of its attempt. Exports tell it by the order.
    #[serde(skip)]
    pub at: usize,
    /// 0 until it is recorded.
    pub time: i64,
    /// The name of an action of its mode.
    pub doing: String,
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
    pub fn new(at: usize, doing: &str, item: String) -> Answer {
        Answer {
            at,
            time: 0,
            doing: doing.to_owned(),
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
