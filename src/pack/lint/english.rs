//! Plain English: short, no double negative, nothing that asks for a secret.

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

/// What is nobody's business.
const SECRETS: [&str; 11] = [
    "code", "codes", "pin", "pins", "password", "passcode", "number", "digits", "cvv", "cvc", "otp",
];

/// Words that ask for something to be given.
const ASKS: [&str; 17] = [
    "enter", "type", "tell", "give", "say", "read", "send", "share", "provide", "confirm", "spell",
    "state", "write", "key", "what's", "verify", "submit",
];
/// Words behind which a verb asks as it does at the begin of a sentence.
const LEADS: [&str; 12] = [
    "please", "now", "and", "then", "just", "must", "should", "to", "or", "only", "kindly", "you",
];
/// Words that turn a request into a warning, or into what is told about something.
const WARNS: [&str; 12] = [
    "not", "don't", "never", "no", "nobody", "none", "without", "nothing", "cannot", "can't",
    "that", "where",
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
            any: WordFilter::of(DENIES.into_iter().chain(SECRETS)),
            denies: WordFilter::of(TWICE_NO),
        }
    }

    /// Words of which a text has one if it breaks a rule that looks for words.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        DENIES.into_iter().chain(SECRETS).chain(TWICE_NO)
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
            if asks(&words) {
                tell("asks-secret", vec![("words", begin(whole))]);
            }
        }
    }
}

/// Whether an order to give something is followed by a secret.
fn asks(words: &[&str]) -> bool {
    let is_order = |at: &usize| {
        let before = at.checked_sub(1).map(|at| words[at]);
        ASKS.contains(&words[*at]) && before.is_none_or(|word| LEADS.contains(&word))
    };
    let Some(at) = (0..words.len()).find(is_order) else {
        // A question for the thing itself: what is your PIN?
        return words.first() == Some(&"what")
            && words.contains(&"your")
            && words.iter().any(|word| SECRETS.contains(word));
    };
    let warns = |words: &[&str]| words.iter().any(|word| WARNS.contains(word));
    let is_warning = warns(&words[..at]) || warns(&words[at + 1..words.len().min(at + 2)]);
    !is_warning && words[at + 1..].iter().any(|word| SECRETS.contains(word))
}
