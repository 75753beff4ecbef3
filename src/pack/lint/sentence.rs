//! How a rule of wording is told: by the begin of the sentence that breaks it.

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
