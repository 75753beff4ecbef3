//! The schedule of a records file: FSRS-6 with the weights that the file holds, in milliseconds since 1970.

use rusqlite::Connection;

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};
use crate::training::day::{DAY, Day, Moment};
use crate::training::srs::{MemoryState, Rating, Scheduler};

/// When an item is due, in SQL with the time as `:now`. What was reviewed after now, by a clock that was ahead, counts as
/// reviewed now: else it would come back in a year.
pub(crate) const DUE: &str = "min(due, due - reviewed + :now)";

/// A row of the table `item`: a person's memory of one item. Times are milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemMemory {
    pub state: MemoryState,
    pub reviewed: i64,
    pub due: i64,
}

impl ItemMemory {
    /// The memory after a review at this moment. Days are those of the calendar where the person is: one sleep between two
    /// reviews is a day, however few hours it was.
    pub fn reviewed(
        scheduler: &Scheduler,
        before: Option<ItemMemory>,
        rating: Rating,
        now: Moment,
    ) -> ItemMemory {
        let today = Day::of(now.ms, now.zone).0;
        let days = before.map_or(0, |before| {
            today.saturating_sub(Day::of(before.reviewed, now.zone).0)
        });
        let days = u32::try_from(days.max(0)).unwrap_or(u32::MAX);
        let state = scheduler.next_state(before.map(|before| before.state), days, rating);
        // Whole days, as FSRS counts them: what was forgotten comes again today, all else another day.
        let wait = match rating {
            Rating::Again => 0,
            _ => scheduler.next_interval(state.stability).round().max(1.0) as i64,
        };
        ItemMemory {
            state,
            reviewed: now.ms,
            due: now.ms.saturating_add(wait.saturating_mul(DAY)),
        }
    }

    /// The probability that the item is remembered now, from 0 to 1.
    pub fn retrievability(&self, scheduler: &Scheduler, now: i64) -> f32 {
        let days = now.saturating_sub(self.reviewed).max(0) as f64 / DAY as f64;
        scheduler.retrievability(self.state, days as f32)
    }
}

/// The scheduler with the weights that this file holds.
///
/// # Errors
/// The database cannot be read, or what it holds are no weights of FSRS-6.
pub(crate) fn scheduler(db: &Connection) -> Result<Scheduler> {
    let (weights, retention): (String, f32) =
        db.query_row("SELECT weights, retention FROM schedule", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let broken = |reason: String| RecordsError::new(RecordsErrorKind::Broken, reason);
    let weights: Vec<f32> =
        serde_json::from_str(&weights).map_err(|error| broken(error.to_string()))?;
    Scheduler::new(&weights, retention).map_err(broken)
}
