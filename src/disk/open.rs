//! Files that are read: plain ones, within a bound, and never one that could make a reader wait for ever.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::disk::pipes;

/// Opens a plain file. Waits for nobody, whatever stands there.
///
/// # Errors
/// It cannot be opened; [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::InvalidInput`] for a device, a pipe or a
/// socket.
pub fn plain(path: &Path) -> io::Result<File> {
    // Before it is opened: to open a device may do something by itself.
    is_plain(&fs::metadata(path)?)?;
    let file = pipes::without_waiting().read(true).open(path)?;
    // And of what was opened: somebody may have put another thing in its place meanwhile.
    is_plain(&file.metadata()?)?;
    Ok(file)
}

/// All bytes of a plain file that has at most so many.
///
/// # Errors
/// Those of [`plain`]; it cannot be read; [`ErrorKind::FileTooLarge`] if it is longer.
pub fn whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    at_most(plain(path)?, most)
}

/// All that comes from there, if it is at most so many bytes.
///
/// # Errors
/// It cannot be read; [`ErrorKind::FileTooLarge`] if more comes.
pub fn at_most(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

fn is_plain(found: &fs::Metadata) -> io::Result<()> {
    match found {
        found if found.is_file() => Ok(()),
        found if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

/// Opens a plain file, or a pipe that somebody writes to, as a shell makes one of another program's output.
///
/// # Errors
/// Those of [`plain`]; [`ErrorKind::NotConnected`] for a pipe that nobody begins to write to.
pub fn plain_or_pipe(path: &Path) -> io::Result<File> {
    match pipes::opened(path)? {
        Some(pipe) => Ok(pipe),
        None => plain(path),
    }
}
