//! What happens, written as it happens: each entry is one transaction.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::schedule::{DAY, Memory, Scheduler};
use super::{Failure, Result, Store};
use crate::machine::record::{Answer, Begun, Ended, Entry, Start, What};
use crate::machine::records::{Records, Trouble};
use crate::machine::review::{Kind, Recall, Review};
use crate::pack::desk::Role;

/// Who practises, and with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
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
    hand: Hand,
}

/// What is remembered from one change to the next.
struct Hand {
    scheduler: Scheduler,
    stamp: Stamp,
    /// The name of this window.
    window: String,
    /// What is practised, with the parts of an exam.
    practice: Option<Practice>,
}

/// Practice at hand.
struct Practice {
    whole: Attempt,
    parts: BTreeMap<usize, Attempt>,
}

impl Practice {
    /// Remembers the rows, once they are in the file: that of the whole, and that of this part.
    fn stored(&mut self, part: Option<usize>, (whole, row): (i64, i64)) {
        self.whole.row = Some(whole);
        if let Some(attempt) = part.and_then(|place| self.parts.get_mut(&place)) {
            attempt.row = Some(row);
        }
    }
}

/// An attempt that was begun, and is stored as soon as something is answered in it.
struct Attempt {
    start: Start,
    began: Moment,
    row: Option<i64>,
}

impl Attempt {
    fn new(start: Start, began: Moment) -> Attempt {
        Attempt {
            start,
            began,
            row: None,
        }
    }
}

impl Writer {
    /// Writes into these records from now on.
    ///
    /// # Errors
    /// SQLite's own, or parameters of FSRS that are none.
    pub fn new(store: Store, stamp: Stamp, now: Moment) -> Result<Writer> {
        let scheduler = Scheduler::of(&store.db)?;
        // A drill that somebody left goes on nowhere. One of this day may be another window's.
        store.db.execute(
            &format!("{LEFT} AND kind IN ('cards', 'requests') AND began < ?1"),
            [now.ms - DAY],
        )?;
        let hand = Hand {
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
    pub fn records(&self, now: Moment) -> Result<Records> {
        let Stamp { alias, pack, .. } = &self.hand.stamp;
        self.store.records(alias, &pack[2], now)
    }

    /// Who practises.
    pub(super) fn alias(&self) -> &str {
        &self.hand.stamp.alias
    }

    /// Where it is written.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// Writes what came of one step: all of it, or nothing.
    ///
    /// # Errors
    /// SQLite's own; [`Trouble::Elsewhere`] where another window took the practice up.
    pub fn write(&mut self, entries: &[Entry], now: Moment) -> Result<()> {
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

impl Hand {
    fn write(&mut self, change: &Transaction, entry: &Entry, now: Moment) -> Result<()> {
        match &entry.what {
            What::Begun(start) => self.begun(change, entry.part, start, now),
            What::TakenUp(name) => self.taken_up(change, name),
            What::Closed(name) => closed(change, name),
            What::Answered(answer) => self.answered(change, entry.part, answer, now),
            What::Ended(ended) => self.ended(change, entry.part, ended, now),
        }
    }

    fn leave(&mut self, change: &Transaction) -> Result<()> {
        let practice = self.practice.take();
        let row = practice.and_then(|practice| match practice.whole.start.begun {
            Begun::Cards(_) | Begun::Requests(_) => practice.whole.row,
            Begun::Call(_) | Begun::Exam(..) => None,
        });
        if let Some(row) = row {
            change.execute(&format!("{LEFT} AND id = ?1"), [row])?;
        }
        Ok(())
    }

    fn begun(
        &mut self,
        change: &Transaction,
        part: Option<usize>,
        start: &Start,
        now: Moment,
    ) -> Result<()> {
        let attempt = Attempt::new(start.clone(), now);
        match (part, &mut self.practice) {
            (Some(part), Some(practice)) => {
                practice.parts.insert(part, attempt);
            }
            (_, _) => {
                self.leave(change)?;
                self.practice = Some(Practice {
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
                "SELECT id, part, begun, began, zone, level, role FROM attempt
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
                Ok((row.get(0)?, row.get(1)?, begun, began, level, role))
            })?;
            rows.collect::<rusqlite::Result<Vec<(i64, Option<usize>, _, _, _, _)>>>()?
        };
        let mut found = found
            .into_iter()
            .filter_map(|(row, part, begun, began, level, role)| {
                let start = Start {
                    begun: serde_json::from_str(&begun).ok()?,
                    call: level.zip(role.as_deref().and_then(role_named)),
                };
                let attempt = Attempt {
                    row: Some(row),
                    ..Attempt::new(start, began)
                };
                Some((part, attempt))
            });
        let Some((None, whole)) = found.next() else {
            return Err(elsewhere());
        };
        let parts = found.filter_map(|(part, attempt)| Some((part?, attempt)));
        let practice = Practice {
            parts: parts.collect(),
            whole,
        };
        self.practice = Some(practice);
        Ok(())
    }

    fn answered(
        &mut self,
        change: &Transaction,
        part: Option<usize>,
        answer: &Answer,
        now: Moment,
    ) -> Result<()> {
        let about = (&self.stamp, self.window.as_str());
        let practice = self.practice.as_mut().ok_or_else(nothing)?;
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
        part: Option<usize>,
        ended: &Ended,
        now: Moment,
    ) -> Result<()> {
        let about = (&self.stamp, self.window.as_str());
        let practice = self.practice.as_mut().ok_or_else(nothing)?;
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
pub(super) fn begin(store: &mut Store) -> Result<Transaction<'_>> {
    Ok(store
        .db
        .transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// The row of the practice at hand, and that of this part of it; made where they are not there yet.
fn rows(
    change: &Transaction,
    about: (&Stamp, &str),
    practice: &Practice,
    part: Option<usize>,
) -> Result<(i64, i64)> {
    let whole = match practice.whole.row {
        Some(row) => row,
        None => insert(change, about, &practice.whole, None)?,
    };
    let row = match part {
        None => whole,
        Some(place) => {
            let attempt = practice.parts.get(&place).ok_or_else(nothing)?;
            match attempt.row {
                Some(row) => row,
                None => insert(change, about, attempt, Some((whole, place)))?,
            }
        }
    };
    is_ours(change, row, about.1)?;
    Ok((whole, row))
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

fn nothing() -> Failure {
    Failure::new(Trouble::Other, "an answer to nothing that was begun")
}

fn elsewhere() -> Failure {
    Failure::new(Trouble::Elsewhere, "taken up in another window")
}

/// Refuses where another window took it up, or it is gone.
fn is_ours(change: &Transaction, row: i64, window: &str) -> Result<()> {
    let whole = change
        .prepare_cached(
            "SELECT coalesce(exam.window, attempt.window) FROM attempt
             LEFT JOIN attempt AS exam ON exam.id = attempt.exam WHERE attempt.id = ?1 AND attempt.ended IS NULL",
        )?
        .query_row([row], |row| row.get::<_, String>(0))
        .optional()?;
    match whole {
        Some(whole) if whole == window => Ok(()),
        _ => Err(elsewhere()),
    }
}

fn insert(
    change: &Transaction,
    (stamp, window): (&Stamp, &str),
    attempt: &Attempt,
    exam: Option<(i64, usize)>,
) -> Result<i64> {
    let [id, version, hash] = &stamp.pack;
    change.execute(
        "INSERT OR IGNORE INTO person (alias) VALUES (?1)",
        [&stamp.alias],
    )?;
    change.execute(
        "INSERT OR IGNORE INTO pack (name, version, hash) VALUES (?1, ?2, ?3)",
        [id, version, hash],
    )?;
    let Attempt { start, began, .. } = attempt;
    let begun =
        serde_json::to_string(&start.begun).map_err(|error| Failure::new(Trouble::Other, error))?;
    let (level, role) = start.call.unzip();
    change.execute(
        "INSERT INTO attempt (name, person, pack, exam, part, kind, begun, level, role, program, lang, window, began, zone)
         VALUES (?1, (SELECT id FROM person WHERE alias = ?2),
            (SELECT id FROM pack WHERE name = ?3 AND version = ?4 AND hash = ?5),
            ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            Uuid::new_v4().to_string(),
            stamp.alias,
            id,
            version,
            hash,
            exam.map(|(row, _)| row),
            exam.map(|(_, place)| place),
            start.begun.name(),
            begun,
            level,
            role.map(role_name),
            env!("CARGO_PKG_VERSION"),
            stamp.lang,
            window,
            began.ms,
            began.zone,
        ],
    )?;
    Ok(change.last_insert_rowid())
}

/// Stores what was reviewed, and when each item is due again.
fn reviewed(
    change: &Transaction,
    scheduler: &Scheduler,
    (row, at): (i64, usize),
    reviews: &[Review],
    now: Moment,
) -> Result<()> {
    let person: i64 =
        change.query_row("SELECT person FROM attempt WHERE id = ?1", [row], |row| {
            row.get(0)
        })?;
    for (item, recall) in reviews {
        let kind = item.kind.name();
        // A rule that was never broken needs no review.
        if item.kind == Kind::Rule && *recall == Recall::Good {
            let is_known = change
                .prepare_cached("SELECT 1 FROM item WHERE person = ?1 AND kind = ?2 AND item = ?3")?
                .exists(params![person, kind, item.id])?;
            if !is_known {
                continue;
            }
        }
        change
            .prepare_cached(
                "INSERT INTO review (attempt, at, kind, item, recall, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![row, at, kind, item.id, recall.number(), now.ms])?;
        learn(
            change,
            scheduler,
            person,
            (kind, &item.id),
            (recall.number(), now.ms),
        )?;
    }
    Ok(())
}

/// Stores what is known of an item after a review with this grade at this time.
pub(super) fn learn(
    change: &Transaction,
    scheduler: &Scheduler,
    person: i64,
    (kind, item): (&str, &str),
    (recall, now): (u32, i64),
) -> Result<()> {
    let before = change
        .prepare_cached(
            "SELECT stability, difficulty, reviewed, due FROM item WHERE person = ?1 AND kind = ?2 AND item = ?3",
        )?
        .query_row(params![person, kind, item], memory)
        .optional()?;
    let after = scheduler
        .reviewed(before, recall, now)
        .map_err(|reason| Failure::new(Trouble::Other, reason))?;
    change
        .prepare_cached(
            "INSERT INTO item (person, kind, item, stability, difficulty, reviewed, due, reviews, lapses)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)
             ON CONFLICT DO UPDATE SET stability = ?4, difficulty = ?5, reviewed = ?6, due = ?7,
                reviews = reviews + 1, lapses = lapses + ?8",
        )?
        .execute(params![
            person,
            kind,
            item,
            after.stability,
            after.difficulty,
            after.reviewed,
            after.due,
            u32::from(recall == 1),
        ])?;
    Ok(())
}

/// What is known of an item: stability, difficulty, when it was reviewed, when it is due.
pub(super) fn memory(row: &rusqlite::Row) -> rusqlite::Result<Memory> {
    Ok(Memory {
        stability: row.get(0)?,
        difficulty: row.get(1)?,
        reviewed: row.get(2)?,
        due: row.get(3)?,
    })
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Issuer => "issuer",
        Role::Merchant => "merchant",
    }
}

fn role_named(name: &str) -> Option<Role> {
    [Role::Issuer, Role::Merchant]
        .into_iter()
        .find(|role| role_name(*role) == name)
}
