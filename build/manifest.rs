//! What the embedded pack says of itself, as code: the first screen reads no file.

use std::fs;
use std::path::Path;

use toml::de::DeTable;

use crate::Result;
use crate::toml_file::{parse, read, words};

const MANIFEST: &str = "assets/pack.toml";

/// Writes `manifest.rs`.
pub fn write(out: &Path) -> Result<()> {
    fs::write(out.join("manifest.rs"), manifest()?)?;
    Ok(())
}

/// The code that makes the manifest.
fn manifest() -> Result<String> {
    let file = read(MANIFEST)?;
    let table = parse(MANIFEST, &file)?;
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
