//! Plain words: short sentences, one word for one thing, and nothing that asks for a secret.
//!
//! These rules look at words as a reader would, so they can be wrong; `allow.toml` names the texts that a person
//! looked at and found right.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use crate::pack::lint::allowances::Allowances;
use crate::pack::lint::asks;
use crate::pack::lint::avoided_terms::AvoidedTerms;
use crate::pack::lint::bounds::TEXT;
use crate::pack::lint::english::English;
use crate::pack::lint::japanese::{Japanese, is_order};
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::sentence::{WordingReport, begin};
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::lint::word_filter::WordFilter;
use crate::pack::lint::word_lists::{self, WordLists};
use crate::pack::lint::words::Texts;
use crate::pack::model::glossary::{Glossary, Term};
use crate::pack::overlay::Doc;
use crate::pack::overlay::{self, MANIFEST};
use crate::text::lang::Lang;
use crate::text::mask::shown;

/// What an address has one of.
const ADDRESS: [&str; 3] = ["://", "www.", "@"];

/// The languages of these texts for which there are no rules: what stands in Japanese or English there is found alone.
pub(crate) fn without_rules(words: &[(Lang, usize, usize)]) -> Vec<&str> {
    let codes = words.iter().map(|(lang, ..)| lang.code());
    codes.filter(|lang| !["ja", "en"].contains(lang)).collect()
}

/// The glossary of a pack.
pub(crate) fn glossary(docs: &[Doc]) -> Glossary {
    let doc = docs.iter().find(|doc| doc.source.path == "glossary.toml");
    let glossary = doc.and_then(|doc| overlay::typed(doc.table.clone()).ok());
    glossary.unwrap_or_default()
}

/// Looks at every text in Japanese and English.
pub(crate) fn look(
    all: &[Texts],
    glossary: &Glossary,
    allowed: &mut Allowances,
    found: &mut ProblemList,
) {
    let sieves = WordFilters::of(glossary);
    for texts in all {
        let tree = texts.tree;
        // The glossary names the words that are not used.
        if tree.path() == "glossary.toml" {
            empty_terms(tree, found);
            continue;
        }
        // Claims are another's words.
        let claims = tree.all("claim.says.ja").chain(tree.all("claim.says.en"));
        let of_others: HashSet<usize> = claims.map(|leaf| leaf.at).collect();
        let own = |leaf: &&&Leaf| !of_others.contains(&leaf.at);
        let is_listed = word_lists::covers(tree.path());
        for leaf in texts.all().flatten().filter(own) {
            let mut tell = |rule, with| {
                if !allowed.covers(rule, &leaf.value) {
                    found.tell(tree.place(leaf), rule, with);
                }
            };
            let lang = tree.key(leaf);
            let any = sieves.any.get(lang);
            let may_hold = any.is_none_or(|any| any.may_hold(&leaf.value));
            match lang {
                "ja" => sieves.japanese.look(&leaf.value, may_hold, &mut tell),
                "en" => sieves.english.look(&leaf.value, may_hold, &mut tell),
                _ => {}
            }
            everywhere(&leaf.value, may_hold, &mut tell);
            if let Some(sentence) = asks::asking(&leaf.value, false) {
                tell("asks-secret", vec![("words", begin(sentence))]);
            }
            if let Some(avoided) = sieves.terms.get(lang).filter(|_| may_hold) {
                avoided.look(&leaf.value, &mut tell);
            }
            let listed = sieves.listed.get(lang).filter(|_| may_hold && is_listed);
            if let Some(listed) = listed {
                listed.look(&leaf.value, &mut tell);
            }
        }
        beside(tree, allowed, found);
        for leaf in tree.all("cause.dont.ja") {
            if !is_order(&leaf.value) && !allowed.covers("order", &leaf.value) {
                let with = vec![("words", begin(&leaf.value))];
                found.tell(tree.place(leaf), "order", with);
            }
        }
    }
}

/// A sieve for all rules that look for words, and one for each.
struct WordFilters {
    /// By language, for all rules together.
    any: HashMap<String, WordFilter>,
    japanese: Japanese,
    english: English,
    /// Words of the glossary that are not used, by language.
    terms: HashMap<String, AvoidedTerms>,
    /// Words that the rules list, by language.
    listed: HashMap<&'static str, WordLists>,
}

impl WordFilters {
    fn of(glossary: &Glossary) -> WordFilters {
        let mut avoided: HashMap<&String, BTreeMap<&str, &Term>> = HashMap::default();
        for term in &glossary.all {
            for (lang, words) in &term.not {
                let known = avoided.entry(lang).or_default();
                // What is empty stands everywhere, and what is longer than a text nowhere.
                let words = words.iter().map(String::as_str);
                for word in words.filter(|word| !word.trim().is_empty() && word.len() <= TEXT) {
                    known.entry(word).or_insert(term);
                }
            }
        }
        let mut any: HashMap<String, Vec<&str>> = HashMap::default();
        any.insert("ja".to_owned(), Japanese::words().collect());
        any.insert("en".to_owned(), English::words().collect());
        let listed = ["ja", "en"].map(|lang| (lang, WordLists::of(lang)));
        for (lang, listed) in &listed {
            any.entry((*lang).to_owned())
                .or_default()
                .extend(listed.words());
        }
        for (lang, words) in &avoided {
            let words = words.keys().copied();
            any.entry((*lang).clone()).or_default().extend(words);
        }
        let all = |(lang, words): (String, Vec<&str>)| {
            (lang, WordFilter::of(words.into_iter().chain(ADDRESS)))
        };
        WordFilters {
            any: any.into_iter().map(all).collect(),
            japanese: Japanese::new(),
            english: English::new(),
            terms: avoided
                .into_iter()
                .map(|(lang, words)| (lang.clone(), AvoidedTerms::of(&words, &Lang::new(lang))))
                .collect(),
            listed: listed.into_iter().collect(),
        }
    }
}

/// What no text holds in any language: a telephone number, an address.
fn everywhere(text: &str, may_hold: bool, tell: &mut WordingReport) {
    if text.bytes().filter(u8::is_ascii_digit).count() >= 9 {
        let is_part = |char: char| char.is_ascii_digit() || matches!(char, '-' | '(' | ')' | '+');
        for run in text.split(|char: char| !is_part(char)) {
            let digits = run.bytes().filter(u8::is_ascii_digit).count();
            if (9..=13).contains(&digits) && run.contains('-') {
                tell("telephone", vec![("given", shown(run))]);
            }
        }
    }
    let is_address = |text: &str| ADDRESS.iter().any(|part| text.contains(part));
    if may_hold && is_address(text) {
        let mut words = text.split([' ', '\u{3000}', '。', '、']);
        let word = words.find(|word| is_address(word));
        tell("address", vec![("given", shown(word.unwrap_or(text)))]);
    }
}

/// Tells of prints and names that ask for a secret.
fn beside(tree: &Tree, allowed: &mut Allowances, found: &mut ProblemList) {
    let is_print = tree.path() != MANIFEST;
    for leaf in beside_texts(tree) {
        let asking = asks::asking(&leaf.value, is_print);
        if let Some(sentence) = asking.filter(|_| !allowed.covers("asks-secret", &leaf.value)) {
            let with = vec![("words", begin(sentence))];
            found.tell(tree.place(leaf), "asks-secret", with);
        }
    }
}

/// What is shown and is the same in every language: prints of cards, names of languages.
fn beside_texts<'s, 't>(tree: &'s Tree<'t>) -> impl Iterator<Item = &'s Leaf<'t>> {
    let is_print = |leaf: &&Leaf| {
        let key = tree.key(leaf);
        key == "print" || tree.above(leaf).contains(&"print")
    };
    let is_of_cards = tree.path() == "faces.toml" || tree.path().starts_with("cards/");
    let prints = tree
        .leaves
        .iter()
        .filter(move |leaf| is_of_cards && is_print(leaf));
    let is_manifest = tree.path() == MANIFEST;
    let names = ["languages.name", "id", "version"].into_iter();
    let names = names.flat_map(|name| tree.all(name));
    prints.chain(names.filter(move |_| is_manifest))
}

/// Tells of a word in the list of what is not used that is no word.
fn empty_terms(tree: &Tree, found: &mut ProblemList) {
    for leaf in &tree.leaves {
        if let ["term", "not", lang] = tree.above(leaf)[..]
            && leaf.value.trim().is_empty()
        {
            let with = vec![("lang", lang.to_owned())];
            found.tell(tree.place(leaf), "empty", with);
        }
    }
}
