//! How many phrasings that ask for a secret are found, and how many sentences that do not are taken for such.
//!
//! The rule was made with `tests/data/wording/asks.tsv`. `asks-unseen.tsv` was written before the rule, and kept from it:
//! at its first trial the rule found 83 % of its English and 94 % of its Japanese phrasings. What the program itself says is
//! the measure of false alarms.

use std::collections::BTreeSet;

use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;

use crate::own::new_pack;

const ASKS: &str = include_str!("../data/wording/asks.tsv");
const UNSEEN: &str = include_str!("../data/wording/asks-unseen.tsv");
const HARMLESS: &str = include_str!("../data/wording/harmless.tsv");

/// A kind of phrasing, and one of it.
fn rows(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let rows = file.lines().map(|line| line.split_once('\t').unwrap());
    rows.collect()
}

fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|char| ('\u{3041}'..='\u{9fff}').contains(&char) || char >= '\u{ff61}')
        && !text
            .chars()
            .any(|char| ('Ａ'..='ｚ').contains(&char) && text.contains("your"))
}

/// Those that are told to ask.
fn found(rows: &[(&str, &'static str)]) -> BTreeSet<&'static str> {
    let mut files = carried();
    let facts = files.iter_mut().find(|file| file.path == "facts.toml");
    let facts = facts.unwrap();
    let mut text = facts.text.to_string();
    let mut lines = Vec::new();
    for (n, (kind, words)) in rows.iter().enumerate() {
        text += &format!("[[fact]]\nid = \"said{n}\"\n");
        lines.push(text.matches('\n').count() + 1);
        let [ja, en] = match is_japanese(words) {
            true => [*words, "Fine."],
            false => ["はい。", *words],
        };
        let quoted = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"");
        text += &format!(
            "says = {{ ja = \"{}\", en = \"{}\" }}\n",
            quoted(ja),
            quoted(en)
        );
        text += "confidence = \"known\"\nchecked = \"2026-11-22\"\nsources = []\n";
        assert!(!kind.is_empty());
    }
    facts.text = text.into();
    let problems = check(&files, &carried()).problems;
    let told = problems
        .iter()
        .filter(|problem| problem.rule == "asks-secret");
    let told: BTreeSet<usize> = told
        .filter(|problem| problem.place.file == "facts.toml")
        .map(|problem| problem.place.line)
        .collect();
    let rows = lines.iter().zip(rows);
    let found = rows.filter(|(line, _)| told.contains(line));
    found.map(|(_, (_, words))| *words).collect()
}

/// Which share of a file is found, by language, in thousandths. Prints it, and what is not found.
fn share(name: &str, file: &'static str, is_japanese_wanted: bool) -> usize {
    let rows: Vec<_> = rows(file)
        .into_iter()
        .filter(|(kind, words)| *kind != "print" && is_japanese(words) == is_japanese_wanted)
        .collect();
    let found = found(&rows);
    let lang = if is_japanese_wanted { "ja" } else { "en" };
    println!("{name}, {lang}: {} of {} found", found.len(), rows.len());
    let missed = rows.iter().filter(|(_, words)| !found.contains(words));
    missed.for_each(|(kind, words)| println!("  not found ({kind}): {words}"));
    1000 * found.len() / rows.len()
}

#[test]
fn nearly_every_phrasing_that_asks_for_a_secret_is_found() {
    for is_japanese in [true, false] {
        assert!(share("known", ASKS, is_japanese) >= 950);
        assert!(share("kept apart", UNSEEN, is_japanese) >= 900);
    }
    let all = rows(ASKS).len() + rows(UNSEEN).len();
    assert!(all >= 500, "{all}");
}

#[test]
fn no_sentence_that_warns_tells_or_asks_for_something_else_is_taken_for_one() {
    let rows = rows(HARMLESS);
    let found = found(&rows);
    println!(
        "{} of {} harmless sentences are taken for requests",
        found.len(),
        rows.len()
    );
    assert!(found.is_empty(), "{found:#?}");
}

/// What a person allowed is a request as people meet it, or how a form is filled in, and nothing else is told.
#[test]
fn of_what_the_program_says_nothing_is_told_but_what_a_person_allowed() {
    let problems = check(&carried(), &carried()).problems;
    assert!(problems.is_empty(), "{problems:#?}");
    let of = |path: &str| -> PackFile {
        let mut files = carried().into_iter();
        files.find(|file| file.path == path).unwrap()
    };
    let allowed = of("allow.toml")
        .text
        .matches("rule = \"asks-secret\"")
        .count();
    let texts: usize = check(&carried(), &carried())
        .words
        .iter()
        .map(|(_, texts, _)| texts)
        .sum();
    println!("{allowed} of {texts} texts are allowed to ask");
    assert!(allowed * 100 < texts);
}

#[test]
fn prints_and_the_names_of_languages_ask_for_nothing_either() {
    let prints = rows(ASKS).into_iter().filter(|(kind, _)| *kind == "print");
    for (_, words) in prints {
        let print = format!("print = {{ brand = \"{words}\" }}");
        let (_folder, own) =
            new_pack(&[("cards/own.toml", "print = { brand = \"BRAND\" }", &print)]);
        let files = cardcode::author::pack_dir::read(&own).unwrap();
        let problems = check(&files, &carried()).problems;
        let rules: Vec<_> = problems
            .iter()
            .map(|one| (one.place.file.as_str(), one.rule))
            .collect();
        assert_eq!(rules, [("cards/own.toml", "asks-secret")], "{words}");
    }
    let name = "extends = \"cardcode\"\nlanguages = [{ code = \"en\", name = \"Enter your PIN\" }, { code = \"ja\", name = \"日本語\" }]";
    let (_folder, own) = new_pack(&[("pack.toml", "extends = \"cardcode\"", name)]);
    let files = cardcode::author::pack_dir::read(&own).unwrap();
    let problems = check(&files, &carried()).problems;
    assert!(
        problems
            .iter()
            .any(|one| one.rule == "asks-secret" && one.place.file == "pack.toml"),
        "{problems:#?}"
    );
}
