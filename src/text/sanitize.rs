//! Text of unknown origin, made fit to be printed: whoever wrote it must not drive the terminal of who reads it.

/// Whether a character does something to a terminal or to the order of others, or shows nothing.
pub fn is_unseen(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{fffd}')
}

/// What a pack says, to be quoted in a message about it: what is unseen shows as a question mark, so that its author
/// sees that something is there.
pub fn harmless(quoted: &str) -> String {
    let show = |char| if is_unseen(char) { '?' } else { char };
    quoted.chars().map(show).collect()
}

/// What another machine said, as one line of at most so many characters; `-` if nothing of it shows.
pub fn one_line(said: &str, most: usize) -> String {
    let show = |char| if is_unseen(char) { ' ' } else { char };
    // Blanks are joined after this, so some of the text is read beyond the line's length, but not all of a long one.
    let said: String = said.chars().take(20 * most).map(show).collect();
    let words: Vec<&str> = said.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(most).collect();
    if line.is_empty() {
        "-".to_owned()
    } else {
        line
    }
}

/// A text of so many characters at most, with dots where it goes on.
pub(crate) fn cut(text: &str, longest: usize) -> String {
    match text.chars().count() > longest {
        true => text
            .chars()
            .take(longest - 3)
            .chain("...".chars())
            .collect(),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_or_turns_a_line_comes_through() {
        let hostile = "a\u{1b}[31mb\u{202e}c\u{200b}\u{feff}\r\nd\u{9b}2J";
        for made in [harmless(hostile), one_line(hostile, 80)] {
            assert!(!made.chars().any(is_unseen), "{made:?}");
        }
        assert_eq!(one_line(hostile, 80), "a [31mb c d 2J");
        assert_eq!(one_line("\u{1b}\u{7}", 80), "-");
        assert_eq!(one_line("over and over", 6), "over a");
        assert_eq!(harmless("a\u{1b}b"), "a?b");
    }
}
