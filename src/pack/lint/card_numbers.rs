//! Numbers that could be a real card's: none may stand in a pack.

use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::Tree;
use crate::text::mask::shown;

/// Numbers on drawn cards fail the check digit, so that none can be a real card's (ISO/IEC 7812).
pub(crate) fn look(trees: &[Tree], found: &mut ProblemList) {
    for tree in trees {
        // An address may hold any digits and is no number on a card.
        let texts = tree
            .leaves
            .iter()
            .filter(|leaf| leaf.is_text && tree.key(leaf) != "url");
        for leaf in texts {
            if leaf.value.bytes().filter(u8::is_ascii_digit).count() < NUMBER {
                continue;
            }
            let joined: String = leaf
                .value
                .chars()
                .filter(|char| !matches!(char, ' ' | '-'))
                .collect();
            let runs = joined.split(|char: char| !char.is_ascii_digit());
            for run in runs.filter(|run| run.len() >= NUMBER && passes_luhn(run)) {
                found.tell(tree.place(leaf), "real-number", vec![("given", shown(run))]);
            }
        }
    }
}

/// Fewest digits of a card number (ISO/IEC 7812-1 allows 10 to 19; the networks' begin with 12).
const NUMBER: usize = 12;

/// Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B).
pub fn passes_luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digits = digits
        .chars()
        .rev()
        .filter_map(|char| char.to_digit(10))
        .enumerate();
    let weighed = digits.map(|(place, digit)| match place % 2 {
        1 => doubled(digit),
        _ => digit,
    });
    weighed.sum::<u32>() % 10 == 0
}
