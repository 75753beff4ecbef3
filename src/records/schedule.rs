//! When what was practised is due again: FSRS-6, by the crate of its authors, with its own parameters.

use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState};
use rusqlite::{Connection, OptionalExtension, params};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};

/// The share of items that is to be known when they are due; FSRS's own default.
pub const RETENTION: f32 = 0.9;

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// What is known of an item after a review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which nine of ten such items are still known.
    pub stability: f32,
    /// From 1 to 10.
    pub difficulty: f32,
    /// Milliseconds since 1970 in UTC.
    pub reviewed: i64,
    /// Likewise.
    pub due: i64,
}

/// The scheduler with the parameters of a file.
pub struct Scheduler {
    fsrs: FSRS,
    /// How memory fades: the last weight.
    decay: f32,
    retention: f32,
}

/// Stores the parameters, if none are there.
pub(crate) fn prepare(db: &Connection) -> Result<()> {
    let is_there = db
        .query_row("SELECT 1 FROM schedule", [], |_| Ok(()))
        .optional()?
        .is_some();
    if !is_there {
        let weights = serde_json::to_string(&DEFAULT_PARAMETERS).unwrap_or_default();
        db.execute(
            "INSERT OR IGNORE INTO schedule (id, weights, retention) VALUES (1, ?1, ?2)",
            params![weights, RETENTION],
        )?;
    }
    Ok(())
}

impl Scheduler {
    /// The scheduler with the parameters that this file holds.
    ///
    /// # Errors
    /// They are none.
    pub(crate) fn of(db: &Connection) -> Result<Scheduler> {
        let (weights, retention): (String, f32) =
            db.query_row("SELECT weights, retention FROM schedule", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let broken = |reason: String| RecordsError::new(RecordsErrorKind::Broken, reason);
        let weights: Vec<f32> =
            serde_json::from_str(&weights).map_err(|error| broken(error.to_string()))?;
        Scheduler::new(&weights, retention).map_err(broken)
    }

    /// A scheduler with these parameters.
    ///
    /// # Errors
    /// They are none of FSRS, in words.
    pub fn new(weights: &[f32], retention: f32) -> std::result::Result<Scheduler, String> {
        if !(0.5..=0.99).contains(&retention) {
            return Err(format!("retention {retention}"));
        }
        let [.., decay] = weights else {
            return Err("no weights".to_owned());
        };
        let fsrs = FSRS::new(weights).map_err(|error| error.to_string())?;
        Ok(Scheduler {
            fsrs,
            decay: *decay,
            retention,
        })
    }

    /// What is known after a review at this time with this grade, from 1 to 4.
    ///
    /// # Errors
    /// FSRS's own, in words: numbers that are none.
    pub fn reviewed(
        &self,
        before: Option<Memory>,
        recall: u32,
        now: i64,
    ) -> std::result::Result<Memory, String> {
        let days = before.map_or(0, |before| (now - before.reviewed).max(0) / DAY);
        let state = before.map(|before| MemoryState {
            stability: before.stability,
            difficulty: before.difficulty,
        });
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let next = self
            .fsrs
            .next_states(state, self.retention, days)
            .map_err(|error| error.to_string())?;
        let next = match recall {
            1 => next.again,
            2 => next.hard,
            3 => next.good,
            _ => next.easy,
        };
        // Whole days, as FSRS counts them: what was not known comes again today, all else another day.
        let wait = match recall {
            1 => 0,
            _ => next.interval.round().max(1.0) as i64,
        };
        Ok(Memory {
            stability: next.memory.stability,
            difficulty: next.memory.difficulty,
            reviewed: now,
            due: now + wait * DAY,
        })
    }

    /// How likely the item is known now, from 0 to 1.
    pub fn known(&self, memory: Memory, now: i64) -> f32 {
        let days = (now - memory.reviewed).max(0) as f64 / DAY as f64;
        let state = MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        };
        fsrs::current_retrievability(state, days as f32, self.decay)
    }
}
