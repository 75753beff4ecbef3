//! The house: rooms use the rooms below them, never back and never sideways, and nothing waits unsaid.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, the lower ones first. Rooms of one rank do not use each other.
const RANKS: [&[&str]; 13] = [
    &["parallel", "text"],
    &["disk", "pack", "signing"],
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

/// Paths that a file names, by `crate::` or, in main, by `cardcode::`. What only a test of the file names is there too.
fn paths(text: &str) -> Vec<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: Vec<&str> = text.lines().filter(is_code).collect();
    let code = code.join("\n");
    let mut paths = Vec::new();
    for root in ["crate::", "cardcode::"] {
        for (at, _) in code.match_indices(root) {
            take_apart(&code[at + root.len()..], "", &mut paths);
        }
    }
    paths
}

/// Adds the path that stands here, and each one of a group: `a::{b, c::{d, e}}`. Returns what follows.
fn take_apart<'t>(text: &'t str, before: &str, paths: &mut Vec<String>) -> &'t str {
    let is_name = |char: char| char.is_alphanumeric() || char == '_';
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == ',');
            if rest.is_empty() || rest.starts_with('}') {
                return rest.trim_start_matches('}');
            }
            rest = take_apart(rest, before, paths);
        }
    }
    let end = text.find(|char| !is_name(char)).unwrap_or(text.len());
    let path = format!("{before}{}", &text[..end]);
    if let Some(rest) = text[end..].strip_prefix("::") {
        return take_apart(rest, &format!("{path}::"), paths);
    }
    paths.push(path);
    // A sign that is part of no name, such as `*`, is stepped over.
    let sign = text[end..].chars().next().filter(|sign| *sign != '}');
    let step = sign.filter(|_| end == 0).map_or(0, char::len_utf8);
    &text[end + step..]
}

#[test]
fn groups_of_names_are_taken_apart() {
    let text = "use crate::a::{b, c::{d, *}, self};\nuse cardcode::e::f as g;\n// crate::no\nlet x = crate::h::<i>();";
    let found = paths(text);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        ["a::b", "a::c::d", "a::c::", "a::self", "h::", "e::f"]
    );
}

#[test]
fn data_goes_one_way() {
    for (file, text) in sources().into_iter().filter(|(file, _)| file != "lib.rs") {
        let here = room(&file);
        for path in paths(&text) {
            let there = path.split("::").next().unwrap();
            let fine = here == there || rank(there) < rank(here);
            assert!(fine, "{file} uses {there}, which does not lie below {here}");
        }
    }
}

/// The files that each file uses, by the paths that it names.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let module = |file: &str| {
        let file = file.trim_end_matches(".rs").trim_end_matches("/mod");
        file.replace('/', "::")
    };
    let files: BTreeMap<String, &str> = sources
        .iter()
        .map(|(file, _)| (module(file), file.as_str()))
        .collect();
    // The longest begin of a path that is a file: the rest is a name in it.
    let file = |path: &str| {
        let ends = path.match_indices("::").map(|(end, _)| end);
        let mut begins: Vec<&str> = ends.map(|end| &path[..end]).chain([path]).collect();
        begins.reverse();
        begins.into_iter().find_map(|begin| files.get(begin))
    };
    let of = |(own, text): &(String, String)| {
        let named = paths(text);
        // What a room calls its system is the file for Unix, and the one for another system must be able to stand for it.
        let named = named.iter().map(|path| path.replace("::system", "::unix"));
        let used: Vec<_> = named.filter_map(|path| file(&path)).collect();
        let used = used.into_iter();
        let used = used.filter(|used| **used != own);
        (own.clone(), used.map(|used| (*used).to_owned()).collect())
    };
    sources.iter().map(of).collect()
}

/// The first way by which a file comes back to itself.
fn ring(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<&str>> {
    fn follow<'u>(
        file: &'u str,
        way: &mut Vec<&'u str>,
        done: &mut BTreeSet<&'u str>,
        uses: &'u BTreeMap<String, BTreeSet<String>>,
    ) -> bool {
        let is_ring = way.contains(&file);
        way.push(file);
        if is_ring {
            return true;
        }
        if done.insert(file) {
            for used in uses.get(file).into_iter().flatten() {
                if follow(used, way, done, uses) {
                    return true;
                }
            }
        }
        way.pop();
        false
    }
    let (mut way, mut done) = (Vec::new(), BTreeSet::new());
    let is_found = uses
        .keys()
        .any(|file| follow(file, &mut way, &mut done, uses));
    is_found.then_some(way)
}

#[test]
fn no_two_files_use_each_other_nor_more_in_a_ring() {
    let mut uses = uses();
    assert_eq!(ring(&uses), None, "each of these uses the next");
    let all: usize = uses.values().map(BTreeSet::len).sum();
    assert!(uses.len() > 200 && all > 1000, "{} {all}", uses.len());
    // It would be found.
    let used = uses.get_mut("text/lang.rs").unwrap();
    used.insert("view/page.rs".to_owned());
    assert!(ring(&uses).is_some());
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

/// What a file offers by name.
fn offered(text: &str) -> BTreeSet<&str> {
    let public = text.lines().map(str::trim_start);
    let public = public.filter_map(|line| line.strip_prefix("pub"));
    let public = public.filter_map(|rest| rest.trim_start_matches("(crate)").strip_prefix(' '));
    let names = public.map(|rest| rest.split(['(', ':', ' ', '<', ';', '{']).take(2).last());
    names.flatten().collect()
}

#[test]
fn systems_differ_in_files_of_their_own_alone_and_offer_the_same() {
    let sources: BTreeMap<String, String> = sources().into_iter().collect();
    let of_systems = ["unix", "windows", "elsewhere", "pipes"];
    let mut pairs = 0;
    for (file, text) in &sources {
        let is_of_one = of_systems.iter().any(|name| file.contains(name));
        for own in ["std::os::", "cfg(unix", "cfg(windows", "cfg(all(unix"] {
            let is_choice = file.ends_with("/mod.rs") && own.starts_with("cfg");
            let is_fine = is_of_one || is_choice || !text.contains(own);
            assert!(is_fine, "{file} has {own}");
        }
        let twins = [
            ("unix", "windows"),
            ("unix", "elsewhere"),
            ("/pipes", "/no_pipes"),
        ];
        let twins = twins.map(|(one, other)| file.replace(one, other));
        for twin in twins.iter().filter(|twin| *twin != file) {
            let Some(other) = sources.get(twin) else {
                continue;
            };
            assert_eq!(offered(text), offered(other), "{file} and {twin}");
            pairs += 1;
        }
    }
    assert_eq!(pairs, 8, "one of a pair is missing");
}

#[test]
fn no_file_runs_away() {
    for (file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 350, "{file} has {lines} lines: is it two things?");
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
