//! What README and docs take from the program is current: tables of commands and keys, the picture of the questions.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cardcode::author::graph::{GraphFormat, graph};
use cardcode::cli::table as command_table;
use cardcode::keymap::{MARKS, TABLE, command};
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::key_bar::table;

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_table_of_keys_is_the_program_s_own() {
    let rows = table(&Pack::embedded().unwrap(), &Lang::new("en"));
    let rows: Vec<String> = rows
        .iter()
        .map(|(keys, what)| format!("| `{keys}` | {what} |"))
        .collect();
    assert!(
        page("docs/terminal.md").contains(&rows.join("\n")),
        "The table of keys in docs/terminal.md should be:\n{}",
        rows.join("\n")
    );
}

#[test]
fn no_key_means_two_things() {
    let bound: Vec<_> = TABLE
        .iter()
        .flat_map(|line| line.keys)
        .map(|(key, _)| *key)
        .collect();
    let marks = MARKS.map(cardcode::keymap::Key::Char);
    let all: Vec<_> = bound.into_iter().chain(marks).collect();
    assert_eq!(
        all.iter().collect::<std::collections::HashSet<_>>().len(),
        all.len()
    );
    assert!(all.iter().all(|key| command(*key).is_some()));
}

#[test]
fn the_page_for_contributors_names_files_and_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let links = page.split("](").skip(1);
    let links = links.filter_map(|rest| rest.split(')').next());
    let quoted = page
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2));
    let roots = ["src/", "tests/", "assets/", ".ci/"];
    let is_path = |name: &&str| roots.iter().any(|root| name.starts_with(root));
    let paths: BTreeSet<&str> = links.chain(quoted.filter(is_path)).collect();
    assert!(paths.len() > 20, "{paths:?}");
    // Of what is yet to be written, the folder.
    for path in paths {
        let there = path.strip_suffix("NAME.rs").unwrap_or(path);
        assert!(root.join(there).exists(), "{path}");
    }
    // `cargo test --test BINARY`: each has a folder.
    for binary in page.split("--test ").skip(1) {
        let binary = binary.split([' ', '`', '\n']).next().unwrap();
        assert!(root.join("tests").join(binary).exists(), "{binary}");
    }
}

#[test]
fn every_test_that_the_docs_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["performance", "packs", "practice", "xapi"] {
        let page = page(&format!("docs/{name}.md"));
        // Every other part of a line stands in backquotes.
        let quoted = page
            .lines()
            .flat_map(|line| line.split('`').skip(1).step_by(2));
        for name in quoted.filter(|name| name.starts_with("tests/")) {
            assert!(root.join(name).exists(), "{name}");
        }
    }
}

#[test]
fn the_picture_of_the_questions_is_current() {
    let name = "docs/diagnosis.md";
    let diagnosis = page(name);
    let (before, rest) = diagnosis.split_once("```mermaid\n").unwrap();
    let (picture, after) = rest.split_once("```").unwrap();
    let wanted = graph(
        &Pack::embedded().unwrap(),
        &Lang::new("en"),
        GraphFormat::Mermaid,
    );
    if std::env::var("CARDCODE_PICTURES").is_ok_and(|value| value == "write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let renewed = format!("{before}```mermaid\n{wanted}```{after}");
        fs::write(path, renewed).unwrap();
        return;
    }
    assert!(
        picture == wanted,
        "The picture of the questions in docs/diagnosis.md is not current. It is what this prints:\n  \
         cardcode graph --format mermaid --lang en\nor let it be written: \
         CARDCODE_PICTURES=write cargo test --test program readme"
    );
}

/// The table of commands as a README should have it.
fn commands(lang: &str, head: &str) -> String {
    let pack = Pack::embedded().unwrap();
    let mut table = format!("{head}\n| --- | --- | --- |\n");
    for (group, rows) in command_table(pack.words(&Lang::new(lang))) {
        let whom = group.trim_start_matches("For ");
        for [command, what] in rows {
            table += &format!("| {whom} | `{command}` | {what} |\n");
        }
    }
    table
}

#[test]
fn the_table_of_commands_is_the_program_s_own() {
    for (name, lang, head) in [
        ("README.md", "en", "| for | command | what |"),
        ("README.ja.md", "ja", "| 対象 | コマンド | 説明 |"),
    ] {
        let page = page(name);
        let wanted = commands(lang, head);
        let from = page.find(head).unwrap();
        let to = from + page[from..].find("\n\n").unwrap() + 1;
        if std::env::var("CARDCODE_PICTURES").is_ok_and(|value| value == "write") {
            let renewed = format!("{}{wanted}{}", &page[..from], &page[to..]);
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), renewed).unwrap();
            continue;
        }
        assert!(
            page[from..to] == wanted,
            "{name}'s table of commands should be:\n{wanted}\nor let it be written: \
             CARDCODE_PICTURES=write cargo test --test program readme"
        );
    }
}
