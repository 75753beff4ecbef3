//! What rules of wording share: how one is told, and what a whole word is.

/// Takes a rule that is broken, and what fills the placeholders of its sentence.
pub(crate) type WordingReport<'a> = dyn FnMut(&'static str, Vec<(&'static str, String)>) + 'a;

/// A sentence that is longer than it may be.
pub(crate) fn counted(n: usize, most: usize, words: &str) -> Vec<(&'static str, String)> {
    vec![
        ("n", n.to_string()),
        ("most", most.to_string()),
        ("words", begin(words)),
    ]
}

/// Characters of a sentence that are told.
const BEGIN: usize = 80;

/// The begin of a sentence, as it is told.
pub(crate) fn begin(sentence: &str) -> String {
    sentence.chars().take(BEGIN).collect()
}

/// Whether what lies between these places is a whole word, where it is of ASCII letters.
pub(crate) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !text[start..end].is_ascii() || !is_letter(before) && !is_letter(after)
}

/// Whether a text has a word: whole, where the word is of ASCII letters.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| is_whole(text, at, at + word.len()))
}
