//! However a pack is opened, it is refused by the same rules.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use cardcode::author::audit::proofs::prove;
use cardcode::author::pack_dir::checked;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;

use crate::common::program::{PROGRAM, err, out};
use crate::mistakes::told;
use crate::own::{new_pack, run};

/// A pack whose desk differs from the carried one in this.
fn with_desk(from: &str, to: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let files = carried();
    let desk = files.iter().find(|file| file.path == "desk.toml").unwrap();
    assert!(desk.text.contains(from), "{from}");
    let text = desk.text.replacen(from, to, 1);
    let (folder, own) = new_pack(&[("desk.toml", "", &text)]);
    (folder, own)
}

fn cardcode(home: &std::path::Path, args: &[&str], pack: Option<&str>) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(args).env_remove("CARDCODE_PACK");
    command.env("HOME", home).env_remove("XDG_CACHE_HOME");
    if let Some(pack) = pack {
        command.env("CARDCODE_PACK", pack);
    }
    command.output().unwrap()
}

/// Who asks for the code passes the exam of this pack: only calls that are played show it.
#[test]
fn what_check_refuses_is_opened_by_no_door() {
    let harmless = "id = \"never-ask-code\"\nseverity = \"minor\"";
    let (folder, own) = with_desk("id = \"never-ask-code\"\nseverity = \"blocker\"", harmless);
    let root = own.to_str().unwrap();
    let output = run(&["check", root]);
    assert_eq!(output.status.code(), Some(1));
    let rules = |said: &str| -> Vec<String> {
        let lines = said.lines().filter(|line| line.contains(": call-"));
        lines.map(str::to_owned).collect()
    };
    let wanted = rules(&out(&output));
    assert!(!wanted.is_empty(), "{}", out(&output));
    let home = folder.path();
    let exam = ["train", "exam", "--plain", "--db", ":none:", "--lang", "en"];
    let by_option = [&exam[..], &["--pack", root]].concat();
    // Twice: what was refused once is refused again.
    for _ in 0..2 {
        for (args, pack) in [(&by_option[..], None), (&exam[..], Some(root))] {
            let output = cardcode(home, args, pack);
            assert_eq!(output.status.code(), Some(1));
            assert!(out(&output).is_empty(), "{}", out(&output));
            assert_eq!(rules(&err(&output)), wanted);
        }
    }
    // The preview reads its pack so.
    let seen = checked(&own, &carried());
    assert!(seen.pack.is_none());
    assert!(seen.problems.iter().all(|one| one.rule == "call-lax"));
    // A help page comes nevertheless.
    let output = cardcode(home, &["--help", "--pack", root], None);
    assert!(output.status.success());
}

#[test]
fn a_good_pack_is_walked_and_drawn_once_and_again_when_it_changed() {
    let (folder, own) = new_pack(&[]);
    let root = own.to_str().unwrap();
    let home = folder.path();
    let noted = || -> BTreeSet<_> {
        let notes = fs::read_dir(home.join(".cache/cardcode/packs"));
        let notes = notes.into_iter().flatten().flatten();
        notes.map(|note| note.file_name()).collect()
    };
    let find = |pack: &str| cardcode(home, &["find", "own", "--plain", "--pack", pack], None);
    assert!(noted().is_empty());
    assert!(find(root).status.success());
    let first = noted();
    assert_eq!(first.len(), 1);
    assert!(find(root).status.success());
    assert_eq!(noted(), first);
    // Its author makes a page too long for its window, which no rule on content sees.
    let long = "en = \"".to_owned() + &"This sentence is here to fill the page. ".repeat(20);
    let card = own.join("cards/own.toml");
    let text = fs::read_to_string(&card).unwrap();
    fs::write(&card, text.replacen("en = \"", &long, 1)).unwrap();
    let output = find(root);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    assert_eq!(noted(), first);
    // Without a place to note it in, it opens all the same.
    fs::write(&card, text).unwrap();
    let output = cardcode(
        std::path::Path::new("/dev/null"),
        &["find", "own", "--plain", "--pack", root],
        None,
    );
    assert!(output.status.success(), "{}", err(&output));
}

/// The rules of an exam that can be drawn, at the figure of the blueprint; and no word of a fault of the program.
#[test]
fn an_exam_that_cannot_be_drawn_is_told_at_its_figure() {
    let mut files = carried();
    let desk = files.iter_mut().find(|file| file.path == "desk.toml");
    let desk = desk.unwrap();
    desk.text = desk.text.replacen("points = 5", "points = 50", 1).into();
    let line = desk.text.lines().position(|line| line == "points = 50");
    let looked = check(&files, &carried());
    let pack = looked.pack.as_ref();
    let pack = pack.unwrap_or_else(|| panic!("{}", told(&looked.problems)));
    let problems = prove(&looked, pack, 0).problems;
    let rules: Vec<_> = problems
        .iter()
        .map(|one| (one.rule, one.place.file.as_str(), one.place.line))
        .collect();
    assert_eq!(rules, [("exam", "desk.toml", line.unwrap() + 1)]);
}

#[test]
fn callers_who_never_tell_the_cause_are_the_content_s_fault() {
    let mut files = carried();
    let desk = files.iter_mut().find(|file| file.path == "desk.toml");
    let desk = desk.unwrap();
    let mut text = desk.text.to_string();
    for n in 0..=100 {
        text = text.replace(&format!("\nblur = {n}\n"), "\nblur = 0\n");
        text = text.replace(&format!("\nvague = {n}\n"), "\nvague = 100\n");
    }
    desk.text = text.into();
    let looked = check(&files, &carried());
    let pack = looked.pack.as_ref();
    let pack = pack.unwrap_or_else(|| panic!("{}", told(&looked.problems)));
    let problems = prove(&looked, pack, 20).problems;
    let rules: BTreeSet<&str> = problems.iter().map(|one| one.rule).collect();
    assert!(rules.contains("call-untold"), "{rules:?}");
    assert!(!rules.contains("program"), "{rules:?}");
}

#[test]
fn a_print_that_has_no_room_is_told_at_its_card() {
    let long = "print = { brand = \"A BRAND WHOSE NAME IS LONGER THAN ANY CARD THAT WAS EVER MADE OF PLASTIC, BY FAR\" }";
    let (_folder, own) = new_pack(&[("cards/own.toml", "print = { brand = \"BRAND\" }", long)]);
    let problems = checked(&own, &carried()).problems;
    let told = problems
        .iter()
        .map(|one| (one.rule, one.place.file.as_str()));
    let told: BTreeSet<_> = told.collect();
    assert_eq!(told, BTreeSet::from([("print-long", "cards/own.toml")]));
}
