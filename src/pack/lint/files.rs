//! The files of a pack: which there are, which version of the format, and what the manifest says of them.

use crate::pack::lint::problem::{ProblemList, of_file};
use crate::pack::lint::tree::Tree;
use crate::pack::manifest::FORMAT_VERSION;
use crate::pack::overlay::{self, Doc};
use crate::pack::schema::{FileKind, KINDS};
use crate::text::lang::Lang;
use crate::text::mask::shown;

/// The name of the pack that the program carries, as others extend it.
pub const CARRIED: &str = "cardcode";

/// What `pack.toml` says of the pack it builds on and is not so.
pub(crate) fn plans(
    plan: &overlay::Plan,
    not_there: &[&str],
    trees: &[Tree],
    found: &mut ProblemList,
) {
    let tree = trees.iter().find(|tree| tree.path() == overlay::MANIFEST);
    let place = |key: &str, value: &str| {
        let whole = of_file(overlay::MANIFEST, "", Vec::new()).place;
        tree.map_or(whole, |tree| tree.place_of(key, value))
    };
    if let Some(other) = plan.extends.as_deref().filter(|name| *name != CARRIED) {
        let given = ("given", shown(other));
        let with = vec![given, ("valid", CARRIED.to_owned())];
        found.tell(place("extends", other), "extends", with);
    }
    for given in not_there {
        let with = vec![("given", shown(given))];
        found.tell(place("without", given), "without", with);
    }
    for given in &plan.without {
        let is_needed = |kind: &FileKind| is_whole(kind, given) && !kind.is_optional();
        if KINDS.iter().any(is_needed) {
            let with = vec![("given", given.clone())];
            found.tell(place("without", given), "without-needed", with);
        }
    }
}

/// Files that no pack has, and files that every pack needs.
/// What the pack leaves out on purpose is told where it says so.
pub(crate) fn unexpected(docs: &mut Vec<Doc>, without: &[String], found: &mut ProblemList) {
    let valid = || {
        let name = |kind: &FileKind| match kind.is_folder() {
            true => format!("{}*.toml", kind.path),
            false => kind.path.to_owned(),
        };
        KINDS.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    for doc in docs
        .iter()
        .filter(|doc| FileKind::of(&doc.source.path).is_none())
    {
        let with = vec![("path", shown(&doc.source.path)), ("valid", valid())];
        found.tell(doc.source.whole(), "stray", with);
    }
    docs.retain(|doc| FileKind::of(&doc.source.path).is_some());
    for kind in &KINDS {
        let is_there = docs.iter().any(|doc| match kind.is_folder() {
            true => doc.source.path.starts_with(kind.path),
            false => doc.source.path == kind.path,
        });
        if !is_there && !kind.is_optional() && !without.iter().any(|out| is_whole(kind, out)) {
            let path = if kind.is_folder() {
                format!("{}*.toml", kind.path)
            } else {
                kind.path.to_owned()
            };
            found.push(of_file(&path, "absent", vec![("path", path.clone())]));
        }
    }
}

/// Whether what a pack leaves out is the one file of this kind.
fn is_whole(kind: &FileKind, left_out: &str) -> bool {
    kind.path.strip_suffix(".toml") == Some(left_out)
}

/// The form of the file comes first, so that an older program refuses a newer pack for what it is.
pub(crate) fn version(doc: &Doc, found: &mut ProblemList) {
    let value = doc.table.get("format_version");
    let given = value.and_then(|value| value.get_ref().as_integer());
    let is_right = given.is_some_and(|given| given.as_str() == FORMAT_VERSION.to_string());
    let is_first = value.is_some_and(|value| {
        // A table's own place is its header, so plain values above it come first. What is laid under it stands in
        // another text.
        let at = value.span().start;
        let own = doc.source.begin(at)..at;
        !doc.table
            .values()
            .any(|other| own.contains(&other.span().start))
    });
    for place in &doc.unversioned {
        let with = vec![("n", FORMAT_VERSION.to_string())];
        found.tell(place.clone(), "format-version", with);
    }
    if !(is_right && is_first) && doc.unversioned.is_empty() {
        let place = value.map_or_else(
            || doc.source.whole(),
            |value| doc.source.place(value.span().start),
        );
        found.tell(
            place,
            "format-version",
            vec![("n", FORMAT_VERSION.to_string())],
        );
    }
}

/// Tells of a pack that names no language: nothing can be said of its words.
pub(crate) fn speaks_something(languages: &[Lang], found: &mut ProblemList) {
    if languages.is_empty() {
        let with = vec![
            ("field", "languages".to_owned()),
            ("place", overlay::MANIFEST.to_owned()),
        ];
        found.push(of_file(overlay::MANIFEST, "missing", with));
    }
}
