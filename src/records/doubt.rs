//! Results in the records that do not follow from what was done: somebody changed the file.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::pack::content::Pack;
use crate::records::database::{Result, Store};
use crate::records::outbox::PendingAttempts;
use crate::training::attempt::Attempt;
use crate::training::modes::exam;
use crate::training::recompute::{Recomputed, recomputed};

/// How many attempts are doubted, by alias; an exam counts once, whatever of it is.
pub type Doubted = BTreeMap<String, usize>;

impl Store {
    /// Of what waits, what may be sent, in its order, and how much may not.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub fn without_doubted(
        &self,
        pack: &Pack,
        waiting: Vec<PendingAttempts>,
    ) -> Result<(Vec<PendingAttempts>, Doubted)> {
        let mut doubted = Doubted::new();
        let mut trusted = Vec::new();
        // The parts of an exam stand behind it.
        let mut last: Option<(Uuid, bool)> = None;
        for one in waiting {
            let Some(attempt) = self.waiting_attempt(&one)? else {
                continue;
            };
            let whole = attempt.exam.map_or(attempt.id, |(exam, _)| exam);
            let is_doubted = match last {
                Some((id, is_doubted)) if id == whole => is_doubted,
                _ => {
                    let is_doubted = self.is_doubted(pack, &attempt, whole)?;
                    if is_doubted {
                        *doubted.entry(attempt.alias.clone()).or_insert(0) += 1;
                    }
                    is_doubted
                }
            };
            last = Some((whole, is_doubted));
            if !is_doubted {
                trusted.push(one);
            }
        }
        Ok((trusted, doubted))
    }

    /// Whether what is stored of this attempt, or of the exam that it belongs to, does not follow.
    fn is_doubted(&self, pack: &Pack, attempt: &Attempt, whole: Uuid) -> Result<bool> {
        let found = if attempt.exam.is_none() && attempt.kind != exam::KIND {
            recomputed(pack, attempt, &[])
        } else {
            let row = self
                .db
                .prepare_cached("SELECT id FROM attempt WHERE name = ?1")?
                .query_row([whole.to_string()], |row| row.get::<_, i64>(0))
                .optional()?;
            match row {
                None => Recomputed::OtherVersion,
                Some(row) => match self.attempts().one(row)? {
                    Some(exam) => recomputed(pack, &exam, &self.attempts().parts(row)?),
                    None => Recomputed::OtherVersion,
                },
            }
        };
        Ok(found == Recomputed::Differs)
    }
}
