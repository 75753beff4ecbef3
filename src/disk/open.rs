//! Files that are read: plain ones, within a bound, and never one that could make a reader wait for ever.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Opens a plain file. Waits for nobody, whatever stands there.
///
/// # Errors
/// It cannot be opened; [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::InvalidInput`] for a device, a pipe or a
/// socket.
pub fn plain(path: &Path) -> io::Result<File> {
    // Before it is opened: to open a device may do something by itself.
    is_plain(&fs::metadata(path)?)?;
    let file = without_waiting().read(true).open(path)?;
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

/// Options by which a pipe that nobody writes to is opened at once.
#[cfg(feature = "records")]
fn without_waiting() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options.custom_flags(flags.bits().cast_signed());
    options
}

/// The library alone reads the folders of packs and nothing else: what it opens was looked at before.
#[cfg(not(feature = "records"))]
fn without_waiting() -> OpenOptions {
    OpenOptions::new()
}

/// How long somebody may take to begin to write to a pipe.
#[cfg(feature = "records")]
const PATIENCE: rustix::event::Timespec = rustix::event::Timespec {
    tv_sec: 2,
    tv_nsec: 0,
};

/// Opens a plain file, or a pipe that somebody writes to, as a shell makes one of another program's output.
///
/// # Errors
/// Those of [`plain`]; [`ErrorKind::NotConnected`] for a pipe that nobody begins to write to.
#[cfg(feature = "records")]
pub fn plain_or_pipe(path: &Path) -> io::Result<File> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::FileTypeExt;

    if !fs::metadata(path)?.file_type().is_fifo() {
        return plain(path);
    }
    let file = without_waiting().read(true).open(path)?;
    if !file.metadata()?.file_type().is_fifo() {
        is_plain(&file.metadata()?)?;
    }
    // A pipe without a writer says nothing at all; with one, it says that something came, or that nothing will.
    let ready = poll(&mut [PollFd::new(&file, PollFlags::IN)], Some(&PATIENCE))?;
    if ready == 0 && !has_writer(&file) {
        return Err(ErrorKind::NotConnected.into());
    }
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
}

/// Whether a pipe in which nothing stands has a writer: without one, it is at its end.
#[cfg(feature = "records")]
fn has_writer(mut pipe: &File) -> bool {
    let nothing: &mut [u8] = &mut [0];
    matches!(pipe.read(nothing), Err(error) if error.kind() == ErrorKind::WouldBlock)
}
