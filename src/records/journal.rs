//! How SQLite writes what may not be lost, by the drive on which the file is.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};

/// How long another window may write before the file counts as locked.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

/// How long one of several windows waits before it tries again.
const TURN: Duration = Duration::from_millis(10);

/// File systems that write every change to a new place, by their numbers (Linux, `linux/magic.h`, and those of ZFS and
/// bcachefs).
#[cfg(target_os = "linux")]
const COPYING: [u64; 3] = [0x9123_683e, 0x2fc1_2fc1, 0xca45_1a4e];

/// Whether the drive of this file writes every change to a new place. Once it is full, memory that windows share by a file
/// there cannot be written any more, and the system ends whoever tries (SIGBUS).
#[cfg(target_os = "linux")]
pub(crate) fn copies_on_write(path: &Path) -> bool {
    let drive = path.parent().map(rustix::fs::statfs);
    drive.is_some_and(|drive| drive.is_ok_and(|drive| COPYING.contains(&(drive.f_type as u64))))
}

/// Elsewhere no such drive is known.
#[cfg(not(target_os = "linux"))]
pub(crate) fn copies_on_write(_path: &Path) -> bool {
    false
}

/// Lets SQLite keep in its own memory what windows would share: the others wait.
///
/// # Errors
/// SQLite's own.
pub(crate) fn keep_to_itself(db: &Connection) -> Result<()> {
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(())
}

/// For a drive on which memory cannot be shared, as network drives have it: one window at a time, and a rollback journal.
///
/// # Errors
/// SQLite's own.
pub(crate) fn share_nothing(db: &Connection) -> Result<()> {
    keep_to_itself(db)?;
    db.pragma_update(None, "journal_mode", "TRUNCATE")?;
    // Between two answers another window may write.
    db.pragma_update(None, "locking_mode", "NORMAL")?;
    // The lock is given back by the next thing that is read.
    db.pragma_query_value(None, "user_version", |_| Ok(()))?;
    Ok(())
}

/// Lets others read while one writes. SQLite waits for nobody there, so windows that are opened at once on a new file
/// try it in turn.
///
/// # Errors
/// SQLite's own.
pub(crate) fn journal(db: &Connection) -> Result<()> {
    let mut left = PATIENCE;
    loop {
        let changed = db.pragma_update(None, "journal_mode", "WAL");
        let code = changed
            .as_ref()
            .err()
            .and_then(rusqlite::Error::sqlite_error_code);
        if code != Some(ErrorCode::DatabaseBusy) || left.is_zero() {
            return match changed.map_err(RecordsError::from) {
                Err(failure) if failure.trouble == RecordsErrorKind::NoSharing => share_nothing(db),
                changed => changed,
            };
        }
        sleep(TURN);
        left = left.saturating_sub(TURN);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_shared_no_memory_is_laid_beside_the_file_and_windows_write_in_turn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        // It was made where memory is shared, and moved.
        let before = Connection::open(&path).unwrap();
        journal(&before).unwrap();
        before.execute_batch("CREATE TABLE n (n)").unwrap();
        drop(before);
        let window = || {
            let db = Connection::open(&path).unwrap();
            db.busy_timeout(PATIENCE).unwrap();
            keep_to_itself(&db).unwrap();
            share_nothing(&db).unwrap();
            db
        };
        let windows = [window(), window()];
        for turn in 0..6 {
            let db = &windows[turn % 2];
            db.execute("INSERT INTO n VALUES (?1)", [turn]).unwrap();
            let count: usize = (windows[(turn + 1) % 2])
                .query_row("SELECT count(*) FROM n", [], |row| row.get(0))
                .unwrap();
            assert_eq!(count, turn + 1);
            assert!(!folder.path().join("a.db-shm").exists());
        }
        assert!(!copies_on_write(Path::new("/proc/self/status")));
    }
}
