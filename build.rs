//! Prepares what a start would otherwise have to parse: the program's own words, a constant for each text, and what
//! its pack says of itself. So a text that is named and not there does not compile. Lists the content files too, so
//! that a new card, list of messages or call is a file under `assets` and nothing else.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, error, fs, io};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// The program's own words.
const WORDS: &str = "assets/ui.toml";
/// What the embedded pack says of itself.
const MANIFEST: &str = "assets/pack.toml";
/// Where Japanese text parts into phrases.
const PHRASES: &str = "src/text/budoux/ja.txt";

fn main() -> Result<()> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    println!("cargo::rerun-if-changed=build.rs");
    // At a fixed address nothing has to be relocated at a start: seven thousand places, and the pages that they lie in.
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    fs::write(out.join("embedded.rs"), content_list()?)?;
    let texts = texts(&read(WORDS)?)?;
    let (words, code) = tables(&texts)?;
    fs::write(out.join("words.txt"), words)?;
    fs::write(out.join("texts.rs"), code)?;
    fs::write(out.join("manifest.rs"), manifest(&read(MANIFEST)?)?)?;
    fs::write(out.join("phrases.rs"), weights(&read(PHRASES)?)?)?;
    Ok(())
}

fn read(path: &str) -> Result<String> {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}").into())
}

/// A text of the program: its group, its name, its words by language.
struct Text {
    group: String,
    name: String,
    words: Vec<(String, String)>,
}

/// The texts in the order of the file, each in the same languages.
fn texts(file: &str) -> Result<Vec<Text>> {
    let table = parse(WORDS, file)?;
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

fn parse<'t>(path: &str, text: &'t str) -> Result<DeTable<'t>> {
    let table = DeTable::parse(text).map_err(|error| format!("{path}: {error}"))?;
    Ok(table.into_inner())
}

fn in_order<'a>(table: &'a DeTable) -> Vec<(&'a str, &'a Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (&**key.get_ref(), value))
        .collect()
}

fn words(text: &Spanned<DeValue>) -> Option<Vec<(String, String)>> {
    let by_language = in_order(text.get_ref().as_table()?).into_iter();
    let words = by_language.map(|(code, words)| {
        let words = words.get_ref().as_str()?;
        Some((code.to_owned(), words.to_owned()))
    });
    words.collect()
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
    writeln!(code, "pub(super) const COUNT: usize = {};", texts.len())?;
    writeln!(
        code,
        "pub(super) const LANGUAGES: [&str; {}] = {languages:?};",
        languages.len()
    )?;
    writeln!(
        code,
        "pub(super) const NAMES: &str = {:?};",
        names.join("\n")
    )?;
    writeln!(
        code,
        "pub(super) static ENDS: [u32; {}] = {ends:?};",
        ends.len()
    )?;
    writeln!(code, "/// The texts, by the groups and names of `ui.toml`.")?;
    writeln!(code, "#[allow(missing_docs)]\npub mod ui {{")?;
    for (at, text) in texts.iter().enumerate() {
        if at
            .checked_sub(1)
            .is_none_or(|before| texts[before].group != text.group)
        {
            let close = if at == 0 { "" } else { "}\n" };
            writeln!(
                code,
                "{close}pub mod {} {{ use super::super::TextKey;",
                text.group
            )?;
        }
        let doc = text.words.last().map_or("", |(_, words)| words);
        let doc = format!("`{}`", doc.replace('`', "'"));
        let name = text.name.to_uppercase();
        writeln!(
            code,
            "#[doc = {doc:?}]\npub const {name}: TextKey = TextKey({at});"
        )?;
    }
    writeln!(code, "}} }}")?;
    Ok((words, code))
}

/// The code that makes the manifest.
fn manifest(file: &str) -> Result<String> {
    let table = parse(MANIFEST, file)?;
    let missing = |key: &str| format!("{MANIFEST}: {key}");
    let string = |table: &DeTable, key: &str| {
        let value = table.get(key).and_then(|value| value.get_ref().as_str());
        value
            .map(|value| format!("{value:?}"))
            .ok_or_else(|| missing(key))
    };
    let issuer = table
        .get("issuer")
        .and_then(|issuer| issuer.get_ref().as_table());
    let issuer = issuer.ok_or_else(|| missing("issuer"))?;
    let text = |key: &str| {
        let words = issuer.get(key).and_then(words).ok_or_else(|| missing(key));
        words.map(|words| format!("Text::from_iter({words:?})"))
    };
    let languages = table
        .get("languages")
        .and_then(|list| list.get_ref().as_array());
    let languages = languages.ok_or_else(|| missing("languages"))?.iter();
    let languages = languages.map(|language| {
        let language = language
            .get_ref()
            .as_table()
            .ok_or_else(|| missing("languages"))?;
        let (code, name) = (string(language, "code")?, string(language, "name")?);
        Ok(format!(
            "Language {{ code: Lang::new({code}), name: {name}.to_owned(), fallback: None }}"
        ))
    });
    let languages: Vec<String> = languages.collect::<Result<_>>()?;
    let version = table
        .get("format_version")
        .and_then(|value| value.get_ref().as_integer());
    let version = version.ok_or_else(|| missing("format_version"))?;
    Ok(format!(
        "Manifest {{ format_version: {version}, id: {}.to_owned(), version: {}.to_owned(), extends: None, without: Vec::new(), \
         issuer: Issuer {{ name: {}, whom: {} }}, languages: vec![{}] }}",
        string(&table, "id")?,
        string(&table, "version")?,
        text("name")?,
        text("whom")?,
        languages.join(", "),
    ))
}

/// Bits of the place of a weight in its table: a third of the places are taken, so that one look mostly is enough.
const PLACE_BITS: u32 = 13;
/// What spreads the keys over the table.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A table of the weights, by what they weigh; `src/text/phrase.rs` looks them up.
fn weights(file: &str) -> Result<String> {
    let mut kinds: Vec<&str> = Vec::new();
    let size = 1 << PLACE_BITS;
    let (mut keys, mut weights) = (vec![0_u64; size], vec![0_i16; size]);
    let mut sum = 0;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let mut entries = line.split(' ');
        let kind = entries.next().unwrap_or_default();
        if kinds.last() != Some(&kind) {
            kinds.push(kind);
        }
        for entry in entries {
            let is_number = |char: char| char == '-' || char.is_ascii_digit();
            let (chars, weight) = entry.split_at(entry.find(is_number).ok_or(entry)?);
            let mut key = kinds.len() as u64;
            for char in chars.encode_utf16() {
                key = key << 16 | u64::from(char);
            }
            let mut at = (key.wrapping_mul(SPREAD) >> (64 - PLACE_BITS)) as usize;
            while keys[at] != 0 {
                at = (at + 1) % size;
            }
            (keys[at], weights[at]) = (key, weight.parse()?);
            sum += i32::from(weights[at]);
        }
    }
    Ok(format!(
        "const SUM: i32 = {sum};\nconst PLACE_BITS: u32 = {PLACE_BITS};\nconst SPREAD: u64 = {SPREAD};\n\
         static KEYS: [u64; {size}] = {keys:?};\nstatic WEIGHTS: [i16; {size}] = {weights:?};\n"
    ))
}

/// An array of the content files: their paths inside the pack, in order, and their texts.
fn content_list() -> Result<String> {
    println!("cargo::rerun-if-changed=assets");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets");
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort();
    let mut list = "[\n".to_owned();
    for (name, path) in files {
        writeln!(list, "    ({name:?}, include_str!({path:?})),")?;
    }
    list.push(']');
    Ok(list)
}

/// The TOML files in a folder and the folders in it, each with its path inside the pack, with `/` on every system.
fn collect(folder: &Path, inside: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if name.ends_with(".toml") {
            files.push((name, path));
        }
    }
    Ok(())
}
