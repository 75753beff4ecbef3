//! Letters that stand apart, as in a word that is spelt.

/// The text with letters that stand apart joined: `p i n`, `p.i.n`, `p-i-n`.
pub(crate) fn joined(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let is_letter = |at: usize| all.get(at).is_some_and(char::is_ascii_alphanumeric);
    let is_mark = |at: usize| all.get(at).is_some_and(|char| " .-_*/".contains(*char));
    // A letter with none beside it.
    let is_alone = |at: usize| {
        is_letter(at) && !is_letter(at + 1) && !at.checked_sub(1).is_some_and(is_letter)
    };
    let mut joined = String::new();
    for (at, char) in all.iter().enumerate() {
        let stands_between =
            is_mark(at) && at.checked_sub(1).is_some_and(is_alone) && is_alone(at + 1);
        if !stands_between {
            joined.push(*char);
        }
    }
    joined
}
