//! Every form of a report is whole.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use cardcode::records::database::Store;
use cardcode::render::report::formats::{FORMATS, Format, text};
use cardcode::view::report::text::told;
use serde_json::Value;
use tempfile::tempdir;

use super::practice::{Practice, pack};
use crate::common::{
    languages,
    program::{err, out, script},
};

/// The cells of a table as RFC 4180 has it.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = csv.chars().peekable();
    let mut is_quoted = false;
    while let Some(char) = chars.next() {
        match (char, is_quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (char, _) => cell.push(char),
        }
    }
    assert!(
        cell.is_empty() && row.is_empty() && !is_quoted,
        "the last line ends"
    );
    rows
}

#[test]
fn csv_and_json_say_the_same_and_no_cell_is_a_formula() {
    let pack = pack();
    let practice = Practice::new(&pack, 5, 16);
    let report = practice.report(None, None);
    for lang in languages(&pack) {
        let csv = text(&pack, &lang, &report, Format::Csv);
        let rows = cells(&csv);
        assert_eq!(
            rows[0],
            ["section", "id", "other", "name", "measure", "value"]
        );
        let is_safe = |cell: &String| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(
            rows.iter()
                .all(|row| row.len() == 6 && row.iter().all(is_safe))
        );
        assert!(
            rows.iter().any(|row| row[2] == "'-Kumo"),
            "the name is there, harmless"
        );
        let number = |row: &Vec<String>| row[5].parse::<u64>().unwrap();
        let of = |section: &str, id: &str, measure: &str| {
            let found = rows.iter().filter(|row| row[0] == section && row[1] == id);
            found
                .filter(|row| row[4] == measure)
                .map(number)
                .sum::<u64>()
        };
        let json: Value = serde_json::from_str(&text(&pack, &lang, &report, Format::Json)).unwrap();
        assert_eq!(json["format"], "cardcode-report");
        assert_eq!(json["version"], 1);
        assert_eq!(json["today"], "2026-11-23");
        let keys: BTreeSet<&str> = json.as_object().unwrap().keys().map(|key| &**key).collect();
        let documented = [
            "format",
            "version",
            "pack",
            "who",
            "since",
            "today",
            "practised",
            "totals",
            "causes",
            "rules",
            "weeks",
            "mistakes",
            "days",
            "overdue",
            "due",
            "exams",
            "people",
        ];
        assert_eq!(keys, BTreeSet::from(documented));
        assert_eq!(
            of("all", "", "answers"),
            json["totals"]["answers"].as_u64().unwrap()
        );
        for cause in json["causes"].as_array().unwrap() {
            for measure in ["met", "found", "last", "last_found"] {
                let id = cause["id"].as_str().unwrap();
                assert_eq!(of("cause", id, measure), cause[measure].as_u64().unwrap());
            }
        }
        let mistakes = |wanted: &str| {
            let all = rows.iter().filter(|row| row[0].starts_with(wanted));
            all.map(number).sum::<u64>()
        };
        let all = json["mistakes"].as_array().unwrap().iter();
        let all: u64 = all.map(|one| one["count"].as_u64().unwrap()).sum();
        assert_eq!(mistakes("mistake-"), all);
        assert!(
            [
                "mistake-card",
                "mistake-request",
                "mistake-cause",
                "mistake-rule"
            ]
            .iter()
            .all(|kind| mistakes(kind) > 0)
        );
        let days = json["days"].as_array().unwrap().iter();
        for line in days {
            let day = line["day"].as_str().unwrap();
            assert_eq!(of("day", day, "answers"), line["answers"].as_u64().unwrap());
        }
    }
}

#[test]
fn markdown_s_tables_are_whole_and_the_table_is_no_wider_than_a_terminal() {
    use unicode_width::UnicodeWidthStr;
    let pack = pack();
    let practice = Practice::new(&pack, 6, 16);
    for alias in [None, Some("佐藤")] {
        let report = practice.report(alias, None);
        for lang in languages(&pack) {
            let markdown = text(&pack, &lang, &report, Format::Markdown);
            assert!(
                markdown.starts_with("# ") && markdown.ends_with("|\n") || markdown.ends_with('\n')
            );
            let mut tables = 0;
            for part in markdown.split("\n\n").filter(|part| part.starts_with('|')) {
                tables += 1;
                let lines: Vec<&str> = part.trim_end().lines().collect();
                assert!(lines.len() > 2 && lines[1] == "| --- | --- |", "{part}");
                for line in lines {
                    let bare = line.replace("\\|", "");
                    assert_eq!(bare.matches('|').count(), 3, "{line}");
                    assert!(line.starts_with("| ") && line.ends_with(" |"), "{line}");
                }
            }
            assert!(tables >= 7, "{tables} in {markdown}");
            let table = text(&pack, &lang, &report, Format::Table);
            for line in table.lines() {
                assert!(line.width() <= 80, "{} cells: {line}", line.width());
            }
            let words = told(&pack, &lang, &report);
            for chart in words.charts.iter().filter(|chart| !chart.bars.is_empty()) {
                assert!(table.contains(&chart.title) && markdown.contains(&chart.title));
            }
            // Bars of a chart begin in one column, whatever the width of the words before them.
            let lines = table
                .lines()
                .filter(|line| line.ends_with('#') || line.ends_with('.'));
            let bars = lines.filter(|line| line.contains("##"));
            assert!(bars.count() > 5, "{table}");
        }
    }
}

#[test]
fn what_cannot_be_reported_is_refused_with_what_can() {
    let folder = tempdir().unwrap();
    let here = folder.path();
    for (args, valid) in [
        (
            &["report", "--format", "mermaid"][..],
            "table, csv, json, markdown",
        ),
        (&["report", "--format"], "table, csv, json, markdown"),
        (&["graph", "--format", "csv"], "mermaid, dot"),
        (&["graph", "--format"], "mermaid, dot"),
        (&["report", "--since", "yesterday"], "2026-11-01"),
        (&["report", "--since", "2026-02-30"], "2026-11-01"),
        (&["report", "--since", "2026-1-1"], "2026-11-01"),
        (&["report", "--since"], "2026-11-01"),
        (&["report", "--as", "4111111111111111"], "alias"),
        (&["report", "--as", ""], "alias"),
        (&["report", "--as"], "ALIAS"),
        (&["train", "--since", "2026-11-01"], "--since"),
        (&["report", "kumo"], "kumo"),
    ] {
        let refused = run(args, here);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        let told = err(&refused);
        assert!(
            told.contains(valid) && told.lines().count() == 1,
            "{args:?}: {told}"
        );
        assert!(!told.contains("4111") && out(&refused).is_empty());
    }
    // No file is made where somebody only asks.
    let none = run(&["report", "--db", "none.db"], here);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).contains("cardcode train") && !here.join("none.db").exists());
    let unkept = run(&["report", "--db", ":none:"], here);
    assert_eq!(unkept.status.code(), Some(1));
    assert!(err(&unkept).contains("--db"));
    std::fs::write(here.join("other.db"), "no database").unwrap();
    let other = run(&["report", "--db", "other.db"], here);
    assert_eq!(other.status.code(), Some(1));
    assert!(err(&other).contains("no records of cardcode"));
}

#[test]
fn records_without_practice_and_names_without_records_are_told_so() {
    let pack = pack();
    let folder = tempdir().unwrap();
    let here = folder.path();
    Store::open(&here.join("empty.db")).unwrap();
    let formats = FORMATS.map(|(name, _)| name);
    for format in formats.into_iter().chain(["xapi"]) {
        for lang in ["ja", "en"] {
            let args = [
                "report", "--db", "empty.db", "--format", format, "--lang", lang,
            ];
            let empty = run(&args, here);
            assert_eq!(empty.status.code(), Some(0), "{}", err(&empty));
            let told = out(&empty);
            match format {
                "csv" => assert!(cells(&told)[1..].iter().all(|row| row[5] == "0")),
                "json" => {
                    let json: Value = serde_json::from_str(&told).unwrap();
                    assert_eq!(json["totals"]["answers"], 0);
                }
                "xapi" => assert_eq!(told, "[]\n"),
                _ if lang == "en" => assert!(told.contains("There was no practice"), "{told}"),
                _ => assert!(told.contains("まだありません"), "{told}"),
            }
        }
    }
    let practice = Practice::new(&pack, 9, 3);
    let here = practice.folder.path();
    let nobody = run(&["report", "--db", "records.db", "--as", "Hoshi"], here);
    assert_eq!(nobody.status.code(), Some(1));
    let told = err(&nobody);
    assert!(
        told.contains("Hoshi") && told.contains("-Kumo, 佐藤"),
        "{told}"
    );
    let after = ["report", "--db", "records.db", "--since", "2031-01-01"];
    let after = run(&after, here);
    assert_eq!(after.status.code(), Some(0));
    assert!(out(&after).contains("There was no practice in this period"));
}

fn run(args: &[&str], folder: &Path) -> Output {
    script(args, "", folder)
}

#[test]
fn in_lines_the_report_is_told_with_its_numbers() {
    let pack = pack();
    let practice = Practice::new(&pack, 10, 16);
    let args = [
        "train",
        "--plain",
        "--lang",
        "en",
        "--as",
        "佐藤",
        "--db",
        "records.db",
    ];
    let told = out(&script(&args, "6\n1\n", practice.folder.path()));
    assert!(told.contains("Report of practice"), "{told}");
    assert!(told.contains("Finding causes"), "{told}");
    assert!(!told.contains('#'), "no bar is drawn in lines: {told}");
    assert!(told.contains("/5"), "{told}");
}
