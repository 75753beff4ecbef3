//! Pipes that have a name, as a shell makes one of another program's output, and how they are opened without waiting.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

/// How long somebody may take to begin to write to a pipe.
const PATIENCE: Timespec = Timespec {
    tv_sec: 2,
    tv_nsec: 0,
};

/// Options by which a pipe that nobody writes to is opened at once.
pub(crate) fn without_waiting() -> OpenOptions {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options.custom_flags(flags.bits().cast_signed());
    options
}

/// The pipe that stands there, once somebody writes to it; `None` for anything else.
///
/// # Errors
/// It cannot be opened; [`ErrorKind::NotConnected`] if nobody begins to write to it.
pub(crate) fn opened(path: &Path) -> io::Result<Option<File>> {
    if !fs::metadata(path)?.file_type().is_fifo() {
        return Ok(None);
    }
    let file = without_waiting().read(true).open(path)?;
    // Somebody may have put another thing in its place meanwhile.
    if !file.metadata()?.file_type().is_fifo() {
        return Ok(None);
    }
    // A pipe without a writer says nothing at all; with one, it says that something came, or that nothing will.
    let ready = poll(&mut [PollFd::new(&file, PollFlags::IN)], Some(&PATIENCE))?;
    if ready == 0 && !has_writer(&file) {
        return Err(ErrorKind::NotConnected.into());
    }
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(Some(file))
}

/// Whether a pipe in which nothing stands has a writer: without one, it is at its end.
fn has_writer(mut pipe: &File) -> bool {
    let nothing: &mut [u8] = &mut [0];
    matches!(pipe.read(nothing), Err(error) if error.kind() == ErrorKind::WouldBlock)
}
