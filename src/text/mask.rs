//! What of a text may be said back: no digits that may be of a card number, a code or a PIN.

use crate::text::fold::narrow;
use crate::text::harmless::harmless;
use crate::text::sanitize::{cut, is_unseen};
use crate::text::secret_words::{ERROR_CODES, speaks_of_secrets};
use crate::text::spelled::spelled;

/// What a person typed, to be said back: without what is unseen, without its digits where they may be a number or a
/// code, and no longer than a line.
pub fn shown(typed: &str) -> String {
    cut(&mask(typed, |_| false), LONGEST_SHOWN)
}

/// Characters of what was typed that are said back.
const LONGEST_SHOWN: usize = 40;
/// Characters of what was typed that are looked at.
const LONGEST_READ: usize = 4096;
/// A security code has three digits or more.
const DIGITS_OF_A_CODE: usize = 3;
/// So many digits are no error code any more, but may be a card number, of which 12 to 19 are usual, or a part of one.
const DIGITS_OF_A_NUMBER: usize = 7;
/// Letters between digits hide no number that has so many of them.
const DIGITS_IN_ALL: usize = 12;

/// The one function that decides what of a text may be said back. A star stands for each digit that may be of a card
/// number, a code or a PIN: three or four in a row, more that stand alone, all of a text that has many, and all of one that
/// speaks of a code or a PIN; so it does for each letter of digits in words. What `is_known` as an error code stays, and so do amounts and what is called an error, where
/// nothing else of the text may be a secret.
pub fn mask(typed: &str, is_known: impl Fn(&str) -> bool) -> String {
    let seen = typed.chars().filter(|char| !is_unseen(*char));
    let mut seen: Vec<char> = seen.take(LONGEST_READ).collect();
    let whole: String = seen.iter().collect();
    if is_known(whole.trim()) {
        return whole;
    }
    let runs: Vec<Run> = runs(&seen).collect();
    let is_open = |run: &Run| {
        let word = run.word(&seen);
        (word.contains(|char| narrow(char).is_ascii_alphabetic()) && is_known(&word))
            || (run.is_as_long_as_no_secret() && is_known(&run.text(&seen)))
    };
    // What is published as an error code is nobody's secret, where letters or its length tell that it is one.
    let mut open: Vec<Run> = runs.into_iter().filter(|run| !is_open(run)).collect();
    let digits: usize = open.iter().map(|run| run.digits).sum();
    if digits < DIGITS_IN_ALL && !speaks_of_secrets(&whole) {
        let harmless = harmless(&seen, &ERROR_CODES);
        let is_in =
            |at: usize| !seen[at].is_numeric() || harmless.iter().any(|one| one.contains(&at));
        let is_within = |run: &Run| (run.start..run.end).all(is_in);
        open.retain(|run| !is_within(run));
    }
    let is_secret = is_suspect(&open, &whole);
    let hidden = open.iter().enumerate().filter(|(at, run)| {
        let stands_alone = run.digits >= DIGITS_OF_A_CODE && !is_known(&run.text(&seen));
        let is_part = open
            .get(at + 1)
            .is_some_and(|next| run.goes_on(next, &seen))
            || at
                .checked_sub(1)
                .is_some_and(|before| open[before].goes_on(run, &seen));
        is_secret
            || match run.has_letters {
                true => run.has_row_of_code,
                false => stands_alone || is_part,
            }
    });
    let hidden: Vec<(usize, usize)> = hidden.map(|(_, run)| (run.start, run.end)).collect();
    let in_words = spelled(&seen);
    for (start, end) in hidden {
        let digits = seen[start..end].iter_mut().filter(|char| char.is_numeric());
        digits.for_each(|digit| *digit = '*');
    }
    for place in in_words {
        seen[place].fill('*');
    }
    seen.into_iter().collect()
}

/// Letters and digits in a row.
struct Run {
    start: usize,
    end: usize,
    digits: usize,
    /// Digits of it that stand beside each other, at most.
    in_a_row: usize,
    /// Whether as many stand beside each other as a code or a PIN has, or a part of a card number.
    has_row_of_code: bool,
    has_letters: bool,
}

impl Run {
    fn text(&self, all: &[char]) -> String {
        all[self.start..self.end].iter().collect()
    }

    /// The run with all that is joined to it by hyphens and low lines.
    fn word(&self, all: &[char]) -> String {
        let is_of_word =
            |char: &char| narrow(*char).is_ascii_alphanumeric() || matches!(char, '-' | '_');
        let before = all[..self.start]
            .iter()
            .rev()
            .take_while(|char| is_of_word(char));
        let after = all[self.end..].iter().take_while(|char| is_of_word(char));
        let (start, end) = (self.start - before.count(), self.end + after.count());
        all[start..end].iter().collect()
    }

    /// Whether it has more digits than a code, a PIN or a group of a number, and fewer than a number.
    fn is_as_long_as_no_secret(&self) -> bool {
        !self.has_letters && (DIGITS_OF_A_NUMBER..DIGITS_IN_ALL).contains(&self.digits)
    }

    /// Whether the next one may be of the same number: digits alone, with nothing but blanks, dots and strokes between.
    fn goes_on(&self, next: &Run, text: &[char]) -> bool {
        let mut between = text[self.end..next.start].iter();
        !self.has_letters
            && !next.has_letters
            && between.all(|char| char.is_whitespace() || "-‐‑–—－−.・_".contains(*char))
    }
}

/// The runs of a text that have digits.
fn runs(text: &[char]) -> impl Iterator<Item = Run> {
    let is_letter = |char: char| narrow(char).is_ascii_alphabetic();
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_of_run = |char: &char| char.is_numeric() || is_letter(*char);
        loop {
            let start = at + text.get(at..)?.iter().position(is_of_run)?;
            let length = text[start..].iter().position(|char| !is_of_run(char));
            let end = length.map_or(text.len(), |length| start + length);
            at = end;
            let run = &text[start..end];
            let mut rows = run.split(|char| !char.is_numeric()).map(<[char]>::len);
            let in_a_row = rows.clone().max().unwrap_or(0);
            if in_a_row > 0 {
                return Some(Run {
                    start,
                    end,
                    digits: run.iter().filter(|char| char.is_numeric()).count(),
                    in_a_row,
                    has_row_of_code: rows.any(|row| matches!(row, 3 | 4)),
                    has_letters: run.iter().any(|char| is_letter(*char)),
                });
            }
        }
    })
}

/// Whether the digits of a text may be a number, or a code or a PIN that it speaks of.
fn is_suspect(runs: &[Run], text: &str) -> bool {
    let alone = runs.iter().filter(|run| !run.has_letters);
    let alone: usize = alone.map(|run| run.digits).sum();
    let within = runs.iter().filter(|run| run.has_letters);
    let within = within.map(|run| run.in_a_row).max().unwrap_or(0);
    let all: usize = runs.iter().map(|run| run.digits).sum();
    alone + within >= DIGITS_OF_A_NUMBER
        || all >= DIGITS_IN_ALL
        || (all >= DIGITS_OF_A_CODE && speaks_of_secrets(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_may_be_a_code_are_not_said_back() {
        assert_eq!(shown("pin 123"), "pin ***");
        assert_eq!(shown("１２３"), "***");
        assert_eq!(shown("54"), "54");
        let hostile = "a\u{1b}[31mb\u{202e}c\u{200b}\u{feff}\r\nd\u{9b}2J";
        assert!(!shown(hostile).chars().any(is_unseen));
        assert_eq!(shown(&"a".repeat(99)).len(), LONGEST_SHOWN);
    }

    /// Stands for the lists.
    fn is_known(code: &str) -> bool {
        [
            "G44",
            "42G440000",
            "51",
            "2010",
            "4000",
            "10167",
            "E11010099",
            "WS-37368-7",
        ]
        .contains(&code)
    }

    #[test]
    fn error_codes_are_said_back() {
        let codes = [
            "1G55",
            "E01",
            "N7",
            "53",
            "2010",
            "【G44】",
            "G44,51",
            "42G440000|42G440000",
            "42G990000",
            "E11010099",
            "エラーコード：10167",
            "Error code 2010",
            "暗証番号エラー G44",
            "incorrect_cvc",
            "エラー WS-37368-7",
            "3D2",
            "Error E200",
            "HTTP 402",
            "Error 10417",
            "Declined (code 2001)",
            "E-0412",
            "Authorization hold $175 fuel",
            "Your parcel is held: pay 1.99 customs fee",
            "¥12,800",
            "WS-43709-3",
        ];
        for code in codes {
            assert_eq!(mask(code, is_known), code);
        }
        assert_eq!(mask("Error 51, 9999", is_known), "Error 51, ****");
        assert_eq!(mask("PIN 9876 (G44)", is_known), "PIN **** (G44)");
    }

    /// The digits that stand in a text once it is masked, without those of the codes in it.
    fn digits_left(text: &str) -> String {
        let said = mask(text, is_known)
            .replace("42G440000", "")
            .replace("G44", "")
            .replace("|51", "");
        said.chars().filter(|char| char.is_numeric()).collect()
    }

    fn full_width(text: &str) -> String {
        let widen = |char: char| match char {
            '0'..='9' => char::from_u32(char as u32 + 0xfee0).unwrap_or(char),
            _ => char,
        };
        text.chars().map(widen).collect()
    }

    #[test]
    fn no_card_number_is_said_back_however_it_is_written() {
        let numbers = [
            "4000000000000002",
            "370000000000002",
            "30000000000004",
            "5019717010103742",
        ];
        let apart = [
            "", " ", "-", ".", "  ", "　", "\u{200b}", " - ", "/", ",", "、", "_", "x", "|",
        ];
        let around = [
            ("", ""),
            ("card ", " declined"),
            ("x", ""),
            ("x", "x"),
            ("", "."),
            ("カード", "です"),
            ("(", ")"),
            ("G44 ", " G44"),
            ("No.", ";"),
            ("【", "】"),
            ("42G440000|", "|51"),
        ];
        for (number, between) in numbers
            .iter()
            .flat_map(|number| apart.map(|between| (number, between)))
        {
            let groups = [&number[..4], &number[4..10], &number[10..]];
            for (before, after) in around {
                let text = format!("{before}{}{after}", groups.join(between));
                assert_eq!(digits_left(&text), "", "{text}");
                assert_eq!(digits_left(&full_width(&text)), "", "{text}");
            }
        }
    }

    #[test]
    fn no_code_or_pin_is_said_back_by_whatever_name_it_goes() {
        let codes = ["123", "9876", "2010", "4000", "123456"];
        let named = [
            "PIN:",
            "pin ",
            "pin",
            "PIN=",
            "code ",
            "CVV",
            "cvc2 ",
            "暗証番号",
            "暗証番号は",
            "セキュリティコード：",
            "ｾｷｭﾘﾃｨｺｰﾄﾞ ",
            "カードの番号は",
            "My security code is ",
            "ワンタイムパスワード ",
            "error: incorrect_cvc ",
            "(PIN code ",
            "error, security code $",
        ];
        for (code, name) in codes.iter().flat_map(|code| named.map(|name| (code, name))) {
            for text in [
                format!("{name}{code}"),
                format!("{name}{code} G44"),
                format!("{code} {name}"),
                full_width(&format!("{name}{code}")),
            ] {
                assert_eq!(digits_left(&text).replace('2', ""), "", "{text}");
            }
        }
    }

    #[test]
    fn digits_that_stand_alone_are_not_said_back() {
        for alone in [
            "123",
            "9876",
            "x4000",
            "x4000000000000002",
            "1 2 3",
            "12-34",
            "my 9876 is",
            "4000.0000",
            "$4000 0000 0000 0002",
            "Error 4000 0000 0000 0002",
            "total 4000, total 000000, total 00002",
            "total 175b2000",
            "Error 9876, my PIN",
        ] {
            assert_eq!(digits_left(alone), "", "{alone}");
        }
    }
}
