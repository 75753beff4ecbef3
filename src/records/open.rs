//! How a file of records is opened: made where it is not there, looked at before SQLite touches it, brought to the newest
//! form, and read from a copy where it may not be written.

use std::fs::{DirBuilder, OpenOptions, metadata};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, absolute};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::app::history::RecordsErrorKind;
use crate::disk::{open, system};
use crate::records::database::{RecordsError, Result, Store};
use crate::records::forms::{FORM, MARK, furnish, furnished_copy, inside, is_furnished, newer};
use crate::records::journal::{PATIENCE, Sharing};

impl Store {
    /// Opens the records, in their newest form; makes file and folder, for nobody else to read, where they are not
    /// there yet.
    ///
    /// # Errors
    /// A file of a newer form, of another program, a damaged one, one that is held or may not be written. It is left
    /// as it was.
    pub fn open(path: &Path) -> Result<Store> {
        if let Some(folder) = path.parent() {
            let mut folders = DirBuilder::new();
            system::folder_for_owner(folders.recursive(true));
            folders.create(folder)?;
        }
        let mut options = OpenOptions::new();
        system::for_owner(options.write(true).create_new(true));
        if let Err(error) = options.open(path)
            && error.kind() != ErrorKind::AlreadyExists
        {
            return Err(error.into());
        }
        Store::ready(path)
    }

    /// Opens records that are there; none where they are not.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_existing(path: &Path) -> Result<Option<Store>> {
        match path.try_exists() {
            Ok(true) => Store::ready(path).map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens records that are there to read them, where they may not be written too: a copy in memory is read then.
    ///
    /// # Errors
    /// Those of [`Store::open`], but for a file that may not be written.
    pub fn open_to_read(path: &Path) -> Result<Option<Store>> {
        match Store::open_existing(path) {
            Err(failure) if failure.trouble == RecordsErrorKind::ReadOnly => {
                Store::copied(path).map(Some)
            }
            opened => opened,
        }
    }

    /// The records of this file in memory, in their newest form.
    fn copied(path: &Path) -> Result<Store> {
        let path = &absolute(path)?;
        look(path)?;
        furnished_copy(&read_only(path)?).map(Store::of_memory)
    }

    fn ready(path: &Path) -> Result<Store> {
        // From the root: SQLite takes a name that begins with `file:` for more than a name, and `:memory:` for none.
        let path = &absolute(path)?;
        // Before SQLite touches it: a file that is not ours stays as it is, to the last byte.
        look(path)?;
        system::close_to_strangers(path);
        match Store::prepared(path, Sharing::on_drive_of(path)) {
            // A file that was once opened so is opened anew: SQLite keeps what it found.
            Err(failure) if failure.trouble == RecordsErrorKind::NoSharing => {
                Store::prepared(path, Sharing::None)
            }
            opened => opened,
        }
    }

    fn prepared(path: &Path, sharing: Sharing) -> Result<Store> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(PATIENCE)?;
        // A file that is refused is not even tidied up.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        sharing.before_it_is_read(&db)?;
        // What another window wrote may stand beside the file, so SQLite is asked again.
        let (form, mark, tables) = inside(&db)?;
        if tables > 0 && mark != MARK {
            return Err(foreign());
        }
        if form > FORM as i64 {
            return Err(newer(form));
        }
        if db.is_readonly(rusqlite::MAIN_DB)? {
            return Err(RecordsError::new(
                RecordsErrorKind::ReadOnly,
                "the file may not be written",
            ));
        }
        let is_furnished = is_furnished(&mut db, form, sharing)?;
        if tables > 0 && !is_furnished {
            // What cannot be brought to the newest form is refused before anything of it is written.
            furnished_copy(&db)?;
        }
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        // A power cut may not take what was answered; nobody waits for the disk, as a thread of its own writes.
        sharing.journal(&db)?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "secure_delete", true)?;
        if !is_furnished {
            furnish(&mut db)?;
        }
        Store::of_file(db, path.to_owned())
    }
}

/// A file that may not be written, to be read. Where not even what SQLite lays beside a file can be made, it is taken to be
/// as it is: what another window wrote lately may be missing then.
fn read_only(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let plain = Connection::open_with_flags(path, flags)?;
    plain.busy_timeout(PATIENCE)?;
    if inside(&plain).is_ok() {
        return Ok(plain);
    }
    let mut name = url(path);
    name.push_str("?immutable=1");
    Ok(Connection::open_with_flags(
        name,
        flags | OpenFlags::SQLITE_OPEN_URI,
    )?)
}

/// A path as SQLite's URI (<https://www.sqlite.org/uri.html>): every byte that could mean something else as `%HH`.
fn url(path: &Path) -> String {
    let mut url = "file://".to_owned();
    for byte in system::path_in_uri(path) {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                url.push(char::from(byte));
            }
            byte => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

fn foreign() -> RecordsError {
    RecordsError::new(RecordsErrorKind::Foreign, "another program's database")
}

/// Looks at what SQLite opens by itself beside a file: a pipe would be waited for too.
fn look_beside(path: &Path) -> Result<()> {
    for end in ["-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        if metadata(name).is_ok_and(|found| !found.is_file()) {
            return Err(RecordsError::new(RecordsErrorKind::Beside, end));
        }
    }
    Ok(())
}

/// Bytes of SQLite's header (<https://www.sqlite.org/fileformat.html>, 1.3).
const HEADER: usize = 100;

/// Looks at the first bytes of a file: whether it is ours, and of a form that is known.
fn look(path: &Path) -> Result<()> {
    let mut header = [0; HEADER];
    // A pipe would be waited for, for ever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(RecordsError::new(RecordsErrorKind::Foreign, "no file"));
    }
    look_beside(path)?;
    let mut file = open::plain(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    // A window that was killed while it made the file leaves an empty one.
    if length == 0 {
        return Ok(());
    }
    file.seek(SeekFrom::Start(0))?;
    let is_whole = file.read_exact(&mut header).is_ok();
    if !is_whole || !header.starts_with(b"SQLite format 3\0") {
        return Err(RecordsError::new(
            RecordsErrorKind::Foreign,
            "not a database",
        ));
    }
    let number = |at: usize| {
        let bytes = [header[at], header[at + 1], header[at + 2], header[at + 3]];
        i32::from_be_bytes(bytes)
    };
    let (form, mark) = (number(60), number(68));
    // One that was killed before its first commit has neither.
    if mark != MARK && (mark, form) != (0, 0) {
        return Err(foreign());
    }
    if i64::from(form) > FORM as i64 {
        return Err(newer(form.into()));
    }
    Ok(())
}
