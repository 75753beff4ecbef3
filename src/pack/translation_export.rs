//! A file for translators: every text of a pack, with what was translated before.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::embedded::PackFile;
use crate::pack::lint::problem::Problem;
use crate::pack::overlay;
use crate::pack::overlay::Unread;
use crate::pack::schema::KINDS;
use crate::pack::text_keys;
use crate::pack::text_keys::{LanguagePair, each_text, words};
use crate::pack::translation;
use crate::pack::translation::is_shown;
use crate::text::lang::Lang;
use crate::text::po::{FUZZY, PoEntry, PoFile};

/// The flag by which translators' tools compare placeholders such as `{n}`.
const BRACES: &str = "python-brace-format";

/// A file for translators with every text of the pack in these files, laid over the carried one where it extends that.
/// What was translated in `old` is kept: where the words have changed since then it is marked as fuzzy, and where the
/// text is gone as obsolete.
///
/// # Errors
/// The files of the pack that cannot be read.
pub fn export(
    files: &[PackFile],
    carried: &[PackFile],
    lang: &Lang,
    old: &PoFile,
) -> Result<PoFile, Vec<Problem>> {
    let plan = overlay::plan(files);
    let base = if plan.extends.is_some() { carried } else { &[] };
    let sources = overlay::sources(translation::without(files), base, &[]);
    let (mut docs, unread) = overlay::docs(&sources);
    let unread = unread.into_iter();
    let problems: Vec<Problem> = unread.map(unreadable).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    overlay::leave_out(&mut docs, &plan.without);
    let translated: Vec<Lang> = files.iter().filter_map(translation::language).collect();
    let is_translated = |one: &Lang| one == lang || translated.contains(one);
    let spoken = overlay::languages(&docs);
    // A pack without a language has nothing to translate, and `check` tells that.
    let Some(source) = text_keys::source(&spoken, is_translated) else {
        return Ok(PoFile::default());
    };
    let pair = LanguagePair {
        source: source.clone(),
        fallback: source.clone(),
    };
    let mut entries = Vec::new();
    for kind in &KINDS {
        for doc in docs.iter_mut().filter(|doc| kind.is(&doc.source.path)) {
            let path = doc.source.path.clone();
            if is_shown(&path) {
                each_text(&path, &mut doc.table, &pair, &mut |key, text| {
                    if !text.contains_key(lang.code()) {
                        entries.push(entry(key, text, &pair));
                    }
                });
            }
        }
    }
    let obsolete = take_over(&mut entries, &old.entries);
    let header = old
        .entries
        .first()
        .filter(|entry| entry.is_header())
        .cloned();
    let mut all = vec![header.unwrap_or_else(|| self::header(&pair, lang))];
    all.extend(entries);
    all.extend(obsolete);
    Ok(PoFile {
        entries: all,
        last_comments: old.last_comments.clone(),
    })
}

/// A file of the pack that is no TOML.
fn unreadable(file: Unread) -> Problem {
    Problem {
        place: file.place,
        rule: "toml",
        with: vec![("reason", file.reason)],
    }
}

fn header(languages: &LanguagePair, lang: &Lang) -> PoEntry {
    let translation = format!(
        "Project-Id-Version: cardcode {}\nLanguage: {}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\nX-Source-Language: {}\n",
        env!("CARGO_PKG_VERSION"),
        lang.code(),
        languages.source.code()
    );
    let comments = [
        "msgctxt is the text's key: its file, and where in it. What stands in braces, such as {n}, is filled in and stays",
        "as it is. Put this file into a pack as lang/LANGUAGE.po; to see how far it is: cardcode texts check FILE",
    ];
    PoEntry {
        comments: comments.map(str::to_owned).to_vec(),
        translation,
        ..PoEntry::default()
    }
}

fn entry(key: &str, text: &DeTable, languages: &LanguagePair) -> PoEntry {
    let source = words(text, &languages.source).to_owned();
    let others = text
        .iter()
        .filter(|(code, _)| code.get_ref() != languages.source.code());
    let hint = |(code, words): (&Spanned<_>, &Spanned<DeValue>)| {
        let words = words.get_ref().as_str().unwrap_or_default();
        format!("{}: {}", code.get_ref(), words.replace('\n', " "))
    };
    let hints = others.map(hint).collect();
    let braces = source.contains('{').then(|| BRACES.to_owned());
    PoEntry {
        hints,
        flags: braces.into_iter().collect(),
        context: Some(key.to_owned()),
        source,
        ..PoEntry::default()
    }
}

/// By what an older entry is found: two parts of it.
type Likeness = fn(&PoEntry) -> (String, String);

/// Takes over what was translated; what is of no text any more comes back, marked as such.
fn take_over(entries: &mut [PoEntry], old: &[PoEntry]) -> Vec<PoEntry> {
    let left = old.iter().enumerate();
    let mut left: Vec<(usize, &PoEntry)> = left.filter(|(_, old)| !old.is_header()).collect();
    let mut open: Vec<&mut PoEntry> = entries.iter_mut().collect();
    // The same text, one that has moved within its file, and last the same place with other words.
    let likenesses: [Likeness; 3] = [
        |entry| (entry.key().to_owned(), entry.source.clone()),
        |entry| (path(entry).to_owned(), entry.source.clone()),
        |entry| (entry.key().to_owned(), String::new()),
    ];
    for like in likenesses {
        let mut known: BTreeMap<(String, String), Vec<(usize, &PoEntry)>> = BTreeMap::new();
        for old in left.into_iter().rev() {
            known.entry(like(old.1)).or_default().push(old);
        }
        open.retain_mut(|new| {
            let old = known.get_mut(&like(new)).and_then(Vec::pop);
            old.inspect(|(_, old)| keep(new, old)).is_none()
        });
        left = known.into_values().flatten().collect();
    }
    left.retain(|(_, old)| !old.translation.is_empty());
    // In the order of the file, so that it stays the same if nothing has changed.
    left.sort_by_key(|(at, _)| *at);
    let obsolete = |old: &PoEntry| PoEntry {
        is_obsolete: true,
        ..old.clone()
    };
    left.into_iter().map(|(_, old)| obsolete(old)).collect()
}

/// The file that an entry's text stands in.
fn path(entry: &PoEntry) -> &str {
    entry.key().split(": ").next().unwrap_or_default()
}

/// Keeps what an older entry says; where that is of other words, a person has to look at it.
fn keep(new: &mut PoEntry, old: &PoEntry) {
    let is_other = new.source != old.source && !old.translation.is_empty();
    let flags = old.flags.iter();
    let flags = flags.filter(|flag| *flag != BRACES && *flag != FUZZY);
    new.flags.extend(flags.cloned());
    if is_other || old.is_fuzzy() {
        new.flags.insert(0, FUZZY.to_owned());
        let before = is_other.then(|| old.source.clone());
        new.previous = old.previous.clone().or(before);
    }
    new.comments.clone_from(&old.comments);
    new.translation.clone_from(&old.translation);
}
