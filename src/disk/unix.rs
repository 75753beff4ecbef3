//! Whose a file is and who may do what with it, as Unix has it.

use std::fs::{DirBuilder, Metadata, OpenOptions, Permissions, metadata, set_permissions};
use std::io::{Error, ErrorKind, Result};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Rights of whoever is not the owner.
const ALL_BUT_OWNER: u32 = 0o077;
/// Rights of whoever is neither the owner nor of the group.
const STRANGERS: u32 = 0o007;
/// Rights by which somebody else than its owner could change a file.
const WRITABLE_BY_OTHERS: u32 = 0o022;

/// Has a file made for its owner, and nobody else.
pub fn for_owner(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// Has a folder made for its owner, and nobody else.
pub fn folder_for_owner(folders: &mut DirBuilder) {
    folders.mode(0o700);
}

/// Whether somebody else than the owner has any right.
pub fn is_open_to_others(found: &Metadata) -> bool {
    found.permissions().mode() & ALL_BUT_OWNER != 0
}

/// Whether somebody else than root may change the file.
pub fn may_users_change(found: &Metadata) -> bool {
    found.uid() != 0 || found.mode() & WRITABLE_BY_OTHERS != 0
}

/// Takes from everybody else the right to read what was made otherwise. What a group may read its owner wanted so.
pub fn close_to_strangers(path: &Path) {
    let Ok(found) = metadata(path) else { return };
    let mode = found.permissions().mode();
    if mode & STRANGERS != 0 {
        // Whoever does not own it cannot, and reads it all the same.
        let _ = set_permissions(path, Permissions::from_mode(mode & !STRANGERS));
    }
}

/// What tells a file from another one of the same name: its device, and its number there.
///
/// # Errors
/// It is not there.
pub fn identity(path: &Path) -> Result<(u64, u64)> {
    let found = metadata(path)?;
    Ok((found.dev(), found.ino()))
}

/// Whether whoever read what is written has gone: they have read enough.
pub fn is_reader_gone(error: &Error) -> bool {
    error.kind() == ErrorKind::BrokenPipe
}

/// An absolute path as URIs have it, before what means something else there is spelled: it begins with `/`.
pub fn path_in_uri(path: &Path) -> Vec<u8> {
    path.as_os_str().as_bytes().to_vec()
}
