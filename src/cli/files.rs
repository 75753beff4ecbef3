//! Files that a command reads whole, or makes new.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::cli::context::CommandContext;
use crate::disk::put::{self, Rights};
use crate::disk::{open, reason};
use crate::text::catalogue::ui;
use crate::text::mask::shown;

/// The text of a file of at most so many bytes; empty where it is longer, or no text.
///
/// # Errors
/// It cannot be read, or is no plain file.
pub fn read(context: &CommandContext, path: &Path, most: u64) -> Result<String> {
    let bytes = match open::whole(path, most) {
        Err(error) if error.kind() == ErrorKind::FileTooLarge => Ok(Vec::new()),
        read => read,
    };
    let bytes = bytes.map_err(|error| unreadable(context, path, &error))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// A new file with these rights and this text, and never in the place of another.
///
/// # Errors
/// There is one already, or it cannot be made. Nothing of it is left then.
pub fn write_new(context: &CommandContext, path: &Path, rights: Rights, text: &str) -> Result<()> {
    let made = put::new(path, rights, |file| file.write_all(text.as_bytes()));
    made.map_err(|error: io::Error| unwritable(context, path, &error))
}

/// That there is a file of this name already.
pub fn exists(context: &CommandContext, path: &Path) -> anyhow::Error {
    let with = [("file", &*name(path))];
    anyhow!(context.words().fill(ui::parcel::EXISTS, &with))
}

/// That a file cannot be read, and why.
pub fn unreadable(context: &CommandContext, path: &Path, error: &io::Error) -> anyhow::Error {
    let words = context.words();
    let reason = words.say(reason::unread(error));
    let with = [("file", &*name(path)), ("reason", &*reason)];
    anyhow!(words.fill(ui::cli::NO_FILE, &with))
}

/// That a file cannot be written, and why.
pub fn unwritable(context: &CommandContext, path: &Path, error: &io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::AlreadyExists {
        return exists(context, path);
    }
    let words = context.words();
    let reason = words.say(reason::unwritten(error));
    let with = [("file", &*name(path)), ("reason", &*reason)];
    anyhow!(words.fill(ui::cli::NOT_WRITTEN, &with))
}

/// What a file is called, fit to be said.
pub fn name(path: &Path) -> String {
    shown(&path.display().to_string())
}
