//! The files of a pack: what nearly is one is told, and what is none is left alone.

use std::fs;
use std::path::Path;

use cardcode::author::pack_dir::read;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;

use crate::own::new_pack;

/// What is wrong with the files, and where.
fn problems(root: &Path) -> Vec<(String, &'static str)> {
    let problems = match read(root) {
        Err(problems) => problems,
        Ok(files) => check(&files, &carried()).problems,
    };
    let problems = problems.into_iter();
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
