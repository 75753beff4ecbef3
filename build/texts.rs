//! The program's own words: a constant for each text, so that one that is named and not there does not compile, and all
//! words in a row, so that a start parses nothing.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::toml_file::{in_order, parse, read, words};

const WORDS: &str = "assets/ui.toml";

/// Writes `texts.rs` and `words.txt`.
pub fn write(out: &Path) -> Result<()> {
    let (words, code) = tables(&texts()?)?;
    fs::write(out.join("words.txt"), words)?;
    fs::write(out.join("texts.rs"), code)?;
    Ok(())
}

/// A text of the program: its group, its name, its words by language.
struct Text {
    group: String,
    name: String,
    words: Vec<(String, String)>,
}

/// The texts in the order of the file, each in the same languages.
fn texts() -> Result<Vec<Text>> {
    let file = read(WORDS)?;
    let table = parse(WORDS, &file)?;
    let mut texts: Vec<Text> = Vec::new();
    for (group, entries) in in_order(&table) {
        let Some(entries) = entries.get_ref().as_table() else {
            continue;
        };
        for (name, text) in in_order(entries) {
            let line = file[..text.span().start].lines().count();
            let words = words(text).ok_or_else(|| format!("{WORDS}:{line}: words by language"))?;
            let languages = |words: &[(String, String)]| -> BTreeSet<String> {
                words.iter().map(|(code, _)| code.clone()).collect()
            };
            if texts
                .first()
                .is_some_and(|first| languages(&first.words) != languages(&words))
            {
                return Err(format!("{WORDS}:{line}: a language is missing or unknown").into());
            }
            texts.push(Text {
                group: group.to_owned(),
                name: name.to_owned(),
                words,
            });
        }
    }
    Ok(texts)
}

/// All words in a row, language by language, and the code that says where each text's end.
///
/// Numbers instead of references: nothing has to be relocated at a start, and only the words that are said are read.
fn tables(texts: &[Text]) -> Result<(String, String)> {
    let first = texts.first().ok_or("no texts")?;
    let languages: Vec<&str> = first.words.iter().map(|(code, _)| code.as_str()).collect();
    let (mut words, mut ends) = (String::new(), Vec::new());
    for language in &languages {
        for text in texts {
            let own = text.words.iter().find(|(code, _)| code == language);
            words.push_str(own.map_or("", |(_, words)| words));
            ends.push(words.len());
        }
    }
    let names = texts
        .iter()
        .map(|text| format!("{}.{}", text.group, text.name));
    let names: Vec<String> = names.collect();
    let mut code = String::new();
    let count = texts.len();
    let names = names.join("\n");
    writeln!(code, "pub(super) const COUNT: usize = {count};")?;
    writeln!(code, "pub(super) const NAMES: &str = {names:?};")?;
    let count = languages.len();
    writeln!(
        code,
        "pub(super) const LANGUAGES: [&str; {count}] = {languages:?};"
    )?;
    let count = ends.len();
    writeln!(code, "pub(super) static ENDS: [u32; {count}] = {ends:?};")?;
    constants(texts, &mut code)?;
    Ok((words, code))
}

/// A module for each group, a constant for each text: `ui::home::TITLE`.
fn constants(texts: &[Text], code: &mut String) -> Result<()> {
    writeln!(code, "/// The texts, by the groups and names of `ui.toml`.")?;
    writeln!(code, "pub mod ui {{")?;
    let mut at = 0;
    for group in texts.chunk_by(|one, other| one.group == other.group) {
        let name = group.first().map_or("", |text| &text.group);
        writeln!(code, "pub mod {name} {{ use super::super::TextKey;")?;
        for text in group {
            let words = text.words.last().map_or("", |(_, words)| words);
            let doc = format!("`{}`", words.replace('`', "'"));
            let name = text.name.to_uppercase();
            writeln!(code, "#[doc = {doc:?}]")?;
            writeln!(code, "pub const {name}: TextKey = TextKey({at});")?;
            at += 1;
        }
        writeln!(code, "}}")?;
    }
    writeln!(code, "}}")?;
    Ok(())
}
