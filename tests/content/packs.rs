//! Packs: begun, exported, laid over the carried one, refused whole.

use std::fs;
use std::path::Path;
use std::process::Command;

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::pack_dir::{self, checked};
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::render::tui::card::picture::draw;
use cardcode::render::tui::card::size::{LARGE, SMALL, rows};
use cardcode::render::tui::theme::Look;
use cardcode::text::lang::Lang;
use cardcode::view::page::Block;
use cardcode::view::router::page;

use crate::common::program::{err, out};
use crate::own::{minato, new_pack, pack, run};

#[test]
fn it_runs_by_option_and_by_environment_in_both_languages() {
    let folder = minato();
    let folder = folder.to_str().unwrap();
    for (lang, name) in [("ja", "みなとカード"), ("en", "Minato Card")] {
        for by_option in [true, false] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
            command.args(["find", "minato", "--plain", "--lang", lang]);
            match by_option {
                true => command.args(["--pack", folder]),
                false => command.env("CARDCODE_PACK", folder),
            };
            let output = command.output().unwrap();
            assert!(output.status.success());
            assert!(out(&output).contains(name), "{}", out(&output));
        }
    }
}

#[test]
fn a_broken_pack_is_refused_whole_with_every_problem_and_a_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(
        root.join("pack.toml"),
        "format_version = 1\nid = \"broken\"\nversion = \"1\"\nextends = \"cardcode\"\nwithout = [\"cards/none\"]\n",
    )
    .unwrap();
    fs::write(
        root.join("ui.toml"),
        "format_version = 1\n[home]\nquit = { ja = \"終了する\" }\n",
    )
    .unwrap();
    let output = run(&["--pack", root.to_str().unwrap(), "find", "amex"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = err(&output);
    let at = root.to_str().unwrap();
    assert!(
        said.contains(&format!("{at}/pack.toml:5:12: without: ")),
        "{said}"
    );
    assert!(
        said.contains(&format!("{at}/ui.toml:3:15: language: ")),
        "{said}"
    );
    assert!(said.contains("To run without it"), "{said}");
    // A folder that is not there is told in the same way.
    let output = run(&["--pack", "/nowhere", "find"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("/nowhere: unreadable: "),
        "{}",
        err(&output)
    );
}

#[test]
fn a_new_pack_is_good_and_an_exported_one_is_the_carried_one() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("My Cards");
    assert!(
        run(&["pack", "new", new.to_str().unwrap()])
            .status
            .success()
    );
    assert_eq!(pack(&new).manifest().id, "my-cards");
    assert!(pack(&new).card("my-cards").is_some());
    // A folder called as a carried card takes its place from nobody.
    let named = folder.path().join("JCB");
    assert!(
        run(&["pack", "new", named.to_str().unwrap()])
            .status
            .success()
    );
    assert!(pack(&named).card("jcb-own").is_some() && pack(&named).cards().len() == 13);
    let whole = folder.path().join("whole");
    assert!(
        run(&["pack", "export", whole.to_str().unwrap()])
            .status
            .success()
    );
    let pairs = |files: Vec<PackFile>| -> Vec<(String, String)> {
        let mut pairs: Vec<_> = files
            .into_iter()
            .map(|file| (file.path, file.text.into_owned()))
            .collect();
        pairs.sort();
        pairs
    };
    assert_eq!(pairs(pack_dir::read(&whole).unwrap()), pairs(carried()));
    // Nothing is written over anything.
    let again = run(&["pack", "new", whole.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("is not empty"), "{}", err(&again));
}

#[test]
fn what_could_stop_the_program_or_drive_the_terminal_is_refused() {
    let manifest = "extends = \"cardcode\"";
    let with = |more: &str| format!("{manifest}\n{more}");
    let cases = [
        ("pack.toml", manifest, with("languages = []"), "missing"),
        (
            "pack.toml",
            manifest,
            with("languages = [{ code = \"\\u001b[31m\", name = \"x\" }]"),
            "name-form",
        ),
        (
            "pack.toml",
            "id = \"own\"",
            "id = \"..\"".to_owned(),
            "name-form",
        ),
        (
            "cards/own.toml",
            "brand = \"BRAND\"",
            "\"\\u001b]0;\\u0007\" = \"x\"".to_owned(),
            "no-element",
        ),
        (
            "ui.toml",
            "",
            "format_version = 1\n[home]\n\"\\u202e\" = 1\n".to_owned(),
            "unknown",
        ),
    ];
    for (path, from, to, rule) in cases {
        let (_folder, own) = new_pack(&[(path, from, &to)]);
        let output = run(&["check", own.to_str().unwrap()]);
        let said = out(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(&format!(": {rule}: ")), "{rule}: {said}");
        let drives = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
        assert!(!said.contains(drives), "{said:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_with_links_or_other_letters_is_refused_and_no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let manifest =
        "format_version = 1\nid = \"linked\"\nversion = \"1.0.0\"\nextends = \"cardcode\"\n";
    fs::write(root.join("pack.toml"), manifest).unwrap();
    let rules = |root: &Path| -> Vec<(String, &str)> {
        let problems = checked(root, &carried()).problems;
        let told = problems
            .into_iter()
            .map(|problem| (problem.place.file, problem.rule));
        told.collect()
    };
    assert_eq!(rules(root), []);
    symlink("/etc/passwd", root.join("ui.toml")).unwrap();
    assert_eq!(rules(root), [("ui.toml".to_owned(), "link")]);
    fs::remove_file(root.join("ui.toml")).unwrap();
    symlink("/", root.join("cards")).unwrap();
    assert_eq!(rules(root), [("cards".to_owned(), "link")]);
    fs::remove_file(root.join("cards")).unwrap();
    fs::write(root.join("ui.toml"), b"format_version = 1\n# \xff\n").unwrap();
    assert_eq!(rules(root), [("ui.toml".to_owned(), "utf8")]);
    fs::remove_file(root.join("ui.toml")).unwrap();
    assert_eq!(rules(&root.join("none")), [(".".to_owned(), "unreadable")]);
}

#[test]
fn a_code_at_the_very_edge_of_a_card_is_drawn() {
    for at in [
        "[66.0, 0.0, 7.0, 3.4]",
        "[66.0, 50.58, 7.0, 3.4]",
        "[0.0, 0.0, 0.5, 0.5]",
        "[85.1, 53.48, 0.5, 0.5]",
    ] {
        let face = format!(
            "format_version = 1\n[[face]]\nid = \"edge\"\nside = \"back\"\nname = {{ ja = \"裏面\", en = \"Back\" }}\nelement = [{{ id = \"code\", kind = \"code\", at = {at}, print = \"123\" }}]\n"
        );
        let (_folder, own) = new_pack(&[
            ("faces.toml", "", &face),
            (
                "cards/own.toml",
                "use = \"back-last-four\"\nprint = { brand = \"BRAND\" }",
                "use = \"edge\"",
            ),
        ]);
        let pack = pack(&own);
        let screen = Screen::card(pack.card("own").unwrap());
        let page = page(&pack, &State::new(Lang::new("en"), screen));
        let picture = page.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        for columns in SMALL..=LARGE {
            let lines = draw(picture.unwrap(), columns, Look::default());
            assert_eq!(lines.len(), rows(columns), "{at} at {columns}");
        }
    }
}
