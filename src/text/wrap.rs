//! Lines of a width in cells: Japanese by the rules, Latin words whole.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::width;

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
            from += cut(bare.trim_end(), room, &mut lines);
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
    fn japanese_breaks_by_its_rules_and_words_stay_whole() {
        let text = "カード裏面の署名欄の右端に印字された3桁の数字が「セキュリティコード」です。";
        let lines = wrap(text, 20);
        assert_eq!(lines.concat(), text);
        assert!(lines.iter().all(|line| width(line) <= 20), "{lines:?}");
        let starts_badly = |line: &str| line.starts_with(['ィ', 'ー', '」', '。']);
        assert!(!lines.iter().any(|line| starts_badly(line)), "{lines:?}");
        assert_eq!(wrap("the security code", 9), ["the", "security", "code"]);
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut_between_graphemes() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(
            wrap("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        assert_eq!(wrap("one\ntwo\n", 9), ["one", "two"]);
    }

    #[test]
    fn a_text_is_clipped_before_the_glyph_that_does_not_fit() {
        assert_eq!(clip("漢字ab", 3), "漢");
        assert_eq!(clip("ab", 3), "ab");
    }
}
