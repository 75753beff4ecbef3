//! Words that are not used, since the glossary has another one for the same thing.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use crate::pack::lint::sentence::{WordingReport, is_whole};
use crate::pack::model::glossary::Term;
use crate::text::lang::Lang;

/// Finds all of them in one go.
pub(crate) struct AvoidedTerms {
    finder: Option<AhoCorasick>,
    /// Each with the word that is used.
    words: Vec<(String, String)>,
}

impl AvoidedTerms {
    /// Those of a language, each with the thing that it is not called by.
    pub(crate) fn of(avoided: &BTreeMap<&str, &Term>, lang: &Lang) -> AvoidedTerms {
        let mut builder = AhoCorasick::builder();
        let finder = builder.ascii_case_insensitive(true).build(avoided.keys());
        let used = avoided.iter();
        let used = used.map(|(word, term)| ((*word).to_owned(), term.term.get(lang).to_owned()));
        AvoidedTerms {
            // It fails only for more words than a pack may hold.
            finder: finder.ok(),
            words: used.collect(),
        }
    }

    /// Looks at one text.
    pub(crate) fn look(&self, text: &str, tell: &mut WordingReport) {
        let found = self.finder.iter();
        let found = found.flat_map(|finder| finder.find_overlapping_iter(text));
        let whole = found.filter(|found| is_whole(text, found.start(), found.end()));
        let mut whole: Vec<usize> = whole.map(|found| found.pattern().as_usize()).collect();
        whole.sort_unstable();
        whole.dedup();
        for (given, term) in whole.into_iter().map(|at| &self.words[at]) {
            tell(
                "term",
                vec![("given", given.clone()), ("term", term.clone())],
            );
        }
    }
}
