//! How large a pack may be, so that none can stop the program.

use toml::Spanned;
use toml::de::DeValue;

use crate::pack::embedded::PackFile;
use crate::pack::lint::problem::{ProblemList, of_file};
use crate::pack::overlay::{Doc, MANIFEST};
use crate::pack::tokens;
use crate::pack::translation::is_one;
use crate::text::lang::Lang;

/// Most bytes of all files together: 32 MiB, twenty times what the program carries.
pub const BYTES: usize = 32 << 20;
/// Most lines of all files together, empty ones and comments too: each is kept with its place.
const LINES: usize = 2_000_000;
/// Most languages of a pack: every page is drawn in each, which takes a second or two.
const LANGUAGES: usize = 32;
/// Most files of one pack.
pub const FILES: usize = 1000;
/// Most keys, values and marks of all files together. Each takes some 100 bytes once it is read.
const PARTS: usize = 8_000_000;
/// Most mistakes in the form of TOML: the parser makes an error of each before the first one is seen.
const MISTAKES: usize = 100_000;
/// Bytes of a pack that is looked at part by part: a smaller one has too few of them to matter.
const LARGE: usize = 1 << 20;
/// Most items of one list, questions among them, and keys of one table.
const ITEMS: usize = 100_000;
/// Most items of a list within another.
const INNER: usize = 10_000;
/// Most causes: each is followed through all questions.
const CAUSES: usize = 1000;
/// Most sets of words of a language by which sentences are understood: each is compared with all before it. As many
/// words may be named that are not used.
const WORDS: usize = 5000;
/// Most characters of one text.
pub(crate) const TEXT: usize = 1000;
/// Most questions on one way from the start.
pub(crate) const WAY: usize = 64;

/// Whether the files are too many or too large to look at.
pub(crate) fn files(files: &[PackFile], found: &mut ProblemList) -> bool {
    let bytes = files.iter().map(|file| file.text.len()).sum();
    let languages = files.iter().filter(|file| is_one(&file.path)).count();
    let mut counts = vec![
        ("files", files.len(), FILES),
        ("bytes", bytes, BYTES),
        ("languages", languages, LANGUAGES),
    ];
    let mut lines = 0;
    if (LARGE..=BYTES).contains(&bytes) {
        lines = files.iter().map(|file| lines_of(&file.text)).sum();
        counts.push(("lines", lines, LINES));
    }
    if (LARGE..=BYTES).contains(&bytes) && lines <= LINES {
        let tomls = files.iter().filter(|file| file.path.ends_with(".toml"));
        let all = tomls.map(|file| tokens::count(&file.text));
        let (parts, mistakes) = all.fold((0, 0), |(parts, mistakes), one| {
            (parts + one.parts, mistakes + one.mistakes)
        });
        counts.push(("parts", parts, PARTS));
        counts.push(("mistakes", mistakes, MISTAKES));
    }
    let broken = counts.into_iter().filter(|(_, n, most)| n > most);
    let told: Vec<_> = broken.map(|(what, n, most)| with(what, n, most)).collect();
    let is_broken = !told.is_empty();
    for with in told {
        found.push(of_file(".", "bound", with));
    }
    is_broken
}

fn lines_of(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// Whether a pack says that it speaks more languages than it can be looked at in.
pub(crate) fn languages(languages: &[Lang], found: &mut ProblemList) -> bool {
    let n = languages.len();
    if n > LANGUAGES {
        found.push(of_file(MANIFEST, "bound", with("languages", n, LANGUAGES)));
    }
    n > LANGUAGES
}

/// Whether a list or a table is too long to look at.
pub(crate) fn items(docs: &[Doc], found: &mut ProblemList) -> bool {
    let mut is_broken = false;
    for doc in docs {
        let mut tell = |at: Option<usize>, what: &str, n: usize, most: usize| {
            is_broken = true;
            let place = at.map_or_else(|| doc.source.whole(), |at| doc.source.place(at));
            found.tell(place, "bound", with(what, n, most));
        };
        if doc.table.len() > ITEMS {
            tell(None, "keys", doc.table.len(), ITEMS);
        }
        for (key, value) in &doc.table {
            let key = key.get_ref();
            if let Some(list) = value.get_ref().as_array() {
                let most = match &**key {
                    "cause" => CAUSES,
                    _ => ITEMS,
                };
                if list.len() > most {
                    tell(None, &format!("[[{key}]]"), list.len(), most);
                    continue;
                }
                list.iter().for_each(|item| inner(item, &mut tell));
                let n = list.iter().map(|item| words(key, item.get_ref())).sum();
                if n > WORDS {
                    tell(None, "words to look for", n, WORDS);
                }
            } else {
                inner(value, &mut tell);
            }
        }
    }
    is_broken
}

/// How many words to look for an item holds, if it is of a list of such.
fn words(list: &str, item: &DeValue) -> usize {
    let words = match list {
        "phrase" => Some(item),
        "term" => item.get("not").map(Spanned::get_ref),
        _ => None,
    };
    let words = words.and_then(DeValue::as_table).into_iter().flatten();
    let of_languages = words.filter_map(|(_, words)| words.get_ref().as_array());
    of_languages.map(|words| words.len()).sum()
}

/// Tells of each list and each table in this value that is too long.
fn inner(value: &Spanned<DeValue>, tell: &mut impl FnMut(Option<usize>, &str, usize, usize)) {
    let at = Some(value.span().start);
    match value.get_ref() {
        DeValue::Array(list) if list.len() > INNER => tell(at, "items", list.len(), INNER),
        DeValue::Table(table) if table.len() > ITEMS => tell(at, "keys", table.len(), ITEMS),
        DeValue::Array(list) => list.iter().for_each(|item| inner(item, tell)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| inner(value, tell)),
        _ => {}
    }
}

/// What fills the rule's sentence.
pub fn with(what: &str, n: usize, most: usize) -> Vec<(&'static str, String)> {
    vec![
        ("what", what.to_owned()),
        ("n", n.to_string()),
        ("most", most.to_string()),
    ]
}
