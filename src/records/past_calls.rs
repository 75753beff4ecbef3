//! The calls of a person that can be read again: those of an exam by ticket only where the records know the centre's key, so
//! that whoever sat it does not read the best play in their own file.

use crate::app::history::{CallReading, TakenCall};
use crate::records::append::Writer;
use crate::records::database::{Result, Store};
use crate::training::modes::call;
use crate::training::team::practice::TicketProof;

/// Calls of a person that can be read again: more than anybody reads.
const READ_AGAIN: usize = 50;

impl Writer {
    /// The calls of this person that were judged last, the newest first, with all moves.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn past_calls(&self, alias: &str) -> Result<Vec<TakenCall>> {
        self.store().past_calls(alias)
    }
}

impl Store {
    /// The calls of this person that were judged last, the newest first, with all moves.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn past_calls(&self, alias: &str) -> Result<Vec<TakenCall>> {
        let alias = self.known_as(alias)?;
        let proofs = self.ticket_proofs()?;
        let mut rows = self.db.prepare(
            "SELECT attempt.id, whole.id FROM attempt JOIN person ON person.id = attempt.person
             LEFT JOIN attempt AS whole ON whole.id = attempt.exam AND whole.begun ->> '$.exam.ticket' IS NOT NULL
             WHERE alias = ?1 AND attempt.kind = ?2 AND attempt.outcome IN ('passed', 'failed')
             ORDER BY attempt.ended DESC, attempt.id DESC",
        )?;
        let rows = rows.query_map([alias.as_str(), call::KIND], |row| {
            Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?))
        })?;
        let rows = rows
            .take(READ_AGAIN)
            .collect::<rusqlite::Result<Vec<(i64, Option<i64>)>>>()?;
        let taken = |(row, by_ticket): (i64, Option<i64>)| {
            let proof = by_ticket.map(|exam| proofs.get(&exam).copied().unwrap_or_default());
            let reading = match proof {
                None | Some(TicketProof::Certified) => CallReading::Anybody,
                Some(_) => CallReading::Trainer,
            };
            let attempt = self.attempts().one(row).transpose()?;
            Some(attempt.map(|attempt| TakenCall { attempt, reading }))
        };
        rows.into_iter().filter_map(taken).collect()
    }
}
