//! How SQLite writes what may not be lost, by the drive on which the file is.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use crate::records::database::Result;

/// How long another window may write before the file counts as locked.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

/// How long one of several windows waits before it tries again.
const TURN: Duration = Duration::from_millis(10);

/// File systems that write every change to a new place, by their numbers (Linux, `linux/magic.h`, and those of ZFS and
/// bcachefs).
#[cfg(target_os = "linux")]
const COPYING: [u64; 3] = [0x9123_683e, 0x2fc1_2fc1, 0xca45_1a4e];

/// What the windows that have a file open share beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Memory, by a file: all read while one writes (WAL).
    Memory,
    /// Nothing: they write in turn, with a rollback journal. For drives on which memory cannot be shared, as network drives
    /// have it, and for those that write every change to a new place: once such a drive is full, that memory cannot be
    /// written any more, and the system ends whoever tries (SIGBUS).
    None,
}

impl Sharing {
    /// What is best on the drive of this file.
    pub(crate) fn on_drive_of(path: &Path) -> Sharing {
        match copies_on_write(path) {
            true => Sharing::None,
            false => Sharing::Memory,
        }
    }

    /// Says so before SQLite reads anything: later it keeps what it has.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn before_it_is_read(self, db: &Connection) -> Result<()> {
        if self == Sharing::None {
            db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        }
        Ok(())
    }

    /// Whether the file was left so: what SQLite notes in its header.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn is_chosen_in(self, db: &Connection) -> Result<bool> {
        let journal: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        Ok((self == Sharing::Memory) == (journal == "wal"))
    }

    /// Chooses how SQLite writes what may not be lost.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn journal(self, db: &Connection) -> Result<()> {
        match self {
            Sharing::Memory => share_memory(db),
            Sharing::None => {
                db.pragma_update(None, "journal_mode", "TRUNCATE")?;
                // Between two answers another window may write. The lock is given back by the next thing that is read.
                db.pragma_update(None, "locking_mode", "NORMAL")?;
                db.pragma_query_value(None, "user_version", |_| Ok(()))?;
                Ok(())
            }
        }
    }
}

/// Lets others read while one writes. SQLite waits for nobody there, so windows that are opened at once on a new file
/// try it in turn.
fn share_memory(db: &Connection) -> Result<()> {
    let mut left = PATIENCE;
    loop {
        let changed = db.pragma_update(None, "journal_mode", "WAL");
        let code = changed
            .as_ref()
            .err()
            .and_then(rusqlite::Error::sqlite_error_code);
        if code != Some(ErrorCode::DatabaseBusy) || left.is_zero() {
            return Ok(changed?);
        }
        sleep(TURN);
        left = left.saturating_sub(TURN);
    }
}

#[cfg(target_os = "linux")]
fn copies_on_write(path: &Path) -> bool {
    let drive = path.parent().map(rustix::fs::statfs);
    drive.is_some_and(|drive| drive.is_ok_and(|drive| COPYING.contains(&(drive.f_type as u64))))
}

/// Elsewhere no such drive is known.
#[cfg(not(target_os = "linux"))]
fn copies_on_write(_path: &Path) -> bool {
    false
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
        Sharing::Memory.journal(&before).unwrap();
        before.execute_batch("CREATE TABLE n (n)").unwrap();
        drop(before);
        let window = || {
            let db = Connection::open(&path).unwrap();
            db.busy_timeout(PATIENCE).unwrap();
            Sharing::None.before_it_is_read(&db).unwrap();
            Sharing::None.journal(&db).unwrap();
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
        assert_eq!(
            Sharing::on_drive_of(Path::new("/proc/self/status")),
            Sharing::Memory
        );
    }
}
