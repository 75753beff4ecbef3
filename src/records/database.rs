//! The records: an SQLite file that every window writes as things happen, and that no crash breaks.
//!
//! One door: how it is opened ([`crate::records::open`]), what practice was ([`crate::records::append`]), what is due
//! ([`crate::records::history`]), what goes out ([`crate::records::outbox`]), and the file itself.
//! Nothing that a person typed is in it but the alias, which can hold no number.

use std::fmt::{Display, Formatter};
use std::io::ErrorKind;
use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};
use rusqlite::{Connection, ErrorCode, ffi};

use crate::app::history::RecordsErrorKind;
use crate::disk::system::identity;

/// A file of records that is open.
pub struct Store {
    pub(crate) db: Connection,
    /// The file that was opened; `None` for a copy in memory, which is written nowhere.
    file: Option<OpenedFile>,
}

/// A file as it was when it was opened.
struct OpenedFile {
    path: PathBuf,
    /// What tells it from another of this name.
    identity: (u64, u64),
}

impl Store {
    /// The records in this open database, which is the file at this path.
    ///
    /// # Errors
    /// The file is not there any more.
    pub(crate) fn of_file(db: Connection, path: PathBuf) -> Result<Store> {
        let identity = identity(&path)?;
        let file = Some(OpenedFile { path, identity });
        Ok(Store { db, file })
    }

    /// Records that are in memory alone.
    pub(crate) fn of_memory(db: Connection) -> Store {
        Store { db, file: None }
    }

    /// Whether the file is still the one that was opened: what is written into a file that was deleted or replaced, as
    /// folders that synchronize do it, is lost.
    ///
    /// # Errors
    /// [`RecordsErrorKind::Gone`] if it is not.
    pub(crate) fn is_in_place(&self) -> Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        match identity(&file.path) {
            Ok(identity) if identity == file.identity => Ok(()),
            _ => Err(RecordsError::new(
                RecordsErrorKind::Gone,
                "the file was deleted or replaced",
            )),
        }
    }

    /// Looks through the whole file for damage, before what is in it is taken elsewhere.
    ///
    /// # Errors
    /// [`RecordsErrorKind::Broken`] if there is any.
    pub fn check(&self) -> Result<()> {
        let said: String = self
            .db
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if said != "ok" {
            return Err(RecordsError::new(RecordsErrorKind::Broken, said));
        }
        // Tables that changed their places are whole, each for itself.
        let is_dangling = self.db.prepare("PRAGMA foreign_key_check")?.exists([])?;
        let is_counted =
            "SELECT (SELECT coalesce(sum(answers), 0) FROM day) = (SELECT count(*) FROM answer)";
        match !is_dangling && self.db.query_row(is_counted, [], |row| row.get(0))? {
            true => Ok(()),
            false => Err(RecordsError::new(
                RecordsErrorKind::Broken,
                "tables do not belong together",
            )),
        }
    }
}

/// Characters of a reason at most.
const LONGEST_REASON: usize = 200;

/// What went wrong with the records.
#[derive(Debug)]
pub struct RecordsError {
    /// What a person is told.
    pub trouble: RecordsErrorKind,
    /// What the system or SQLite said, for whoever looks after the machine.
    pub reason: String,
}

impl Display for RecordsError {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        into.write_str(&self.reason)
    }
}

impl std::error::Error for RecordsError {}

impl RecordsError {
    pub(crate) fn new(trouble: RecordsErrorKind, reason: impl Display) -> RecordsError {
        // SQLite quotes whole rules of a table: their first line tells which.
        let told = reason.to_string();
        let line = told.lines().next().unwrap_or_default();
        let reason = line.chars().take(LONGEST_REASON).collect();
        RecordsError { trouble, reason }
    }
}

impl From<rusqlite::Error> for RecordsError {
    fn from(error: rusqlite::Error) -> RecordsError {
        let trouble = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => RecordsErrorKind::Locked,
            Some(ErrorCode::DatabaseCorrupt) => RecordsErrorKind::Broken,
            Some(ErrorCode::NotADatabase) => RecordsErrorKind::Foreign,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                RecordsErrorKind::ReadOnly
            }
            Some(ErrorCode::DiskFull) => RecordsErrorKind::Full,
            Some(ErrorCode::OperationInterrupted) => RecordsErrorKind::Interrupted,
            Some(ErrorCode::FileLockingProtocolFailed) => RecordsErrorKind::NoSharing,
            _ if is_of_sharing(&error) => RecordsErrorKind::NoSharing,
            _ if is_of_room(&error) => RecordsErrorKind::Full,
            _ if is_of_another_make(&error) => RecordsErrorKind::Broken,
            _ => RecordsErrorKind::Other,
        };
        match error {
            // Without the statement, which is pages long where a form is made.
            rusqlite::Error::SqlInputError { msg, .. } => RecordsError::new(trouble, msg),
            error => RecordsError::new(trouble, error),
        }
    }
}

/// Whether tables or cells are not as this program makes them: they were edited, or damaged in a way that SQLite passes over.
fn is_of_another_make(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        // A statement that fits every file of this program fits no table here.
        Error::SqliteFailure(failure, _) => failure.extended_code == ffi::SQLITE_ERROR,
        Error::SqlInputError { .. }
        | Error::InvalidColumnType(..)
        | Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::QueryReturnedNoRows
        | Error::Utf8Error(..) => true,
        _ => false,
    }
}

/// Whether memory could not be shared with other windows: a drive that cannot do that.
fn is_of_sharing(error: &rusqlite::Error) -> bool {
    let of_sharing = [
        ffi::SQLITE_IOERR_SHMOPEN,
        ffi::SQLITE_IOERR_SHMLOCK,
        ffi::SQLITE_IOERR_SHMMAP,
    ];
    is_one_of(error, &of_sharing)
}

/// Whether the disk took nothing more. SQLite calls a disk full only where it is: not at a quota, nor at a limit on the size
/// of files.
fn is_of_room(error: &rusqlite::Error) -> bool {
    let of_room = [
        ffi::SQLITE_IOERR_WRITE,
        ffi::SQLITE_IOERR_SHMSIZE,
        ffi::SQLITE_IOERR_FSYNC,
        ffi::SQLITE_IOERR_TRUNCATE,
    ];
    is_one_of(error, &of_room)
}

fn is_one_of(error: &rusqlite::Error, codes: &[i32]) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code.is_some_and(|code| codes.contains(&code))
}

impl From<std::io::Error> for RecordsError {
    fn from(error: std::io::Error) -> RecordsError {
        let trouble = match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                RecordsErrorKind::ReadOnly
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                RecordsErrorKind::Full
            }
            _ => RecordsErrorKind::Other,
        };
        RecordsError::new(trouble, error)
    }
}

/// What the records give, or what went wrong with them.
pub type Result<T> = std::result::Result<T, RecordsError>;

/// The file that is used where none is asked for: in the platform's folder for data; none where the system tells of
/// no such folder.
pub fn usual() -> Option<PathBuf> {
    let folders = choose_base_strategy().ok()?;
    Some(folders.data_dir().join("cardcode").join("records.db"))
}
