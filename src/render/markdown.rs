//! Words in Markdown, for reports and for the document that is signed off.

/// Words on one line, none of which is Markdown or HTML. Signs that not every reader of Markdown takes a
/// backslash before are written as HTML writes them.
pub fn escape(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // At the begin of a line, these would be a heading, a list or a numbered one.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let begins = |at: usize, char: char| match char {
        '#' | '-' | '+' => at == 0,
        '.' | ')' => at == digits && digits > 0,
        _ => false,
    };
    let mut escaped = String::new();
    for (at, char) in words.char_indices() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' => escaped.extend(['\\', char]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '|' => escaped.push_str("&#124;"),
            '~' => escaped.push_str("&#126;"),
            _ if begins(at, char) => escaped.extend(['\\', char]),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// The row of a table with these words in its cells.
pub fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    format!("| {} |", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_is_markdown_or_html() {
        assert_eq!(
            escape("*a* [b](c) `d` <e> & f_g"),
            "\\*a\\* \\[b\\](c) \\`d\\` &lt;e&gt; &amp; f\\_g"
        );
        assert_eq!(escape("# a"), "\\# a");
        assert_eq!(escape("1. a 2."), "1\\. a 2.");
        assert_eq!(escape("a - b\n\n c"), "a - b c");
        assert_eq!(row(&["a|b", "c"]), "| a&#124;b | c |");
    }
}
