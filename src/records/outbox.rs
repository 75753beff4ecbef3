//! What goes out to learning record stores: practice that ended, and how far each store answered for it.
//!
//! Nothing is queued: what was recorded is the outbox. What waits for a store is what it has not answered for.

use rusqlite::types::Type;
use rusqlite::{Error, Row, TransactionBehavior, params};
use uuid::Uuid;

use crate::records::database::{Result, Store};
use crate::training::attempt::Attempt;
use crate::training::day::Moment;

/// A learning record store, as the records know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lrs(i64);

/// Practice of which something waits for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingAttempts {
    row: i64,
    /// Rows are given anew where practice was deleted; this never is.
    id: Uuid,
    /// Statements of it that were answered for.
    pub upto: usize,
    /// All that there are: one for its begin, one for each answer, and one to three for its end.
    pub all: usize,
}

/// What a store answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ack {
    pub of: PendingAttempts,
    /// Its statements below this one were answered for.
    pub upto: usize,
    /// Those of them that were refused, each with the HTTP status.
    pub refused: Vec<(usize, u16)>,
}

/// How many statements there are of an attempt; of an exam also of its course.
const ALL: &str = "1 + (SELECT count(*) FROM answer WHERE answer.attempt = attempt.id)
    + CASE attempt.outcome WHEN 'unfinished' THEN 1 WHEN 'done' THEN 2 ELSE 3 END
    + CASE WHEN attempt.kind <> 'exam' OR attempt.outcome = 'unfinished' THEN 0
        WHEN attempt.outcome = 'passed' AND attempt.begun ->> '$.exam.ticket' IS NOT NULL THEN 2 ELSE 1 END";

/// The id of an attempt in this column.
fn id_in(row: &Row, column: usize) -> rusqlite::Result<Uuid> {
    let name: String = row.get(column)?;
    Uuid::parse_str(&name)
        .map_err(|error| Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

impl Store {
    /// The store with this address; made known where it was not.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn lrs(&self, url: &str) -> Result<Lrs> {
        self.db
            .execute("INSERT OR IGNORE INTO lrs (url) VALUES (?1)", [url])?;
        let row = self
            .db
            .query_row("SELECT id FROM lrs WHERE url = ?1", [url], |row| row.get(0))?;
        Ok(Lrs(row))
    }

    /// What waits for this store, of this person alone where one is named: practice that ended, the oldest first, an
    /// exam before its parts. A part waits for the end of its exam. What lies after now stays; how much that is comes with
    /// it.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn waiting(
        &self,
        lrs: Lrs,
        alias: Option<&str>,
        now: Moment,
    ) -> Result<(Vec<PendingAttempts>, usize)> {
        let all = self.unsent(lrs, alias)?;
        let mut of_future = self.db.prepare(
            "SELECT 1 FROM attempt LEFT JOIN attempt AS exam ON exam.id = attempt.exam
             WHERE attempt.id = ?1 AND (coalesce(exam.ended, attempt.ended) > ?2
                OR EXISTS (SELECT 1 FROM answer WHERE answer.attempt = attempt.id AND time > ?2))",
        )?;
        let mut waiting = Vec::new();
        let mut ahead = 0;
        for one in all {
            match of_future.exists(params![one.row, now.ms])? {
                true => ahead += 1,
                false => waiting.push(one),
            }
        }
        Ok((waiting, ahead))
    }

    /// What this store has not answered for, whenever it was.
    fn unsent(&self, lrs: Lrs, alias: Option<&str>) -> Result<Vec<PendingAttempts>> {
        let alias = alias.map(|alias| self.known_as(alias)).transpose()?;
        let mut rows = self.db.prepare(&format!(
            "SELECT attempt.id, coalesce(sent.upto, 0) AS done, {ALL} AS statements, attempt.name
             FROM attempt JOIN person ON person.id = attempt.person
             LEFT JOIN attempt AS exam ON exam.id = attempt.exam
             LEFT JOIN sent ON sent.lrs = ?1 AND sent.attempt = attempt.id
             WHERE attempt.ended IS NOT NULL AND (exam.id IS NULL OR exam.ended IS NOT NULL)
                AND (?2 IS NULL OR person.alias = ?2) AND done < statements
             ORDER BY coalesce(exam.began, attempt.began), coalesce(exam.id, attempt.id), attempt.part NULLS FIRST"
        ))?;
        let waiting = |row: &Row| {
            Ok(PendingAttempts {
                row: row.get(0)?,
                upto: row.get(1)?,
                all: row.get(2)?,
                id: id_in(row, 3)?,
            })
        };
        Ok(rows
            .query_map(params![lrs.0, alias], waiting)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// All practice that ended, of this person alone where one is named, in the order in which it is sent.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn past(&self, alias: Option<&str>) -> Result<Vec<Attempt>> {
        // No store has this number, so everything waits for it.
        let all = self.unsent(Lrs(0), alias)?;
        let past = all.iter().map(|waiting| self.waiting_attempt(waiting));
        Ok(past
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// All that was recorded of what waits; `None` if it was deleted since, or no program of this form wrote it.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn waiting_attempt(&self, waiting: &PendingAttempts) -> Result<Option<Attempt>> {
        let found = self.attempts().one(waiting.row)?;
        Ok(found.filter(|attempt| attempt.id == waiting.id))
    }

    /// Writes down what this store answered for, all at once. What was written before is never taken back.
    ///
    /// # Errors
    /// SQLite's own; nothing is written then.
    pub fn answered_for(&mut self, lrs: Lrs, marks: &[Ack]) -> Result<()> {
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for mark in marks {
            // Somebody may have deleted it meanwhile, and somebody else have practised in its row.
            let id = mark.of.id.to_string();
            change
                .prepare_cached(
                    "INSERT INTO sent (lrs, attempt, upto) SELECT ?1, id, ?3 FROM attempt WHERE id = ?2 AND name = ?4
                     ON CONFLICT DO UPDATE SET upto = max(upto, excluded.upto)",
                )?
                .execute(params![lrs.0, mark.of.row, mark.upto, id])?;
            for (at, status) in &mark.refused {
                change
                    .prepare_cached(
                        "INSERT OR REPLACE INTO refused (lrs, attempt, at, status)
                         SELECT ?1, id, ?3, ?4 FROM attempt WHERE id = ?2 AND name = ?5",
                    )?
                    .execute(params![lrs.0, mark.of.row, at, status, id])?;
            }
        }
        Ok(change.commit()?)
    }
}
