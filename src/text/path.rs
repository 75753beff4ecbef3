//! What of a path may be said back.

use crate::text::sanitize::harmless;

/// Fewest digits of a card number (ISO/IEC 7812-1).
const CARD_NUMBER: usize = 12;

/// A path, so that an editor opens it, but with stars for digits that may be a card number: so many with nothing but
/// blanks, dots and hyphens between them; and with a question mark for what would drive a terminal or turn a line.
pub fn shown_path(path: &str) -> String {
    let is_of_number =
        |char: &char| char.is_numeric() || matches!(char, ' ' | '\u{3000}' | '-' | '.' | '_');
    let mut all: Vec<char> = harmless(path).chars().collect();
    for run in all.chunk_by_mut(|one, next| is_of_number(one) && is_of_number(next)) {
        if run.iter().filter(|char| char.is_numeric()).count() >= CARD_NUMBER {
            let digits = run.iter_mut().filter(|char| char.is_numeric());
            digits.for_each(|digit| *digit = '*');
        }
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_said_back_but_for_a_card_number() {
        for path in [
            "packs/2026-11-29/minato",
            "/tmp/.tmp5dg/12345678901",
            "a.b/c-d",
            "日本/4111",
        ] {
            assert_eq!(shown_path(path), path);
        }
        assert_eq!(shown_path("4111 1111 1111 1111"), "**** **** **** ****");
        assert_eq!(
            shown_path("x/4111111111111111.toml"),
            "x/****************.toml"
        );
        assert_eq!(shown_path("a\u{1b}[2J\u{202e}/b\n"), "a?[2J?/b?");
        assert_eq!(shown_path("４１１１-1111-1111/y"), "****-****-****/y");
    }
}
