//! Names that a pack gives to its things, as records hold them.

/// Bytes of the longest name.
const LONGEST: usize = 200;

/// Most digits of a name: no card number has so few. A pack's own names have hardly any.
const MOST_DIGITS: usize = 8;

/// Whether this may be a name that a pack gives: nothing that a person would write.
pub fn is_pack_name(name: &str) -> bool {
    let is_fine =
        |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || "-_/+.:".contains(char);
    name.len() <= LONGEST
        && name.chars().all(is_fine)
        && name.chars().filter(char::is_ascii_digit).count() <= MOST_DIGITS
}
