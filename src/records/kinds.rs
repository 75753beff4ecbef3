//! The tables of what can be practised, done and reviewed, filled from the table of the modes of practice: a further mode
//! needs no form of its own, so older programs open the file too and pass over what they do not know.

use rusqlite::{Connection, ToSql, params};

use crate::training::modes::table::MODES;
use crate::training::review::ReviewKind;

/// Adds the rows that are missing. Writes nothing if none is, so that nobody who opens the records waits for another.
pub(crate) fn fill(db: &Connection) -> rusqlite::Result<()> {
    // What a row refers to comes before it.
    for subject in ReviewKind::ALL {
        add(db, "subject", params![subject.name()])?;
    }
    for mode in MODES {
        add(db, "kind", params![mode.kind, mode.resumes])?;
        for action in mode.actions {
            let subject = action.reviews.map(ReviewKind::name);
            add(db, "action", params![action.name, subject])?;
        }
    }
    Ok(())
}

/// Adds a row, whose name comes first, if there is none of this name.
fn add(db: &Connection, table: &str, row: &[&dyn ToSql]) -> rusqlite::Result<()> {
    let known = format!("SELECT 1 FROM {table} WHERE name = ?1");
    if db.prepare_cached(&known)?.exists(&row[..1])? {
        return Ok(());
    }
    let places = vec!["?"; row.len()].join(", ");
    // Another window may have added it meanwhile.
    db.execute(
        &format!("INSERT OR IGNORE INTO {table} VALUES ({places})"),
        row,
    )?;
    Ok(())
}
