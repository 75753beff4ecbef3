//! What statements rest on: facts, sources, dates.

use super::tree::{Leaf, Tree};
use super::{Found, Problem};
use crate::pack::merge;
use crate::pack::source::File;

/// Items that state something, and so rest on a fact: file, the item's list, its name.
const STATES: [(&str, &str); 7] = [
    ("causes.toml", "cause"),
    ("flows/diagnose.toml", "node"),
    ("meanings.toml", "meaning"),
    ("topics.toml", "topic"),
    ("compare.toml", "thing"),
    ("round.toml", "request"),
    ("claims.toml", "claim"),
];

/// Looks at every fact, and at every item that should rest on one.
pub(super) fn look(trees: &[Tree], found: &mut Found) {
    for tree in trees {
        for leaf in dates(tree).filter(|leaf| !is_date(&leaf.value)) {
            let given = leaf.value.chars().filter(|char| !char.is_control());
            let with = vec![("given", given.take(20).collect())];
            found.tell(tree.place(leaf), "date", with);
        }
        if tree.path() == "facts.toml" {
            sources(tree, found);
        }
        if tree.path() == "compare.toml" {
            headings(tree, found);
        }
        if tree.path().starts_with("cards/") && !tree.leaves.iter().any(|leaf| leaf.is("facts")) {
            let id = tree.leaves.iter().find(|leaf| leaf.is("id"));
            if let Some(id) = id {
                found.tell(tree.place(id), "no-fact", vec![("name", id.value.clone())]);
            }
        }
        for (_, list) in STATES.iter().filter(|(file, _)| *file == tree.path()) {
            let cites = format!("{list}.facts");
            let backed: std::collections::BTreeSet<&str> = tree
                .leaves
                .iter()
                .filter(|leaf| leaf.is(&cites))
                .map(item)
                .collect();
            let id = format!("{list}.id");
            for leaf in tree.leaves.iter().filter(|leaf| leaf.is(&id)) {
                if !backed.contains(item(leaf)) {
                    found.tell(
                        tree.place(leaf),
                        "no-fact",
                        vec![("name", leaf.value.clone())],
                    );
                }
            }
        }
    }
}

/// The item that a value stands in: `cause.3` of `cause.3.facts.0`.
fn item(leaf: &Leaf) -> &str {
    let end = leaf
        .path
        .match_indices('.')
        .nth(1)
        .map_or(leaf.path.len(), |(at, _)| at);
    &leaf.path[..end]
}

fn sources(tree: &Tree, found: &mut Found) {
    use std::collections::BTreeSet;
    let of = |path: &str, value: Option<&str>| -> BTreeSet<&str> {
        let leaves = tree.leaves.iter().filter(|leaf| leaf.is(path));
        let right = leaves.filter(|leaf| value.is_none_or(|value| leaf.value == value));
        right.map(item).collect()
    };
    let (sourced, known) = (
        of("fact.sources.url", None),
        of("fact.confidence", Some("known")),
    );
    for id in tree.leaves.iter().filter(|leaf| leaf.is("fact.id")) {
        if !sourced.contains(item(id)) && !known.contains(item(id)) {
            found.tell(
                tree.place(id),
                "no-source",
                vec![("name", id.value.clone())],
            );
        }
    }
}

/// Each thing of the comparison says a line under each heading.
fn headings(tree: &Tree, found: &mut Found) {
    let places = |path: &str, within: Option<&str>| {
        let leaves = tree.leaves.iter().filter(|leaf| {
            let inside = within.is_none_or(|within| item(leaf) == within);
            inside && leaf.path.contains(path)
        });
        let parents: std::collections::BTreeSet<&str> = leaves.map(Leaf::parent).collect();
        parents.len()
    };
    let most = places("headings.", None);
    for id in tree.leaves.iter().filter(|leaf| leaf.is("thing.id")) {
        let n = places(".says.", Some(item(id)));
        if n != most {
            let with = vec![
                ("name", id.value.clone()),
                ("n", n.to_string()),
                ("most", most.to_string()),
            ];
            found.tell(tree.place(id), "says", with);
        }
    }
}

/// When sources were read: of facts, and of lists of messages.
fn dates<'t>(tree: &'t Tree) -> impl Iterator<Item = &'t Leaf> {
    tree.leaves.iter().filter(|leaf| leaf.key() == "checked")
}

/// Whether this is a day, as year-month-day.
pub fn is_date(given: &str) -> bool {
    let parts: Vec<&str> = given.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, length: usize| {
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// What is to be looked up again by this day (year-month-day): whose sources were read half a year before it, or
/// longer ago.
pub fn stale(files: &[File], carried: &[File], day: &str) -> Vec<Problem> {
    let plan = merge::plan(files);
    let base = if plan.extends.is_some() { carried } else { &[] };
    let sources = merge::sources(files, base);
    let (mut docs, _) = merge::docs(&sources);
    merge::leave_out(&mut docs, &plan.without);
    let mut found = Found::default();
    for tree in docs.iter().map(Tree::of) {
        for leaf in
            dates(&tree).filter(|leaf| is_date(&leaf.value) && due(&leaf.value).as_str() <= day)
        {
            let same = |other: &&Leaf| item(other) == item(leaf) && other.key() == "id";
            let name = tree
                .leaves
                .iter()
                .find(same)
                .map_or(tree.path(), |id| &id.value);
            let with = vec![("name", name.to_owned()), ("date", leaf.value.clone())];
            found.tell(tree.place(leaf), "stale", with);
        }
    }
    found.0.sort();
    found.0
}

/// Half a year after a day: rules of issuers and shops change about that often.
fn due(day: &str) -> String {
    let (year, rest) = day.split_at(4);
    let month: u32 = rest[1..3].parse().unwrap_or(1);
    let year: u32 = year.parse().unwrap_or(0);
    let (year, month) = match month + MONTHS {
        month if month > 12 => (year + 1, month - 12),
        month => (year, month),
    };
    format!("{year:04}-{month:02}{}", &rest[3..])
}

/// Months after which a source is read again.
const MONTHS: u32 = 6;
