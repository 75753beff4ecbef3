//! The modes of practice, one row each: what the records call it, whether it can be gone on with, and what is done and
//! reviewed in it. The tables `kind`, `action` and `subject` of the records hold the same names, so a further mode is a
//! row here and an `INSERT` there.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::training::call::scenario::ScenarioId;
use crate::training::review::ReviewKind;

/// A mode of practice.
#[derive(Clone, Copy, Debug)]
pub struct PracticeMode {
    /// Stable name, as it is stored: that of its [`AttemptKind`].
    pub kind: &'static str,
    /// Whether it can be taken up again. What cannot is closed as soon as something else is begun.
    pub resumes: bool,
    /// What is answered or done in it, apart from the parts of an exam.
    pub actions: &'static [ActionKind],
    /// What is reviewed in it, answer by answer or at its end.
    pub reviews: &'static [ReviewKind],
}

pub static MODES: [&PracticeMode; 4] = [&CARDS, &REQUESTS, &CALL, &EXAM];

static CARDS: PracticeMode = PracticeMode {
    kind: "cards",
    resumes: false,
    actions: &[ActionKind::Locate],
    reviews: &[ReviewKind::Card],
};

static REQUESTS: PracticeMode = PracticeMode {
    kind: "requests",
    resumes: false,
    actions: &[ActionKind::Classify],
    reviews: &[ReviewKind::Request],
};

static CALL: PracticeMode = PracticeMode {
    kind: "call",
    resumes: true,
    actions: &[
        ActionKind::Ask,
        ActionKind::Say,
        ActionKind::Name,
        ActionKind::Refer,
        ActionKind::Close,
    ],
    reviews: &[ReviewKind::Cause, ReviewKind::Rule],
};

static EXAM: PracticeMode = PracticeMode {
    kind: "exam",
    resumes: true,
    actions: &[],
    reviews: &[],
};

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
    /// The mode of practice that it is.
    pub fn mode(&self) -> &'static PracticeMode {
        match self {
            AttemptKind::Cards(_) => &CARDS,
            AttemptKind::Requests(_) => &REQUESTS,
            AttemptKind::Call(_) => &CALL,
            AttemptKind::Exam(..) => &EXAM,
        }
    }
}

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

/// What an answer or a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum ActionKind {
    /// Point at a card.
    Locate,
    Classify,
    Ask,
    Say,
    Name,
    /// Refer the caller to somebody.
    Refer,
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

    /// What a wrong answer of this kind is a mistake about; `None` for moves, whose mistakes a call's verdict finds.
    pub fn reviews(self) -> Option<ReviewKind> {
        match self {
            ActionKind::Locate => Some(ReviewKind::Card),
            ActionKind::Classify => Some(ReviewKind::Request),
            ActionKind::Ask
            | ActionKind::Say
            | ActionKind::Name
            | ActionKind::Refer
            | ActionKind::Close => None,
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<ActionKind> {
        ActionKind::ALL
            .into_iter()
            .find(|doing| doing.name() == name)
    }
}

impl From<ActionKind> for &'static str {
    fn from(doing: ActionKind) -> &'static str {
        doing.name()
    }
}

impl TryFrom<String> for ActionKind {
    type Error = String;

    fn try_from(name: String) -> Result<ActionKind, String> {
        ActionKind::named(&name).ok_or(name)
    }
}
