//! The whole program in a language that nobody speaks: every letter that can bear an accent bears one. What shows none
//! was said past the texts, and what does not fit would fit in no language that needs more room than English.

use std::collections::BTreeSet;

use cardcode::author::crawl::every_state;
use cardcode::author::translators::export;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;
use cardcode::pack::model::fact::Source;
use cardcode::text::lang::Lang;
use cardcode::view::key_bar;
use cardcode::view::router::page;

use crate::common::words;
use crate::fits::long_pages;

/// A made-up language.
const LANG: &str = "xa";

/// Words with accents, between brackets, placeholders as they are.
fn accented(source: &str) -> String {
    let mut is_open = false;
    let accented: String = source
        .chars()
        .map(|char| {
            is_open = char == '{' || is_open && char != '}';
            match char {
                _ if is_open => char,
                'a' => 'á',
                'e' => 'é',
                'i' => 'í',
                'o' => 'ó',
                'u' => 'ú',
                'A' => 'Á',
                'E' => 'É',
                'I' => 'Í',
                'O' => 'Ó',
                'U' => 'Ú',
                _ => char,
            }
        })
        .collect();
    match source.contains(char::is_alphabetic) {
        true => format!("[{accented}]"),
        false => accented,
    }
}

/// The carried pack with every text translated.
fn translated() -> Pack {
    let embedded = Pack::embedded().unwrap();
    let english = Lang::new("en");
    let mut file = export(embedded.words(&english), None, &Lang::new(LANG), None).unwrap();
    for entry in file
        .entries
        .iter_mut()
        .filter(|entry| !entry.source.is_empty())
    {
        entry.translation = accented(&entry.source);
    }
    let manifest = format!(
        "format_version = 1\nid = \"accents\"\nversion = \"1\"\nextends = \"cardcode\"\n\
         languages = [{{ code = \"{LANG}\", name = \"Accents\" }}]\n"
    );
    let pack_file = |path: &str, text: String| PackFile {
        path: path.to_owned(),
        text: text.into(),
    };
    let files = [
        pack_file("pack.toml", manifest),
        pack_file(&format!("lang/{LANG}.po"), file.write()),
    ];
    let checked = check(&files, &carried());
    let progress = &checked.translations[0];
    assert_eq!((progress.missing(), progress.fuzzy), (0, 0), "{progress:?}");
    checked
        .pack
        .unwrap_or_else(|| panic!("{:#?}", checked.problems))
}

/// What a page may say that is no text: the names of keys, codes, sources, the pack.
fn data(pack: &Pack) -> BTreeSet<String> {
    let facts = pack.facts().all.iter().flat_map(|fact| &fact.sources);
    let lists = pack.systems().iter().flat_map(|list| &list.sources);
    let source = |source: &Source| format!("{} {}", source.name, source.url);
    let codes = pack.systems().iter().flat_map(|list| &list.messages);
    let keys = key_bar::table(pack, &Lang::new(LANG)).into_iter();
    let keys: String = keys.map(|(keys, _)| keys + " ").collect();
    facts
        .chain(lists)
        .map(source)
        .chain(codes.map(|message| message.code.clone()))
        .chain(keys.split(' ').map(str::to_owned))
        .chain(["b", pack.manifest().id.as_str()].map(str::to_owned))
        .collect()
}

/// The begin of a pack's hash, in brackets.
fn is_hash(part: &str) -> bool {
    let digits = part.trim_matches(['(', ')']);
    digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What stands outside of all brackets.
fn outside(words: &str) -> String {
    let mut depth = 0;
    let outside = words.chars().filter(|char| {
        depth += i32::from(*char == '[');
        let is_outside = depth == 0;
        depth -= i32::from(*char == ']');
        is_outside
    });
    outside.collect()
}

#[test]
fn no_word_is_said_past_the_texts_and_every_page_fits() {
    let pack = translated();
    let lang = Lang::new(LANG);
    let data = data(&pack);
    let mut past = BTreeSet::new();
    for state in every_state(&pack, &lang) {
        let page = page(&pack, &state);
        for words in words(&page) {
            let rest = outside(&words);
            let rest = rest.trim_matches([':', ' ']);
            let mut parts = rest
                .split(' ')
                .filter(|part| part.contains(char::is_alphabetic));
            let is_data =
                data.contains(rest) || parts.all(|part| data.contains(part) || is_hash(part));
            if !is_data {
                past.insert(format!("{}: {words}", page.id));
            }
        }
    }
    assert!(past.is_empty(), "{past:#?}");
    let long = long_pages(&pack, &lang);
    assert!(long.is_empty(), "{long:#?}");
}
