//! The house: rooms use the rooms below them, never back and never sideways, and nothing waits unsaid.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, the lower ones first. Rooms of one rank do not use each other.
const RANKS: [&[&str]; 13] = [
    &["parallel", "text"],
    &["pack"],
    &["inquiry"],
    &["training"],
    &["app"],
    &["keymap"],
    &["view"],
    &["records", "render", "terminal"],
    &["xapi"],
    &["author", "lrs"],
    &["runtime"],
    &["cli"],
    &["main"],
];

/// Rooms that must work without a terminal, a clock, a thread or a file.
const PURE: [&str; 7] = ["text", "pack", "inquiry", "training", "app", "view", "xapi"];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                sources.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources
}

fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

fn rank(room: &str) -> usize {
    RANKS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("{room} has no rank"))
}

/// Rooms that a file names, by `crate::` or, in main, by `cardcode::`.
fn used(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        for path in ["crate::", "cardcode::"] {
            for (at, _) in line.match_indices(path) {
                let rest = &line[at + path.len()..];
                // A group names several rooms: `cardcode::{app, term}`.
                let group = rest
                    .strip_prefix('{')
                    .map(|rest| rest.split('}').next().unwrap_or_default());
                for name in group
                    .unwrap_or(rest)
                    .split(',')
                    .map(str::trim)
                    .take(if group.is_some() { 9 } else { 1 })
                {
                    let name = name
                        .split(|char: char| !char.is_alphanumeric() && char != '_')
                        .next()
                        .unwrap_or_default();
                    used.push(name.to_owned());
                }
            }
        }
    }
    used
}

#[test]
fn data_goes_one_way() {
    for (file, text) in sources().into_iter().filter(|(file, _)| file != "lib.rs") {
        let here = room(&file);
        for there in used(&text) {
            let fine = here == there || rank(&there) < rank(here);
            assert!(fine, "{file} uses {there}, which does not lie below {here}");
        }
    }
}

#[test]
fn the_pure_rooms_know_nothing_of_the_world() {
    let world = [
        "std::fs",
        "std::net",
        "std::thread",
        "std::time",
        "std::process",
        "std::env",
        "std::io",
        "crossterm",
    ];
    for (file, text) in sources()
        .into_iter()
        .filter(|(file, _)| PURE.contains(&room(file)))
    {
        for name in world {
            assert!(!text.contains(name), "{file} names {name}");
        }
        let draws = text.contains("ratatui");
        assert!(!draws || room(&file) == "render", "{file} names ratatui");
    }
}

#[test]
fn no_file_runs_away() {
    for (file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 450, "{file} has {lines} lines: is it two things?");
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        } else if in_dependencies && line.contains('=') {
            assert!(line.contains(" # "), "{line}");
        }
    }
}
