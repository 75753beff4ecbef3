//! Plain Japanese: short, polite, no double negative, nothing that asks for a secret.

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

/// What is nobody's business.
const SECRETS: [&str; 9] = [
    "コード",
    "番号",
    "暗証",
    "パスワード",
    "ワンタイム",
    "PIN",
    "桁",
    "CVV",
    "CVC",
];

/// Words that ask for something to be given.
const ASKS: [&str; 19] = [
    "入れてください",
    "入力してください",
    "入力して下さい",
    "ご入力ください",
    "打ってください",
    "押してください",
    "教えてください",
    "お教えください",
    "お知らせください",
    "お伝えください",
    "お聞かせください",
    "言ってください",
    "書いてください",
    "送ってください",
    "伝えてください",
    "読み上げてください",
    "は何番",
    "は何ですか",
    "教えていただ",
];

/// The rules for Japanese, with sieves for the texts that may break them.
pub(crate) struct Japanese {
    denies: WordFilter,
    asks: WordFilter,
}

impl Japanese {
    pub(crate) fn new() -> Japanese {
        Japanese {
            denies: WordFilter::of(TWICE_NO),
            asks: WordFilter::of(ASKS),
        }
    }

    /// Words of which a text has one if it breaks a rule that looks for words.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        TWICE_NO.into_iter().chain(ASKS)
    }

    /// Looks at one text, told whether it may hold a word of any rule.
    pub(crate) fn look(&self, text: &str, may_hold: bool, tell: &mut WordingReport) {
        let may_ask = may_hold && self.asks.may_hold(text);
        let may_deny = may_hold && self.denies.may_hold(text);
        // A text has no more characters than bytes.
        let is_short = text.len() <= LONG || text.chars().count() <= LONG;
        if is_short && !may_ask && !may_deny && !text.contains('。') {
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
            let asks = may_ask && ASKS.iter().any(|ask| sentence.contains(ask));
            if asks && SECRETS.iter().any(|secret| sentence.contains(secret)) {
                tell("asks-secret", vec![("words", begin(whole))]);
            }
        }
    }
}

/// Whether a text says what not to do, as its first sentence: a reason may follow.
pub(crate) fn is_order(text: &str) -> bool {
    let first = text.split_inclusive('。').next();
    first.is_some_and(|first| first.ends_with("ないでください。"))
}
