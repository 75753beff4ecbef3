//! Sections of a pack, each read from its file when first asked for.

use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use serde::de::DeserializeOwned;

use crate::pack::embedded::PackFile;

/// A section, read when first asked for.
pub(crate) fn section<T>(cell: &OnceLock<T>, load: impl FnOnce() -> Result<T>) -> &T {
    cell.get_or_init(|| match load() {
        Ok(section) => section,
        // Every section of the embedded pack is read by tests/content/carried.rs, and no other pack comes this way.
        Err(problem) => unreachable!("the embedded pack passed its tests: {problem:#}"),
    })
}

/// One file of the pack.
fn file<'a>(files: &'a [PackFile], path: &str) -> Result<&'a PackFile> {
    let file = files.iter().find(|file| file.path == path);
    file.ok_or_else(|| anyhow!("{path} is missing"))
}

/// One file of the pack, as a section.
pub(crate) fn read<T: DeserializeOwned>(files: &[PackFile], path: &str) -> Result<T> {
    parse(file(files, path)?)
}

pub(crate) fn parse<T: DeserializeOwned>(file: &PackFile) -> Result<T> {
    toml::from_str(&file.text).with_context(|| file.path.clone())
}
