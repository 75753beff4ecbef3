//! Stopping as Ctrl-Z does, and going on: what a shell with jobs does, and what it needs.
//!
//! A process group or session that lies outside the program's process namespace, as in a container, has the number 0:
//! to nix a number like others, to rustix a broken promise.

use std::io;

use nix::unistd::{getpgid, getpgrp, getppid, getsid, tcgetpgrp};
use rustix::process::{Signal, kill_current_process_group};
use rustix::stdio;

/// Whether the terminal listens to this program, and not to a shell that let it go on in the background.
pub(crate) fn is_in_foreground() -> bool {
    tcgetpgrp(stdio::stdin()).is_ok_and(|group| group == getpgrp())
}

/// Whether a shell watches over the program: a process of the same session and of another group, which is the parent, or
/// begot the parents between, as of a script that runs this. A program that was started without one would stand still
/// for ever.
pub(crate) fn can_be_continued() -> bool {
    let parent = Some(getppid());
    let Ok(session) = getsid(None) else {
        return false;
    };
    let is_other_group = |process| getpgid(Some(process)).is_ok_and(|group| group != getpgrp());
    // A session bears the number of the process that began it: the shell.
    (getsid(parent) == Ok(session) && is_other_group(getppid())) || is_other_group(session)
}

/// Stops the whole job until it is continued: a script that waits for this program would wait for ever, and its shell
/// with it.
///
/// # Errors
/// The system refuses to stop the processes.
pub(crate) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}
