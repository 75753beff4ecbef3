//! Text of unknown origin, made fit to be printed in a message.

/// What was given, as it may be said back: without control characters, without its digits where they may be a
/// number or a code, and no longer than a line.
pub fn shown(given: &str) -> String {
    let digits = given.chars().filter(|char| char.is_numeric()).count();
    let hide = |char: char| match char.is_numeric() && digits >= DIGITS_OF_A_CODE {
        true => '*',
        false => char,
    };
    given
        .chars()
        .filter(|char| !char.is_control())
        .take(LONGEST_SHOWN)
        .map(hide)
        .collect()
}

/// A code has three digits or more.
const DIGITS_OF_A_CODE: usize = 3;
/// Characters of what was given that are said back.
const LONGEST_SHOWN: usize = 40;

/// What a pack says, as it may be said back: without what drives a terminal, or turns a line's direction.
pub fn harmless(given: &str) -> String {
    let is_harmful = |char: char| {
        char.is_control()
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    given
        .chars()
        .map(|char| if is_harmful(char) { '?' } else { char })
        .collect()
}
