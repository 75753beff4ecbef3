//! Plain English: short, no double negative.

use crate::pack::lint::sentence::{WordingReport, begin, counted};
use crate::pack::lint::word_filter::WordFilter;

/// Most words of a sentence. Plain-language guides ask for 15 to 20 on average and 25 at most.
const LONG: usize = 25;

/// Words that say no twice.
const TWICE_NO: [&str; 8] = [
    "not un",
    "not im",
    "not without",
    "never un",
    "never without",
    "cannot but",
    "no one not",
    "nobody not",
];

/// The begin of every denial: a double negative has one.
const DENIES: [&str; 5] = ["not ", "never", "cannot", "no one", "nobody"];

/// The rules for English, with sieves for the texts that may break them.
pub(crate) struct English {
    /// What a text of common length has some of, if it breaks a rule.
    any: WordFilter,
    denies: WordFilter,
}

impl English {
    pub(crate) fn new() -> English {
        English {
            any: WordFilter::of(DENIES),
            denies: WordFilter::of(TWICE_NO),
        }
    }

    /// Words of which a text has one if it breaks a rule that looks for words.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        DENIES.into_iter().chain(TWICE_NO)
    }

    /// Looks at one text, told whether it may hold a word of any rule.
    pub(crate) fn look(&self, text: &str, may_hold: bool, tell: &mut WordingReport) {
        // Most texts are short and name no secret, and need not be taken apart.
        let is_long = text.bytes().filter(|byte| *byte == b' ').count() >= LONG;
        let may_break = may_hold && self.any.may_hold(text);
        if !is_long && !may_break {
            return;
        }
        let may_deny = may_hold && self.denies.may_hold(text);
        for sentence in text.split_inclusive(['.', '!', '?', ';']) {
            let whole = sentence.trim();
            let small = whole.to_lowercase();
            let words: Vec<&str> = small
                .split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '-')
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .collect();
            if words.len() > LONG {
                tell("long-en", counted(words.len(), LONG, whole));
            }
            if may_deny && TWICE_NO.iter().any(|no| small.contains(no)) {
                tell("double-negative", vec![("words", begin(whole))]);
            }
        }
    }
}
