//! A content file as a table whose entries come in the order of the file.

use std::fs;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Result;

/// The text of a file, which is looked at again when it changes.
pub fn read(path: &str) -> Result<String> {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}").into())
}

pub fn parse<'t>(path: &str, text: &'t str) -> Result<DeTable<'t>> {
    let table = DeTable::parse(text).map_err(|error| format!("{path}: {error}"))?;
    Ok(table.into_inner())
}

pub fn in_order<'a>(table: &'a DeTable) -> Vec<(&'a str, &'a Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (&**key.get_ref(), value))
        .collect()
}

/// Words by language: `{ ja = "…", en = "…" }`. `None` if it is anything else.
pub fn words(text: &Spanned<DeValue>) -> Option<Vec<(String, String)>> {
    let by_language = in_order(text.get_ref().as_table()?).into_iter();
    let words = by_language.map(|(code, words)| {
        let words = words.get_ref().as_str()?;
        Some((code.to_owned(), words.to_owned()))
    });
    words.collect()
}
