//! How many cells of a terminal text takes, and of which characters that is certain.
//!
//! A terminal is not asked: it would have to answer for every character. Most text consists of characters that every
//! terminal draws alike ([`cells`]); for the rest, [`width`] is as wide as it is drawn, which tests/pages/widths.rs
//! holds for every character.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::sanitize::is_unseen;

/// Cells of a character that every terminal draws alike and that joins no other: ASCII, kana, Chinese characters and
/// their punctuation. `None` for all others.
///
/// Nearly all that is shown consists of these, so nothing else is measured on the way to a frame.
pub fn cells(char: char) -> Option<usize> {
    match char {
        ' '..='~' => Some(1),
        '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a0}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

/// The same, with the blocks of pictures: halves of a cell, which some Japanese fonts draw two cells wide, and quarters.
pub fn drawn_cells(char: char) -> Option<usize> {
    match char {
        '▀' | '▄' | '█' | '▌' | '▐' | '▖'..='▟' => Some(1),
        _ => cells(char),
    }
}

/// Cells of a text of such characters alone, which need not be cut into graphemes to be drawn.
pub fn simple_width(text: &str) -> Option<usize> {
    text.chars()
        .try_fold(0, |sum, char| Some(sum + drawn_cells(char)?))
}

/// Cells that a text takes as it is drawn.
pub fn width(text: &str) -> usize {
    simple_width(text).unwrap_or_else(|| {
        // Half-width voiced marks join the kana before them for Unicode, and stand in a cell of their own in terminals.
        let marks = text.chars().filter(|char| is_voiced_mark(*char)).count();
        text.width() + marks
    })
}

fn is_voiced_mark(char: char) -> bool {
    matches!(char, '\u{ff9e}' | '\u{ff9f}')
}

/// Whether a letter is one that a language's content may hold though it is not certain. Letters such as é and и are two
/// cells wide in terminals that are set to Japanese widths, and one where those who read them are; no language could be
/// written without its letters.
pub fn is_own_letter(char: char, lang: &str) -> bool {
    let is_kana = ('\u{ff61}'..='\u{ff9f}').contains(&char);
    !["en", "ja"].contains(&lang) && char.is_alphabetic() && char.width() == Some(1) && !is_kana
}

/// Whether content may hold a character: it takes the same cells in every terminal. None of those that Japanese
/// terminals draw in two cells and others in one (East Asian Ambiguous, UAX 11), no half-width kana, no emoji, nothing
/// that joins, turns or controls others.
pub fn is_certain(char: char) -> bool {
    if cells(char).is_some() {
        return true;
    }
    match char {
        // Half-width kana and their voiced marks.
        '\u{ff61}'..='\u{ff9f}' => false,
        // Emoji.
        '\u{1f000}'..='\u{1ffff}' => false,
        // What is written from right to left: some terminals turn such words round, others do not, or move what is
        // beside them (Unicode's ranges for such scripts, UAX 9, table 4).
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => false,
        _ if is_unseen(char) => false,
        _ => {
            let (narrow, wide) = (char.width(), char.width_cjk());
            narrow == wide && narrow.is_some_and(|cells| cells > 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn all() -> impl Iterator<Item = char> {
        (char::MIN..=char::MAX).filter(|char| !char.is_ascii_control())
    }

    #[test]
    fn simple_characters_join_no_other() {
        for char in all().filter(|char| drawn_cells(*char).is_some()) {
            for before in ["a", "あ", "漢", "▀", "0"] {
                let both = format!("{before}{char}");
                assert_eq!(both.graphemes(true).count(), 2, "{both}");
            }
        }
    }

    #[test]
    fn what_is_alike_everywhere_is_not_ambiguous() {
        for char in all() {
            let Some(cells) = cells(char) else { continue };
            assert_eq!((char.width(), char.width_cjk()), (Some(cells), Some(cells)));
        }
    }
}
