//! Where no pipe stands among files, as on Windows, and in the library alone, which looks at what it opens before.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// The usual options: nothing is waited for.
pub(crate) fn without_waiting() -> OpenOptions {
    OpenOptions::new()
}

/// None.
///
/// # Errors
/// None either.
pub(crate) fn opened(_path: &Path) -> io::Result<Option<File>> {
    Ok(None)
}
