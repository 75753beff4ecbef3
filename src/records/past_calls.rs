//! The calls of a person that can be read again.

use crate::records::append::Writer;
use crate::records::database::{Result, Store};
use crate::training::attempt::Attempt;
use crate::training::modes::call;

/// Calls of a person that can be read again: more than anybody reads.
const READ_AGAIN: usize = 50;

impl Writer {
    /// The calls of this person that were judged last, the newest first, with all moves.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn past_calls(&self, alias: &str) -> Result<Vec<Attempt>> {
        self.store().past_calls(alias)
    }
}

impl Store {
    /// The calls of this person that were judged last, the newest first, with all moves.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn past_calls(&self, alias: &str) -> Result<Vec<Attempt>> {
        let alias = self.known_as(alias)?;
        let mut rows = self.db.prepare(
            "SELECT attempt.id FROM attempt JOIN person ON person.id = person
             WHERE alias = ?1 AND kind = ?2 AND outcome IN ('passed', 'failed') ORDER BY ended DESC, attempt.id DESC",
        )?;
        let rows = rows.query_map([alias.as_str(), call::KIND], |row| row.get(0))?;
        let rows = rows
            .take(READ_AGAIN)
            .collect::<rusqlite::Result<Vec<i64>>>()?;
        let calls = rows
            .into_iter()
            .filter_map(|row| self.attempts().one(row).transpose());
        calls.collect()
    }
}
