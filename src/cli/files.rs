//! Files that a command reads whole, or makes new.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::cli::context::CommandContext;
use crate::text::catalogue::ui;
use crate::text::mask::shown;

/// All bytes of a file that has at most so many. What is no file could make one wait for ever.
///
/// # Errors
/// It cannot be read, is none, or is longer.
pub fn whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    at_most(File::open(path)?, most)
}

/// All that comes from there, if it is at most so many bytes.
///
/// # Errors
/// It cannot be read, or more comes.
pub fn at_most(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

/// The text of a file of at most so many bytes; empty where it is none. What is no file could make one wait for ever.
///
/// # Errors
/// It cannot be read.
pub fn read(context: &CommandContext, path: &Path, most: u64) -> Result<String> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if fs::metadata(path)?.is_file() {
            File::open(path)?.take(most).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = read().map_err(|error| unusable(context, path, &error))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// A new file with these rights, and never in the place of another.
///
/// # Errors
/// There is one already, or it cannot be made.
pub fn create(context: &CommandContext, path: &Path, mode: u32) -> Result<File> {
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(path);
    made.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(context, path),
        _ => unusable(context, path, &error),
    })
}

/// The same with this text in it. What is not whole is of no use to anybody, so it is taken away again.
///
/// # Errors
/// Those of [`create`], or it cannot be written.
pub fn write_new(context: &CommandContext, path: &Path, mode: u32, text: &str) -> Result<()> {
    let mut file = create(context, path, mode)?;
    file.write_all(text.as_bytes()).map_err(|error| {
        let _ = fs::remove_file(path);
        unusable(context, path, &error)
    })
}

/// That there is a file of this name already.
pub fn exists(context: &CommandContext, path: &Path) -> anyhow::Error {
    let with = [("file", &*name(path))];
    anyhow!(context.words().fill(ui::parcel::EXISTS, &with))
}

/// That a file cannot be used, and why.
pub fn unusable(context: &CommandContext, path: &Path, error: &io::Error) -> anyhow::Error {
    let reason = error.to_string();
    let with = [("file", &*name(path)), ("reason", &*reason)];
    anyhow!(context.words().fill(ui::cli::NO_FILE, &with))
}

/// What a file is called, fit to be said.
pub fn name(path: &Path) -> String {
    shown(&path.display().to_string())
}
