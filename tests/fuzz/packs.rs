//! Packs with mistakes that a hand, an editor or a bad line makes: every problem is told at a line that is there, within
//! bounds; a pack without any can be walked.

use std::collections::BTreeMap;
use std::fs;

use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::author::audit::proofs::prove;
use cardcode::author::pack_dir;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;
use cardcode::pack::lint::problem::{Problem, count};
use cardcode::pack::lint::rules::LintRules;
use cardcode::render::plain;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::view::page::Page;
use cardcode::view::router::page;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::tempdir;

use crate::common::dice::Dice;
use crate::common::languages;
use crate::damage;
use crate::runs::Target;

/// Values of every type, none of which is what was asked for.
const VALUES: [&str; 24] = [
    "\"\"",
    "\" \"",
    "true",
    "0",
    "-1",
    "3",
    "255",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "nan",
    "-inf",
    "1979-05-27T07:32:00Z",
    "[]",
    "[[[[1]]]]",
    "{}",
    "{ ja = \"\", en = \"\" }",
    "{ ja = \"はい\", en = \"Yes\" }",
    "{ ja = { ja = \"はい\" } }",
    "[\"\", \"\"]",
    "\"\\u0000\\u202e\"",
    "\"cardcode\"",
    "'''\n'''",
    "[0.0, 0.0, 0.0, 0.0]",
];

/// What editors and fingers make of the name of a file.
const NAMES: [&str; 8] = [
    ".txt",
    ".bak",
    "~",
    ".TOML",
    ".tml",
    ".toml.toml",
    ".po",
    "/x.toml",
];

#[test]
fn a_pack_with_any_mistake_is_told_at_its_lines_or_walked() {
    Target {
        name: "packs",
        kept: &[],
        count: 10,
        input,
    }
    .run();
}

type Files = BTreeMap<String, Vec<u8>>;

fn minato() -> Files {
    let root = format!("{}/tests/data/minato", env!("CARGO_MANIFEST_DIR"));
    named(pack_dir::read(root.as_ref()).unwrap())
}

fn named(files: Vec<PackFile>) -> Files {
    let pair = |file: PackFile| (file.path, file.text.into_owned().into_bytes());
    files.into_iter().map(pair).collect()
}

fn input(dice: &mut Dice) {
    let mut files = minato();
    // Carried files, which the pack may lay over the ones it builds on, or hold all of by itself.
    let built_in = named(carried());
    match dice.below(4) {
        0 => files = built_in,
        1 => {}
        _ => {
            let paths: Vec<&String> = built_in.keys().collect();
            for _ in 0..1 + dice.below(3) {
                let path = *dice.pick(&paths);
                let text = built_in[path].clone();
                files.entry(path.clone()).or_insert(text);
            }
        }
    }
    match dice.percent(40) {
        // What many a pack might say, so that it is walked and proved.
        true => mild(&mut files, dice),
        false => (0..1 + dice.below(4)).for_each(|_| change(&mut files, dice)),
    }
    let folder = tempdir().unwrap();
    for (path, bytes) in &files {
        let path = folder.path().join(path);
        // A file may stand where another one's folder would.
        let is_made = fs::create_dir_all(path.parent().unwrap());
        let _ = is_made.and_then(|()| fs::write(path, bytes));
    }
    match pack_dir::read(folder.path()) {
        Err(problems) => are_told(&problems, &files),
        Ok(read) => {
            let looked = check(&read, &carried());
            are_told(&looked.problems, &files);
            assert_eq!(looked.pack.is_some(), looked.problems.is_empty());
            let Some(pack) = &looked.pack else { return };
            walk(pack, dice);
            // It takes seconds.
            if dice.percent(20) {
                are_told(&prove(&looked, pack, 0).problems, &files);
            }
        }
    }
}

/// One change in one file that leaves a pack of the same form: another number, order or name, or something less.
fn mild(files: &mut Files, dice: &mut Dice) {
    let paths: Vec<String> = files.keys().cloned().collect();
    let text = files.get_mut(dice.pick(&paths)).unwrap();
    let before = String::from_utf8_lossy(text).into_owned();
    let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
    let heads: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].starts_with("[["))
        .collect();
    let numbers: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].ends_with(|end: char| end.is_ascii_digit() || end == ']'))
        .collect();
    let answers: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].starts_with("  {"))
        .collect();
    match dice.below(4) {
        0 if heads.len() > 1 => {
            let last = lines.split_off(heads[heads.len() - 1]);
            lines.splice(heads[0]..heads[0], last);
        }
        1 if !numbers.is_empty() => {
            let at = *dice.pick(&numbers);
            let near = ["1", "2", "3", "5", "10", "40", "64", "99", "100"];
            lines[at] = damage::with_one_of(&lines[at], &near, dice);
        }
        2 if !answers.is_empty() => {
            let (at, other) = (*dice.pick(&answers), *dice.pick(&answers));
            match dice.percent(50) {
                true => drop(lines.remove(at)),
                false => lines.swap(at, other),
            }
        }
        _ => {
            let at = dice.below(lines.len());
            lines[at] = other_name(&lines[at], &before, dice);
        }
    }
    *text = (lines.join("\n") + "\n").into_bytes();
}

/// One mistake in one file.
fn change(files: &mut Files, dice: &mut Dice) {
    let paths: Vec<String> = files.keys().cloned().collect();
    if paths.is_empty() {
        return;
    }
    let path = dice.pick(&paths).clone();
    match dice.below(20) {
        0 => drop(files.remove(&path)),
        1 => {
            let bytes = files.remove(&path).unwrap();
            let stem = path.split('.').next().unwrap();
            files.insert(format!("{stem}{}", dice.pick(&NAMES)), bytes);
        }
        2 => {
            let bytes = files[&path].clone();
            files.insert(dice.pick(&paths).clone(), bytes);
        }
        3 => damage::bytes(files.get_mut(&path).unwrap(), dice),
        _ => {
            let bytes = files.get_mut(&path).unwrap();
            let text = String::from_utf8_lossy(bytes).into_owned();
            *bytes = changed(&text, dice).into_bytes();
        }
    }
}

fn changed(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    // A table with what stands in it.
    let heads: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].starts_with('['))
        .collect();
    let end_of = |head: usize, lines: &[&str]| {
        let next = heads.iter().find(|at| **at > head);
        next.copied().unwrap_or(lines.len())
    };
    let pairs: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].contains(" = "))
        .collect();
    if pairs.is_empty() {
        return damage::lines(text, dice);
    }
    let at = *dice.pick(&pairs);
    let (key, value) = lines[at].split_once(" = ").unwrap();
    let made = match dice.below(9) {
        0 if !heads.is_empty() => {
            let head = *dice.pick(&heads);
            let block = lines[head..end_of(head, &lines)].to_vec();
            let to = *dice.pick(&heads);
            lines.splice(to..to, block);
            return lines.join("\n");
        }
        1 if !heads.is_empty() => {
            let head = *dice.pick(&heads);
            lines.drain(head..end_of(head, &lines));
            return lines.join("\n");
        }
        2 => {
            let other = lines[*dice.pick(&pairs)].split_once(" = ").unwrap().0;
            format!("{other} = {value}")
        }
        3 => format!(
            "{key}{} = {value}",
            dice.pick(&["x", ".x", " ", "\u{3000}"])
        ),
        4 => format!("{key} = {}", dice.pick(&VALUES)),
        5 => {
            let other = lines[*dice.pick(&pairs)].split_once(" = ").unwrap().1;
            format!("{key} = {other}")
        }
        6 | 7 => other_name(lines[at], text, dice),
        _ => return damage::lines(text, dice),
    };
    lines[at] = &made;
    lines.join("\n")
}

/// Another id in the place of one: that of something else, as where a question leads back to one before it.
fn other_name(line: &str, text: &str, dice: &mut Dice) -> String {
    let names: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    let parts: Vec<&str> = line.split('"').collect();
    if names.is_empty() || parts.len() < 3 {
        return line.to_owned();
    }
    let place = 1 + 2 * dice.below((parts.len() - 1) / 2);
    let mut parts = parts;
    parts[place] = *dice.pick(&names);
    parts.join("\"")
}

/// Each has a sentence, no more than anybody reads, and stands on a line that is there.
fn are_told(problems: &[Problem], files: &Files) {
    assert!(count(problems) >= problems.len());
    let rules = LintRules::built_in();
    for problem in problems {
        assert_ne!(problem.rule, "program", "{problem:?}");
        for lang in ["ja", "en"].map(Lang::new) {
            let says = rules.sentence(problem, &lang);
            assert!(!says.trim().is_empty(), "{problem:?}");
            let drives = |char: char| char.is_control() || char == '\u{202e}';
            assert!(!says.contains(drives), "{problem:?}: {says:?}");
        }
        let place = &problem.place;
        if place.line == 0 || place.file.starts_with('<') {
            continue;
        }
        let bytes = files.get(&place.file);
        let bytes = bytes.unwrap_or_else(|| panic!("no such file: {problem:?}"));
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        assert!(place.line <= lines, "{lines} lines: {problem:?}");
    }
}

/// Some steps through a pack without a problem, as cells and as lines.
fn walk(pack: &Pack, dice: &mut Dice) {
    let lang = dice.pick(&languages(pack)).clone();
    let mut state = State::new(lang, Screen::Home);
    let mut view = View::default();
    let size = *dice.pick(&[(40, 12), (80, 24), (120, 40)]);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    for _ in 0..30 {
        let intent = match dice.below(8) {
            0 => Intent::Back,
            1 => Intent::Down,
            2 => Intent::Home,
            3 => Intent::Map,
            _ => Intent::SelectByPointer(dice.below(12)),
        };
        for intent in [intent, Intent::Choose] {
            state = step(pack, state, Msg::Intent(intent)).0;
        }
        let page: Page = page(pack, &state);
        assert!(page.mark < page.choices.len(), "{}: no way on", page.id);
        terminal
            .draw(|frame| view.draw(frame, &page, Look::default()))
            .unwrap();
        plain::lines(&page);
    }
}
