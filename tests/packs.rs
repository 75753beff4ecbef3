//! Packs: begun, exported, laid over the carried one, refused whole, previewed; and the page for their authors, followed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use cardcode::app::goto;
use cardcode::author::pack_dir;
use cardcode::author::packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cardcode::app::screen::Screen;
use cardcode::app::update::State;
use cardcode::author::audit::calls::DRAWN;
use cardcode::author::audit::proofs::prove;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;
use cardcode::pack::schema::{FileKind, KINDS};
use cardcode::render::plain::lines;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;

use common::terminal::Terminal;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn minato() -> PathBuf {
    root().join("tests/packs/minato")
}

/// The program with these arguments, in English.
fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command
        .args(args)
        .args(["--lang", "en"])
        .env_remove("CARDCODE_PACK");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn pack(folder: &Path) -> Pack {
    let checked = pack_dir::checked(folder, &carried());
    checked
        .pack
        .unwrap_or_else(|| panic!("{:#?}", checked.problems))
}

#[test]
fn an_invented_issuer_s_pack_passes_every_proof_and_speaks_its_own_words() {
    let checked = pack_dir::checked(&minato(), &carried());
    let pack = checked
        .pack
        .as_ref()
        .unwrap_or_else(|| panic!("{:#?}", checked.problems));
    let proof = prove(&checked, pack, DRAWN);
    assert!(proof.problems.is_empty(), "{:#?}", proof.problems);
    assert_eq!(proof.ways.all, proof.ways.taken);
    for (lang, name) in [("ja", "みなとカード"), ("en", "Minato Card")] {
        let lang = Lang::new(lang);
        let of = |screen: Screen| page(pack, &State::new(lang.clone(), screen));
        let card = of(Screen::card(pack.card("minato").unwrap()));
        assert_eq!(card.title, name);
        // A carried cause names this issuer, and the number that is called.
        let cause = of(goto::named(pack, "cause/over-limit").unwrap());
        assert!(format!("{cause:?}").contains(name), "{cause:?}");
        let call = of(Screen::PhoneScript {
            cause: "over-limit".to_owned(),
        });
        let whom = pack.manifest().issuer.whom.get(&lang);
        assert!(lines(&call).join("\n").contains(whom), "{call:?}");
        // Its own cause is there, and the card that it leaves out is not.
        assert!(goto::named(pack, "cause/card-not-activated").is_some());
    }
    let left_out = &pack.manifest().without;
    assert!(!left_out.is_empty());
    for path in left_out {
        let card = path.strip_prefix("cards/").unwrap();
        assert!(pack.card(card).is_none(), "{card}");
    }
}

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
            assert!(
                text(&output.stdout).contains(name),
                "{}",
                text(&output.stdout)
            );
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
        "format_version = 1\n[home]\nquit = { ja = \"終わる\" }\n",
    )
    .unwrap();
    let output = run(&["--pack", root.to_str().unwrap(), "find", "amex"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
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
        text(&output.stderr).contains("/nowhere: unreadable: "),
        "{}",
        text(&output.stderr)
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
    assert!(
        text(&again.stderr).contains("is not empty"),
        "{}",
        text(&again.stderr)
    );
}

#[test]
fn schemas_are_current_and_every_file_names_its_own() {
    let write = std::env::var("CARDCODE_SCHEMAS").is_ok_and(|value| value == "write");
    for kind in &KINDS {
        let path = root().join(format!("assets/schema/{}.json", kind.name));
        let text = kind.text().unwrap();
        if write {
            fs::write(&path, &text).unwrap();
        }
        let held = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            held == text,
            "{path:?}: renew by CARDCODE_SCHEMAS=write cargo test --test packs"
        );
    }
    for file in carried() {
        let up = if file.path.contains('/') { "../" } else { "./" };
        let name = FileKind::of(&file.path).unwrap().name;
        let line = format!("#:schema {up}schema/{name}.json\n");
        assert!(
            file.text.starts_with(&line),
            "{} begins with {line}",
            file.path
        );
    }
}

/// The carried pack under questions in this order.
fn with_questions(nodes: impl Iterator<Item = (String, String)>) -> Vec<PackFile> {
    let mut text = "format_version = 1\nstart = \"n0\"\n".to_owned();
    for (id, to) in nodes {
        text += &format!(
            "[[node]]\nid = \"{id}\"\nask = {{ ja = \"{id}ですか\", en = \"Is it {id}?\" }}\nshort = {{ ja = \"{id}\", en = \"{id}\" }}\nfacts = [\"check-order\"]\nchoice = [{{ id = \"on\", say = {{ ja = \"はい\", en = \"Yes\" }}, {to} }}]\n"
        );
    }
    let manifest = "format_version = 1\nid = \"large\"\nversion = \"1\"\nextends = \"cardcode\"\n";
    [
        ("pack.toml", manifest.to_owned()),
        ("flows/diagnose.toml", text),
    ]
    .map(|(path, text)| PackFile {
        path: path.to_owned(),
        text: text.into(),
    })
    .to_vec()
}

#[test]
fn what_is_beyond_the_bounds_is_refused_with_the_bound() {
    let bound = |files: &[PackFile]| -> Vec<(String, String)> {
        let problems = check(files, &carried()).problems;
        let bounds = problems
            .into_iter()
            .filter(|problem| problem.rule == "bound");
        let value = |with: &[(&str, String)], name: &str| {
            with.iter().find(|(of, _)| *of == name).unwrap().1.clone()
        };
        bounds
            .map(|problem| (value(&problem.with, "what"), value(&problem.with, "most")))
            .collect()
    };
    // As long a way as there may be, and one longer; and one so long that a walk into it would end the program.
    let chain = |n: usize| {
        with_questions((0..n).map(move |at| {
            let to = if at + 1 < n {
                format!("to = \"n{}\"", at + 1)
            } else {
                "to = \"where\"".to_owned()
            };
            (format!("n{at}"), to)
        }))
    };
    assert_eq!(bound(&chain(40)), []);
    let too_long = [("questions on one way".to_owned(), "64".to_owned())];
    assert_eq!(bound(&chain(65)), too_long);
    assert_eq!(bound(&chain(50_000)), too_long);
    let many =
        with_questions((0..=100_000).map(|at| (format!("n{at}"), "remaining = true".to_owned())));
    assert_eq!(bound(&many), [("[[node]]".to_owned(), "100000".to_owned())]);
    let files: Vec<PackFile> = (0..1001)
        .map(|at| PackFile {
            path: format!("cards/c{at}.toml"),
            text: "".into(),
        })
        .collect();
    assert_eq!(bound(&files), [("files".to_owned(), "1000".to_owned())]);
}

#[test]
fn of_a_flow_too_large_to_lay_out_check_says_what_it_left_out() {
    let to = |at: usize| match at {
        ..2047 => format!("n{at}"),
        _ => "where".to_owned(),
    };
    let off = "id = \"off\", say = { ja = \"いいえ\", en = \"No\" }";
    let nodes = (0..2047).map(|at| {
        let (on, other) = (to(at * 2 + 1), to(at * 2 + 2));
        let to = format!("to = \"{on}\" }}, {{ {off}, to = \"{other}\"");
        (format!("n{at}"), to)
    });
    let files = with_questions(nodes);
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|file| (file.path, file.text.into_owned()))
        .collect();
    pack_dir::write(folder.path(), &files).unwrap();
    let folder = folder.path().to_str().unwrap();
    let output = run(&["check", folder]);
    let said = text(&output.stdout);
    let left_out = "More than 2000 questions: only the 200 with the most words";
    assert!(said.contains(left_out), "{said}");
    let output = run(&["check", folder, "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["proved"]["is_sampled"], true);
    let output = run(&["check"]);
    assert!(!text(&output.stdout).contains("More than"));
}

/// A new pack with these files changed.
fn new_pack(changes: &[(&str, &str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    packs::new(&own).unwrap();
    for (path, from, to) in changes {
        let path = own.join(path);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = if from.is_empty() {
            (*to).to_owned()
        } else {
            text.replacen(from, to, 1)
        };
        fs::write(path, text).unwrap();
    }
    (folder, own)
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
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(&format!(": {rule}: ")), "{rule}: {said}");
        let drives = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
        assert!(!said.contains(drives), "{said:?}");
    }
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
        let checked = pack_dir::checked(&own, &carried());
        let pack = checked
            .pack
            .as_ref()
            .unwrap_or_else(|| panic!("{at}: {:#?}", checked.problems));
        prove(&checked, pack, DRAWN);
    }
}

#[test]
fn the_page_for_authors_does_what_it_says() {
    let page = fs::read_to_string(root().join("assets/README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("mycards");
    packs::new(&own).unwrap();
    let names = [
        "pack.toml",
        "facts.toml",
        "faces.toml",
        "cards/mycards.toml",
        "ui.toml",
        "causes.toml",
        "flows/diagnose.toml",
    ];
    let mut snippets = page
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let save = |name: &str, snippet: &str| {
        let path = own.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, snippet).unwrap();
    };
    for name in names {
        save(name, snippets.next().unwrap());
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cardcode"))
        .args(["check", "mycards", "--lang", "en"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = text(&output.stdout);
    let shown = page
        .split("now says:\n```\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert_eq!(said, shown, "what `check` says there");
    save("allow.toml", snippets.next().unwrap());
    assert_eq!(snippets.next(), None);
    let checked = pack_dir::checked(&own, &carried());
    let pack = checked
        .pack
        .as_ref()
        .unwrap_or_else(|| panic!("{:#?}", checked.problems));
    assert_eq!(prove(&checked, pack, DRAWN).problems, []);
    assert!(goto::named(pack, "cause/no-cash").is_some() && pack.card("mycards").is_some());
}

#[test]
fn wrong_use_is_told_with_what_is_valid() {
    for (args, words) in [
        (&["check", "--stale", "soon"][..], "2027-06-01"),
        (&["graph", "--format", "png"], "mermaid, dot"),
        (&["graph", "training"], "diagnose"),
        (&["schema", "cards"], "pack, card"),
        (&["pack", "make", "x"], "new, export"),
        (&["pack"], "new, export"),
        (&["preview"], "DIR"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            text(&output.stderr).contains(words),
            "{args:?}: {}",
            text(&output.stderr)
        );
    }
    let lines = run(&["preview", minato().to_str().unwrap()]);
    assert_eq!(lines.status.code(), Some(1));
    assert!(text(&lines.stderr).contains("needs a terminal"));
}

#[test]
fn check_tells_what_it_proved_and_json_tells_the_same() {
    let output = run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let said = text(&output.stdout);
    for words in [
        "11 cards",
        "39 causes",
        "ways of answers",
        "80x24, 60x20, 40x12",
        "ratio 1.",
        "No problem",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let output = run(&["check", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["problems"].as_array().unwrap().len(), 0);
    assert_eq!(report["proved"]["causes"], 39);
    assert_eq!(report["proved"]["ways"], report["proved"]["ways_walked"]);
}

#[test]
fn a_preview_follows_the_editor_and_keeps_the_last_good_content() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("harbour");
    packs::new(&own).unwrap();
    let card = own.join("cards/harbour.toml");
    let good = fs::read_to_string(&card).unwrap();
    let environment = [("LANG", "C.UTF-8")];
    let args = ["preview", own.to_str().unwrap(), "card/harbour"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("Our own card");
    let save = |text: &str| {
        // As editors do it: a whole file in the place of the other.
        let new = folder.path().join("new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, &card).unwrap();
    };
    save(&good.replace("Our own card", "The harbour card"));
    terminal.shows("The harbour card");
    save(&good.replace("digits = 3", "digits = 4"));
    terminal.shows("Problems: 1");
    terminal.shows("code has 3 digits");
    terminal.send("\r");
    terminal.shows("The harbour card");
    save(&good.replace("Our own card", "Mended"));
    terminal.shows("Mended");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}
