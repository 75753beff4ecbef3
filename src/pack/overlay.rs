//! Files parsed, and a pack laid over the one that it builds on.
//!
//! Each file becomes one table. Where a pack extends another, its table is laid over the other's of the same
//! path: an item with the same `id` (or `code`) is replaced whole, a word is replaced in all its languages, and
//! what is new is added. Every value keeps the place in the text that it is from.

use crate::pack::chunked_toml;
use crate::pack::tokens;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

use crate::pack::embedded::PackFile;
use crate::pack::span::{SourceFile, SourcePart, SourcePos};
use crate::text::lang::Lang;

/// A file with no right form of TOML.
pub(crate) struct Unread {
    pub(crate) place: SourcePos,
    pub(crate) reason: String,
}

/// A file as a table.
pub(crate) struct Doc<'t> {
    pub(crate) source: &'t SourceFile<'t>,
    pub(crate) table: DeTable<'t>,
    /// Whether a part of it could not be read, so that what is missing says nothing.
    pub(crate) is_torn: bool,
    /// Texts of it that do not say what form they have.
    pub(crate) unversioned: Vec<SourcePos>,
}

/// What a pack says of itself before anything is laid over anything.
#[derive(Default)]
pub(crate) struct Plan {
    /// The pack it builds on.
    pub(crate) extends: Option<String>,
    /// What it leaves out of that.
    pub(crate) without: Vec<String>,
}

/// What `pack.toml` says of the pack it builds on; nothing where it cannot be read.
pub(crate) fn plan(files: &[PackFile]) -> Plan {
    let Some(file) = files.iter().find(|file| file.path == MANIFEST) else {
        return Plan::default();
    };
    let (table, _) = DeTable::parse_recoverable(&file.text);
    let table = table.get_ref();
    let text = |value: &Spanned<DeValue>| value.get_ref().as_str().map(str::to_owned);
    let without = table
        .get("without")
        .and_then(|list| list.get_ref().as_array());
    Plan {
        extends: table.get("extends").and_then(text),
        without: without.into_iter().flatten().filter_map(text).collect(),
    }
}

/// The file that says what a pack is.
pub(crate) const MANIFEST: &str = "pack.toml";

/// The files of a pack, each over the one of the same path in the pack it builds on, if it builds on one.
///
/// Behind each stand the `others`, by name and text: what they say is laid over any of the files.
pub(crate) fn sources<'t>(
    files: impl IntoIterator<Item = &'t PackFile>,
    base: &'t [PackFile],
    others: &[(&'t str, &'t str)],
) -> Vec<SourceFile<'t>> {
    let mut all: BTreeMap<&str, SourceFile> = base
        .iter()
        .map(|file| {
            (
                &*file.path,
                SourceFile::new(file, format!("<cardcode>/{}", file.path), None),
            )
        })
        .collect();
    for file in files {
        let over = SourceFile::new(file, file.path.clone(), all.get(&*file.path));
        all.insert(&file.path, over);
    }
    let others = others.iter();
    let others: Vec<SourcePart> = others
        .map(|(label, text)| SourcePart::new(label, text))
        .collect();
    let all = all.into_values();
    all.map(|source| source.followed_by(&others)).collect()
}

/// The sources as tables, the pack's own over those it builds on, and what could not be read.
pub(crate) fn docs<'t>(sources: &'t [SourceFile]) -> (Vec<Doc<'t>>, Vec<Unread>) {
    let mut unread = Vec::new();
    let mut docs = Vec::new();
    for source in sources {
        let mut doc = Doc {
            source,
            table: DeTable::new(),
            is_torn: false,
            unversioned: Vec::new(),
        };
        for part in source.own() {
            let (table, errors) = chunked_toml::parse(part.text, part.start);
            let errors_free = errors.is_empty();
            doc.is_torn |= !errors_free;
            unread.extend(errors.into_iter().map(|error| {
                Unread {
                    // What is nested too deep is told without a place.
                    place: source.place(
                        part.start
                            + error
                                .span()
                                .map_or_else(|| tokens::too_deep(part.text), |span| span.start),
                    ),
                    reason: error.message().to_owned(),
                }
            }));
            if errors_free && !table.contains_key("format_version") {
                let place = source.place(part.start);
                doc.unversioned.push(SourcePos { column: 0, ..place });
            }
            lay_over(&mut doc.table, table);
        }
        docs.push(doc);
    }
    (docs, unread)
}

/// The codes of the languages that a pack says it speaks, in its order.
pub(crate) fn languages(docs: &[Doc]) -> Vec<Lang> {
    let manifest = docs.iter().find(|doc| doc.source.path == MANIFEST);
    let list = manifest
        .and_then(|doc| doc.table.get("languages"))
        .and_then(|list| list.get_ref().as_array());
    let code = |value: &Spanned<DeValue>| {
        let code = value.get_ref().get("code")?;
        code.get_ref().as_str().map(Lang::new)
    };
    list.into_iter().flatten().filter_map(code).collect()
}

fn lay_over<'t>(under: &mut DeTable<'t>, over: DeTable<'t>) {
    for (key, value) in over {
        match (under.get_mut(&key).map(Spanned::get_mut), value.get_ref()) {
            (Some(DeValue::Table(under)), DeValue::Table(_)) => {
                if let DeValue::Table(over) = value.into_inner() {
                    under.extend(over);
                }
            }
            (Some(DeValue::Array(under)), DeValue::Array(over))
                if are_items(under) && are_items(over) =>
            {
                if let DeValue::Array(over) = value.into_inner() {
                    add_items(under, over);
                }
            }
            _ => {
                under.insert(key, value);
            }
        }
    }
}

/// Items have a name of their own, by which they are replaced.
fn are_items(array: &DeArray) -> bool {
    !array.is_empty() && array.iter().all(|item| name_of(item).is_some())
}

fn add_items<'t>(under: &mut DeArray<'t>, over: DeArray<'t>) {
    let mut places: BTreeMap<String, usize> = under
        .iter()
        .enumerate()
        .filter_map(|(place, item)| Some((name_of(item)?.to_owned(), place)))
        .collect();
    let mut items: Vec<Spanned<DeValue>> = std::mem::replace(under, DeArray::new())
        .into_iter()
        .collect();
    for item in over {
        // An item that stands twice in one file is added twice, so that the rule on names can tell.
        match name_of(&item).and_then(|name| places.remove(name)) {
            Some(place) => items[place] = item,
            None => items.push(item),
        }
    }
    *under = items.into_iter().collect();
}

/// What an item is called: its `id`, or its `code` in a list of messages.
pub(crate) fn name<'a>(item: &'a DeTable) -> Option<&'a str> {
    let of = |key: &str| item.get(key).and_then(|value| value.get_ref().as_str());
    of("id").or_else(|| of("code"))
}

fn name_of<'a>(item: &'a Spanned<DeValue>) -> Option<&'a str> {
    item.get_ref().as_table().and_then(name)
}

/// Takes out what the pack leaves out: `cards/discover` is a file, `topics/every-shop` an item of one. What is
/// not there to be left out.
pub(crate) fn leave_out<'a>(docs: &mut Vec<Doc>, without: &'a [String]) -> Vec<&'a str> {
    let is_left = |what: &&String| {
        let whole = format!("{what}.toml");
        if let Some(at) = docs.iter().position(|doc| doc.source.path == whole) {
            docs.remove(at);
            return false;
        }
        let Some((file, item)) = what.rsplit_once('/') else {
            return true;
        };
        let file = format!("{file}.toml");
        let mut is_there = false;
        let doc = docs.iter_mut().find(|doc| doc.source.path == file);
        for (_, value) in doc.into_iter().flat_map(|doc| doc.table.iter_mut()) {
            if let DeValue::Array(array) = value.get_mut() {
                let items = std::mem::replace(array, DeArray::new()).into_iter();
                let stays = |value: &Spanned<DeValue>| name_of(value) != Some(item);
                let (mut stay, gone): (Vec<_>, Vec<_>) = items.partition(stays);
                is_there |= !gone.is_empty();
                for group in &mut stay {
                    is_there |= leave_out_code(group, item);
                }
                *array = stay.into_iter().collect();
            }
        }
        !is_there
    };
    let mut is_left = is_left;
    without
        .iter()
        .filter(|what| is_left(what))
        .map(String::as_str)
        .collect()
}

/// Takes a code out of a group of a list of messages. Returns whether it was there.
fn leave_out_code(group: &mut Spanned<DeValue>, code: &str) -> bool {
    let DeValue::Table(group) = group.get_mut() else {
        return false;
    };
    let codes = group.get_mut("codes").map(Spanned::get_mut);
    let Some(DeValue::Array(codes)) = codes else {
        return false;
    };
    let all = codes.len();
    let known = std::mem::replace(codes, DeArray::new()).into_iter();
    let stays = |known: &Spanned<DeValue>| known.get_ref().as_str() != Some(code);
    *codes = known.filter(stays).collect();
    codes.len() < all
}

/// A table as a section. What is wrong is told by the form's rules, which see all of it and not the first only.
pub(crate) fn typed<T: DeserializeOwned>(table: DeTable) -> Result<T, toml::de::Error> {
    T::deserialize(ValueDeserializer::from(Spanned::new(
        0..0,
        DeValue::Table(table),
    )))
}
