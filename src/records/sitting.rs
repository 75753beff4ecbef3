//! The one sitting of a ticket, as far as these records know it.

use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::app::history::OpenAttempt;
use crate::records::database::{Result, Store};
use crate::training::day::Moment;

/// What became of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingState {
    /// It was not begun.
    New,
    /// It was begun and left.
    Left(Box<OpenAttempt>),
    /// It came to its end, or was closed.
    Over,
}

impl Store {
    /// What became of the sitting with this id, for whoever runs the pack with this SHA-256.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub fn sitting(&self, id: Uuid, hash: &str, now: Moment) -> Result<SittingState> {
        let _reading = self.db.unchecked_transaction()?;
        let found = self
            .db
            .query_row(
                "SELECT id, ended IS NOT NULL FROM attempt WHERE name = ?1",
                [id.to_string()],
                |row| Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?)),
            )
            .optional()?;
        Ok(match found {
            None => SittingState::New,
            Some((_, true)) => SittingState::Over,
            // One that nobody can read is not sat anew for it.
            Some((row, false)) => match self.open_attempt(row, hash, now)? {
                Some(open) => SittingState::Left(Box::new(open)),
                None => SittingState::Over,
            },
        })
    }
}
