//! The practice at hand, and its rows in the file.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::app::history::RecordsErrorKind;
use crate::pack::model::desk::Role;
use crate::records::append::{Moment, RecordContext};
use crate::records::database::{RecordsError, Result};
use crate::training::event::{AttemptStart, ExamPart};

/// Practice at hand.
pub(crate) struct AttemptInProgress {
    pub(crate) whole: AttemptRow,
    pub(crate) parts: BTreeMap<ExamPart, AttemptRow>,
}

impl AttemptInProgress {
    /// Remembers the rows, once they are in the file: that of the whole, and that of this part.
    pub(crate) fn stored(&mut self, part: Option<ExamPart>, (whole, row): (i64, i64)) {
        self.whole.row = Some(whole);
        if let Some(attempt) = part.and_then(|place| self.parts.get_mut(&place)) {
            attempt.row = Some(row);
        }
    }
}

/// An attempt that was begun, and is stored as soon as something is answered in it.
pub(crate) struct AttemptRow {
    pub(crate) id: Uuid,
    pub(crate) start: AttemptStart,
    pub(crate) began: Moment,
    pub(crate) row: Option<i64>,
}

impl AttemptRow {
    pub(crate) fn new(id: Uuid, start: AttemptStart, began: Moment) -> AttemptRow {
        AttemptRow {
            id,
            start,
            began,
            row: None,
        }
    }
}

/// The row of the practice at hand, and that of this part of it; made where they are not there yet.
pub(crate) fn rows(
    change: &Transaction,
    about: (&RecordContext, &str),
    practice: &AttemptInProgress,
    part: Option<ExamPart>,
) -> Result<(i64, i64)> {
    let whole = match practice.whole.row {
        Some(row) => row,
        None => insert(change, about, &practice.whole, None)?,
    };
    let row = match part {
        None => whole,
        Some(place) => {
            let attempt = practice.parts.get(&place).ok_or_else(elsewhere)?;
            match attempt.row {
                Some(row) => row,
                None => insert(change, about, attempt, Some((whole, place)))?,
            }
        }
    };
    is_ours(change, row, about.1)?;
    Ok((whole, row))
}

/// Practice that is not, or no longer, this window's.
pub(crate) fn elsewhere() -> RecordsError {
    RecordsError::new(
        RecordsErrorKind::Elsewhere,
        "taken up or closed in another window",
    )
}

/// Refuses where another window took it up, or it is gone.
fn is_ours(change: &Transaction, row: i64, window: &str) -> Result<()> {
    let whole = change
        .prepare_cached(
            "SELECT coalesce(exam.window, attempt.window) FROM attempt
             LEFT JOIN attempt AS exam ON exam.id = attempt.exam WHERE attempt.id = ?1 AND attempt.ended IS NULL",
        )?
        .query_row([row], |row| row.get::<_, String>(0))
        .optional()?;
    match whole {
        Some(whole) if whole == window => Ok(()),
        _ => Err(elsewhere()),
    }
}

fn insert(
    change: &Transaction,
    (stamp, window): (&RecordContext, &str),
    attempt: &AttemptRow,
    exam: Option<(i64, ExamPart)>,
) -> Result<i64> {
    let [id, version, hash] = &stamp.pack;
    change.execute(
        "INSERT OR IGNORE INTO person (alias) VALUES (?1)",
        [&stamp.alias],
    )?;
    change.execute(
        "INSERT OR IGNORE INTO pack (name, version, hash) VALUES (?1, ?2, ?3)",
        [id, version, hash],
    )?;
    let AttemptRow { start, began, .. } = attempt;
    let begun = serde_json::to_string(&start.begun)
        .map_err(|error| RecordsError::new(RecordsErrorKind::Other, error))?;
    let (level, role) = start.call.unzip();
    change.execute(
        "INSERT INTO attempt (name, person, pack, exam, part, kind, begun, level, role, program, lang, window, began, zone)
         VALUES (?1, (SELECT id FROM person WHERE alias = ?2),
            (SELECT id FROM pack WHERE name = ?3 AND version = ?4 AND hash = ?5),
            ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            attempt.id.to_string(),
            stamp.alias,
            id,
            version,
            hash,
            exam.map(|(row, _)| row),
            exam.map(|(_, part)| part.number()),
            start.begun.name(),
            begun,
            level,
            role.map(role_name),
            env!("CARGO_PKG_VERSION"),
            stamp.lang,
            window,
            began.ms,
            began.zone,
        ],
    )?;
    Ok(change.last_insert_rowid())
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Issuer => "issuer",
        Role::Merchant => "merchant",
    }
}

pub(crate) fn role_named(name: &str) -> Option<Role> {
    [Role::Issuer, Role::Merchant]
        .into_iter()
        .find(|role| role_name(*role) == name)
}
