//! Records away, for good.

use rusqlite::OptionalExtension;

use crate::records::append::begin;
use crate::records::database::{Result, Store};

impl Store {
    /// How many attempts of this person are kept; `None` where there is no such person.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn kept_of(&self, alias: &str) -> Result<Option<usize>> {
        let alias = self.known_as(alias)?;
        let count = "SELECT (SELECT count(*) FROM attempt WHERE person = person.id) FROM person WHERE alias = ?1";
        let kept = self.db.query_row(count, [alias], |row| row.get(0));
        Ok(kept.optional()?)
    }

    /// Forgets this person for good: nothing of theirs is left in the file, nor beside it. Tells how many attempts
    /// were forgotten, none where there is no such person; and whether the file is clean of them, which it is not yet
    /// where another window reads it.
    ///
    /// # Errors
    /// SQLite's own; nothing is forgotten then.
    pub fn forget(&mut self, alias: &str) -> Result<(Option<usize>, bool)> {
        let alias = self.known_as(alias)?;
        let change = begin(self)?;
        let person: Option<i64> = change
            .query_row("SELECT id FROM person WHERE alias = ?1", [alias], |row| {
                row.get(0)
            })
            .optional()?;
        let count = match person {
            Some(person) => {
                let count = change.query_row(
                    "SELECT count(*) FROM attempt WHERE person = ?1",
                    [person],
                    |row| row.get(0),
                )?;
                change.execute("DELETE FROM person WHERE id = ?1", [person])?;
                Some(count)
            }
            None => None,
        };
        change.commit()?;
        // Where nobody was forgotten, what was forgotten before may still be there.
        let cleaned = self.db.execute_batch("VACUUM");
        let busy = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, bool>(0)
            });
        Ok((count, cleaned.is_ok() && busy.is_ok_and(|busy| !busy)))
    }
}
