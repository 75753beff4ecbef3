//! Words of a shop as somebody types them, kept without the digits that may be somebody's secret.

use crate::text::mask::mask;

/// Characters that are kept of what is typed.
const LONGEST: usize = 300;

/// What was typed with more behind it, fit to be kept and shown. What `is_known` as an error code stays; so does what
/// `is_begun` as one, for as long as nothing stands behind it: a code is typed key by key.
pub(crate) fn grown(
    typed: &str,
    more: &str,
    is_known: impl Fn(&str) -> bool,
    is_begun: impl Fn(&str) -> bool,
) -> String {
    let mut whole = typed.to_owned();
    for char in more.chars() {
        // Digits that go on where others were taken out are of the same number.
        whole.push(match char.is_numeric() && is_hidden(&whole) {
            true => '*',
            false => char,
        });
    }
    let is_code = |text: &str| {
        is_known(text) || (!text.is_empty() && whole.ends_with(text) && is_begun(text))
    };
    mask(&whole, is_code).chars().take(LONGEST).collect()
}

/// Whether a text ends with digits that were taken out, and with nothing behind them that ends a number.
fn is_hidden(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.find(|char| char.is_alphanumeric() || *char == '*') == Some('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_known(code: &str) -> bool {
        ["G44", "2010", "10167", "42G440000"].contains(&code)
    }

    fn is_begun(code: &str) -> bool {
        let codes = ["G44", "2010", "10167", "42G440000"];
        codes.iter().any(|known| known.starts_with(code))
    }

    fn key_by_key(text: &str) -> String {
        let type_key =
            |typed: String, key: char| grown(&typed, &key.to_string(), is_known, is_begun);
        text.chars().fold(String::new(), type_key)
    }

    #[test]
    fn codes_and_words_stay_as_they_are_typed() {
        for text in [
            "エラー 10167",
            "declined (42G440000)",
            "【G44】決済できません",
            "24時間たってから",
            "error 2010 again",
            "Error E200",
            "HTTP 402",
            "Error 10418",
            "(code 2001)",
            "Authorization hold $175 fuel",
            "pay 1.99 customs fee",
            "¥12,800",
        ] {
            assert_eq!(key_by_key(text), text);
            assert_eq!(grown("", text, is_known, is_begun), text);
        }
    }

    #[test]
    fn no_digit_of_a_number_or_a_code_is_left_however_it_comes() {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        for text in [
            "card 4000000000000002",
            "card 4000 0000 0000 0002",
            "card 4000-0000-0000-0002 x",
            "my cvv is 201",
            "pin 2010",
            "暗証番号は9876です",
            "x 123 y",
            "x 101 y",
            "x 2010 2010 2010 2010",
        ] {
            assert_eq!(digits(&key_by_key(text)), 0, "{text}: {}", key_by_key(text));
            assert_eq!(digits(&grown("", text, is_known, is_begun)), 0, "{text}");
        }
        // Digits in words too: of a row of them no whole one is left.
        for text in [
            "my code is one two three four",
            "pin いちにさんよん",
            "四百五十六",
            "4 one 1 one",
            "ONE-TWO-THREE",
        ] {
            let said = key_by_key(text);
            for word in [
                "two", "three", "four", "に", "さん", "よん", "百", "五", "TWO", "THREE",
            ] {
                assert!(!said.contains(word), "{text}: {said}");
            }
        }
        assert_eq!(key_by_key(&"a".repeat(999)).len(), LONGEST);
    }
}
