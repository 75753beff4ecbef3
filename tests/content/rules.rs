//! Every rule of `check` has a mistake that trips it and no other, at the line of the mistake; and forty mistakes in
//! one pack are all named.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::lint::facts::stale;
use cardcode::pack::lint::problem::Problem;
use cardcode::pack::lint::rules::LintRules;
use cardcode::text::lang::Lang;

use crate::mistakes::{ALONE, CASES, broken, line, told};

#[test]
fn each_rule_is_tripped_by_its_mistake_alone_and_at_its_line() {
    let mut wrong = Vec::new();
    for case in CASES.iter().chain(ALONE) {
        let (rule, path, _, at) = *case;
        let files = broken(&[*case]);
        let problems = check(&files, &carried()).problems;
        let rules: BTreeSet<&str> = problems.iter().map(|problem| problem.rule).collect();
        let is_named = at.is_none_or(|at| {
            let line = line(&files, path, at);
            let here = |problem: &Problem| problem.place.file == path && problem.place.line == line;
            problems.iter().any(here)
        });
        if rules != BTreeSet::from([rule]) || !is_named {
            wrong.push(format!("{rule}:\n{}", told(&problems)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forty_mistakes_in_one_pack_are_all_named_at_their_lines() {
    assert!(CASES.len() >= 40, "{}", CASES.len());
    let folder = tempfile::tempdir().unwrap();
    let files = broken(CASES);
    for file in &files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &*file.text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cardcode"))
        .args(["check", "--lang", "en"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let root = folder.path().to_str().unwrap();
    let mut unnamed = Vec::new();
    for (rule, path, _, at) in CASES {
        let begin = match at {
            Some(at) => format!("{root}/{path}:{}:", line(&files, path, at)),
            None => format!("{root}/"),
        };
        let is_named =
            |said: &str| said.starts_with(&begin) && said.contains(&format!(": {rule}: "));
        if !text.lines().any(is_named) {
            unnamed.push(format!("{rule} {begin}"));
        }
    }
    assert!(unnamed.is_empty(), "{unnamed:#?}\n{text}");
}

#[test]
fn every_rule_has_a_mistake_a_sentence_and_a_reason() {
    // Told by the folder's reader, by the proofs and by `--stale`: each has a test of its own. No content can break
    // the program.
    let elsewhere = [
        "utf8",
        "misnamed",
        "more",
        "exam",
        "print-long",
        "call-untold",
        "link",
        "unreadable",
        "po",
        "uncovered",
        "scrolls",
        "cut",
        "same-choice",
        "call",
        "call-unsolved",
        "call-lax",
        "call-lesson",
        "call-strict",
        "unbroken",
        "stale",
        "program",
    ];
    let cases = CASES.iter().chain(ALONE).map(|case| case.0);
    let tried: BTreeSet<&str> = cases.chain(elsewhere).collect();
    let rules = LintRules::built_in();
    let known: BTreeSet<&str> = rules.all().map(|(name, _)| name).collect();
    assert_eq!(tried, known);
    for (name, rule) in rules.all() {
        for lang in ["ja", "en"].map(Lang::new) {
            let words = [rule.says.get(&lang), rule.why.get(&lang)];
            assert!(words.iter().all(|words| !words.is_empty()), "{name}");
        }
    }
}

#[test]
fn every_sentence_is_filled() {
    let rules = LintRules::built_in();
    for problem in check(&broken(CASES), &carried()).problems {
        for lang in ["ja", "en"].map(Lang::new) {
            let says = rules.sentence(&problem, &lang);
            for (name, _) in &problem.with {
                assert!(!says.contains(&format!("{{{name}}}")), "{says}");
            }
        }
    }
}

#[test]
fn what_is_to_be_read_again_is_told_by_its_day() {
    let of = |day: &str| stale(&carried(), &carried(), day);
    assert!(of("2027-01-01").is_empty());
    let by_june = of("2027-06-01");
    assert!(by_june.len() > 100 && by_june.iter().all(|problem| problem.rule == "stale"));
}
