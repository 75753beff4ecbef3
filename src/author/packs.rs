//! What authors and reviewers of a pack ask for: is it good, what does it look like, how does one begin.

use crate::author::known_packs::KnownPacks;
use crate::author::pack_dir;
use crate::pack::lint::problem::count;
use crate::pack::lint::rules as lint_rules;
use std::path::Path;

use anyhow::{Context, Result};

use crate::pack::content::Pack;
use crate::pack::embedded::{PackFile, carried};
use crate::pack::lint::rules::LintRules;
use crate::pack::schema::KINDS;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;

use crate::author::problem_lines::lines;

/// A pack read from a folder that keeps every rule of `check`, or all its problems, a line each, and how to go on without
/// it.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn open(
    words: &Pack,
    lang: &Lang,
    folder: &Path,
    known: Option<&KnownPacks>,
) -> Result<Result<Pack, String>> {
    let checked = pack_dir::looked_at(folder, &carried(), known);
    if let Some(pack) = checked.pack {
        return Ok(Ok(pack));
    }
    let mut text = lines(&checked.problems, Some(folder), LintRules::built_in(), lang);
    let n = count(&checked.problems).to_string();
    text += &words.words(lang).fill(ui::author::REFUSED, &[("n", &n)]);
    Ok(Err(text))
}

/// Every rule with its reason; as JSON where asked for.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn rules(lang: &Lang, as_json: bool) -> Result<String> {
    let rules = LintRules::built_in();
    let lang = lint_rules::spoken(lang);
    let all = || rules.all().map(|(name, rule)| (name, rule.why.get(&lang)));
    if as_json {
        let all: std::collections::BTreeMap<&str, &str> = all().collect();
        return Ok(serde_json::to_string_pretty(&all)? + "\n");
    }
    let widest = all().map(|(name, _)| name.len()).max().unwrap_or(0);
    Ok(all()
        .map(|(name, why)| format!("{name:widest$}  {why}\n"))
        .collect())
}

/// Writes the carried pack into a folder, whole, with the schemas that editors read.
///
/// # Errors
/// The folder holds something, or cannot be written.
pub fn export(folder: &Path) -> Result<()> {
    let mut files: Vec<(String, String)> = carried().iter().map(written).collect();
    files.extend(beside()?);
    pack_dir::write(folder, &files)
}

/// Writes the smallest good pack into a folder: it builds on the carried one and adds a card of its own.
///
/// # Errors
/// The folder holds something, or cannot be written; its name is no name for a pack.
pub fn new(folder: &Path) -> Result<()> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase());
    let good = |char: char| {
        if char.is_ascii_alphanumeric() {
            char
        } else {
            '-'
        }
    };
    let id: String = name.unwrap_or_default().chars().map(good).collect();
    let id = id.trim_matches(|char: char| !char.is_ascii_alphanumeric());
    let id = match id.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => id.to_owned(),
        _ => format!("pack-{id}").trim_end_matches('-').to_owned(),
    };
    // A card of its own takes the place of none that the program carries.
    let is_carried = |id: &str| {
        let path = format!("cards/{id}.toml");
        carried().iter().any(|file| file.path == path)
    };
    let id = match is_carried(&id) {
        true => format!("{id}-own"),
        false => id,
    };
    let templates = [
        ("pack.toml".to_owned(), include_str!("pack.toml")),
        (format!("cards/{id}.toml"), include_str!("card.toml")),
    ];
    let templates = templates
        .into_iter()
        .map(|(path, text)| (path, text.replace("NAME", &id)));
    let mut files: Vec<(String, String)> = templates.collect();
    files.extend(beside()?);
    pack_dir::write(folder, &files)
}

fn written(file: &PackFile) -> (String, String) {
    (file.path.clone(), file.text.clone().into_owned())
}

/// What stands beside the content of every pack: the page for its authors, and the schemas.
fn beside() -> Result<Vec<(String, String)>> {
    let mut files = vec![(
        "README.md".to_owned(),
        include_str!("../../assets/README.md").to_owned(),
    )];
    for kind in &KINDS {
        let text = kind.text().context("a schema")?;
        files.push((format!("schema/{}.json", kind.name), text));
    }
    Ok(files)
}

/// The schema of one kind of file, or the names of all kinds, a line each; none where there is no such kind.
///
/// # Errors
/// None that a person could cause: a schema is JSON.
pub fn schema(name: Option<&str>) -> Result<Option<String>> {
    let Some(name) = name else {
        let line =
            |kind: &crate::pack::schema::FileKind| format!("{:<11} {}\n", kind.name, kind.path);
        return Ok(Some(KINDS.iter().map(line).collect()));
    };
    let kind = KINDS.iter().find(|kind| kind.name == name);
    Ok(kind.map(|kind| kind.text()).transpose()?)
}
