//! Spellings of the same thing brought to one form: people type full-width, half-width, in kana of either kind, in
//! capitals.

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

/// The words in one form: compatibility forms as their plain selves (Unicode NFKC), katakana as hiragana, capitals as
/// small letters.
pub fn fold(words: &str) -> String {
    let hiragana = |char| match char {
        // Katakana stand in hiragana's order, 0x60 above them.
        '\u{30a1}'..='\u{30f6}' => char::from_u32(char as u32 - 0x60).unwrap_or(char),
        _ => char,
    };
    words
        .nfkc()
        .map(hiragana)
        .collect::<String>()
        .to_lowercase()
}

/// A code in one form: narrow, in small letters, without blanks, hyphens and underscores, which shops print or leave out
/// as they like.
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

/// A name in one form: folded, without blanks and marks, and without a "card" at its end, which people add or leave
/// out as they like.
pub fn fold_name(name: &str) -> String {
    let folded = fold(name);
    let bare: String = folded
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect();
    let stem = ["かーど", "card"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .filter(|stem| !stem.is_empty());
    match stem {
        Some(stem) => stem.to_owned(),
        None => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        let yes = ["はい", "ハイ", "ﾊｲ"].map(fold);
        assert!(yes.iter().all(|word| word == "はい"));
        let yes = ["Yes", "ＹＥＳ", "yes"].map(fold);
        assert!(yes.iter().all(|word| word == "yes"));
    }

    #[test]
    fn spellings_of_a_code_are_one() {
        let codes = ["G 55", "g-55", "Ｇ５５", "G_55"].map(fold_code);
        assert!(codes.iter().all(|code| code == "g55"));
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for name in [
            "アメックス",
            "ｱﾒｯｸｽ",
            "あめっくす",
            "アメックス・カード",
            "ｱﾒｯｸｽ ｶｰﾄﾞ",
        ] {
            assert_eq!(fold_name(name), "あめっくす", "{name}");
        }
        for name in ["Diners-Club", "diners_club card", "ＤＩＮＥＲＳ　ＣＬＵＢ"] {
            assert_eq!(fold_name(name), "dinersclub", "{name}");
        }
        assert_eq!(fold_name("card"), "card");
        assert_eq!(fold_name(" ・ "), "");
    }
}
