//! What happens, written as it happens: each step is one transaction.

use std::collections::BTreeMap;

use rusqlite::{Transaction, TransactionBehavior, params};
use uuid::Uuid;

use crate::app::history::PracticeHistory;
use crate::records::attempts::{AttemptInProgress, AttemptRow, elsewhere, role_named, rows};
use crate::records::database::{Result, Store};
use crate::records::due::reviewed;
use crate::records::schedule::{self, DAY};
use crate::training::event::{
    Answer, AttemptEnd, AttemptKind, AttemptStart, Event, EventKind, ExamPart,
};
use crate::training::srs::Scheduler;

/// Who practises, and with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordContext {
    /// The alias; empty where none was given.
    pub alias: String,
    /// The pack's id, version and SHA-256.
    pub pack: [String; 3],
    /// The language's code.
    pub lang: String,
}

/// A time, where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC.
    pub ms: i64,
    /// Minutes east of UTC.
    pub zone: i64,
}

/// Writes what happens in one window.
pub struct Writer {
    store: Store,
    hand: AttemptWriter,
}

/// What is remembered from one change to the next.
struct AttemptWriter {
    scheduler: Scheduler,
    stamp: RecordContext,
    /// The name of this window.
    window: String,
    /// What is practised, with the parts of an exam.
    practice: Option<AttemptInProgress>,
}

impl Writer {
    /// Writes into these records from now on.
    ///
    /// # Errors
    /// SQLite's own, or weights of FSRS that are none.
    pub fn new(store: Store, stamp: RecordContext, now: Moment) -> Result<Writer> {
        let scheduler = schedule::scheduler(&store.db)?;
        // A drill that somebody left goes on nowhere. One of this day may be another window's.
        store.db.execute(
            &format!("{LEFT} AND kind IN ('cards', 'requests') AND began < ?1"),
            [now.ms - DAY],
        )?;
        let hand = AttemptWriter {
            scheduler,
            stamp,
            window: Uuid::new_v4().to_string(),
            practice: None,
        };
        Ok(Writer { store, hand })
    }

    /// What the records say now to whoever practises.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn records(&self, now: Moment) -> Result<PracticeHistory> {
        let RecordContext { alias, pack, .. } = &self.hand.stamp;
        self.store.records(alias, &pack[2], now)
    }

    /// Who practises.
    pub(crate) fn alias(&self) -> &str {
        &self.hand.stamp.alias
    }

    /// Where it is written.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Writes what came of one step: all of it, or nothing.
    ///
    /// # Errors
    /// SQLite's own; [`Trouble::Elsewhere`](crate::app::history::Trouble::Elsewhere) where another window took the
    /// practice up.
    pub fn write(&mut self, entries: &[Event], now: Moment) -> Result<()> {
        let change = begin(&mut self.store)?;
        for entry in entries {
            self.hand.write(&change, entry, now)?;
        }
        Ok(change.commit()?)
    }

    /// Closes a drill that is left: it goes on nowhere.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn leave(&mut self) -> Result<()> {
        let change = begin(&mut self.store)?;
        self.hand.leave(&change)?;
        Ok(change.commit()?)
    }
}

impl AttemptWriter {
    fn write(&mut self, change: &Transaction, entry: &Event, now: Moment) -> Result<()> {
        // The language is the one on the screen, which a person may have changed since the last answer.
        self.stamp.lang = entry.lang.code().to_owned();
        match &entry.kind {
            EventKind::Began(start) => {
                let id = entry
                    .part
                    .map_or(entry.attempt, |part| part.id(entry.attempt));
                let attempt = AttemptRow::new(id, start.clone(), now);
                self.begun(change, entry.part, attempt)
            }
            EventKind::TakenUp => self.taken_up(change, &entry.attempt.to_string()),
            EventKind::Closed => closed(change, &entry.attempt.to_string()),
            EventKind::Answered(answer) => self.answered(change, entry.part, answer, now),
            EventKind::Ended(ended) => self.ended(change, entry.part, ended, now),
        }
    }

    fn leave(&mut self, change: &Transaction) -> Result<()> {
        let practice = self.practice.take();
        let row = practice.and_then(|practice| match practice.whole.start.begun {
            AttemptKind::Cards(_) | AttemptKind::Requests(_) => practice.whole.row,
            AttemptKind::Call(_) | AttemptKind::Exam(..) => None,
        });
        if let Some(row) = row {
            change.execute(&format!("{LEFT} AND id = ?1"), [row])?;
        }
        Ok(())
    }

    fn begun(
        &mut self,
        change: &Transaction,
        part: Option<ExamPart>,
        attempt: AttemptRow,
    ) -> Result<()> {
        match (part, &mut self.practice) {
            (Some(part), Some(practice)) => {
                practice.parts.insert(part, attempt);
            }
            (_, _) => {
                self.leave(change)?;
                self.practice = Some(AttemptInProgress {
                    whole: attempt,
                    parts: BTreeMap::new(),
                });
            }
        }
        Ok(())
    }

    fn taken_up(&mut self, change: &Transaction, name: &str) -> Result<()> {
        self.leave(change)?;
        change.execute(
            "UPDATE attempt SET window = ?2 WHERE name = ?1 AND ended IS NULL",
            params![name, self.window],
        )?;
        let found = {
            let mut of = change.prepare(
                "SELECT id, part, begun, began, zone, level, role, name FROM attempt
                 WHERE ended IS NULL AND (name = ?1 OR exam = (SELECT id FROM attempt WHERE name = ?1))
                 ORDER BY part NULLS FIRST",
            )?;
            let rows = of.query_map([name], |row| {
                let begun: String = row.get(2)?;
                let began = Moment {
                    ms: row.get(3)?,
                    zone: row.get(4)?,
                };
                let (level, role): (Option<usize>, Option<String>) = (row.get(5)?, row.get(6)?);
                let name: String = row.get(7)?;
                Ok((row.get(0)?, row.get(1)?, (begun, name), began, level, role))
            })?;
            rows.collect::<rusqlite::Result<Vec<(i64, Option<usize>, _, _, _, _)>>>()?
        };
        let mut found =
            found
                .into_iter()
                .filter_map(|(row, part, (begun, name), began, level, role)| {
                    let start = AttemptStart {
                        begun: serde_json::from_str(&begun).ok()?,
                        call: level.zip(role.as_deref().and_then(role_named)),
                    };
                    let attempt = AttemptRow {
                        row: Some(row),
                        ..AttemptRow::new(Uuid::parse_str(&name).ok()?, start, began)
                    };
                    Some((part.map(ExamPart::numbered), attempt))
                });
        let Some((None, whole)) = found.next() else {
            return Err(elsewhere());
        };
        let parts = found.filter_map(|(part, attempt)| Some((part?, attempt)));
        let practice = AttemptInProgress {
            parts: parts.collect(),
            whole,
        };
        self.practice = Some(practice);
        Ok(())
    }

    fn answered(
        &mut self,
        change: &Transaction,
        part: Option<ExamPart>,
        answer: &Answer,
        now: Moment,
    ) -> Result<()> {
        let about = (&self.stamp, self.window.as_str());
        let practice = self.practice.as_mut().ok_or_else(elsewhere)?;
        let (whole, row) = rows(change, about, practice, part)?;
        change
            .prepare_cached(
                "INSERT INTO answer (attempt, at, time, doing, item, given, right, mistake)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                row,
                answer.at,
                now.ms,
                answer.doing.name(),
                answer.item,
                answer.given,
                answer.right,
                answer.mistake,
            ])?;
        let reviews = answer.review.as_slice();
        reviewed(change, &self.scheduler, (row, answer.at), reviews, now)?;
        practice.stored(part, (whole, row));
        Ok(())
    }

    fn ended(
        &mut self,
        change: &Transaction,
        part: Option<ExamPart>,
        ended: &AttemptEnd,
        now: Moment,
    ) -> Result<()> {
        let about = (&self.stamp, self.window.as_str());
        let practice = self.practice.as_mut().ok_or_else(elsewhere)?;
        let (whole, row) = rows(change, about, practice, part)?;
        let outcome = match ended.passed {
            None => "done",
            Some(true) => "passed",
            Some(false) => "failed",
        };
        // A part that was cut off by the end of its exam.
        change.execute(&format!("{LEFT} AND exam = ?1"), [row])?;
        change.execute(
            "UPDATE attempt SET ended = ?2, outcome = ?3, score = ?4 WHERE id = ?1",
            params![row, now.ms, outcome, ended.score],
        )?;
        if let Some(verdict) = &ended.verdict {
            let gained: u32 = verdict.questions.iter().map(|one| one.gained).sum();
            let lost: u32 = verdict.questions.iter().map(|one| one.regret).sum();
            change.execute(
                "UPDATE attempt SET cause = ?2, named = ?3, asked = ?4, bits = ?5, lost = ?6 WHERE id = ?1",
                params![row, verdict.cause, verdict.named, verdict.questions.len(), gained, lost],
            )?;
            for one in &verdict.questions {
                change.execute(
                    "UPDATE answer SET bits = ?3, lost = ?4, best = ?5 WHERE attempt = ?1 AND at = ?2",
                    params![row, one.at, one.gained, one.regret, one.best],
                )?;
            }
            for (n, breach) in verdict.broken.iter().enumerate() {
                change.execute(
                    "INSERT INTO breach (attempt, n, rule, at) VALUES (?1, ?2, ?3, ?4)",
                    params![row, n, breach.rule, breach.at],
                )?;
            }
        }
        let last: usize = change.query_row(
            "SELECT coalesce(max(at), 0) FROM answer WHERE attempt = ?1",
            [row],
            |row| row.get(0),
        )?;
        reviewed(change, &self.scheduler, (row, last), &ended.reviews, now)?;
        practice.stored(part, (whole, row));
        if part.is_none() {
            self.practice = None;
        }
        Ok(())
    }
}

/// A change of the file, begun at once, so that a second window waits here and not in the middle.
pub(crate) fn begin(store: &mut Store) -> Result<Transaction<'_>> {
    Ok(store
        .db
        .transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Closes practice that was left, with its parts.
fn closed(change: &Transaction, name: &str) -> Result<()> {
    change.execute(
        &format!("{LEFT} AND exam = (SELECT id FROM attempt WHERE name = ?1)"),
        [name],
    )?;
    change.execute(&format!("{LEFT} AND name = ?1"), [name])?;
    Ok(())
}

/// Closes as unfinished what is open, when it was last heard of; conditions follow.
const LEFT: &str = "UPDATE attempt SET outcome = 'unfinished',
    ended = coalesce((SELECT max(time) FROM answer WHERE attempt = attempt.id), began) WHERE ended IS NULL";
