//! Writes to the console, which takes what it is given; while somebody marks text in it, it waits.

use std::io::{self, Write, stdout};
use std::time::Duration;

/// Writes it all, as UTF-8 whatever the console is set to.
///
/// # Errors
/// The console's own.
pub(crate) fn write(bytes: &[u8]) -> io::Result<()> {
    let mut console = stdout().lock();
    console.write_all(bytes)?;
    console.flush()
}

/// The same; the console takes it at once or not at all.
///
/// # Errors
/// The console's own.
pub(crate) fn write_within(bytes: &[u8], _most: Duration) -> io::Result<()> {
    write(bytes)
}
