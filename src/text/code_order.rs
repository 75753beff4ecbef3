//! The order of error codes in a list.

use std::cmp::Ordering;

/// The order in which codes are looked up by eye: numbers in it by their value, all else by its letters.
pub(crate) fn in_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (parts(one), parts(other));
    loop {
        let ordering = match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (Some(one), Some(other)) => one.cmp(&other),
            (one, _) => return one.map_or(Ordering::Less, |_| Ordering::Greater),
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
}

/// A code in runs of digits and of other characters, each run of digits with its value and its length.
fn parts(code: &str) -> impl Iterator<Item = (u128, usize, &str)> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let is_digit = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|char: char| char.is_ascii_digit() != is_digit);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(match part.parse::<u128>() {
            Ok(value) if is_digit => (value, part.len(), ""),
            // Behind every number.
            _ => (u128::MAX, 0, part),
        })
    })
}
