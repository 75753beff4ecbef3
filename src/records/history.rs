//! What the records say, as far as practice needs it.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, named_params, params};

use crate::app::history::{OpenAttempt, PracticeHistory};
use crate::records::database::{Result, Store};
use crate::records::due::memory;
use crate::records::schedule::{self, DUE};
use crate::training::day::{Day, Moment};
use crate::training::review::{MOST_A_DAY, ReviewItem, ReviewKind};

impl Moment {
    /// The begin of the day, where the person is: milliseconds since 1970 in UTC.
    fn begin_of_day(self) -> i64 {
        Day(Day::of(self.ms, self.zone).0 - 1).end(self.zone)
    }

    /// The end of the day, where the person is: milliseconds since 1970 in UTC.
    pub fn end_of_day(self) -> i64 {
        Day::of(self.ms, self.zone).end(self.zone)
    }
}

impl Store {
    /// What the records say to this person now, who runs the pack with this SHA-256.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn records(&self, alias: &str, hash: &str, now: Moment) -> Result<PracticeHistory> {
        // All that is read is of one moment: another window may end the call between two queries.
        let _reading = self.db.unchecked_transaction()?;
        let alias = self.known_as(alias)?;
        let person = self
            .db
            .query_row("SELECT id FROM person WHERE alias = ?1", [alias], |row| {
                row.get::<_, i64>(0)
            })
            .optional()?;
        let people = self
            .db
            .query_row("SELECT count(*) FROM person", [], |row| row.get(0))?;
        let Some(person) = person else {
            return Ok(PracticeHistory {
                people,
                ..PracticeHistory::default()
            });
        };
        let level = self
            .db
            .query_row(
                "SELECT level FROM attempt WHERE person = ?1 AND level IS NOT NULL AND exam IS NULL
                 ORDER BY began DESC LIMIT 1",
                [person],
                |row| row.get::<_, Option<usize>>(0),
            )
            .optional()?;
        let calls = self.db.query_row(
            "SELECT count(*) FROM attempt WHERE person = ?1 AND kind = 'call'",
            [person],
            |row| row.get(0),
        )?;
        let mut due = self.due(person, now)?;
        let all = due.len();
        due.truncate(MOST_A_DAY.saturating_sub(self.done(person, now)?));
        Ok(PracticeHistory {
            waiting: all - due.len(),
            due,
            recall: self.recall(person, now)?,
            open: self.left_open(person, hash, now)?,
            level: level.flatten().unwrap_or(0),
            people,
            calls,
        })
    }

    /// How many items came back today; what was met for the first time did not.
    fn done(&self, person: i64, now: Moment) -> Result<usize> {
        Ok(self.db.query_row(
            "SELECT COUNT(*) FROM item WHERE person = ?1 AND reviewed BETWEEN ?2 AND ?3 AND reviews > 1",
            params![person, now.begin_of_day(), now.ms],
            |row| row.get(0),
        )?)
    }

    fn due(&self, person: i64, now: Moment) -> Result<Vec<ReviewItem>> {
        let mut due = self.db.prepare(&format!(
            "SELECT kind, item, {DUE} AS comes FROM item WHERE person = :person AND comes < :end ORDER BY comes, kind, item"
        ))?;
        let with = named_params! { ":person": person, ":end": now.end_of_day(), ":now": now.ms };
        let rows = due.query_map(with, |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut items = Vec::new();
        for row in rows {
            let (kind, id) = row?;
            items.extend(ReviewKind::named(&kind).map(|kind| ReviewItem { kind, id }));
        }
        Ok(items)
    }

    fn recall(&self, person: i64, now: Moment) -> Result<BTreeMap<String, u32>> {
        let scheduler = schedule::scheduler(&self.db)?;
        let mut causes = self.db.prepare(
            "SELECT stability, difficulty, reviewed, due, item FROM item WHERE person = ?1 AND kind = 'cause'",
        )?;
        let rows =
            causes.query_map([person], |row| Ok((row.get::<_, String>(4)?, memory(row)?)))?;
        let mut recall = BTreeMap::new();
        for row in rows {
            let (cause, memory) = row?;
            let known = (memory.retrievability(&scheduler, now.ms) * 1000.0).round();
            recall.insert(cause, known as u32);
        }
        Ok(recall)
    }

    /// The call or exam that was left last without an end. What is sat by ticket goes on by that ticket alone.
    fn left_open(&self, person: i64, hash: &str, now: Moment) -> Result<Option<OpenAttempt>> {
        let row = self
            .db
            .query_row(
                "SELECT attempt.id FROM attempt JOIN kind ON kind.name = attempt.kind
                 WHERE person = ?1 AND ended IS NULL AND exam IS NULL AND resumes
                    AND json_extract(begun, '$.exam.ticket') IS NULL
                 ORDER BY began DESC LIMIT 1",
                [person],
                |row| row.get(0),
            )
            .optional()?;
        match row {
            Some(row) => self.open_attempt(row, hash, now),
            None => Ok(None),
        }
    }

    /// The call or exam in this row, which was left. `None` if no program of this form wrote it: it is not taken up.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub(crate) fn open_attempt(
        &self,
        row: i64,
        hash: &str,
        now: Moment,
    ) -> Result<Option<OpenAttempt>> {
        let Some(attempt) = self.attempts().one(row)? else {
            return Ok(None);
        };
        let parts = self.attempts().parts(row)?;
        let answers = parts.iter().chain([&attempt]).flat_map(|of| &of.answers);
        let times = answers.map(|answer| answer.time).chain([now.ms]);
        let began = Moment {
            ms: attempt.began,
            zone: attempt.zone,
        };
        Ok(Some(OpenAttempt {
            day: day(began),
            age: u64::try_from(passed(began.ms, times) / 1000).unwrap_or(0),
            is_of_pack: attempt.pack[2] == hash,
            parts,
            attempt,
        }))
    }
}

/// Milliseconds that passed between these times in the order in which they were written down. A clock that was set back
/// meanwhile gives no time back: it passed nothing, and goes on from there.
fn passed(began: i64, times: impl Iterator<Item = i64>) -> i64 {
    let (_, passed) = times.fold((began, 0), |(before, passed), time| {
        (
            time,
            i64::saturating_add(passed, time.saturating_sub(before).max(0)),
        )
    });
    passed
}

/// The day of a moment, where the person was, as year-month-day.
pub(crate) fn day(moment: Moment) -> String {
    Day::of(moment.ms, moment.zone).to_string()
}
