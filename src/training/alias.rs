//! What a person may be called: no card number, code or PIN, however it is written.

use unicode_normalization::UnicodeNormalization;

use crate::text::spoken_number::holds_number;

/// Characters of the longest alias.
const LONGEST: usize = 40;

/// Most digits of an alias, all together: a code or PIN has three or more.
const MOST_DIGITS: usize = 2;

/// Letters that begin an employee number, at most, and how many digits follow them: more than a code or a PIN has, and far
/// fewer than a card number.
const EMPLOYEE_LETTERS: usize = 4;
const EMPLOYEE_DIGITS: std::ops::RangeInclusive<usize> = 5..=8;

/// The variable of the environment that says who practises at a seat.
pub const ACTOR: &str = "CARDCODE_ACTOR";

/// Letters that show nothing, and could stand between digits or hide them.
const BLANK: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// The name in one form: compatibility forms as their plain selves (Unicode NFKC), one blank where there are some.
fn tidy(alias: &str) -> String {
    let words: String = alias.nfkc().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tidy form of a name that a person may be called; `None` if it is none, as written or tidied: ⑫⑬ are four digits.
pub fn named(alias: &str) -> Option<String> {
    let tidied = tidy(alias);
    (is_alias(alias) && is_alias(&tidied)).then_some(tidied)
}

/// Whether two names are one person's, written in capitals or not. Kana of both kinds stay apart: they may be two people.
pub fn is_same(one: &str, other: &str) -> bool {
    same(one) == same(other)
}

/// What all spellings of one person's name come to.
pub fn same(alias: &str) -> String {
    tidy(alias).to_lowercase()
}

/// Whether a person may be called so: a name, or the number of an employee.
pub fn is_alias(alias: &str) -> bool {
    is_name(alias) || is_employee(&tidy(alias))
}

/// Whether this is the number of an employee, such as `EMP10482`: a few letters, and then digits.
fn is_employee(alias: &str) -> bool {
    let digits = alias.trim_start_matches(|char: char| char.is_ascii_alphabetic());
    let letters = alias.len() - digits.len();
    (1..=EMPLOYEE_LETTERS).contains(&letters)
        && EMPLOYEE_DIGITS.contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is a name: letters of any script, blanks, `-`, `_`, `.`, and hardly any digit.
fn is_name(alias: &str) -> bool {
    let is_fine = |char: char| {
        let is_letter = char.is_alphabetic() && !BLANK.contains(&char);
        is_letter || char.is_numeric() || matches!(char, ' ' | '\u{3000}' | '-' | '_' | '.')
    };
    let digits = alias.chars().filter(|char| char.is_numeric()).count();
    !alias.trim().is_empty()
        && alias.chars().count() <= LONGEST
        && alias.chars().all(is_fine)
        && digits <= MOST_DIGITS
        && !holds_number(alias)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_digits_once_tidied_is_no_name() {
        for alias in ["⑫⑬", "㉑⒛", "Sato ⑫⑬", "１２３", "1234"] {
            assert_eq!(named(alias), None, "{alias}");
        }
        assert_eq!(named(" Ｓａｔｏ　②"), Some("Sato 2".to_owned()));
    }

    #[test]
    fn an_employee_number_is_a_name_and_no_code_or_card_number_is_one() {
        for number in ["EMP10482", "A12345", "emp10482", "ＥＭＰ１０４８２"] {
            assert!(named(number).is_some(), "{number}");
        }
        for number in [
            "A123",
            "A1234",
            "10482",
            "EMP 10482",
            "EMP10482A",
            "EMPLO10482",
            "A123456789",
            "A4111111111111111",
            "E1234 5",
        ] {
            assert_eq!(named(number), None, "{number}");
        }
        assert!(is_same("EMP10482", "ｅｍｐ10482"));
    }

    #[test]
    fn a_name_in_another_width_or_case_is_the_same_one() {
        for other in ["sato", "SATO", "Ｓａｔｏ", " Sato ", "sa\u{301}to"] {
            assert_eq!(
                is_same("Sato", other),
                !other.contains('\u{301}'),
                "{other}"
            );
        }
        assert!(is_same("佐藤　愛子", "佐藤 愛子"));
        assert!(!is_same("佐藤", "佐東"));
    }
}
