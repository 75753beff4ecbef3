//! Digits of a text that are nobody's secret by what stands around them: an amount of money, and an error's code that no
//! list has.

use std::ops::Range;

use crate::text::fold::{fold, narrow};

/// Words behind which an error's code stands, folded.
const ERRORS: [&str; 5] = ["error", "err", "http", "status", "えらー"];
/// Words behind which an amount stands, folded.
const AMOUNTS: [&str; 13] = [
    "total",
    "amount",
    "price",
    "fee",
    "payment of",
    "purchase of",
    "charge of",
    "pay",
    "合計",
    "金額",
    "代金",
    "料金",
    "総額",
];
/// What stands before an amount.
const SIGNS: [char; 4] = ['$', '¥', '€', '£'];
/// What stands behind one, folded.
const CURRENCIES: [&str; 12] = [
    "円", "yen", "dollar", "pound", "euro", "usd", "gbp", "eur", "jpy", "aud", "cad", "sgd",
];
/// Words that an error's code may begin with: `E200`, `HTTP402`.
const HEADS: [&str; 6] = ["e", "ec", "er", "err", "error", "http"];
/// An error's code that no list has is no longer than this.
const DIGITS_OF_AN_ERROR: usize = 6;
/// An amount is no longer than this, so that no part of a card number passes for one.
const DIGITS_OF_AN_AMOUNT: usize = 7;

/// The digits that are of amounts, or of codes behind one of `named` or another word for an error.
pub(crate) fn harmless(text: &[char], named: &[&str]) -> Vec<Range<usize>> {
    let text: Vec<char> = text.iter().copied().map(narrow).collect();
    let found = figures(&text).filter(|figure| {
        !is_joined(&text, figure)
            && (is_amount(&text, figure)
                || is_error(&text, figure, named)
                || is_error_word(&text, figure))
    });
    found.collect()
}

/// Digits in a row, with the points and commas between them.
fn figures(text: &[char]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.iter().position(char::is_ascii_digit)?;
        let mut end = start + 1;
        while text.get(end).is_some_and(|char| {
            let goes_on = text.get(end + 1).is_some_and(char::is_ascii_digit);
            char.is_ascii_digit() || (matches!(char, '.' | ',') && goes_on)
        }) {
            end += 1;
        }
        at = end;
        Some(start..end)
    })
}

/// Whether other digits stand beside it with nothing but blanks and marks between: it may be a part of theirs.
fn is_joined(text: &[char], figure: &Range<usize>) -> bool {
    let is_of_word = |char: &&char| char.is_alphanumeric() || **char == '*';
    let is_digit = |char: Option<&char>| char.is_some_and(|char| char.is_numeric() || *char == '*');
    let before = text[..figure.start].iter().rev().find(is_of_word);
    let after = text[figure.end..].iter().find(is_of_word);
    (is_digit(before) || is_digit(after)) && !is_error_word(text, figure)
}

fn is_amount(text: &[char], figure: &Range<usize>) -> bool {
    let written: String = text[figure.clone()].iter().collect();
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let has_letter = |char: Option<&char>| char.is_some_and(char::is_ascii_alphabetic);
    let before = text[..figure.start].last();
    if digits > DIGITS_OF_AN_AMOUNT || has_letter(before) {
        return false;
    }
    let (whole, part) = match written.rsplit_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (written.as_str(), None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = first.len() <= 3 && groups.all(|group| group.len() == 3);
    let is_whole = !whole.contains('.') && (!whole.contains(',') || is_grouped);
    // While it is typed, a point has one digit behind it.
    let is_at_end = figure.end == text.len();
    let is_part = part.is_none_or(|part| part.len() == 2 || (part.len() == 1 && is_at_end));
    let is_price = part.is_some() && first.len() <= 4;
    let words_before = words_before(text, figure);
    let is_named = AMOUNTS.iter().any(|word| ends_with(&words_before, word));
    let has_sign = before_blanks(text, figure).is_some_and(|char| SIGNS.contains(&char));
    let after: String = text[figure.end..].iter().collect();
    let after = fold(after.trim_start());
    let has_currency = CURRENCIES.iter().any(|word| after.starts_with(word));
    is_whole && is_part && (is_price || is_named || has_sign || has_currency)
}

/// Whether a word for an error stands right before it.
fn is_error(text: &[char], figure: &Range<usize>, named: &[&str]) -> bool {
    let before = words_before(text, figure);
    let before = before.strip_suffix("は").unwrap_or(&before);
    let mut words = ERRORS.iter().chain(named);
    let is_short = figure.len() <= DIGITS_OF_AN_ERROR;
    let is_plain = text[figure.clone()].iter().all(char::is_ascii_digit);
    is_short && is_plain && words.any(|word| ends_with(before, word))
}

/// Whether the word that it stands in is one as errors are called: `E200`, `E-0412`, `WS-43709-3`.
fn is_error_word(text: &[char], figure: &Range<usize>) -> bool {
    let is_of_word = |char: &&char| char.is_ascii_alphanumeric() || matches!(**char, '-' | '_');
    let before = text[..figure.start].iter().rev().take_while(is_of_word);
    let after = text[figure.end..].iter().take_while(is_of_word);
    let word = figure.start - before.count()..figure.end + after.count();
    let word: String = text[word].iter().collect::<String>().to_lowercase();
    let letters = word.find(|char: char| !char.is_ascii_alphabetic());
    let (head, rest) = word.split_at(letters.unwrap_or(word.len()));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let own = rest.trim_start_matches(['-', '_']);
    let is_short = HEADS.contains(&head) && own.len() <= DIGITS_OF_AN_ERROR && is_number(own);
    let parts: Vec<&str> = rest.split('-').collect();
    let is_long = head.len() > 1
        && matches!(parts[..], ["", long, short] if long.len() == 5 && short.len() <= 1
            && is_number(long) && (short.is_empty() || is_number(short)));
    is_short || is_long
}

/// What stands before it, folded, without the marks between.
fn words_before(text: &[char], figure: &Range<usize>) -> String {
    let before: String = text[..figure.start].iter().collect();
    let is_mark = |char: char| char.is_whitespace() || ":#-([=.「【".contains(char);
    fold(before.trim_end_matches(is_mark))
}

/// The last character before it that is no blank.
fn before_blanks(text: &[char], figure: &Range<usize>) -> Option<char> {
    let mut before = text[..figure.start].iter().rev();
    let found = before.find(|char| !char.is_whitespace()).copied();
    // The sign of the yen has a second form, which is no full-width one.
    found.map(|char| if char == '\u{ffe5}' { '¥' } else { char })
}

/// Whether a text ends with this word. English ones are whole words.
fn ends_with(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| {
        let goes_on = before.ends_with(|char: char| char.is_ascii_alphanumeric());
        !word.is_ascii() || !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::secret_words::ERROR_CODES;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let found = harmless(&chars, &ERROR_CODES).into_iter();
        found.map(|range| chars[range].iter().collect()).collect()
    }

    #[test]
    fn amounts_and_codes_of_errors_are_told_by_what_stands_around_them() {
        for (text, digits) in [
            ("Error E200", "200"),
            ("HTTP 402 Payment Required", "402"),
            ("http402", "402"),
            ("Error 10417", "10417"),
            ("Declined (code 2001)", "2001"),
            ("ErrorCode: 5010", "5010"),
            ("Error code 10417", "10417"),
            ("E-0412", "0412"),
            ("エラー 5010", "5010"),
            ("エラーコードは5010です", "5010"),
            ("Authorization hold $175 fuel", "175"),
            ("Total 175", "175"),
            ("Payment of 1.99", "1.99"),
            ("pay 1.99 customs fee", "1.99"),
            ("¥12,800", "12,800"),
            ("￥１２，８００", "１２，８００"),
            ("12800円", "12800"),
            ("a purchase of 482 dollars?", "482"),
            ("hold 150 GBP", "150"),
            ("1.9", "1.9"),
        ] {
            assert_eq!(found(text), [digits], "{text}");
        }
        assert_eq!(found("WS-43709-3"), ["43709", "3"]);
    }

    #[test]
    fn what_may_be_of_a_card_is_neither() {
        for text in [
            "123",
            "x4000",
            "my 9876 is",
            "Error 4000 0000 0000 0002",
            "$4000 0000 0000 0002",
            "¥4000-0000",
            "total 4000/0000",
            "Error 1234567",
            "$12345678",
            "4000.0000",
            "40.00.00",
            "12-34",
            "1 2 3",
            "terror 123",
            "order 123",
            "error in 2001",
            "E1234567",
            "x-12345-1-2",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
