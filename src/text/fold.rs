//! Spellings of the same thing brought to one form, as they come from input methods and out of copied text.

use unicode_normalization::UnicodeNormalization;

/// A full-width letter, digit, mark or space as its narrow self; anything else as it is.
pub fn narrow(char: char) -> char {
    match char {
        '\u{3000}' => ' ',
        // The full-width forms stand in ASCII's order, 0xFEE0 above it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        _ => char,
    }
}

/// Words to be compared with others: compatibility forms as their plain selves (Unicode NFKC: full-width, half-width),
/// katakana as hiragana, capitals as small letters. So はい, ハイ and ﾊｲ are one word, and so are Yes and ＹＥＳ.
pub fn fold(words: &str) -> String {
    let hiragana = |char| match char {
        // Katakana stand in hiragana's order, 0x60 above them.
        '\u{30a1}'..='\u{30f6}' => char::from_u32(char as u32 - 0x60).unwrap_or(char),
        _ => char,
    };
    let plain: String = words.nfkc().map(hiragana).collect();
    plain.to_lowercase()
}

/// A code to be compared with others: narrow, in small letters, without blanks, hyphens and underscores, which shops
/// print or leave out as they like.
pub fn fold_code(code: &str) -> String {
    code.chars()
        .map(narrow)
        .filter(|char| !matches!(char, ' ' | '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Kana, full-width or half-width, and Chinese characters: what an input method sends that was left on.
pub fn is_japanese(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        assert!(
            ["はい", "ハイ", "ﾊｲ"]
                .iter()
                .all(|word| fold(word) == "はい")
        );
        assert!(
            ["Yes", "ＹＥＳ", "yes"]
                .iter()
                .all(|word| fold(word) == "yes")
        );
        assert!(["カード", "ｶｰﾄﾞ"].iter().all(|word| fold(word) == "かーど"));
    }

    #[test]
    fn spellings_of_a_code_are_one() {
        let codes = ["G 55", "g-55", "Ｇ５５", "G_55"];
        assert!(codes.iter().all(|code| fold_code(code) == "g55"));
    }
}
