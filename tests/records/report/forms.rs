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

/// The CSV of a report, its first row aside.
struct Rows(Vec<Vec<String>>);

impl Rows {
    /// Reads it, and looks at its form.
    fn of(csv: &str) -> Rows {
        let mut rows = cells(
            csv.strip_prefix('\u{feff}')
                .expect("Excel is told that it is UTF-8"),
        );
        let columns = ["section", "id", "other", "name", "measure", "value"];
        assert_eq!(rows.remove(0), columns);
        let is_safe = |cell: &String| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(
            rows.iter()
                .all(|row| row.len() == 6 && row.iter().all(is_safe))
        );
        Rows(rows)
    }

    fn sum<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> u64 {
        rows.map(|row| row[5].parse::<u64>().unwrap()).sum()
    }

    fn number(&self, section: &str, id: &str, measure: &str) -> u64 {
        let is_it = |row: &&Vec<String>| row[0] == section && row[1] == id && row[4] == measure;
        Rows::sum(self.0.iter().filter(is_it))
    }

    /// The sum of all sections whose names begin so.
    fn all(&self, section: &str) -> u64 {
        Rows::sum(self.0.iter().filter(|row| row[0].starts_with(section)))
    }
}

/// All fields of the JSON.
const FIELDS: [&str; 22] = [
    "format",
    "version",
    "pack",
    "who",
    "group",
    "since",
    "until",
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
    "left",
    "unverified",
    "ahead",
    "people",
];

#[test]
fn csv_and_json_say_the_same_and_no_cell_is_a_formula() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let report = practice.report(None, None);
    for lang in languages(&pack) {
        let rows = Rows::of(&text(&pack, &lang, &report, Format::Csv));
        assert!(
            rows.0.iter().any(|row| row[2] == "'-Kumo"),
            "the name is there, harmless"
        );
        let json: Value = serde_json::from_str(&text(&pack, &lang, &report, Format::Json)).unwrap();
        assert_eq!(json["format"], "cardcode-report");
        assert_eq!(json["version"], 1);
        assert_eq!(json["today"], "2026-11-23");
        let keys: BTreeSet<&str> = json.as_object().unwrap().keys().map(|key| &**key).collect();
        assert_eq!(keys, BTreeSet::from(FIELDS));
        let number = |value: &Value| value.as_u64().unwrap();
        let each = |name: &str| json[name].as_array().unwrap().iter();
        let answers = rows.number("all", "", "answers");
        assert_eq!(answers, number(&json["totals"]["answers"]));
        for cause in each("causes") {
            for measure in ["met", "found", "last", "last_found"] {
                let id = cause["id"].as_str().unwrap();
                let told = rows.number("cause", id, measure);
                assert_eq!(told, number(&cause[measure]));
            }
        }
        let all: u64 = each("mistakes").map(|one| number(&one["count"])).sum();
        assert_eq!(rows.all("mistake-"), all);
        for kind in ["card", "request", "cause", "rule"] {
            assert!(rows.all(&format!("mistake-{kind}")) > 0, "{kind}");
        }
        for line in each("days") {
            let day = line["day"].as_str().unwrap();
            let answers = rows.number("day", day, "answers");
            assert_eq!(answers, number(&line["answers"]));
        }
    }
}

#[test]
fn markdown_s_tables_are_whole_and_the_table_is_no_wider_than_a_terminal() {
    use unicode_width::UnicodeWidthStr;
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
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
            "table, csv, json, markdown, html",
        ),
        (&["report", "--format"], "table, csv, json, markdown, html"),
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
    let practice = Practice::of_sixteen_days(&pack);
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
    let told = out(&script(&args, "9\n1\n", practice.folder.path()));
    assert!(told.contains("Report of practice"), "{told}");
    assert!(told.contains("Finding causes"), "{told}");
    assert!(!told.contains('#'), "no bar is drawn in lines: {told}");
    assert!(told.contains("/5"), "{told}");
}
