//! What authors are given: a page that can be followed, schemas, and a check that says what it proved.

use cardcode::app::goto;
use cardcode::author::pack_dir;
use cardcode::author::packs;
use std::fs;
use std::process::Command;

use cardcode::author::audit::proofs::prove;
use cardcode::pack::embedded::carried;
use cardcode::pack::schema::{FileKind, KINDS};

use crate::common::program::{err, out};
use crate::own::{minato, root, run};

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
            "{path:?}: renew by CARDCODE_SCHEMAS=write cargo test --test content authors"
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
    let said = out(&output);
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
    assert_eq!(prove(&checked, pack, 0).problems, []);
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
        assert!(err(&output).contains(words), "{args:?}: {}", err(&output));
    }
    let lines = run(&["preview", minato().to_str().unwrap()]);
    assert_eq!(lines.status.code(), Some(1));
    assert!(err(&lines).contains("needs a terminal"));
}

#[test]
fn check_tells_what_it_proved_and_json_tells_the_same() {
    let output = run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    let said = out(&output);
    for words in [
        "12 cards",
        "69 causes",
        "ways of answers",
        "80x24, 60x20, 40x12",
        "One slip that people make",
        "No problem",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert!(
        !said.contains("More than"),
        "all pages are laid out: {said}"
    );
    let output = run(&["check", "--json", "--calls", "0"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["problems"].as_array().unwrap().len(), 0);
    assert_eq!(report["proved"]["causes"], 69);
    let mistaken = &report["proved"]["mistaken_ways"];
    assert_eq!(mistaken[0]["ways"], mistaken[0]["found_within"][2]);
    assert_eq!(report["proved"]["ways"], report["proved"]["ways_walked"]);
}
