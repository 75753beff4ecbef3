//! A file as a flat list of its values, each with its path and place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::merge::{Doc, Place, Source, name};

/// A file.
pub(super) struct Tree<'t> {
    pub(super) source: &'t Source,
    /// Every value, in the order of the file.
    pub(super) leaves: Vec<Leaf>,
}

/// A value that is no table and no array.
pub(super) struct Leaf {
    /// Where it stands: `cause.3.hears.where.0`.
    pub(super) path: String,
    /// The value.
    pub(super) value: String,
    /// Whether it is a string.
    pub(super) is_text: bool,
    /// Its first byte.
    pub(super) at: usize,
}

impl Leaf {
    /// The last part of its path: a key, or a place in an array.
    pub(super) fn key(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }

    /// The last part of its path that is no place in an array.
    pub(super) fn name(&self) -> &str {
        self.path
            .rsplit('.')
            .find(|part| !is_place(part))
            .unwrap_or(&self.path)
    }

    /// Its path without the last part.
    pub(super) fn parent(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    /// Whether its path, places in arrays aside, is this one.
    pub(super) fn is(&self, bare: &str) -> bool {
        let mut parts = self.path.split('.').filter(|part| !is_place(part));
        bare.split('.').all(|part| parts.next() == Some(part)) && parts.next().is_none()
    }
}

fn is_place(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'t> Tree<'t> {
    /// The values of a file.
    pub(super) fn of(doc: &Doc<'t>) -> Tree<'t> {
        let mut leaves = Vec::new();
        walk(&doc.table, &mut String::new(), &mut leaves);
        leaves.sort_by_key(|leaf| leaf.at);
        Tree {
            source: doc.source,
            leaves,
        }
    }

    /// Path of the file inside the pack.
    pub(super) fn path(&self) -> &str {
        &self.source.path
    }

    /// Where a value stands.
    pub(super) fn place(&self, leaf: &Leaf) -> Place {
        self.source.place(leaf.at)
    }

    /// Where the value with this bare path and text stands, or the file as a whole.
    pub(super) fn place_of(&self, bare: &str, value: &str) -> Place {
        self.leaves
            .iter()
            .find(|leaf| leaf.value == value && leaf.is(bare))
            .map_or_else(|| self.source.whole(), |leaf| self.place(leaf))
    }
}

fn walk(table: &DeTable, path: &mut String, leaves: &mut Vec<Leaf>) {
    for (key, value) in table {
        under(path, key.get_ref(), |path| visit(value, path, leaves));
    }
}

/// Does something with a part more on the path.
fn under(path: &mut String, part: &str, what: impl FnOnce(&mut String)) {
    let length = path.len();
    if length > 0 {
        path.push('.');
    }
    path.push_str(part);
    what(path);
    path.truncate(length);
}

fn visit(spanned: &Spanned<DeValue>, path: &mut String, leaves: &mut Vec<Leaf>) {
    let (value, is_text) = match spanned.get_ref() {
        DeValue::Table(table) => return walk(table, path, leaves),
        DeValue::Array(array) => {
            for (place, value) in array.iter().enumerate() {
                under(path, &place.to_string(), |path| visit(value, path, leaves));
            }
            return;
        }
        DeValue::String(text) => (text.to_string(), true),
        DeValue::Integer(number) => (number.as_str().to_owned(), false),
        DeValue::Float(number) => (number.as_str().to_owned(), false),
        DeValue::Boolean(yes) => (yes.to_string(), false),
        DeValue::Datetime(date) => (date.to_string(), false),
    };
    leaves.push(Leaf {
        path: path.clone(),
        value,
        is_text,
        at: spanned.span().start,
    });
}

/// What an item is called in a problem: its name, else its place.
pub(super) fn called(path: &str, value: &DeValue) -> String {
    let called = name(value).map_or_else(|| path.to_owned(), str::to_owned);
    crate::pack::shown(&called)
}
