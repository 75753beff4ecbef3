//! Bytes as letters: keys, signatures and draws in files, where no run of digits may stand that looks like a card number.

use std::fmt::{Debug, Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// So many bytes, written as two letters each, from `a` for 0 to `p` for 15.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Letters<const N: usize>(pub [u8; N]);

/// A text that does not stand for so many bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLetters;

impl Display for NoLetters {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        into.write_str("not so many letters from a to p")
    }
}

impl<const N: usize> Display for Letters<N> {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        let halves = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        halves
            .map(|half| char::from(b'a' + half))
            .try_for_each(|letter| write!(into, "{letter}"))
    }
}

/// A secret may be among them, so none is told.
impl<const N: usize> Debug for Letters<N> {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        write!(into, "{N} bytes")
    }
}

impl<const N: usize> FromStr for Letters<N> {
    type Err = NoLetters;

    fn from_str(text: &str) -> Result<Self, NoLetters> {
        let half = |letter: &u8| match letter {
            b'a'..=b'p' => Ok(letter - b'a'),
            _ => Err(NoLetters),
        };
        let pairs = text.as_bytes().chunks(2).map(|pair| match pair {
            [high, low] => Ok(half(high)? << 4 | half(low)?),
            _ => Err(NoLetters),
        });
        let bytes = pairs.collect::<Result<Vec<u8>, NoLetters>>()?;
        bytes.try_into().map(Letters).map_err(|_| NoLetters)
    }
}

impl<const N: usize> From<Letters<N>> for String {
    fn from(letters: Letters<N>) -> String {
        letters.to_string()
    }
}

impl<const N: usize> TryFrom<String> for Letters<N> {
    type Error = NoLetters;

    fn try_from(text: String) -> Result<Self, NoLetters> {
        text.parse()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_back_from_their_letters_and_from_nothing_else() {
        let letters = Letters([0, 15, 16, 255]);
        assert_eq!(letters.to_string(), "aaapbapp");
        assert_eq!("aaapbapp".parse(), Ok(letters));
        for text in [
            "",
            "aaapbap",
            "aaapbappaa",
            "aaapbapq",
            "AAAPBAPP",
            "1234aaaa",
        ] {
            assert!(text.parse::<Letters<4>>().is_err(), "{text}");
        }
    }
}
