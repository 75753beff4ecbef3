//! Packs of a size that nobody reads: refused with the bound, or looked at in part.

use cardcode::author::pack_dir;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;
use cardcode::pack::lint::problem::{MOST, count};

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

/// A pack that builds on the carried one, with this file.
fn with_file(path: &str, text: String) -> Vec<PackFile> {
    let mut files = with_questions(std::iter::empty());
    files.truncate(1);
    files.push(PackFile {
        path: path.to_owned(),
        text: format!("format_version = 1\n{text}").into(),
    });
    files
}

/// What a small pack could make of much work or memory is refused before it does.
#[test]
fn what_would_take_long_is_refused_by_its_number() {
    let what = |files: &[PackFile]| -> Vec<String> {
        let problems = check(files, &carried()).problems;
        let bounds = problems.iter().filter(|one| one.rule == "bound");
        bounds.map(|one| one.with[0].1.clone()).collect()
    };
    let words = |n: usize| {
        (0..n)
            .map(|n| format!("\"w{n}\""))
            .collect::<Vec<_>>()
            .join(",")
    };
    let list = |n: usize| "1,".repeat(n);
    let id = "id = \"x\"\n";
    for (path, text, bound) in [
        (
            "causes.toml",
            format!("[[cause]]\n{id}").repeat(1001),
            "[[cause]]",
        ),
        (
            "glossary.toml",
            format!("[[term]]\n{id}not = {{ ja = [{}] }}\n", words(5001)),
            "words to look for",
        ),
        (
            "phrases.toml",
            format!("[[phrase]]\n{id}ja = [{}]\n", words(5001)),
            "words to look for",
        ),
        (
            "cards/x.toml",
            format!("grouping = [{}]\n", list(100_001)),
            "[[grouping]]",
        ),
        (
            "topics.toml",
            format!("[[topic]]\n{id}facts = [{}]\n", list(10_001)),
            "items",
        ),
        (
            "topics.toml",
            format!("[[topic]]\n{id}x = [[[{}]]]\n", list(10_001)),
            "items",
        ),
        (
            "topics.toml",
            (0..100_001).map(|n| format!("[a{n}]\n")).collect(),
            "keys",
        ),
        (
            "topics.toml",
            format!("x = [{}]\n", list(4_000_001)),
            "parts",
        ),
        (
            "topics.toml",
            format!("x = [{}]\n", "{},".repeat(3_000_000)),
            "parts",
        ),
        ("topics.toml", "= \n".repeat(600_000), "mistakes"),
        ("topics.toml", "x\n".repeat(600_000), "mistakes"),
        (
            "topics.toml",
            format!("x = [{}]\n", ",".repeat(1_100_000)),
            "mistakes",
        ),
        (
            "topics.toml",
            format!("x = [{}]\n", "= ".repeat(600_000)),
            "mistakes",
        ),
        (
            "topics.toml",
            format!("x = {}\n", "a ".repeat(600_000)),
            "mistakes",
        ),
    ] {
        assert_eq!(what(&with_file(path, text)), [bound], "{path} {bound}");
    }
}

/// Ten thousand mistakes: a thousand of them are told, and how many more there are.
#[test]
fn of_very_many_problems_the_first_are_told_and_the_rest_is_counted() {
    let text: String = (0..10_000).map(|n| format!("k{n} = 1\n")).collect();
    let problems = check(&with_file("topics.toml", text), &carried()).problems;
    assert_eq!(problems.len(), MOST + 1);
    let last = problems.last().unwrap();
    assert_eq!((last.rule, last.with[0].1.as_str()), ("more", "9000"));
    assert_eq!(count(&problems), 10_000);
}

/// A round of many questions at the end of a long way, and one at its begin: each is told once, at its first question.
#[test]
fn a_loop_is_found_at_once_wherever_it_is() {
    for (round, first) in [
        ((29_999, 29_000), "n29000"),
        ((500, 3), "n3"),
        ((7, 7), "n7"),
    ] {
        let (from, back) = round;
        let nodes = (0..30_000).map(|at| {
            let to = if at == from {
                back
            } else {
                (at + 1).min(29_999)
            };
            let to = match at {
                29_999 if from != at => "remaining = true".to_owned(),
                _ => format!("to = \"n{to}\""),
            };
            (format!("n{at}"), to)
        });
        let problems = check(&with_questions(nodes), &carried()).problems;
        let loops = problems.iter().filter(|one| one.rule == "loop");
        let loops: Vec<&str> = loops.map(|one| one.with[0].1.as_str()).collect();
        assert_eq!(loops, [first]);
    }
}

/// What says nothing takes time and memory too.
#[test]
fn blank_lines_comments_and_languages_have_bounds_too() {
    let what = |files: &[PackFile]| -> Vec<String> {
        let problems = check(files, &carried()).problems;
        let bounds = problems.iter().filter(|one| one.rule == "bound");
        bounds.map(|one| one.with[0].1.clone()).collect()
    };
    for (filling, times, bound) in [
        ("\n", 2_000_001, "lines"),
        ("\r\n", 2_000_001, "lines"),
        ("#\n", 2_000_001, "lines"),
        ("\t\n", 63 << 19, "bytes"),
        ("\n", 63 << 20, "bytes"),
        ("# \n", 21 << 20, "bytes"),
        ("#", 63 << 20, "bytes"),
    ] {
        let text = filling.repeat(times);
        assert_eq!(
            what(&with_file("topics.toml", text)),
            [bound],
            "{filling:?}"
        );
    }
    let head = "msgid \"\"\nmsgstr \"\"\n";
    let code = |n: usize| {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        format!("x{}{}", letter(n / 26), letter(n))
    };
    let mut files = with_file("topics.toml", String::new());
    files.extend((0..33).map(|n| PackFile {
        path: format!("lang/{}.po", code(n)),
        text: head.into(),
    }));
    assert_eq!(what(&files), ["languages"]);
    let mut files = with_file("topics.toml", String::new());
    let languages: Vec<String> = (0..500)
        .map(|n| format!("{{ code = \"{}\", name = \"{}\" }}", code(n), code(n)))
        .collect();
    files[0].text = format!("{}languages = [{}]\n", files[0].text, languages.join(", ")).into();
    assert_eq!(what(&files), ["languages"]);
    // A translation that says nothing is one of the files.
    let mut files = with_file("topics.toml", String::new());
    files.push(PackFile {
        path: "lang/fr.po".to_owned(),
        text: "\n".repeat(2_000_001).into(),
    });
    assert_eq!(what(&files), ["lines"]);
}
