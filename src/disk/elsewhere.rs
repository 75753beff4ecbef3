//! Whose a file is, where no mode says it, as on Windows: whoever may read a folder may read what is made in it, and the
//! person's own folders are closed to other people.

use std::fs::{DirBuilder, Metadata, OpenOptions, metadata};
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Windows' number for a pipe whose other end is gone; the standard library has no kind for it.
const NOT_CONNECTED: i32 = 233;

/// The folder decides.
pub fn for_owner(_options: &mut OpenOptions) {}

/// The folder around it decides.
pub fn folder_for_owner(_folders: &mut DirBuilder) {}

/// Not known: the list of rights is not looked at.
pub fn is_open_to_others(_found: &Metadata) -> bool {
    false
}

/// Not known: the list of rights is not looked at.
pub fn may_users_change(_found: &Metadata) -> bool {
    false
}

/// The folder decides.
pub fn close_to_strangers(_path: &Path) {}

/// What tells a file from another one of the same name: when it was made. One that is open can be neither deleted nor
/// replaced here.
///
/// # Errors
/// It is not there.
pub fn identity(path: &Path) -> Result<(u64, u64)> {
    let made = metadata(path)?.created()?;
    let since = made.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok((since.as_secs(), since.subsec_nanos().into()))
}

/// Whether whoever read what is written has gone: they have read enough.
pub fn is_reader_gone(error: &Error) -> bool {
    error.kind() == ErrorKind::BrokenPipe || error.raw_os_error() == Some(NOT_CONNECTED)
}

/// An absolute path as URIs have it, before what means something else there is spelled: `/C:/a/b`.
pub fn path_in_uri(path: &Path) -> Vec<u8> {
    let path = path.to_string_lossy().replace('\\', "/");
    format!("/{}", path.trim_start_matches('/')).into_bytes()
}
