//! Words that no text writes, as the rules list them.

use aho_corasick::AhoCorasick;

use crate::pack::lint::rules::{LintRules, WordList};
use crate::pack::lint::sentence::{WordingReport, has_word, is_whole};

/// Files in which the rules do not look for words: there callers and agents speak as people do.
const SPOKEN: [&str; 4] = ["calls/", "desk.toml", "sort.toml", "voices.toml"];

/// Whether the words of a file are to keep to the lists.
pub(crate) fn covers(path: &str) -> bool {
    !SPOKEN.iter().any(|spoken| path.starts_with(spoken))
}

/// Finds the words of all lists of a language in one go.
pub(crate) struct WordLists {
    finder: Option<AhoCorasick>,
    words: Vec<Listed>,
}

/// A word of a list.
struct Listed {
    word: String,
    rule: &'static str,
    list: &'static WordList,
}

impl WordLists {
    pub(crate) fn of(lang: &str) -> WordLists {
        let rules = LintRules::built_in().all();
        let lists = rules.flat_map(|(rule, of)| of.finds.iter().map(move |list| (rule, list)));
        let own = lists.filter(|(_, list)| list.lang == lang);
        let words = own.flat_map(|(rule, list)| {
            let word = move |word| Listed { word, rule, list };
            spelled(list).into_iter().map(word)
        });
        let words: Vec<Listed> = words.collect();
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true);
        let finder = builder.build(words.iter().map(|listed| &listed.word));
        WordLists {
            // It fails only for more words than anybody lists.
            finder: finder.ok(),
            words,
        }
    }

    /// Words of which a text has one if it breaks a rule that lists words.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|listed| &*listed.word)
    }

    /// Looks at one text.
    pub(crate) fn look(&self, text: &str, tell: &mut WordingReport) {
        let found = self.finder.iter();
        for found in found.flat_map(|finder| finder.find_overlapping_iter(text)) {
            let Listed { rule, list, .. } = &self.words[found.pattern()];
            if is_whole(text, found.start(), found.end())
                && is_wrong(list, &text[..found.start()], &text[found.end()..])
            {
                let given = text[found.range()].to_owned();
                tell(rule, vec![("given", given), ("term", list.term.clone())]);
            }
        }
    }
}

/// Every word of a list with every word behind it.
fn spelled(list: &WordList) -> Vec<String> {
    if list.then.is_empty() {
        return list.words.clone();
    }
    let blank = if list.lang == "ja" { "" } else { " " };
    let with = |word: &String| {
        let then = list.then.iter();
        then.map(|then| format!("{word}{blank}{then}"))
            .collect::<Vec<_>>()
    };
    list.words.iter().flat_map(with).collect()
}

/// Whether a word of the list is wrong between these words.
fn is_wrong(list: &WordList, before: &str, after: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let is_behind = |word: &String| before.ends_with(&**word);
    let is_before = |word: &String| after.starts_with(&**word);
    let sentence = before.rsplit(['.', '!', '?', ';']).next();
    let follows = |word: &String| sentence.is_some_and(|sentence| has_word(sentence, word));
    !list.not_behind.iter().any(is_behind)
        && !list.not_before.iter().any(is_before)
        && (list.in_quotes || !is_quoted(&before))
        && (list.after.is_empty() || list.after.iter().any(follows))
}

/// Whether what follows these words is quoted.
fn is_quoted(before: &str) -> bool {
    let count = |mark| before.matches(mark).count();
    count('「') > count('」') || count('"') % 2 == 1
}
