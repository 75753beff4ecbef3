//! What happens, written as it happens: each step is one transaction, and each event says itself what it is about.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, named_params, params};
use uuid::Uuid;

use crate::app::history::{PracticeHistory, RecordsErrorKind};
use crate::records::attempts::{judged, role_name};
use crate::records::database::{RecordsError, Result, Store};
use crate::records::due::reviewed;
pub use crate::records::leave::RecordContext;
use crate::records::leave::{DRILL, LEFT, known, leave};
use crate::records::{schedule, seal};
use crate::training::attempt::{Answer, AttemptOrigin, ExamPart};
use crate::training::day::{DAY, Moment};
use crate::training::event::{AttemptEnd, AttemptStart, Event, EventKind};
use crate::training::review::Review;
use crate::training::roster::Roster;
use crate::training::srs::Scheduler;

/// Writes what happens in one window. It remembers nothing of what is practised.
pub struct Writer {
    store: Store,
    scheduler: Scheduler,
    context: RecordContext,
    /// The name of this window: practice belongs to the one that began it or took it up last.
    window: String,
}

impl Writer {
    /// Writes into these records from now on.
    ///
    /// # Errors
    /// SQLite's own, or weights of FSRS that are none.
    pub fn new(store: Store, context: RecordContext, now: Moment) -> Result<Writer> {
        check_clock(now.ms)?;
        let scheduler = schedule::scheduler(&store.db)?;
        // Here, since an export may be asked for where nothing can be written.
        seal::key(&store.db)?;
        // A drill that somebody left goes on nowhere. One of this day may be another window's.
        let yesterday = now.ms - DAY;
        let drills = format!("{LEFT} AND {DRILL} AND began < ?1");
        store.db.execute(&drills, [yesterday])?;
        store
            .db
            .execute("DELETE FROM unanswered WHERE began < ?1", [yesterday])?;
        let alias = store.known_as(&context.alias)?;
        Ok(Writer {
            store,
            scheduler,
            context: RecordContext { alias, ..context },
            window: Uuid::new_v4().to_string(),
        })
    }

    /// What the records say now to whoever practises.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn records(&self, now: Moment) -> Result<PracticeHistory> {
        let RecordContext { alias, pack, .. } = &self.context;
        self.store.records(alias, &pack[2], now)
    }

    pub(crate) fn alias(&self) -> &str {
        &self.context.alias
    }

    pub(crate) fn roster(&self) -> &Roster {
        &self.context.roster
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Writes what came of one step: all of it, or nothing.
    ///
    /// # Errors
    /// SQLite's own; [`RecordsErrorKind::Elsewhere`] if another window took the practice up.
    pub fn write(&mut self, events: &[Event], now: Moment) -> Result<()> {
        check_clock(now.ms)?;
        self.store.is_in_place()?;
        let change = begin(&mut self.store)?;
        let step = Step {
            change: &change,
            scheduler: &self.scheduler,
            context: &self.context,
            window: &self.window,
            now,
        };
        for event in events {
            step.write(event)?;
        }
        Ok(change.commit()?)
    }

    /// Closes a drill that is left in this window: it goes on nowhere.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn leave(&mut self) -> Result<()> {
        let change = begin(&mut self.store)?;
        leave(&change, &self.context, &self.window)?;
        Ok(change.commit()?)
    }
}

/// One step that is being written.
struct Step<'a> {
    change: &'a Transaction<'a>,
    scheduler: &'a Scheduler,
    context: &'a RecordContext,
    window: &'a str,
    now: Moment,
}

impl Step<'_> {
    fn write(&self, event: &Event) -> Result<()> {
        match &event.kind {
            EventKind::Began(start) => self.began(event, start),
            EventKind::TakenUp => self.taken_up(event.attempt),
            EventKind::Closed => self.closed(event.attempt),
            EventKind::Answered(answer, review) => {
                self.answered(self.row(event)?, answer, review.as_slice())
            }
            EventKind::Ended(end) => self.ended(self.row(event)?, event, end),
        }
    }

    fn began(&self, event: &Event, start: &AttemptStart) -> Result<()> {
        if event.part.is_none() {
            leave(self.change, self.context, self.window)?;
        }
        let begun = serde_json::to_string(&start.begun)
            .map_err(|error| RecordsError::new(RecordsErrorKind::Other, error))?;
        let (level, role) = start.call.unzip();
        // A part that another window began too, before the exam was taken up here, is this window's now.
        self.change.execute(
            "INSERT OR REPLACE INTO unanswered (name, exam, part, kind, begun, level, role, window, began, zone, lang)
             VALUES (:name, :exam, :part, :kind, :begun, :level, :role, :window, :began, :zone, :lang)",
            named_params! {
                ":name": id(event).to_string(),
                ":exam": event.part.map(|_| event.attempt.to_string()),
                ":part": event.part.map(ExamPart::number),
                ":kind": start.begun.mode,
                ":begun": begun,
                ":level": level,
                ":role": role.map(role_name),
                ":window": self.window,
                ":began": self.now.ms,
                ":zone": self.now.zone,
                ":lang": event.lang.code(),
            },
        )?;
        // Who has seen the first page of a ticket's exam has begun it; a ticket is begun once.
        if matches!(start.begun.origin, AttemptOrigin::Ticket { .. }) {
            let is_there = self
                .change
                .prepare_cached("SELECT 1 FROM attempt WHERE name = ?1")?
                .exists([event.attempt.to_string()])?;
            if is_there {
                return Err(elsewhere());
            }
            self.first_answered(event, event.attempt, None)?;
        }
        Ok(())
    }

    fn taken_up(&self, attempt: Uuid) -> Result<()> {
        leave(self.change, self.context, self.window)?;
        let taken = self.change.execute(
            "UPDATE attempt SET window = ?2 WHERE name = ?1 AND ended IS NULL AND exam IS NULL",
            params![attempt.to_string(), self.window],
        )?;
        if taken == 1 { Ok(()) } else { Err(elsewhere()) }
    }

    /// Closes practice that was left, with its parts.
    fn closed(&self, attempt: Uuid) -> Result<()> {
        let name = attempt.to_string();
        let parts = format!("{LEFT} AND exam = (SELECT id FROM attempt WHERE name = ?1)");
        self.change.execute(&parts, [&name])?;
        self.change
            .execute(&format!("{LEFT} AND name = ?1"), [&name])?;
        self.change
            .execute("DELETE FROM unanswered WHERE exam = ?1", [&name])?;
        Ok(())
    }

    /// The row of what the event is about, which is made with the first answer.
    fn row(&self, event: &Event) -> Result<i64> {
        let open = self
            .change
            .prepare_cached("SELECT id, window FROM attempt WHERE name = ?1 AND ended IS NULL")?
            .query_row([event.attempt.to_string()], |row| {
                Ok((row.get("id")?, row.get::<_, String>("window")?))
            })
            .optional()?;
        let whole = match open {
            Some((row, window)) if window == self.window => row,
            Some(_) => return Err(elsewhere()),
            None => self.first_answered(event, event.attempt, None)?,
        };
        let Some(part) = event.part else {
            return Ok(whole);
        };
        let open = self
            .change
            .prepare_cached(
                "SELECT id FROM attempt WHERE exam = ?1 AND part = ?2 AND ended IS NULL",
            )?
            .query_row(params![whole, part.number()], |row| row.get("id"))
            .optional()?;
        match open {
            Some(row) => Ok(row),
            None => self.first_answered(event, id(event), Some(whole)),
        }
    }

    /// Makes an attempt of what was begun under this name.
    fn first_answered(&self, event: &Event, name: Uuid, exam: Option<i64>) -> Result<i64> {
        let (person, pack) = known(self.change, self.context)?;
        let made = self.change.execute(
            "INSERT INTO attempt (name, person, pack, exam, part, kind, begun, level, role, program, lang, window,
                began, zone)
             SELECT name, :person, :pack, :exam, part, kind, begun, level, role, :program, :lang, window, began, zone
             FROM unanswered WHERE name = :name AND window = :window",
            named_params! {
                ":name": name.to_string(),
                ":person": person,
                ":pack": pack,
                ":exam": exam,
                ":program": env!("CARGO_PKG_VERSION"),
                ":lang": event.lang.code(),
                ":window": self.window,
            },
        )?;
        // It was closed, or it is gone.
        if made != 1 {
            return Err(elsewhere());
        }
        let row = self.change.last_insert_rowid();
        self.change
            .execute("DELETE FROM unanswered WHERE name = ?1", [name.to_string()])?;
        Ok(row)
    }

    fn answered(&self, row: i64, answer: &Answer, reviews: &[Review]) -> Result<()> {
        self.change
            .prepare_cached(
                "INSERT INTO answer (attempt, at, time, doing, item, given, right, mistake)
                 VALUES (:attempt, :at, :time, :doing, :item, :given, :right, :mistake)",
            )?
            .execute(named_params! {
                ":attempt": row,
                ":at": answer.at,
                ":time": self.now.ms,
                ":doing": answer.doing,
                ":item": answer.item,
                ":given": answer.given,
                ":right": answer.right,
                ":mistake": answer.mistake,
            })?;
        reviewed(
            self.change,
            self.scheduler,
            (row, answer.at),
            reviews,
            self.now,
        )
    }

    fn ended(&self, row: i64, event: &Event, end: &AttemptEnd) -> Result<()> {
        // A part that was cut off by the end of its exam.
        self.change
            .execute(&format!("{LEFT} AND exam = ?1"), [row])?;
        self.change.execute(
            "DELETE FROM unanswered WHERE exam = ?1",
            [id(event).to_string()],
        )?;
        self.change.execute(
            "UPDATE attempt SET ended = ?2, outcome = ?3, score = ?4 WHERE id = ?1",
            params![row, self.now.ms, end.outcome().name(), end.score],
        )?;
        if let Some(verdict) = &end.verdict {
            judged(self.change, row, verdict)?;
        }
        let last = self.change.query_row(
            "SELECT coalesce(max(at), 0) FROM answer WHERE attempt = ?1",
            [row],
            |row| row.get(0),
        )?;
        reviewed(
            self.change,
            self.scheduler,
            (row, last),
            &end.reviews,
            self.now,
        )
    }
}

/// Milliseconds from 1970 to the begin of 2025, before which nobody had this program, and to that of 2100, after which the
/// tables take nothing.
const PRACTISED: std::ops::Range<i64> = 1_735_689_600_000..4_102_444_800_000;

/// Whether the clock may be right: what is recorded by a wrong one comes back in a year, or never.
///
/// # Errors
/// [`RecordsErrorKind::Clock`] if it cannot be.
pub fn check_clock(ms: i64) -> Result<()> {
    match PRACTISED.contains(&ms) {
        true => Ok(()),
        false => Err(RecordsError::new(
            RecordsErrorKind::Clock,
            "the clock is wrong",
        )),
    }
}

/// A change of the file, begun at once, so that a second window waits here and not in the middle.
pub(crate) fn begin(store: &mut Store) -> Result<Transaction<'_>> {
    Ok(store
        .db
        .transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// The id of the attempt or the part of one that an event is about.
fn id(event: &Event) -> Uuid {
    let part = event.part.map(|part| part.id(event.attempt));
    part.unwrap_or(event.attempt)
}

/// Practice that is not, or no longer, this window's.
pub(crate) fn elsewhere() -> RecordsError {
    RecordsError::new(
        RecordsErrorKind::Elsewhere,
        "taken up or closed in another window",
    )
}
