//! Writes to the terminal. One that reads no more, as a window that is stopped or a line that is cut, would hold the
//! program in its write, where no signal could end it: so nothing is written before there is room.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write, stdout};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use nix::libc::{O_NOCTTY, O_NONBLOCK};
use nix::unistd::ttyname;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::terminal::unix::end_asked_for;

/// How long a terminal may take no byte before it is asked whether the program is to end.
const GLANCE: Duration = Duration::from_millis(100);

/// The terminal, opened for this program alone: that writing does not wait is a property of what was opened, and what
/// stdout is, the shell uses too. `None` where it cannot be opened, as one that belongs to somebody else.
fn terminal() -> Option<&'static File> {
    static TERMINAL: OnceLock<Option<File>> = OnceLock::new();
    let open = || {
        let path = ttyname(stdout()).ok()?;
        let mut options = OpenOptions::new();
        options.write(true).custom_flags(O_NONBLOCK | O_NOCTTY);
        options.open(path).ok()
    };
    TERMINAL.get_or_init(open).as_ref()
}

/// Writes it all, however long the terminal takes, unless a signal asks for the end while it takes nothing.
///
/// # Errors
/// The terminal's own, or that the end is asked for.
pub(crate) fn write(bytes: &[u8]) -> io::Result<()> {
    written(bytes, None)
}

/// Writes it all if the terminal takes it within this time.
///
/// # Errors
/// The terminal's own, or that the time is over.
pub(crate) fn write_within(bytes: &[u8], most: Duration) -> io::Result<()> {
    written(bytes, Some(Instant::now() + most))
}

fn written(bytes: &[u8], until: Option<Instant>) -> io::Result<()> {
    let Some(mut terminal) = terminal() else {
        stdout().write_all(bytes)?;
        return stdout().flush();
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        match terminal.write(rest) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                let is_over = match until {
                    Some(until) => until <= Instant::now(),
                    None => end_asked_for().is_some(),
                };
                if !has_room(terminal)? && is_over {
                    return Err(ErrorKind::TimedOut.into());
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Waits a moment for room. Returns whether there is some.
fn has_room(terminal: &File) -> io::Result<bool> {
    let mut end = [PollFd::new(terminal, PollFlags::OUT)];
    let timeout = Timespec {
        tv_sec: 0,
        tv_nsec: GLANCE.subsec_nanos().into(),
    };
    match poll(&mut end, Some(&timeout)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
