//! Spellings of the same thing brought to one form.

/// A full-width letter, digit, mark or space as its narrow self; anything else as it is.
pub fn narrow(char: char) -> char {
    match char {
        '\u{3000}' => ' ',
        // The full-width forms stand in ASCII's order, 0xFEE0 above it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        _ => char,
    }
}
