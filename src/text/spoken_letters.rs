//! Eight letters that one person says and another one compares or types: check letters, start letters.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::text::letters::NoLetters;

/// Eight of twenty letters, written as two groups of four.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpokenLetters([char; 8]);

/// No vowels, so that they spell nothing, and none that is taken for another one on paper.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

impl SpokenLetters {
    /// The letters of these bytes.
    pub fn of(bytes: &[u8]) -> SpokenLetters {
        let digest = Sha256::digest(bytes);
        let bits = digest.iter().take(16);
        let mut number = bits.fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        SpokenLetters(std::array::from_fn(|_| {
            let letter = LETTERS[(number % 20) as usize];
            number /= 20;
            char::from(letter)
        }))
    }
}

impl Display for SpokenLetters {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        let (first, last) = self.0.split_at(4);
        let group = |letters: &[char]| letters.iter().collect::<String>();
        write!(into, "{}-{}", group(first), group(last))
    }
}

impl FromStr for SpokenLetters {
    type Err = NoLetters;

    /// As a person types them: in either case and any width, with spaces or dashes where they like.
    fn from_str(text: &str) -> Result<SpokenLetters, NoLetters> {
        use unicode_normalization::UnicodeNormalization;
        let is_between = |char: &char| char.is_whitespace() || "-‐−–—ー".contains(*char);
        let typed = text.nfkc().filter(|char| !is_between(char));
        let letters: Vec<char> = typed.map(|char| char.to_ascii_uppercase()).collect();
        let is_letter = |char: &char| LETTERS.iter().any(|letter| char::from(*letter) == *char);
        match letters.iter().all(is_letter) {
            true => letters.try_into().map(SpokenLetters).map_err(|_| NoLetters),
            false => Err(NoLetters),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_taken_as_people_type_them_and_nothing_else_is() {
        let letters = SpokenLetters::of(b"an exam");
        let written = letters.to_string();
        assert_eq!(written.len(), 9);
        let spaced = written.replace('-', " ").to_lowercase();
        let wide: String = written
            .chars()
            .map(|char| match char {
                '-' => 'ー',
                letter => char::from_u32(letter as u32 - 0x41 + 0xff21).unwrap(),
            })
            .collect();
        for typed in [&written, &spaced, &wide, &format!("  {spaced}\n")] {
            assert_eq!(typed.parse().as_ref(), Ok(&letters), "{typed}");
        }
        for typed in [
            "",
            "BCDF",
            "BCDF-GHJKL",
            "BCDF-GHJA",
            "1234-5678",
            "BCDF_GHJK",
        ] {
            assert_eq!(typed.parse::<SpokenLetters>(), Err(NoLetters), "{typed}");
        }
    }
}
