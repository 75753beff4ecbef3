//! Plain Japanese: short, polite, no double negative.

use crate::pack::lint::sentence::{WordingReport, begin, counted};
use crate::pack::lint::word_filter::WordFilter;

/// Most characters of a sentence. Writing guides for the public ask for 40 to 60.
const LONG: usize = 60;

/// Words that say no twice.
const TWICE_NO: [&str; 14] = [
    "ないことはな",
    "ないことはあり",
    "ないわけではな",
    "ないわけではあり",
    "ないわけにはい",
    "なくはな",
    "なくはあり",
    "なくもな",
    "ないでもな",
    "ないとは限",
    "ないとはかぎ",
    "ずにはいられ",
    "ないとは言え",
    "ないとはいえ",
];

/// Ends of sentences that are not polite.
const ROUGH: [&str; 12] = [
    "だ",
    "である",
    "であった",
    "ない",
    "なかった",
    "する",
    "した",
    "れる",
    "られる",
    "なさい",
    "しろ",
    "せよ",
];

/// The rules for Japanese, with sieves for the texts that may break them.
pub(crate) struct Japanese {
    denies: WordFilter,
}

impl Japanese {
    pub(crate) fn new() -> Japanese {
        Japanese {
            denies: WordFilter::of(TWICE_NO),
        }
    }

    /// Words of which a text has one if it breaks a rule that looks for words.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        TWICE_NO.into_iter()
    }

    /// Looks at one text, told whether it may hold a word of any rule.
    pub(crate) fn look(&self, text: &str, may_hold: bool, tell: &mut WordingReport) {
        let may_deny = may_hold && self.denies.may_hold(text);
        // A text has no more characters than bytes.
        let is_short = text.len() <= LONG || text.chars().count() <= LONG;
        if is_short && !may_deny && !text.contains('。') {
            return;
        }
        for sentence in text.split_inclusive(['。', '！', '？']) {
            let whole = sentence.trim();
            let sentence = whole.trim_end_matches(['。', '！', '？', '」', '）']);
            let length = sentence.chars().count();
            if length > LONG {
                tell("long-ja", counted(length, LONG, sentence));
            }
            if may_deny && TWICE_NO.iter().any(|no| sentence.contains(no)) {
                tell("double-negative", vec![("words", begin(whole))]);
            }
            // What another says stands in brackets.
            let is_own = whole.ends_with('。') && !whole.contains('「');
            let is_past = sentence.ends_with("ました") || sentence.ends_with("でした");
            let is_rough = |end: &str| sentence.ends_with(end) && !is_past;
            if is_own && ROUGH.into_iter().any(is_rough) {
                tell("polite", vec![("words", begin(whole))]);
            }
        }
    }
}

/// Whether a text says what not to do, as its first sentence: a reason may follow.
pub(crate) fn is_order(text: &str) -> bool {
    let first = text.split_inclusive('。').next();
    first.is_some_and(|first| first.ends_with("ないでください。"))
}
