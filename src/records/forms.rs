//! The forms of the file, and what is in every file: brought to the newest form, in place or in a copy.

use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use rusqlite_migration::{M, MigrationDefinitionError, Migrations};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};
use crate::records::journal::Sharing;
use crate::records::kinds;
use crate::text::sanitize::is_unseen;
use crate::training::srs::DESIRED_RETENTION;
use crate::training::srs_weights::DEFAULT_WEIGHTS;

/// The forms of the file, one migration after the other. A form that was released is never changed.
const FORMS: &[M<'_>] = &[
    M::up(include_str!("1.sql")),
    M::up(include_str!("2.sql")).foreign_key_check(),
    M::up(include_str!("3.sql")),
    M::up(include_str!("4.sql")).foreign_key_check(),
    M::up(include_str!("5.sql")),
];

/// The form that this program writes: SQLite's `user_version`.
pub const FORM: usize = FORMS.len();

/// Marks the file as this program's: SQLite's `application_id`, "ccrd".
pub const MARK: i32 = 0x6363_7264;

/// Pages of a file that are copied at once.
const PAGES: i32 = 1024;

/// Brings the tables to the newest form, with all that is in every file.
pub(crate) fn furnish(db: &mut Connection) -> Result<()> {
    // A form may build tables anew that others refer to.
    db.pragma_update(None, "foreign_keys", false)?;
    migrate(db, &Migrations::from_slice(FORMS))?;
    db.pragma_update(None, "foreign_keys", true)?;
    kinds::fill(db)?;
    prepare(db)?;
    look_at_names(db)
}

/// Names of people go to the screen as they are: one that no program of this form writes is damage.
fn look_at_names(db: &Connection) -> Result<()> {
    let mut people = db.prepare("SELECT alias FROM person WHERE alias <> ''")?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let alias: String = row.get(0)?;
        if alias.chars().any(is_unseen) {
            return Err(RecordsError::new(
                RecordsErrorKind::Broken,
                "a name is none",
            ));
        }
    }
    Ok(())
}

/// Whether a file of this form has all that is in every file, so that opening it writes nothing.
///
/// # Errors
/// It cannot be read.
pub(crate) fn is_furnished(db: &mut Connection, form: i64, sharing: Sharing) -> Result<bool> {
    if form != FORM as i64 || !sharing.is_chosen_in(db)? {
        return Ok(false);
    }
    db.pragma_update(None, "query_only", true)?;
    let found = furnish(db);
    db.pragma_update(None, "query_only", false)?;
    match found {
        // Something is to be written.
        Err(failure) if failure.trouble == RecordsErrorKind::ReadOnly => Ok(false),
        found => found.map(|()| true),
    }
}

/// The same records in memory, in their newest form.
///
/// # Errors
/// They are of a newer form, damaged, or cannot be read.
pub(crate) fn furnished_copy(file: &Connection) -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    Backup::new(file, &mut db)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    let (form, _, _) = inside(&db)?;
    if form > FORM as i64 {
        return Err(newer(form));
    }
    furnish(&mut db)?;
    Ok(db)
}

/// The form of the file, its mark, and how many tables and indexes are in it, at one moment: another window may be
/// making it.
pub(crate) fn inside(db: &Connection) -> Result<(i64, i32, i64)> {
    let of = "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)
              FROM pragma_user_version, pragma_application_id";
    Ok(db.query_row(of, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

/// Brings the file to the newest form.
fn migrate(db: &mut Connection, forms: &Migrations) -> Result<()> {
    let form: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if form == FORM as i64 {
        return Ok(());
    }
    if form == 0 {
        db.pragma_update(None, "application_id", MARK)?;
    }
    let brought = forms.to_latest(db);
    // Two windows may be opened at once: the other one has done it then.
    let now: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if now == FORM as i64 {
        return Ok(());
    }
    brought.map_err(|error| match error {
        // Rows that no program of the older form wrote.
        rusqlite_migration::Error::RusqliteError { err, .. }
            if err.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
        {
            RecordsError::new(RecordsErrorKind::Broken, err)
        }
        rusqlite_migration::Error::ForeignKeyCheck(_) => {
            RecordsError::new(RecordsErrorKind::Broken, "rows refer to none")
        }
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        rusqlite_migration::Error::MigrationDefinition(
            MigrationDefinitionError::DatabaseTooFarAhead,
        ) => newer(form),
        rusqlite_migration::Error::InvalidUserVersion => {
            RecordsError::new(RecordsErrorKind::Broken, "no form has this number")
        }
        other => RecordsError::new(RecordsErrorKind::Other, other),
    })
}

/// Stores the weights of FSRS, if the file holds none.
fn prepare(db: &Connection) -> Result<()> {
    let is_there = db
        .query_row("SELECT 1 FROM schedule", [], |_| Ok(()))
        .optional()?
        .is_some();
    if !is_there {
        let weights = serde_json::to_string(&DEFAULT_WEIGHTS).unwrap_or_default();
        db.execute(
            "INSERT OR IGNORE INTO schedule (id, weights, retention) VALUES (1, ?1, ?2)",
            params![weights, DESIRED_RETENTION],
        )?;
    }
    Ok(())
}

pub(crate) fn newer(form: i64) -> RecordsError {
    RecordsError::new(
        RecordsErrorKind::Newer,
        format!("form {form}; this program knows {FORM}"),
    )
}
