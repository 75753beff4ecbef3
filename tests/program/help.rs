//! The command line: help in the person's language, what `--` parts, what may have been meant, cards by name.

use std::process::{Command as Child, Output, Stdio};

use cardcode::cli::{Arguments, page};
use cardcode::pack::content::Pack;
use cardcode::text::catalogue::TextKey;
use cardcode::text::lang::Lang;
use cardcode::text::width::width;
use clap::{Command, CommandFactory, Parser};
use proptest::prelude::*;

use crate::common::languages;
use crate::common::program::{PROGRAM, err, out, script};

fn run(args: &[&str]) -> Output {
    script(args, "", &std::env::temp_dir())
}

/// Every command by its path, the main page among them.
fn paths() -> Vec<Vec<String>> {
    fn add(command: &Command, path: &[String], paths: &mut Vec<Vec<String>>) {
        paths.push(path.to_vec());
        for inner in command.get_subcommands() {
            let path = [path, &[inner.get_name().to_owned()]].concat();
            add(inner, &path, paths);
        }
    }
    let mut paths = Vec::new();
    add(&Arguments::command(), &[], &mut paths);
    paths
}

#[test]
fn what_stands_after_two_hyphens_is_no_option() {
    let neutral = err(&run(&["explain", "--", "neutral"]));
    assert!(neutral.contains("what 'neutral' means"));
    for word in [
        "--pack=/nope",
        "--lang=ja",
        "--lang",
        "--db=/nope/x",
        "--theme=blue",
        "--json",
        "--help",
        "-h",
        "--version",
        "--plain",
        "--no-such",
        "find",
        "help",
        "--",
    ] {
        for args in [
            &["explain", "--", word][..],
            &["--lang", "en", "explain", "--", word],
        ] {
            let output = run(args);
            assert_eq!(output.status.code(), Some(1), "{args:?} {output:?}");
            assert!(out(&output).is_empty());
            assert_eq!(err(&output), neutral.replace("neutral", word), "{args:?}");
        }
    }
    // The same where a command could stand, and where a card does.
    assert_eq!(run(&["--", "amex"]).status.code(), Some(0));
    let command = run(&["--", "diagnose"]);
    assert_eq!(command.status.code(), Some(2));
    assert!(err(&command).contains("Did you mean cardcode diagnose?"));
    let card = run(&["find", "--", "--lang=ja"]);
    assert!(err(&card).contains("no card '--lang=ja'"));
}

proptest! {
    #[test]
    fn whatever_stands_after_two_hyphens_changes_nothing_but_the_name(
        before in prop::sample::subsequence(vec!["--lang=ja", "--plain", "--db=x", "--ascii"], 0..=4),
        command in prop::sample::select(vec![None, Some("find")]),
        words in prop::collection::vec("-{0,2}(lang|pack|db|theme|help|json|as|V|h|find|[a-z]{0,3})(=[a-z/]{0,4})?", 1..4),
    ) {
        let start: Vec<&str> = ["cardcode"].into_iter().chain(before).chain(command).chain(["--"]).collect();
        let neutral: Vec<String> = (0..words.len()).map(|at| format!("neutral-{at}")).collect();
        let parse = |words: &[String]| {
            let words = words.iter().map(String::as_str);
            let parsed = Arguments::try_parse_from(start.iter().copied().chain(words));
            format!("{:?}", parsed.unwrap())
        };
        let mut wanted = parse(&neutral);
        for (neutral, word) in neutral.iter().zip(&words) {
            wanted = wanted.replace(&format!("{neutral:?}"), &format!("{word:?}"));
        }
        prop_assert_eq!(parse(&words), wanted);
    }
}

#[test]
fn a_mistake_is_told_in_the_language_asked_for_wherever_that_stands() {
    for args in [
        &["--lang", "ja", "--colour"][..],
        &["--colour", "--lang", "ja"],
        &["find", "--colour", "--lang=ja"],
        &["find", "--theme", "blue", "amex", "--lang=ja"],
        &["train", "--lang", "ja", "--seed", "x"],
        &["preview", "--lang", "ja"],
        &["records", "--lang", "ja"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let line = err(&output);
        assert!(
            line.contains("詳しくは") || line.contains("使えるもの"),
            "{args:?} {line}"
        );
    }
    // After `--` it is not asked for.
    let english = run(&["--colour", "--", "--lang", "ja"]);
    assert!(
        err(&english).contains("no option '--colour'"),
        "{english:?}"
    );
}

#[test]
fn every_command_has_help_in_every_language() {
    for path in paths() {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        for lang in ["en", "ja"] {
            let option = run(&[&path[..], &["--help", "--lang", lang]].concat());
            let command = run(&[&["help", "--lang", lang], &path[..]].concat());
            assert_eq!(option.status.code(), Some(0), "{path:?} {option:?}");
            assert_eq!(out(&option), out(&command), "{path:?}");
            let usage = format!("cardcode {}", path.join(" "));
            assert!(out(&option).contains(usage.trim_end()), "{}", out(&option));
            let is_japanese = out(&option).contains("使い方:");
            assert_eq!(is_japanese, lang == "ja", "{path:?}");
        }
    }
    let explain = out(&run(&["explain", "--help"]));
    for words in [
        "Usage:\n  cardcode explain [MESSAGE] [OPTIONS]",
        "--json",
        "Examples:",
    ] {
        assert!(explain.contains(words), "{explain}");
    }
    assert!(out(&run(&["find", "-h"])).contains("saison-amex"));
    assert!(out(&run(&["report", "-h"])).contains("table, csv, json, markdown"));
    // Help comes even beside what is missing, and beside a pack that is not good.
    assert_eq!(run(&["preview", "--help"]).status.code(), Some(0));
    assert_eq!(
        run(&["--pack", "/nope", "help", "records"]).status.code(),
        Some(0)
    );
    let unknown = run(&["help", "fnd"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("Did you mean find?"), "{unknown:?}");
}

#[test]
fn the_main_page_groups_every_command_once() {
    let pack = Pack::embedded().unwrap();
    let lang = Lang::new("en");
    let main = page(pack.words(&lang), &[], 80).unwrap();
    let headings = [
        "For cardholders:",
        "For agents:",
        "For authors of packs:",
        "For everybody:",
    ];
    let places: Vec<usize> = headings
        .iter()
        .map(|heading| main.find(heading).unwrap())
        .collect();
    assert!(places.is_sorted(), "{main}");
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        let lines = main.lines().filter(|line| {
            let line = line.strip_prefix("  ").unwrap_or_default();
            line.split(' ').next() == Some(name) && line.len() > name.len()
        });
        assert_eq!(lines.count(), 1, "{name} in {main}");
    }
}

#[test]
fn no_line_of_help_is_wider_than_asked_for_and_none_is_without_words() {
    let pack = Pack::embedded().unwrap();
    for lang in languages(&pack) {
        for columns in [40, 60, 80, 100] {
            for path in paths() {
                let text = page(pack.words(&lang), &path, columns).unwrap();
                for line in text.lines() {
                    assert!(width(line) <= columns, "{path:?} {columns}: {line}");
                    let no_start = ['。', '、', '」', '）', '・'];
                    assert!(!line.trim_start().starts_with(no_start), "{path:?}: {line}");
                }
            }
        }
    }
    fn all_have_words(command: &Command) {
        let arguments = command.get_arguments();
        let keys = arguments
            .map(|argument| argument.get_help())
            .chain([command.get_about()]);
        for key in keys {
            let key = key.map(ToString::to_string).unwrap_or_default();
            let text = TextKey::named(&key);
            assert!(text.is_some(), "{}: no words {key:?}", command.get_name());
        }
        command.get_subcommands().for_each(all_have_words);
    }
    all_have_words(&Arguments::command());
    let narrow = Child::new(PROGRAM)
        .arg("--help")
        .env("COLUMNS", "40")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(out(&narrow).lines().all(|line| width(line) <= 40));
    assert!(out(&run(&["--help"])).lines().any(|line| width(line) > 60));
}

#[test]
fn what_may_have_been_meant_is_named() {
    for (args, meant, code) in [
        (&["explian"][..], "explain", 2),
        (&["diagnos"], "diagnose", 2),
        (&["amxe"], "amex", 2),
        (&["あめくす"], "アメックス", 2),
        (&["find", "msatercard"], "mastercard", 2),
        (&["learn", "change-cod"], "change-code", 2),
        (&["train", "clals"], "calls", 2),
        (&["records", "exprot"], "export", 2),
        (&["report", "--format", "cvs"], "csv", 2),
        (&["graph", "--format", "mermiad"], "mermaid", 2),
        (&["schema", "crad"], "card", 2),
        (&["--theme", "drak"], "dark", 2),
        (&["--plian"], "--plain", 2),
        (&["explain", "--jsn"], "--json", 2),
    ] {
        for (lang, words) in [("en", "Did you mean "), ("ja", "もしかして: ")] {
            let output = run(&[args, &["--lang", lang]].concat());
            assert_eq!(output.status.code(), Some(code), "{args:?}");
            let line = err(&output);
            assert_eq!(line.lines().count(), 1, "{args:?}: {line}");
            assert!(
                line.contains(&format!("{words}{meant}")),
                "{args:?}: {line}"
            );
        }
    }
    assert!(!err(&run(&["4000000000000002"])).contains("Did you mean"));
}

#[test]
fn an_option_of_another_command_is_refused_with_the_commands_that_have_it() {
    for (args, owners) in [
        (
            &["keys", "--json"][..],
            "find, compare, diagnose, explain, learn, check, config",
        ),
        (
            &["--json"],
            "find, compare, diagnose, explain, learn, check, config",
        ),
        (
            &["find", "--as", "Aiko"],
            "train, report, records export, records calls, records delete, sync",
        ),
        (&["records", "import", "a", "--yes"], "records delete"),
        (&["check", "--format", "dot"], "exam verify, report, graph"),
        (&["train", "replay", "a", "--seed", "3"], "train"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let words = format!("works only with: {owners}.");
        assert!(err(&output).contains(&words), "{args:?}: {}", err(&output));
    }
}

#[test]
fn a_card_is_found_by_every_name_however_it_is_written() {
    let found = |args: &[&str]| {
        let output = run(&[args, &["--plain", "--lang", "ja"]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
        out(&output)
    };
    for (card, names) in [
        (
            "amex",
            &[
                "ＡＭＥＸ",
                "あめっくす",
                "ｱﾒｯｸｽ",
                "アメックス",
                "American Express",
                "アメリカン・エキスプレス",
            ][..],
        ),
        (
            "saison-amex",
            &[
                "saison",
                "セゾン",
                "せぞん",
                "セゾン・アメリカン・エキスプレス",
                "Saison Amex",
                "セゾンカード",
            ],
        ),
        ("visa", &["VISA", "ビザ", "visaカード"]),
        ("mastercard", &["マスター", "マスターカード", "master"]),
        ("jcb", &["JCBカード", "ｊｃｂ"]),
        ("diners", &["ダイナース", "diners club"]),
        ("unionpay", &["銀聯", "銀聯カード", "ぎんれん"]),
    ] {
        let wanted = found(&["find", card]);
        for name in names {
            assert_eq!(found(&["find", name]), wanted, "{name}");
            assert_eq!(found(&[name]), wanted, "{name}");
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(found(&words), wanted, "{name}");
        }
    }
}

#[test]
fn no_name_means_two_cards_and_no_command_is_a_card() {
    let pack = Pack::embedded().unwrap();
    for card in pack.cards() {
        for name in card.names() {
            assert_eq!(pack.card_named(name).unwrap().id, card.id, "{name}");
        }
    }
    for command in Arguments::command().get_subcommands() {
        assert!(pack.card_named(command.get_name()).is_none());
    }
    assert!(pack.card_named("").is_none() && pack.card_named("・").is_none());
}

#[test]
fn every_command_is_completed_and_has_a_page_for_man_in_every_language() {
    for lang in ["ja", "en"] {
        for shell in ["bash", "zsh", "fish", "powershell"] {
            let script = out(&run(&["completions", shell, "--lang", lang]));
            for path in paths().iter().filter_map(|path| path.last()) {
                assert!(script.contains(path), "{shell}: {path}");
            }
            // What the pack knows is proposed too, where a shell takes values, and no key of a text is left.
            let proposes = ["bash", "zsh"].contains(&shell);
            assert_eq!(script.contains("saison-amex"), proposes, "{shell}");
            assert!(!script.contains("cli::"), "{shell}");
        }
        let fish = out(&run(&["completions", "fish", "--lang", lang]));
        assert_eq!(fish.contains("キーの一覧を出力する"), lang == "ja");
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().display().to_string();
        // Twice: the pages of an older version give way.
        for _ in 0..2 {
            let written = run(&["man", "--out", &at, "--lang", lang]);
            assert_eq!(written.status.code(), Some(0), "{}", err(&written));
        }
        for path in paths() {
            let name = [&["cardcode".to_owned()], &path[..]].concat().join("-");
            let page = std::fs::read_to_string(folder.path().join(name + ".1")).unwrap();
            assert!(
                page.contains(".SH NAME") && !page.contains("cli::"),
                "{page}"
            );
        }
        let main = out(&run(&["man", "--lang", lang]));
        assert_eq!(main.contains("色: 暗い背景"), lang == "ja");
    }
    let refused = run(&["man", "--out", "/nowhere/at/all"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        err(&refused).contains("/nowhere/at/all"),
        "{}",
        err(&refused)
    );
    let refused = run(&["completions", "tcsh"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        err(&refused).contains("bash, zsh, fish, powershell"),
        "{}",
        err(&refused)
    );
}
