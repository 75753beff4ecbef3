//! Records away, for good.

use rusqlite::OptionalExtension;

use super::write::begin;
use super::{Failure, Result, Store};
use crate::machine::records::Trouble;

impl Store {
    /// Forgets this person for good: nothing of theirs is left in the file, nor beside it. Tells how many attempts
    /// were forgotten; none where there is no such person.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn forget(&mut self, alias: &str) -> Result<Option<usize>> {
        let change = begin(self)?;
        let person: Option<i64> = change
            .query_row("SELECT id FROM person WHERE alias = ?1", [alias], |row| {
                row.get(0)
            })
            .optional()?;
        let Some(person) = person else {
            return Ok(None);
        };
        let count = change.query_row(
            "SELECT count(*) FROM attempt WHERE person = ?1",
            [person],
            |row| row.get(0),
        )?;
        change.execute("DELETE FROM person WHERE id = ?1", [person])?;
        change.commit()?;
        self.db.execute_batch("VACUUM")?;
        let busy: bool = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        match busy {
            true => Err(Failure::new(
                Trouble::Locked,
                "another window reads the records",
            )),
            false => Ok(Some(count)),
        }
    }
}
