//! Reports: numbers that are those of the practice, in every form and on the screen.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Output;

use cardcode::app::action::{Action, acts};
use cardcode::app::message::{Effect, Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::update::{State, step};
use cardcode::cli::report::{FORMATS, Format};
use cardcode::pack::content::Pack;
use cardcode::records::append::Moment;
use cardcode::records::database::Store;
use cardcode::render::report::formats::text;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::training::report::{AHEAD, Day, LAST_CALLS, LAST_OF_CAUSE, Report, ReportPart};
use cardcode::training::review::ReviewKind;
use cardcode::view::router::page;
use cardcode::view::screens::report::told;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

use common::practice::{DAY, Done, Player};
use common::terminal::Terminal as Real;
use common::{languages, script};

/// 2026-11-23 at 20:00 in Tokyo.
const NOW: Moment = Moment {
    ms: 1_795_431_600_000,
    zone: 540,
};

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// Writes a month's practice of three people into the file that `CARDCODE_MONTH` names, ending now, to be looked at.
#[test]
fn a_month_to_look_at() {
    let Some(file) = std::env::var_os("CARDCODE_MONTH") else {
        return;
    };
    let pack = pack();
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = Moment {
        ms: since.unwrap().as_millis() as i64,
        zone: 540,
    };
    for (seed, alias) in [(1, ""), (2, "佐藤"), (3, "Kumo")] {
        let store = Store::open(file.as_ref()).unwrap();
        Player::new(&pack, store, alias, seed, now).month(30);
    }
}

/// Two people's practice: the file, and what each of them did.
struct Practice {
    folder: TempDir,
    done: [(&'static str, Done); 2],
}

impl Practice {
    /// Of so many days; a spreadsheet would take the first name for a formula.
    fn new(pack: &Pack, seed: u64, days: i64) -> Practice {
        let folder = tempdir().unwrap();
        let file = folder.path().join("records.db");
        let done = [("-Kumo", seed), ("佐藤", seed + 50)].map(|(alias, seed)| {
            let store = Store::open(&file).unwrap();
            let mut player = Player::new(pack, store, alias, seed, NOW);
            player.month(days);
            (alias, player.done)
        });
        Practice { folder, done }
    }

    fn report(&self, alias: Option<&str>, since: Option<Day>) -> Report {
        let store = Store::open(&self.folder.path().join("records.db")).unwrap();
        store.report(alias, since, NOW).unwrap().unwrap()
    }
}

fn day(ms: i64) -> Day {
    Day((ms + 540 * 60_000).div_euclid(DAY))
}

type Counted<K> = BTreeMap<K, u32>;

/// The numbers of a report, counted again from what was seen while somebody practised.
fn compare(report: &Report, done: &[&Done], since: Day) {
    let counts = |ms: &i64| day(*ms) >= since;
    let mut answers: Counted<Day> = BTreeMap::new();
    let mut mistakes: Counted<(ReviewKind, String, String)> = BTreeMap::new();
    let mut met: BTreeMap<String, (u32, u32, u32, u32)> = BTreeMap::new();
    let mut rules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut weeks: BTreeMap<Day, (u32, u32, u32, u32)> = BTreeMap::new();
    let (mut calls, mut passed) = (0, 0);
    let mut exams = Vec::new();
    for done in done {
        for ms in done.answers.iter().filter(|ms| counts(ms)) {
            *answers.entry(day(*ms)).or_insert(0) += 1;
        }
        for (ms, item, taken) in &done.wrong {
            if counts(ms) {
                let kind = if item.contains('/') {
                    ReviewKind::Card
                } else {
                    ReviewKind::Request
                };
                let key = (kind, item.clone(), taken.clone());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        let ended: Vec<_> = done.calls.iter().filter(|(ms, ..)| counts(ms)).collect();
        let mut of_cause: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
        for (place, (ms, verdict, _)) in ended.iter().enumerate() {
            let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
            of_cause.entry(&verdict.cause).or_default().push(is_found);
            calls += 1;
            passed += u32::from(verdict.passed);
            let week = weeks.entry(day(*ms).monday()).or_default();
            *week = (
                week.0 + 1,
                week.1 + u32::from(verdict.passed),
                week.2 + verdict.questions.len() as u32,
                week.3 + verdict.questions.iter().map(|one| one.gained).sum::<u32>(),
            );
            let broken: BTreeSet<&str> = verdict.broken.iter().map(|one| &*one.rule).collect();
            for rule in broken {
                let (all, last) = rules.entry(rule.to_owned()).or_default();
                *all += 1;
                *last += u32::from(place + LAST_CALLS >= ended.len());
            }
            for breach in &verdict.broken {
                let key = (ReviewKind::Rule, breach.rule.clone(), String::new());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        for (ms, verdict, moves) in ended {
            let _ = ms;
            let wrong = moves.iter().find_map(|one| match one {
                cardcode::training::call::replies::Move::Name(id) if *id != verdict.cause => {
                    Some(id)
                }
                _ => None,
            });
            if let Some(wrong) = wrong {
                let key = (ReviewKind::Cause, verdict.cause.clone(), wrong.clone());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        for (cause, found) in of_cause {
            let of = met.entry(cause.to_owned()).or_default();
            let last = found.iter().rev().take(LAST_OF_CAUSE);
            *of = (
                of.0 + found.len() as u32,
                of.1 + found.iter().filter(|found| **found).count() as u32,
                of.2 + last.len() as u32,
                of.3 + last.filter(|found| **found).count() as u32,
            );
        }
        let sat = done.exams.iter().filter(|(ms, _)| counts(ms));
        exams.extend(sat.map(|(ms, grade)| (day(*ms), grade.score, grade.passed)));
    }
    let told: Counted<Day> = report
        .days
        .iter()
        .map(|one| (one.day, one.answers))
        .collect();
    assert_eq!(told, answers);
    assert_eq!(report.totals.answers, answers.values().sum::<u32>());
    assert_eq!(report.totals.days as usize, answers.len());
    assert_eq!((report.totals.calls, report.totals.passed), (calls, passed));
    let told: BTreeMap<String, (u32, u32, u32, u32)> = report
        .causes
        .iter()
        .map(|one| {
            (
                one.id.clone(),
                (one.met, one.found, one.last, one.last_found),
            )
        })
        .collect();
    assert_eq!(told, met);
    let told: BTreeMap<String, (u32, u32)> = report
        .rules
        .iter()
        .filter(|one| one.broken > 0)
        .map(|one| (one.id.clone(), (one.broken, one.last_broken)))
        .collect();
    assert_eq!(told, rules);
    let told: BTreeMap<Day, (u32, u32, u32, u32)> = report
        .weeks
        .iter()
        .map(|one| (one.monday, (one.calls, one.passed, one.questions, one.bits)))
        .collect();
    assert_eq!(told, weeks);
    let told: Counted<(ReviewKind, String, String)> = report
        .mistakes
        .iter()
        .map(|one| ((one.kind, one.item.clone(), one.mistake.clone()), one.count))
        .collect();
    assert_eq!(told, mistakes);
    exams.sort();
    let mut told: Vec<(Day, u32, bool)> = report
        .exams
        .iter()
        .map(|one| (one.day, one.score, one.passed))
        .collect();
    told.sort();
    assert_eq!(told, exams);
    assert_eq!(report.totals.exams as usize, exams.len());
}

#[test]
fn a_report_s_numbers_are_those_of_the_practice_of_one_of_all_and_from_any_day_on() {
    let pack = pack();
    for seed in [1, 2] {
        let practice = Practice::new(&pack, seed, 16);
        let [(kumo, of_kumo), (sato, of_sato)] = &practice.done;
        assert!(of_kumo.calls.len() > 5 && !of_kumo.exams.is_empty() && !of_kumo.wrong.is_empty());
        for ago in [400, 9, 4, 0] {
            let since = Day(day(NOW.ms).0 - ago);
            let report = |alias| practice.report(alias, Some(since));
            compare(&report(Some(kumo)), &[of_kumo], since);
            compare(&report(Some(sato)), &[of_sato], since);
            compare(&report(None), &[of_kumo, of_sato], since);
        }
        let all = practice.report(None, None);
        compare(&all, &[of_kumo, of_sato], Day(0));
        let people: Vec<(&str, u32)> = all
            .people
            .iter()
            .map(|one| (&*one.alias, one.calls))
            .collect();
        let wanted = [(*kumo, of_kumo), (*sato, of_sato)];
        let wanted = wanted.map(|(alias, done)| (alias, done.calls.len() as u32));
        assert_eq!(people, wanted);
        // None was broken in more calls than there were.
        for rule in &all.rules {
            assert!(
                rule.broken <= rule.calls && rule.last_broken <= rule.last,
                "{rule:?}"
            );
        }
        // What was missed lately stands before what was found each time.
        let found: Vec<bool> = all
            .causes
            .iter()
            .map(|cause| cause.last_found == cause.last)
            .collect();
        assert!(found.is_sorted() && !found[0] && found[found.len() - 1]);
        // What is due is all that was ever reviewed, now or later.
        let due: u32 = all.due.iter().map(|line| line.count).sum();
        assert_eq!(all.due.len(), AHEAD);
        assert!(due + all.overdue > 0);
        assert!(practice.report(Some(kumo), None).people.is_empty());
    }
}

#[test]
fn a_day_ends_at_midnight_where_the_person_is() {
    let pack = pack();
    // Two seconds before midnight of 2026-11-23, so many minutes east of Greenwich; the first answer is after it.
    for zone in [540, 0, -300] {
        let midnight = 20_781 * DAY - zone * 60_000;
        let folder = tempdir().unwrap();
        let file = folder.path().join("records.db");
        let begin = Moment {
            ms: midnight - DAY / 2,
            zone,
        };
        let mut player = Player::new(&pack, Store::open(&file).unwrap(), "Kumo", 1, begin);
        player.drill(true);
        player.now.ms = midnight - 2_000;
        player.drill(true);
        let store = Store::open(&file).unwrap();
        let now = Moment {
            ms: midnight + 1,
            zone,
        };
        let report = store.report(Some("Kumo"), None, now).unwrap().unwrap();
        let days: Vec<(String, u32)> = report
            .days
            .iter()
            .map(|line| (line.day.to_string(), line.answers))
            .collect();
        let wanted = [("2026-11-23".to_owned(), 8), ("2026-11-24".to_owned(), 8)];
        assert_eq!(days, wanted, "{zone}");
        assert_eq!(report.today.to_string(), "2026-11-24");
        assert!(
            days.iter()
                .all(|(day, _)| Day::parse(day).unwrap().to_string() == *day)
        );
    }
    // A Monday, and the Sunday before it.
    let [sunday, monday] = ["2026-11-22", "2026-11-23"].map(|day| Day::parse(day).unwrap());
    assert_eq!((sunday.weekday(), monday.weekday()), (6, 0));
    assert_eq!(monday.monday(), monday);
    assert_eq!(sunday.monday().to_string(), "2026-11-16");
}

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

fn run(args: &[&str], folder: &Path) -> Output {
    script(args, "", folder)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
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
    for (format, _) in FORMATS {
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
                _ if lang == "en" => assert!(told.contains("Nothing was practised"), "{told}"),
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
    assert!(out(&after).contains("Nothing was practised in this time"));
}

/// The program's page of a part of this report.
fn seen(report: &Report, lang: &Lang, part: ReportPart) -> State {
    let state = State::new(lang.clone(), Screen::Report { part }).recorded(uuid::Uuid::new_v4());
    let report = Box::new(report.clone());
    step(&pack(), state, Msg::Report(report)).0
}

#[test]
fn the_screen_is_whole_in_every_size_and_language_also_without_practice() {
    let pack = pack();
    let practice = Practice::new(&pack, 7, 16);
    let folder = tempdir().unwrap();
    let empty = Store::open(&folder.path().join("records.db")).unwrap();
    let empty = empty.report(None, None, NOW).unwrap().unwrap();
    for report in [
        practice.report(Some("佐藤"), None),
        practice.report(None, None),
        empty,
    ] {
        for lang in languages(&pack) {
            for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (33, 9), (1, 1)] {
                for (part, ascii) in ReportPart::ALL
                    .into_iter()
                    .flat_map(|one| [(one, true), (one, false)])
                {
                    let palette = if ascii { Palette::Mono } else { Palette::Light };
                    let look = Look {
                        palette,
                        ascii,
                        ..Look::default()
                    };
                    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
                    let mut view = View::default();
                    let here = page(&pack, &seen(&report, &lang, part));
                    assert_eq!(here.progress.as_deref().map(|told| &told[1..]), Some("/6"));
                    let mut text = String::new();
                    for _ in 0..100 {
                        terminal
                            .draw(|frame| view.draw(frame, &here, look))
                            .unwrap();
                        let cells = &terminal.backend().buffer().content;
                        text.extend(cells.iter().map(|cell| cell.symbol()));
                        if !view.has_more() {
                            break;
                        }
                        view.scroll(true);
                    }
                    if columns >= 40 {
                        assert!(!view.has_more(), "{} has an end", here.id);
                        let at = terminal.backend_mut().get_cursor_position().unwrap();
                        let cell = &terminal.backend().buffer()[(at.x, at.y)];
                        assert_eq!(cell.symbol(), ">", "{} {columns}x{rows}", here.id);
                    }
                    if ascii && lang.code() == "en" && report.who.is_none() {
                        let text = text.replace(|char| "日本語佐藤".contains(char), "");
                        assert!(
                            text.chars().all(|char| char.is_ascii() || char == ' '),
                            "{text}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_report_is_reached_from_practice_read_once_and_turned_by_left_and_right() {
    let pack = pack();
    let practice = Practice::new(&pack, 8, 16);
    let state = State::new(Lang::new("en"), Screen::Train);
    // Where nothing is recorded there is nothing to report.
    let report = Action::Go(Screen::Report {
        part: ReportPart::Next,
    });
    assert!(!acts(&pack, &state).contains(&report));
    let state = step(&pack, state.recorded(uuid::Uuid::new_v4()), Msg::Opened).0;
    let place = acts(&pack, &state).iter().position(|act| *act == report);
    let state = step(
        &pack,
        state,
        Msg::Intent(Intent::SelectByPointer(place.unwrap())),
    )
    .0;
    let (state, effects) = step(&pack, state, Msg::Intent(Intent::Choose));
    assert_eq!(effects, [Effect::Report]);
    assert_eq!(page(&pack, &state).lead, "The records are being read");
    let lately = Box::new(practice.report(Some("佐藤"), None));
    let words = told(&pack, &Lang::new("en"), &lately);
    let (state, effects) = step(&pack, state, Msg::Report(lately));
    assert!(effects.is_empty());
    assert_eq!(page(&pack, &state).lead, words.next[0]);
    let mut met = BTreeSet::new();
    let mut at = state.clone();
    for _ in ReportPart::ALL {
        met.insert(page(&pack, &at).id);
        let (next, effects) = step(&pack, at, Msg::Intent(Intent::Right));
        assert!(effects.is_empty(), "it is not read again");
        at = next;
    }
    assert_eq!(met.len(), ReportPart::ALL.len());
    assert_eq!(at.screen(), state.screen());
    let left = step(&pack, at, Msg::Intent(Intent::Left)).0;
    assert_eq!(
        left.screen(),
        &Screen::Report {
            part: ReportPart::Days
        }
    );
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

#[test]
fn what_comes_next_is_what_is_gravest() {
    let pack = pack();
    let practice = Practice::new(&pack, 11, 16);
    let mut report = practice.report(None, None);
    for line in &mut report.rules {
        line.last_broken = u32::from(line.id == "stop-reading-out");
    }
    let english = |report: &Report| told(&pack, &Lang::new("en"), report).next;
    let next = english(&report);
    assert!(
        next[0].starts_with("First of all: Stop a caller"),
        "{next:?}"
    );
    assert!(next[1].starts_with("Practise this cause: "), "{next:?}");
    report.rules.clear();
    report.causes.clear();
    report.mistakes.clear();
    report.overdue = 0;
    report.due.clear();
    report.totals.exams_passed = 0;
    assert_eq!(
        english(&report),
        ["Nothing stands out. Time to sit the exam."]
    );
    report.totals.exams_passed = 1;
    assert_eq!(english(&report), ["Nothing stands out. Keep on like this."]);
}

#[test]
fn in_a_real_terminal_the_report_comes_and_turns() {
    let pack = pack();
    let practice = Practice::new(&pack, 12, 16);
    let args = ["train", "--as", "佐藤", "--db", "records.db"];
    let english = [("LANG", "en_US.UTF-8")];
    let mut terminal = Real::start((80, 24), &args, &english, practice.folder.path());
    terminal.shows("See how practice goes");
    // What the records say comes by itself, and keys are heard after it.
    terminal.shows("Today's review: ");
    terminal.send("6\r");
    terminal.shows("All in all");
    terminal.send("\x1b[C");
    terminal.shows("2/6");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}
