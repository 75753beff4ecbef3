//! Why the system could not do something with a file, for a person: no number of an error, and what to do.

use std::io::{Error, ErrorKind};

use crate::text::catalogue::{TextKey, ui};

/// Why something cannot be read.
pub fn unread(error: &Error) -> TextKey {
    match error.kind() {
        ErrorKind::FileTooLarge => ui::reason::TOO_LARGE,
        _ => either(error),
    }
}

/// Why something cannot be written.
pub fn unwritten(error: &Error) -> TextKey {
    match error.kind() {
        ErrorKind::NotFound => ui::reason::NO_FOLDER,
        ErrorKind::FileTooLarge => ui::reason::LIMIT,
        _ => either(error),
    }
}

fn either(error: &Error) -> TextKey {
    match error.kind() {
        ErrorKind::NotFound => ui::reason::ABSENT,
        ErrorKind::PermissionDenied => ui::reason::DENIED,
        ErrorKind::ReadOnlyFilesystem => ui::reason::READ_ONLY,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ui::reason::FULL,
        ErrorKind::IsADirectory => ui::reason::FOLDER,
        ErrorKind::NotADirectory => ui::reason::NO_FOLDER,
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => ui::reason::EXISTS,
        ErrorKind::InvalidInput => ui::reason::SPECIAL,
        ErrorKind::InvalidData => ui::reason::NOT_TEXT,
        ErrorKind::InvalidFilename => ui::reason::NAME,
        ErrorKind::NotConnected => ui::reason::SILENT,
        _ => ui::reason::OTHER,
    }
}
