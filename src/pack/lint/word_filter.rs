//! Many words looked for at once.

use aho_corasick::AhoCorasick;

/// Finds in one go the texts that hold none of many words, in small letters or capitals: most texts break no rule
/// and need not be searched for each word.
pub(crate) struct WordFilter(Option<AhoCorasick>);

impl WordFilter {
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> WordFilter {
        let mut builder = AhoCorasick::builder();
        // Words that are too many for it sort nothing out.
        WordFilter(builder.ascii_case_insensitive(true).build(words).ok())
    }

    pub(crate) fn may_hold(&self, text: &str) -> bool {
        let sieve = self.0.as_ref();
        sieve.is_none_or(|sieve| sieve.is_match(text))
    }
}
