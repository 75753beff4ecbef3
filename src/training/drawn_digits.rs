//! The digits on a card that is pointed at: drawn anew for each drill, so that nobody learns a sample's digits instead
//! of the places where codes stand.

use crate::pack::model::card::{Element, ElementKind};
use crate::training::rng::SeededRng;

/// The years in which cards say that their holder became a member.
const YEARS: std::ops::Range<usize> = 2001..2025;

/// What is printed there in this drill, if it is a code or could be taken for one: as many digits as in the sample. A
/// year is another year, and what is a part of the card's number, as its zeros tell, stays.
pub fn drawn(chance: SeededRng, design: &str, element: &Element) -> Option<String> {
    if !matches!(element.kind, ElementKind::Code | ElementKind::Decoy) {
        return None;
    }
    let what = format!("digits {design} {}", element.id);
    let words = element.print.split(' ').enumerate();
    let print = words.map(|(place, word)| {
        let is_number = word.chars().all(|char| char.is_ascii_digit());
        if !is_number || word.chars().all(|char| char == '0') {
            return word.to_owned();
        }
        let is_year = element.kind == ElementKind::Decoy && word.len() == 4;
        if is_year {
            let year = YEARS.start + chance.below(&what, place, YEARS.len());
            return year.to_string();
        }
        let digit = |at| chance.below(&what, place + at, 10).to_string();
        (0..word.len()).map(digit).collect()
    });
    Some(print.collect::<Vec<_>>().join(" "))
}
