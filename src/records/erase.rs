//! Records away, for good.

use rusqlite::OptionalExtension;

use crate::app::history::RecordsErrorKind;
use crate::records::append::begin;
use crate::records::database::{RecordsError, Result, Store};

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

    /// Forgets this person for good: nothing of theirs is left in the file, nor beside it.
    ///
    /// # Errors
    /// SQLite's own, and [`RecordsErrorKind::Interrupted`]; nothing is forgotten then.
    pub fn forget(&mut self, alias: &str) -> Result<Forgotten> {
        let alias = self.known_as(alias)?;
        let change = begin(self)?;
        let person: Option<i64> = change
            .query_row("SELECT id FROM person WHERE alias = ?1", [alias], |row| {
                row.get(0)
            })
            .optional()?;
        let attempts = match person {
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
        let left = self.cleaned().err().map(|failure| failure.trouble);
        Ok(Forgotten { attempts, left })
    }

    /// Takes out of the file, and of what stands beside it, the bytes of what is forgotten.
    fn cleaned(&self) -> Result<()> {
        self.db.execute_batch("VACUUM")?;
        let is_busy = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, bool>(0)
            })?;
        match is_busy {
            true => Err(RecordsError::new(
                RecordsErrorKind::Locked,
                "another window reads the file",
            )),
            false => Ok(()),
        }
    }

    /// What ends the work on these records from another thread: what was not committed is undone.
    pub fn interrupter(&self) -> impl Fn() + Send + 'static {
        let handle = self.db.get_interrupt_handle();
        move || handle.interrupt()
    }
}

/// What was forgotten, and what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// How many attempts; `None` where there is no such person.
    pub attempts: Option<usize>,
    /// Why bytes of what is forgotten, now or before, may still stand in the file; `None` if none do.
    pub left: Option<RecordsErrorKind>,
}
