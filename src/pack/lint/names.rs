//! Names: of a good form, none twice, none that leads nowhere, none that nobody uses.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use crate::pack::lint::named::{ALIASES, NAMED, PRACTICE, WITHIN};
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::span::SourcePos;
use crate::text::mask::shown;

/// Where every named thing stands, by what it is and its name.
pub type SourcePositions = HashMap<(&'static str, String), SourcePos>;

/// Looks at every name; tells where each stands. What leads to a file that is `torn`, whose text could not be read
/// whole, may lead to what is there; and what nothing uses may be used there.
pub(crate) fn look(trees: &[Tree], torn: &[&str], found: &mut ProblemList) -> SourcePositions {
    let defined = definitions(trees, found);
    let used = references(trees, &defined, torn, found);
    for (place, named) in NAMED.iter().enumerate() {
        let Some(users) = named.users else { continue };
        if torn.iter().any(|path| path.starts_with(users)) {
            continue;
        }
        for (name, at) in defined.get(&place).into_iter().flatten() {
            let is_used = used.contains(&(place, name.as_str()));
            // What a pack leaves out may leave something without use in the one it builds on.
            if !is_used && !at.is_carried() {
                found.tell(at.clone(), "unused", told(named.what, name));
            }
        }
    }
    for (what, file, path, is_of_item) in WITHIN {
        for tree in trees.iter().filter(|tree| is_in(tree, file)) {
            let mut seen = HashSet::default();
            for leaf in tree.all(path) {
                let within = tree.item(leaf).filter(|_| is_of_item);
                if !seen.insert((within, &*leaf.value)) {
                    found.tell(tree.place(leaf), "twice", told(what, &leaf.value));
                }
            }
        }
    }
    codes(trees, found);
    missing_cases(trees, found);
    let of = |(kind, names): (usize, HashMap<String, SourcePos>)| {
        names
            .into_iter()
            .map(move |(name, place)| ((NAMED[kind].what, name), place))
    };
    defined.into_iter().flat_map(of).collect()
}

type Definitions = BTreeMap<usize, HashMap<String, SourcePos>>;

fn definitions(trees: &[Tree], found: &mut ProblemList) -> Definitions {
    let mut defined = Definitions::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::default();
    for (kind, named) in NAMED.iter().enumerate() {
        for tree in trees.iter().filter(|tree| is_in(tree, named.file)) {
            for leaf in tree.all(named.path) {
                let is_form = match named.path {
                    ALIASES => is_good_alias(&leaf.value),
                    _ => is_good(&leaf.value),
                };
                if !is_form {
                    let with = vec![("given", shown(&leaf.value))];
                    found.tell(tree.place(leaf), "name-form", with);
                }
                if !seen.insert((named.what, &*leaf.value)) {
                    found.tell(tree.place(leaf), "twice", told(named.what, &leaf.value));
                }
                let names = defined.entry(kind).or_default();
                names
                    .entry(leaf.value.to_string())
                    .or_insert_with(|| tree.place(leaf));
            }
        }
    }
    defined
}

/// Most letters of a name.
const LONGEST: usize = 64;

/// Records keep a name for ever, and command lines hold it: ASCII letters, digits and hyphens.
fn is_good(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && name.len() <= LONGEST
}

/// Aliases are typed and never recorded: words of any script, with the marks that stand between words.
fn is_good_alias(alias: &str) -> bool {
    alias.starts_with(char::is_alphabetic)
        && alias
            .chars()
            .all(|char| char.is_alphanumeric() || " -.・".contains(char))
        && alias.chars().count() <= LONGEST
}

fn references<'t>(
    trees: &'t [Tree],
    defined: &Definitions,
    torn: &[&str],
    found: &mut ProblemList,
) -> HashSet<(usize, &'t str)> {
    let keys = NAMED.iter().enumerate();
    let keys = keys.flat_map(|(kind, named)| named.used.iter().map(move |key| (kind, *key)));
    let mut used = HashSet::default();
    for (kind, (file, key)) in keys {
        let named = &NAMED[kind];
        let known = defined.get(&kind);
        let is_torn = torn.contains(&named.file);
        for tree in trees.iter().filter(|tree| tree.path().starts_with(file)) {
            for leaf in tree.named(key).filter(|leaf| leaf.is_text) {
                let is_there = known.is_some_and(|names| names.contains_key(&*leaf.value));
                // What a pack leaves out is not practised either.
                let is_practice = PRACTICE.iter().any(|file| tree.path().starts_with(file));
                let is_left_out = is_practice && tree.place(leaf).is_carried();
                if !is_there && !is_torn && !is_left_out {
                    found.tell(tree.place(leaf), "dangling", told(named.what, &leaf.value));
                }
                used.insert((kind, &*leaf.value));
            }
        }
    }
    used
}

/// What is said of a code of a group stands elsewhere in its list: other ways of printing it, by the code. And a code
/// that stands in a group and by itself means what it says by itself, which is for packs that build on others.
fn codes(trees: &[Tree], found: &mut ProblemList) {
    for tree in trees.iter().filter(|tree| is_in(tree, "messages/")) {
        let grouped: HashMap<&str, &Leaf> = tree
            .all("group.codes")
            .map(|leaf| (&*leaf.value, leaf))
            .collect();
        for leaf in &tree.leaves {
            if let ["also", code] = tree.above(leaf)[..]
                && !grouped.contains_key(code)
                && !tree.place(leaf).is_carried()
            {
                found.tell(tree.place(leaf), "dangling", told("message", code));
            }
        }
        for single in tree.all("message.code") {
            let group = grouped.get(&*single.value).map(|leaf| tree.place(leaf));
            if group.is_some_and(|group| !group.is_carried()) {
                found.tell(tree.place(single), "twice", told("message", &single.value));
            }
        }
    }
}

/// Cards name what to do if the code is not there by the keys of a table.
fn missing_cases(trees: &[Tree], found: &mut ProblemList) {
    let faces = trees.iter().find(|tree| tree.path() == "faces.toml");
    let mut cases: BTreeMap<&str, SourcePos> = BTreeMap::new();
    if let Some(faces) = faces {
        for leaf in &faces.leaves {
            let above = faces.above(leaf);
            if above.first() == Some(&"missing") {
                let case = above.get(1).copied().unwrap_or(faces.key(leaf));
                cases.entry(case).or_insert_with(|| faces.place(leaf));
            }
        }
    }
    let mut used = BTreeSet::new();
    for tree in trees.iter().filter(|tree| is_in(tree, "cards/")) {
        for leaf in tree.all("missing") {
            used.insert(&*leaf.value);
            if !cases.contains_key(&*leaf.value) {
                found.tell(tree.place(leaf), "dangling", told("missing", &leaf.value));
            }
        }
    }
    for (case, place) in cases {
        if !used.contains(case) && !place.is_carried() {
            found.tell(place, "unused", told("missing", case));
        }
    }
}

fn is_in(tree: &Tree, file: &str) -> bool {
    match file.ends_with('/') {
        true => tree.path().starts_with(file),
        false => tree.path() == file,
    }
}

fn told(what: &str, name: &str) -> Vec<(&'static str, String)> {
    vec![("what", what.to_owned()), ("name", shown(name))]
}
