//! The files of a pack: what nearly is one is told, and what is none is left alone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use cardcode::author::pack_dir::opened;
use cardcode::pack::embedded::carried;

use crate::own::new_pack;

/// What is wrong with the files, and where.
fn problems(root: &Path) -> Vec<(String, &'static str)> {
    let problems = opened(root).check(&carried()).problems.into_iter();
    problems
        .map(|one| (one.place.to_string(), one.rule))
        .collect()
}

#[test]
fn a_name_that_is_nearly_right_is_told_and_another_is_not() {
    let (_folder, own) = new_pack(&[]);
    let good = own.join("cards/own.toml");
    for name in [
        "cards/x.TOML",
        "cards/x.Toml",
        "cards/x.toml.txt",
        "cards/x.TOML.TXT",
        "cards/x.tml",
        "cards/x.toml ",
        "Cards/x.tml",
        "Facts.tml",
        "desk.toml.txt",
        "lang/fr.PO",
        "lang/fr.po.txt",
    ] {
        let path = own.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(&good, &path).unwrap();
        assert_eq!(problems(&own), [(name.to_owned(), "misnamed")], "{name:?}");
        fs::remove_file(path).unwrap();
    }
    for name in [
        "cards/x.toml~",
        "cards/x.toml.bak",
        "cards/.x.toml.swp",
        "cards/notes.txt",
        "notes.toml.txt",
        "pictures/x.TOML",
        "README.MD",
        "node_modules/a/b/c/d/e/f/Cargo.toml",
        "node_modules/a/b/c/d/e/f/x.tml",
    ] {
        let path = own.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(&good, path).unwrap();
    }
    assert_eq!(problems(&own), []);
}

#[test]
fn what_is_wrong_has_its_place_however_it_is_wrong() {
    let (_folder, own) = new_pack(&[]);
    let topics = own.join("topics.toml");
    let head = "format_version = 1\n\n# .\n";
    for (text, place) in [
        (
            format!("{head}x = {}1{}\n", "[".repeat(90), "]".repeat(90)),
            "4:85",
        ),
        (format!("{head}{}a = 1\n", "a.".repeat(90)), "4:160"),
        (format!("{head}[{}a]\n", "a.".repeat(90)), "4:161"),
    ] {
        fs::write(&topics, text).unwrap();
        let found = problems(&own);
        assert_eq!(
            found[0],
            (format!("topics.toml:{place}"), "toml"),
            "{found:?}"
        );
    }
    let bytes = [head.as_bytes(), "# \u{3042}".as_bytes(), b"\xff\n"].concat();
    fs::write(&topics, bytes).unwrap();
    assert_eq!(problems(&own), [("topics.toml:4:4".to_owned(), "utf8")]);
}

/// Each kind of file that cannot be read, all of them in one pack, beside mistakes of other kinds.
#[test]
fn what_cannot_be_read_hides_no_other_problem() {
    let (_folder, own) = new_pack(&[]);
    let card = fs::read_to_string(own.join("cards/own.toml")).unwrap();
    fs::create_dir_all(own.join("messages")).unwrap();
    fs::create_dir_all(own.join("calls")).unwrap();
    fs::write(
        own.join("cards/latin.toml"),
        b"format_version = 1\nname = \"caf\xe9\"\n",
    )
    .unwrap();
    fs::write(own.join("cards/near.TOML"), &card).unwrap();
    symlink("own.toml", own.join("cards/link.toml")).unwrap();
    fs::write(own.join("messages/torn.toml"), "format_version = 1\nx = \n").unwrap();
    fs::write(own.join("causes.toml"), b"format_version = 1\n# \xff\n").unwrap();
    fs::write(own.join("stray.toml"), "format_version = 1\n").unwrap();
    fs::write(own.join("topics.toml"), "format_version = 1\nnothing = 1\n").unwrap();
    let found = problems(&own);
    let wanted = [
        ("cards/latin.toml:2:12", "utf8"),
        ("cards/link.toml", "link"),
        ("cards/near.TOML", "misnamed"),
        ("causes.toml:2:3", "utf8"),
        ("messages/torn.toml:2:5", "toml"),
        ("stray.toml", "stray"),
        ("topics.toml:2:1", "unknown"),
    ];
    let wanted = wanted.map(|(place, rule)| (place.to_owned(), rule));
    assert_eq!(found, wanted);
}
