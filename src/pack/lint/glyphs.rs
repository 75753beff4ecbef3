//! Glyphs that have the same width in every terminal.

use unicode_width::UnicodeWidthChar;

/// Whether a character takes the same cells everywhere: no control, no half-width kana, no joiner or variation
/// selector, none of those that Japanese terminals draw in two cells and others in one (East Asian Ambiguous,
/// UAX 11).
pub fn is_certain(char: char) -> bool {
    match char {
        // What most texts are made of: ASCII, kana, the common kanji.
        ' '..='~' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' => true,
        // Half-width kana and their voiced marks.
        '\u{ff61}'..='\u{ff9f}' => false,
        // Joiners, direction marks, variation selectors.
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' => false,
        // Emoji.
        '\u{1f000}'..='\u{1ffff}' => false,
        _ => {
            matches!((char.width(), char.width_cjk()), (Some(narrow), Some(wide)) if narrow == wide && narrow > 0)
        }
    }
}
