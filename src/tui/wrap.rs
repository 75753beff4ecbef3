//! Lines of a width in cells: Japanese by the rules, Latin words whole.

use ratatui::buffer::CellWidth;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// Cells that a text takes, as ratatui draws it.
pub fn width(text: &str) -> usize {
    // Much of what is measured is ASCII, whose every character is a cell.
    match text.is_ascii() {
        true => text.len(),
        false => usize::from(text.cell_width()),
    }
}

/// The text in lines of at most `room` cells, broken where Unicode line breaking allows (UAX 14); a unit that
/// is longer than a line, such as an address, is cut between graphemes.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(2);
    if !text.contains('\n') && width(text) <= room {
        return vec![text.trim_end().to_owned()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for (to, kind) in linebreaks(text) {
        let unit = &text[from..to];
        from = to;
        let bare = unit.trim_end_matches(['\n', '\r']);
        if !line.is_empty() && width(&line) + width(bare.trim_end()) > room {
            lines.push(std::mem::take(&mut line));
        }
        line = cut(line + bare, room, &mut lines);
        if kind == BreakOpportunity::Mandatory && to < text.len() {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.push(line);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// Cuts what is longer than a line; gives back the rest.
fn cut(line: String, room: usize, lines: &mut Vec<String>) -> String {
    if width(line.trim_end()) <= room {
        return line;
    }
    let mut rest = String::new();
    for grapheme in line.graphemes(true) {
        if width(&rest) + width(grapheme) > room && !rest.is_empty() {
            lines.push(std::mem::take(&mut rest));
        }
        rest.push_str(grapheme);
    }
    rest
}

/// The text cut to at most `room` cells.
pub fn clip(text: &str, room: usize) -> String {
    let mut clipped = String::new();
    for grapheme in text.graphemes(true) {
        if width(&clipped) + width(grapheme) > room {
            break;
        }
        clipped.push_str(grapheme);
    }
    clipped
}
