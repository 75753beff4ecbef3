//! What goes in and out beside the terminal's screen: variables of the environment, text, complaints.

use std::io::{IsTerminal, Write, stderr, stdout};

use anyhow::Result;

use crate::disk::system::is_reader_gone;
use crate::terminal::system::told_size;
use crate::text::wrap::wrap;

/// A variable of the environment; `None` if it is empty too.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Writes to stdout; a reader that closed its end has read what it wanted.
///
/// # Errors
/// stdout cannot be written to.
pub fn print(text: &str) -> Result<()> {
    match stdout()
        .write_all(text.as_bytes())
        .and_then(|()| stdout().flush())
    {
        Err(error) if !is_reader_gone(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

/// The text with its lines broken between words where a terminal would break them anywhere; elsewhere as it is, since what
/// reads it there goes by lines.
pub fn read_by_people(text: &str) -> String {
    if !stdout().is_terminal() {
        return text.to_owned();
    }
    let width = width();
    let lines = text.lines().flat_map(|line| wrap(line, width));
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// Says on stderr what is wrong.
pub fn complain(line: &str) {
    // Nothing is left to be done if even stderr is closed.
    let _ = writeln!(stderr(), "cardcode: {line}");
}

/// Lists problems on stderr, each in a form that an editor can read.
pub fn list_problems(lines: &str) {
    let _ = writeln!(stderr(), "{lines}");
}

/// Columns of a page where nothing else is known.
const USUAL_WIDTH: usize = 80;
/// Fewest and most columns that a printed page takes: longer lines are hard to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=100;

/// Columns for a printed page: as `COLUMNS` says, else the terminal's, else 80.
pub fn width() -> usize {
    let asked = environment("COLUMNS").and_then(|columns| columns.parse().ok());
    let width = asked.or_else(terminal_width).unwrap_or(USUAL_WIDTH);
    width.clamp(*WIDTHS.start(), *WIDTHS.end())
}

fn terminal_width() -> Option<usize> {
    let [columns, _] = told_size();
    let is_known = stdout().is_terminal() && columns > 0;
    is_known.then_some(usize::from(columns))
}
