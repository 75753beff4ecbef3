//! Lines of a width in cells: Japanese by the rules, Latin words whole.

use ratatui::buffer::CellWidth;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// Cells of a glyph that is the same beside any other of its kind: ASCII, kana, Chinese characters and their
/// punctuation, half blocks. Nearly all that is drawn is such, and need not be cut into graphemes to be measured.
pub(crate) fn cells(char: char) -> Option<usize> {
    match char {
        ' '..='~' | '▀' | '▄' => Some(1),
        '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

/// Cells of a text that has only such glyphs.
pub(crate) fn simple_width(text: &str) -> Option<usize> {
    text.chars()
        .try_fold(0, |sum, char| Some(sum + cells(char)?))
}

/// Cells that a text takes, as ratatui draws it.
pub fn width(text: &str) -> usize {
    simple_width(text).unwrap_or_else(|| text.cell_width().into())
}

/// The text in lines of at most `room` cells, broken where Unicode line breaking allows (UAX 14); a unit that
/// is longer than a line, such as an address, is cut between graphemes.
pub fn wrap(text: &str, room: usize) -> Vec<&str> {
    let room = room.max(2);
    if !text.contains('\n') && width(text) <= room {
        return vec![text.trim_end()];
    }
    let mut lines = Vec::new();
    // The line begins here, and has so many cells.
    let (mut from, mut used) = (0, 0);
    let mut at = 0;
    for (to, kind) in linebreaks(text) {
        let unit = &text[at..to];
        let bare = unit.trim_end_matches(['\n', '\r']);
        let trimmed = width(bare.trim_end());
        if at > from && used + trimmed > room {
            lines.push(text[from..at].trim_end());
            (from, used) = (at, 0);
        }
        if used + trimmed > room {
            from += cut(bare, room, &mut lines);
            used = width(&text[from..at + bare.len()]);
        } else {
            used += trimmed + width(&bare[bare.trim_end().len()..]);
        }
        at = to;
        if kind == BreakOpportunity::Mandatory && to < text.len() {
            lines.push(text[from..to].trim_end());
            (from, used) = (to, 0);
        }
    }
    lines.push(text[from..].trim_end());
    lines
}

/// Cuts what is longer than a line; tells where the rest begins.
fn cut<'a>(unit: &'a str, room: usize, lines: &mut Vec<&'a str>) -> usize {
    let (mut from, mut used) = (0, 0);
    for (at, grapheme) in unit.grapheme_indices(true) {
        let cells = width(grapheme);
        if used + cells > room && at > from {
            lines.push(unit[from..at].trim_end());
            (from, used) = (at, 0);
        }
        used += cells;
    }
    from
}

/// The text cut to at most `room` cells.
pub fn clip(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > room {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_by_itself_is_as_wide_as_ratatui_draws_it() {
        for char in char::MIN..=char::MAX {
            let Some(cells) = cells(char) else { continue };
            let char = char.to_string();
            assert_eq!(cells, usize::from(char.cell_width()), "{char}");
            // None joins the one before it.
            for before in ["a", "あ", "漢", "▀", "0"] {
                assert_eq!(format!("{before}{char}").graphemes(true).count(), 2);
            }
        }
    }
}
