//! What was reviewed, and what is known after it.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};
use crate::records::schedule::ItemMemory;
use crate::training::day::Moment;
use crate::training::review::{Review, ReviewKind};
use crate::training::srs::{MemoryState, Rating, Scheduler};

/// Stores what was reviewed, and when each item is due again.
pub(crate) fn reviewed(
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
    for (item, rating) in reviews {
        let kind = item.kind.name();
        // A rule that was never broken needs no review.
        if item.kind == ReviewKind::Rule && *rating == Rating::Good {
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
            .execute(params![row, at, kind, item.id, rating.number(), now.ms])?;
        learn(change, scheduler, person, (kind, &item.id), (*rating, now))?;
    }
    Ok(())
}

/// Stores the memory of an item after a review with this rating at this time.
pub(crate) fn learn(
    change: &Transaction,
    scheduler: &Scheduler,
    person: i64,
    (kind, item): (&str, &str),
    (rating, now): (Rating, Moment),
) -> Result<()> {
    let before = change
        .prepare_cached(
            "SELECT stability, difficulty, reviewed, due FROM item WHERE person = ?1 AND kind = ?2 AND item = ?3",
        )?
        .query_row(params![person, kind, item], memory)
        .optional()?;
    let after = ItemMemory::reviewed(scheduler, before, rating, now);
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
            after.state.stability,
            after.state.difficulty,
            after.reviewed,
            after.due,
            u32::from(rating == Rating::Again),
        ])?;
    Ok(())
}

/// From the columns stability, difficulty, reviewed and due, in this order.
pub(crate) fn memory(row: &rusqlite::Row) -> rusqlite::Result<ItemMemory> {
    Ok(ItemMemory {
        state: MemoryState {
            stability: row.get(0)?,
            difficulty: row.get(1)?,
        },
        reviewed: row.get(2)?,
        due: row.get(3)?,
    })
}

/// Makes anew what is known of every item, from all reviews in the order in which they were: those of two desks may
/// lie between each other.
pub(crate) fn relearn(change: &Transaction, scheduler: &Scheduler) -> Result<()> {
    change.execute("DELETE FROM item", [])?;
    let mut reviews = change.prepare(
        "SELECT person, review.kind, item, recall, time, zone FROM review JOIN attempt ON attempt.id = review.attempt
         ORDER BY time, attempt.name, at",
    )?;
    let mut rows = reviews.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, item): (String, String) = (row.get(1)?, row.get(2)?);
        let rating = row.get(3)?;
        let rating = Rating::from_number(rating).ok_or_else(|| {
            RecordsError::new(RecordsErrorKind::Broken, format!("recall {rating}"))
        })?;
        let now = Moment {
            ms: row.get(4)?,
            zone: row.get(5)?,
        };
        let review = (rating, now);
        learn(change, scheduler, row.get(0)?, (&kind, &item), review)?;
    }
    Ok(())
}
