//! README and the pages beside it tell the truth: links lead somewhere, commands are the program's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use cardcode::cli::Arguments;
use cardcode::pack::content::Pack;
use clap::CommandFactory;
use clap::error::ErrorKind;

use crate::common::program::{err, script};

/// The text of each page, by its path from the root.
type Pages = BTreeMap<String, String>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every page that a person may read first, and all of `docs`.
fn pages() -> Pages {
    let docs = fs::read_dir(root().join("docs")).unwrap();
    let docs = docs.map(|file| format!("docs/{}", file.unwrap().file_name().to_str().unwrap()));
    let first = [
        "README.md",
        "README.ja.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "assets/README.md",
    ];
    let names = first.map(str::to_owned).into_iter().chain(docs);
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    names.map(|name| (name.clone(), read(&name))).collect()
}

/// The lines of a page, each with whether it stands in a block of code.
fn lines(page: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut inside = false;
    page.lines().filter_map(move |line| {
        let is_fence = line.starts_with("```");
        inside ^= is_fence;
        (!is_fence).then_some((inside, line))
    })
}

/// What `[…](target)` names, outside of blocks of code.
fn links(page: &str) -> Vec<&str> {
    let text = lines(page).filter(|(is_code, _)| !is_code);
    let behind = text.flat_map(|(_, line)| line.split("](").skip(1));
    behind.filter_map(|rest| rest.split(')').next()).collect()
}

/// The anchors of a page, as GitHub makes them of headings.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for (_, line) in lines(page).filter(|(is_code, line)| !is_code && line.starts_with('#')) {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter_map(|sign| match sign {
            ' ' => Some('-'),
            '-' | '_' => Some(sign),
            _ => sign.is_alphanumeric().then_some(sign),
        });
        let anchor: String = kept.collect();
        let again = (1..).map(|n| format!("{anchor}-{n}"));
        let mut names = std::iter::once(anchor.clone()).chain(again);
        let free = names.find(|name| !anchors.contains(name));
        anchors.extend(free);
    }
    anchors
}

/// A link of a page as a path from the root.
fn target(page: &str, link: &str) -> String {
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{page}: {link}"),
            part => path.push(part),
        }
    }
    path.to_str().unwrap().to_owned()
}

/// The links of a page that lead to no file, or to no heading of it.
fn dead_links(pages: &Pages, name: &str) -> Vec<String> {
    let mut dead = Vec::new();
    for link in links(&pages[name]) {
        if link.starts_with("https://") {
            continue;
        }
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let file = match file {
            "" => name.to_owned(),
            file => target(name, file),
        };
        let is_there = pages.contains_key(&file) || root().join(&file).exists();
        let has_anchor = || {
            pages
                .get(&file)
                .is_some_and(|page| anchors(page).contains(anchor))
        };
        if !is_there || !anchor.is_empty() && !has_anchor() {
            dead.push(format!("{name}: {link}"));
        }
    }
    dead
}

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_are_there() {
    let pages = pages();
    let names = pages.keys();
    let dead: Vec<String> = names.flat_map(|name| dead_links(&pages, name)).collect();
    assert!(dead.is_empty(), "{dead:#?}");
    let links: usize = pages.values().map(|page| links(page).len()).sum();
    assert!(links > 80, "{links}");
}

#[test]
fn a_link_to_nothing_is_found() {
    let made = "## One `b` — two\n[x](#one-b--two) [y](#two)\n```\n[z](none)\n```\n[w](../none.md) [v](../README.md)";
    let pages = Pages::from([("docs/a.md".to_owned(), made.to_owned())]);
    let dead = dead_links(&pages, "docs/a.md");
    assert_eq!(dead, ["docs/a.md: #two", "docs/a.md: ../none.md"]);
}

#[test]
fn both_readmes_are_short_say_the_same_and_lead_to_every_page() {
    let pages = pages();
    let [english, japanese] = ["README.md", "README.ja.md"].map(|name| &pages[name]);
    for page in [english, japanese] {
        assert!(page.lines().count() <= 150, "{}", page.lines().count());
        for command in ["cargo run --release ", "cargo test "] {
            assert!(page.contains(&format!("\n{command}")), "{command}");
        }
        let linked: BTreeSet<&str> = links(page).into_iter().collect();
        let docs = pages.keys().filter(|name| name.starts_with("docs/"));
        for name in docs {
            assert!(linked.contains(&**name), "{name}");
        }
    }
    // Line for line: what a line begins with is the same in both.
    let kind = |line: &str| -> String {
        let is_mark = |sign: &char| "#-|!*".contains(*sign);
        line.chars().take_while(is_mark).collect()
    };
    let kinds = |page: &str| page.lines().map(kind).collect::<Vec<_>>();
    assert_eq!(kinds(english), kinds(japanese));
}

/// All variables of the program's own that stand in a file or a folder of `src`.
fn variables(path: &Path, found: &mut BTreeSet<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            variables(&entry.unwrap().path(), found);
        }
        return;
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let behind = text.split("\"CARDCODE_").skip(1);
    found.extend(behind.filter_map(|rest| Some(format!("CARDCODE_{}", rest.split('"').next()?))));
}

#[test]
fn the_page_for_administrators_names_every_variable_of_the_program() {
    let mut found = BTreeSet::new();
    variables(&root().join("src"), &mut found);
    // With it the tests let a debug build fail.
    assert!(found.remove("CARDCODE_FAIL"));
    assert!(found.len() > 7, "{found:?}");
    let page = &pages()["docs/administrators.md"];
    let table = page
        .split("## ")
        .find(|part| part.starts_with("Environment"))
        .unwrap();
    for name in found {
        assert!(table.contains(&format!("`{name}`")), "{name}");
    }
}

/// A command line of the shell as arguments, up to a comment, a pipe or a redirect.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for sign in line.chars() {
        let begins = words.last().is_some_and(String::is_empty);
        match sign {
            '"' => is_quoted = !is_quoted,
            '#' | '>' | '|' | '&' if begins && !is_quoted => break,
            ' ' if !is_quoted => words.push(String::new()),
            sign => words.last_mut().unwrap().push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Why the program would not take these arguments; its own name is the first.
fn refusal(args: &[String]) -> Option<ErrorKind> {
    match Arguments::command().try_get_matches_from(args) {
        Err(error) => Some(error.kind()),
        Ok(matches) => {
            let card: Vec<&str> = matches
                .get_many("card")
                .unwrap_or_default()
                .map(String::as_str)
                .collect();
            let pack = Pack::embedded().unwrap();
            let is_known = card.is_empty() || pack.card_named(&card.join(" ")).is_some();
            (!is_known).then_some(ErrorKind::InvalidSubcommand)
        }
    }
}

/// The lines in blocks of code that call the program.
fn calls(page: &str) -> impl Iterator<Item = &str> {
    let code = lines(page).filter(|(is_code, _)| *is_code);
    let code = code.map(|(_, line)| line.trim_start());
    code.filter(|line| *line == "cardcode" || line.starts_with("cardcode "))
}

#[test]
fn every_command_in_a_block_of_code_is_one_that_the_program_takes() {
    let mut count = 0;
    for (name, page) in pages() {
        for call in calls(&page) {
            count += 1;
            assert_eq!(refusal(&words(call)), None, "{name}: {call}");
        }
    }
    assert!(count > 25, "{count}");
}

/// Commands in running text may have `FILE` or `[MODE]` where a value would stand.
#[test]
fn every_command_in_running_text_has_a_known_command_and_known_options() {
    let mut count = 0;
    for (name, page) in pages() {
        // What changed is told in the words of its day.
        let text = lines(&page).filter(|(is_code, _)| !is_code && name != "CHANGELOG.md");
        let quoted = text.flat_map(|(_, line)| line.split('`').skip(1).step_by(2));
        for call in quoted.filter(|part| part.starts_with("cardcode ")) {
            count += 1;
            let refused = refusal(&words(&call.replace(['[', ']'], "")));
            let is_unknown = matches!(
                refused,
                Some(ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand)
            );
            assert!(!is_unknown, "{name}: {call}");
        }
    }
    assert!(count > 80, "{count}");
}

#[test]
fn a_command_that_is_none_is_found() {
    for (call, refused) in [
        (
            "cardcode report --team --as Aiko",
            Some(ErrorKind::ArgumentConflict),
        ),
        ("cardcode report --tema", Some(ErrorKind::UnknownArgument)),
        (
            "cardcode records exprot",
            Some(ErrorKind::InvalidSubcommand),
        ),
        ("cardcode raport", Some(ErrorKind::InvalidSubcommand)),
        ("cardcode アメックス", None),
        (
            "cardcode exam issue --for A --key k --centre \"B # C\" --out a > b # c",
            None,
        ),
    ] {
        assert_eq!(refusal(&words(call)), refused, "{call}");
    }
}

/// What is quick, asks nobody and sends nothing.
const RUN: [&[&str]; 10] = [
    &["pack", "new"],
    &["texts"],
    &["exam", "key"],
    &["exam", "issue"],
    &["exam", "letters"],
    &["exam", "trust"],
    &["report"],
    &["records", "export"],
    &["records", "import"],
    &["explain"],
];

/// Each page's commands one after the other, in a folder of their own, as a reader would type them.
#[test]
fn the_commands_that_can_be_run_here_do_what_the_page_says() {
    let mut count = 0;
    for (name, page) in pages() {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("records.db");
        // A key's making is what begins records without practice.
        let begin = ["exam", "key", "first.key", "--db", db.to_str().unwrap()];
        assert_eq!(script(&begin, "", folder.path()).status.code(), Some(0));
        let shell = lines(&page).filter(|(is_code, _)| *is_code);
        for (_, line) in shell {
            let words = words(line.trim_start());
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match &words[..] {
                ["mkdir", "-p", made] => fs::create_dir_all(folder.path().join(made)).unwrap(),
                ["cardcode", args @ ..] if RUN.iter().any(|first| args.starts_with(first)) => {
                    count += 1;
                    let args = [args, &["--db", db.to_str().unwrap()]].concat();
                    let output = script(&args, "", folder.path());
                    let said = err(&output);
                    assert_eq!(output.status.code(), Some(0), "{name}: {line}: {said}");
                }
                _ => {}
            }
        }
    }
    assert!(count >= 10, "{count}");
}
