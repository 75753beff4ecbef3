//! The linter of a pack: every rule, all problems at once, each with file, line and rule.
//!
//! Two passes: the files as trees, where each value knows its line (`tree`), and the flow against the causes
//! (`ways`). A file that cannot be read is told with its line, and the rest is still looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::source::File;
use super::{FORMAT_VERSION, Lang, Manifest, Pack, parse};

mod glyphs;
mod tree;
mod ways;

use tree::{Leaf, Tree};

pub use glyphs::is_certain;
pub use ways::{Proof, prove};

/// Something that is wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the pack.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The rule's name.
    pub rule: &'static str,
    /// What is wrong, in a sentence.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(
            to,
            "{}:{}: {}: {}",
            self.file, self.line, self.rule, self.what
        )
    }
}

/// Every problem of the pack in these files, in the order of files and lines. None means that the pack is good.
pub fn problems(files: &[File]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut trees = Vec::new();
    for file in files {
        match Tree::read(file) {
            Ok(tree) => trees.push(tree),
            Err(problem) => found.push(problem),
        }
    }
    let languages = files
        .iter()
        .find(|file| file.path == "pack.toml")
        .and_then(|file| parse::<Manifest>(file).ok())
        .map(|manifest| {
            manifest
                .languages
                .into_iter()
                .map(|language| language.code)
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    for tree in &trees {
        version(tree, &mut found);
        words(tree, &languages, &mut found);
    }
    names(&trees, &mut found);
    drawn_numbers(&trees, &mut found);
    backing(&trees, &mut found);
    // The typed sections can be looked at only when they can be read; a reading error is a problem by itself.
    match Pack::lazy(files.to_vec()).and_then(Pack::complete) {
        Ok(pack) => found.extend(ways::problems(&pack, &trees)),
        Err(error) if found.is_empty() => found.push(reading(&error)),
        Err(_) => {}
    }
    found.sort();
    found.dedup();
    found
}

/// A reading error as a problem, with toml's own line where it tells one.
fn reading(error: &anyhow::Error) -> Problem {
    let what = error.root_cause().to_string();
    let line = what
        .split_once("line ")
        .and_then(|(_, rest)| rest.split(',').next()?.parse().ok())
        .unwrap_or(0);
    let file = error.to_string();
    let what = what
        .lines()
        .rfind(|line| !line.trim().is_empty())
        .unwrap_or(&what)
        .to_owned();
    Problem {
        file,
        line,
        rule: "form",
        what,
    }
}

fn version(tree: &Tree, found: &mut Vec<Problem>) {
    let first = tree.leaves.first();
    let is_right = first.is_some_and(|leaf| {
        leaf.key() == "format_version" && leaf.value == FORMAT_VERSION.to_string()
    });
    if !is_right {
        found.push(tree.problem(
            1,
            "format-version",
            format!("begin with format_version = {FORMAT_VERSION}"),
        ));
    }
}

/// Words: every language and no other, none empty, the same placeholders, only glyphs of a certain width.
fn words(tree: &Tree, languages: &[Lang], found: &mut Vec<Problem>) {
    let codes: BTreeSet<&str> = languages.iter().map(Lang::code).collect();
    let mut texts: BTreeMap<&str, Vec<&Leaf>> = BTreeMap::new();
    for leaf in tree.leaves.iter().filter(|leaf| leaf.is_text) {
        if let Some(glyph) = leaf.value.chars().find(|char| !is_certain(*char)) {
            let what = format!("'{glyph}' (U+{:04X}) has no certain width", glyph as u32);
            found.push(tree.problem(leaf.line, "glyph", what));
        }
        texts.entry(leaf.parent()).or_default().push(leaf);
    }
    for leaves in texts.into_values() {
        let spoken: Vec<&&Leaf> = leaves
            .iter()
            .filter(|leaf| codes.contains(leaf.key()))
            .collect();
        let Some(first) = spoken.first() else {
            continue;
        };
        for missing in codes
            .iter()
            .filter(|code| !spoken.iter().any(|leaf| leaf.key() == **code))
        {
            found.push(tree.problem(first.line, "language", format!("'{missing}' is missing")));
        }
        for foreign in leaves.iter().filter(|leaf| !codes.contains(leaf.key())) {
            let what = format!("'{}' is no language of this pack", foreign.key());
            found.push(tree.problem(foreign.line, "language", what));
        }
        for leaf in &spoken {
            // An element of a card may print nothing, but what is said is said.
            if leaf.value.trim().is_empty() {
                found.push(tree.problem(
                    leaf.line,
                    "empty",
                    format!("'{}' says nothing", leaf.key()),
                ));
            }
            if placeholders(&leaf.value) != placeholders(&first.value) {
                let what = format!(
                    "'{}' and '{}' have different placeholders",
                    first.key(),
                    leaf.key()
                );
                found.push(tree.problem(leaf.line, "placeholder", what));
            }
        }
    }
}

fn placeholders(words: &str) -> BTreeSet<&str> {
    words
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// Which file's which key defines a name, and which keys refer to it.
const REFERENCES: &[(&str, &[&str], &str, &str)] = &[
    // what, keys that refer to it, file that defines it, how its definitions' paths end
    ("fact", &["facts"], "facts.toml", "fact.id"),
    ("cause", &["cause", "causes"], "causes.toml", "cause.id"),
    (
        "question",
        &["to", "start"],
        "flows/diagnose.toml",
        "node.id",
    ),
    ("face", &["use"], "faces.toml", "face.id"),
    ("meaning", &["meaning"], "meanings.toml", "meaning.id"),
    ("answer", &["answer"], "round.toml", "answer.id"),
    ("claim", &["claims"], "claims.toml", "claim.id"),
];

/// Names: none twice, none that leads nowhere.
fn names(trees: &[Tree], found: &mut Vec<Problem>) {
    for (what, keys, file, end) in REFERENCES {
        let mut defined: BTreeSet<&str> = BTreeSet::new();
        for tree in trees.iter().filter(|tree| tree.file == *file) {
            for leaf in tree.leaves.iter().filter(|leaf| leaf.bare() == *end) {
                if !defined.insert(&leaf.value) {
                    found.push(tree.problem(
                        leaf.line,
                        "twice",
                        format!("{what} '{}' is there already", leaf.value),
                    ));
                }
            }
        }
        for tree in trees {
            for leaf in tree
                .leaves
                .iter()
                .filter(|leaf| leaf.is_text && keys.contains(&leaf.name()))
            {
                if !defined.contains(leaf.value.as_str()) {
                    let what = format!("there is no {what} '{}'", leaf.value);
                    found.push(tree.problem(leaf.line, "dangling", what));
                }
            }
        }
    }
}

/// Numbers on drawn cards fail the check digit, so that none can be a real card's (ISO/IEC 7812).
fn drawn_numbers(trees: &[Tree], found: &mut Vec<Problem>) {
    for tree in trees {
        // An address may hold any digits and is no number on a card.
        for leaf in tree
            .leaves
            .iter()
            .filter(|leaf| leaf.is_text && leaf.key() != "url")
        {
            let joined: String = leaf
                .value
                .chars()
                .filter(|char| !matches!(char, ' ' | '-'))
                .collect();
            for run in joined
                .split(|char: char| !char.is_ascii_digit())
                .filter(|run| run.len() >= 12)
            {
                if passes_luhn(run) {
                    let what = format!("'{run}' could be a real card number");
                    found.push(tree.problem(leaf.line, "real-number", what));
                }
            }
        }
    }
}

/// Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B).
pub fn passes_luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digits = digits
        .chars()
        .rev()
        .filter_map(|char| char.to_digit(10))
        .enumerate();
    digits
        .map(|(place, digit)| {
            if place % 2 == 1 {
                doubled(digit)
            } else {
                digit
            }
        })
        .sum::<u32>()
        % 10
        == 0
}

/// A fact has a source, or is said to be generally known.
fn backing(trees: &[Tree], found: &mut Vec<Problem>) {
    for tree in trees.iter().filter(|tree| tree.file == "facts.toml") {
        for id in tree.leaves.iter().filter(|leaf| leaf.bare() == "fact.id") {
            let of_fact = |leaf: &&Leaf| leaf.path.starts_with(&format!("{}.", id.parent()));
            let has_source = tree
                .leaves
                .iter()
                .filter(of_fact)
                .any(|leaf| leaf.bare() == "fact.sources.url");
            let mut confidence = tree
                .leaves
                .iter()
                .filter(of_fact)
                .filter(|leaf| leaf.bare() == "fact.confidence");
            if !has_source && confidence.next().is_none_or(|leaf| leaf.value != "known") {
                found.push(tree.problem(
                    id.line,
                    "no-source",
                    format!("fact '{}' names no source", id.value),
                ));
            }
        }
    }
}
