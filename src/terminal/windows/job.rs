//! Stopping as Ctrl-Z does: Windows has no such thing.

use std::io::{self, ErrorKind};

/// Whether the console listens to this program: it has no other while it runs.
pub(crate) fn is_in_foreground() -> bool {
    true
}

/// Whether a shell could have the program go on: none can.
pub(crate) fn can_be_continued() -> bool {
    false
}

/// Stops the program until it is continued.
///
/// # Errors
/// Always.
pub(crate) fn stop() -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
