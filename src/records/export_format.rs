//! Records as lines of JSON: to give people their data, and to bring the records of several desks together.
//!
//! The first line says what it is ([`Header`]); each other line is an [`ExportedAttempt`] with all that belongs to it, an exam
//! before its parts. It holds nothing that the records do not hold.

use serde::{Deserialize, Serialize};

/// Form of the lines that this program writes and reads.
pub const PARCEL: u32 = 1;

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`PARCEL`].
    pub cardcode_records: u32,
}

/// Practice, with its answers. Times are milliseconds since 1970 in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedAttempt {
    /// UUID.
    pub name: String,
    /// Whose it is; empty where no alias was given.
    pub alias: String,
    /// The pack's id, version and SHA-256.
    pub pack: [String; 3],
    /// The UUID of the exam of which it is a part, and its place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exam: Option<(String, i64)>,
    /// `cards`, `requests`, `call` or `exam`.
    pub kind: String,
    /// Which it was, by name or by seed.
    pub begun: crate::training::event::AttemptKind,
    /// Level of a call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
    /// Whose desk a call came to: `issuer` or `merchant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Version of the program.
    pub program: String,
    /// Code of the language.
    pub lang: String,
    /// When it was begun.
    pub began: i64,
    /// Minutes east of UTC, there and then.
    pub zone: i64,
    /// When it ended, and how: `done`, `passed`, `failed` or `unfinished`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<(i64, String)>,
    /// Points of 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<i64>,
    /// Of a call that ended: the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The last cause that was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// Questions asked, tenths of bits gained by them, thousandths of questions lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<[i64; 3]>,
    /// The answers and moves, in order.
    pub answers: Vec<ExportedAnswer>,
    /// The rules broken: each with the move, where it was one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broken: Vec<(String, Option<i64>)>,
    /// What was reviewed: the answer's place, the kind, the item, FSRS's grade, when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<(i64, String, String, i64, i64)>,
}

/// An answer or a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedAnswer {
    /// When.
    pub time: i64,
    /// What was done: `point`, `sort`, `ask`, `say`, `name`, `refer` or `close`.
    pub doing: String,
    /// What it was about.
    pub item: String,
    /// What was answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// Whether it was right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<bool>,
    /// What was taken for the right thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mistake: Option<String>,
    /// Tenths of bits gained, and thousandths of questions lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<(i64, i64)>,
    /// The question that would have been best there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
}
