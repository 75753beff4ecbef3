//! Packs of a size that nobody reads: refused with the bound, or looked at in part.

use cardcode::author::pack_dir;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;

use crate::common::program::out;
use crate::own::run;

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
    let said = out(&output);
    let left_out = "More than 2000 questions: only the 200 with the most words";
    assert!(said.contains(left_out), "{said}");
    let output = run(&["check", folder, "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["proved"]["is_sampled"], true);
}
