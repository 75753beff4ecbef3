//! Plain words: short sentences, one word for one thing, and nothing that asks for a secret.
//!
//! These rules look at words as a reader would, so they can be wrong; `allow.toml` names the texts that a person
//! looked at and found right.

use crate::pack::overlay;
use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashSet};

use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::lint::words::Texts;
use crate::pack::model::allow::Allowed;
use crate::pack::model::glossary::Glossary;
use crate::pack::overlay::Doc;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;

/// Most characters of a Japanese sentence. Writing guides for the public ask for 40 to 60.
const LONG_JA: usize = 60;
/// Most words of an English sentence. Plain-language guides ask for 15 to 20 on average and 25 at most.
const LONG_EN: usize = 25;

/// Japanese that says no twice.
const TWICE_NO_JA: [&str; 14] = [
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
/// English that says no twice.
const TWICE_NO_EN: [&str; 8] = [
    "not un",
    "not im",
    "not without",
    "never un",
    "never without",
    "cannot but",
    "no one not",
    "nobody not",
];
/// Ends of Japanese sentences that are not polite.
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

/// What is nobody's business, in Japanese.
const SECRETS_JA: [&str; 9] = [
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
/// Japanese that asks for something to be given.
const ASKS_JA: [&str; 19] = [
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
/// What is nobody's business, in English.
const SECRETS_EN: [&str; 11] = [
    "code", "codes", "pin", "pins", "password", "passcode", "number", "digits", "cvv", "cvc", "otp",
];
/// English that asks for something to be given.
const ASKS_EN: [&str; 17] = [
    "enter", "type", "tell", "give", "say", "read", "send", "share", "provide", "confirm", "spell",
    "state", "write", "key", "what's", "verify", "submit",
];
/// Words behind which a verb asks as it does at the begin of a sentence.
const LEADS_EN: [&str; 12] = [
    "please", "now", "and", "then", "just", "must", "should", "to", "or", "only", "kindly", "you",
];
/// English that turns a request into a warning, or into what is told about something.
const WARNS_EN: [&str; 12] = [
    "not", "don't", "never", "no", "nobody", "none", "without", "nothing", "cannot", "can't",
    "that", "where",
];

/// What an address has one of.
const ADDRESS: [&str; 3] = ["://", "www.", "@"];

/// The rules of this module: those that a text may break.
const ALLOWABLE: [&str; 8] = [
    "address",
    "asks-secret",
    "double-negative",
    "long-en",
    "long-ja",
    "polite",
    "telephone",
    "term",
];

/// The texts that may break a rule, and whether they were needed.
pub(crate) struct Allowances(Vec<(String, String, bool)>);

impl Allowances {
    /// Those of a pack.
    pub(crate) fn of(docs: &[Doc]) -> Allowances {
        let doc = docs.iter().find(|doc| doc.source.path == "allow.toml");
        let allowed = doc.and_then(|doc| overlay::typed::<Allowed>(doc.table.clone()).ok());
        let all = allowed.unwrap_or_default().all.into_iter();
        Allowances(all.map(|allow| (allow.rule, allow.words, false)).collect())
    }

    fn covers(&mut self, rule: &str, words: &str) -> bool {
        let known = self
            .0
            .iter_mut()
            .find(|(of, text, _)| of == rule && text == words);
        known.is_some_and(|(_, _, used)| {
            *used = true;
            true
        })
    }

    /// Tells what allows nothing any more.
    pub(crate) fn left(&self, trees: &[Tree], found: &mut ProblemList) {
        let Some(tree) = trees.iter().find(|tree| tree.path() == "allow.toml") else {
            return;
        };
        for (rule, words, _) in self.0.iter().filter(|(_, _, used)| !used) {
            if !ALLOWABLE.contains(&rule.as_str()) {
                let with = vec![("given", shown(rule)), ("valid", ALLOWABLE.join(", "))];
                found.tell(tree.place_of("allow.rule", rule), "value", with);
                continue;
            }
            let place = tree.place_of("allow.words", words);
            // What a pack changes in the one it builds on may leave an allowance there without work.
            if !place.is_carried() {
                found.tell(place, "allow", vec![("words", words.clone())]);
            }
        }
    }
}

/// The glossary of a pack.
pub(crate) fn glossary(docs: &[Doc]) -> Glossary {
    let doc = docs.iter().find(|doc| doc.source.path == "glossary.toml");
    let glossary = doc.and_then(|doc| overlay::typed(doc.table.clone()).ok());
    glossary.unwrap_or_default()
}

/// Looks at every text in Japanese and English.
pub(crate) fn look(
    all: &[Texts],
    glossary: &Glossary,
    allowed: &mut Allowances,
    found: &mut ProblemList,
) {
    let sieves = WordFilters::of(glossary);
    for texts in all {
        let tree = texts.tree;
        // The glossary names the words that are not used.
        if tree.path() == "glossary.toml" {
            continue;
        }
        // Claims are another's words.
        let claims = tree.all("claim.says.ja").chain(tree.all("claim.says.en"));
        let of_others: HashSet<usize> = claims.map(|leaf| leaf.at).collect();
        let own = |leaf: &&&Leaf| !of_others.contains(&leaf.at);
        for leaf in texts.all().flatten().filter(own) {
            let mut tell = |rule, with| {
                if !allowed.covers(rule, &leaf.value) {
                    found.tell(tree.place(leaf), rule, with);
                }
            };
            let lang = tree.key(leaf);
            let any = sieves.any.get(lang);
            let may_hold = any.is_none_or(|any| any.may_hold(&leaf.value));
            match lang {
                "ja" => japanese(&leaf.value, may_hold, &sieves, &mut tell),
                "en" => english(&leaf.value, may_hold, &sieves, &mut tell),
                _ => {}
            }
            everywhere(&leaf.value, may_hold, &mut tell);
            let avoided = sieves.terms.get(lang).filter(|_| may_hold);
            if avoided.is_some_and(|avoided| avoided.may_hold(&leaf.value)) {
                terms(&leaf.value, &Lang::new(lang), glossary, &mut tell);
            }
        }
    }
}

type WordingReport<'a> = dyn FnMut(&'static str, Vec<(&'static str, String)>) + 'a;

/// Finds in one go the texts that hold none of many words, in small letters or capitals: most texts break no rule
/// and need not be searched for each word.
struct WordFilter(Option<AhoCorasick>);

impl WordFilter {
    fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> WordFilter {
        let mut builder = AhoCorasick::builder();
        // Words that are too many for it sort nothing out.
        WordFilter(builder.ascii_case_insensitive(true).build(words).ok())
    }

    fn may_hold(&self, text: &str) -> bool {
        let sieve = self.0.as_ref();
        sieve.is_none_or(|sieve| sieve.is_match(text))
    }
}

/// A sieve for all rules that look for words, and one for each.
struct WordFilters {
    /// By language, for all rules together.
    any: HashMap<String, WordFilter>,
    denies_ja: WordFilter,
    asks_ja: WordFilter,
    /// What an English text of common length has some of, if it breaks a rule.
    english: WordFilter,
    denies_en: WordFilter,
    /// By language.
    terms: HashMap<String, WordFilter>,
}

impl WordFilters {
    fn of(glossary: &Glossary) -> WordFilters {
        let mut avoided: HashMap<&String, Vec<&str>> = HashMap::default();
        for (lang, words) in glossary.all.iter().flat_map(|term| &term.not) {
            let words = words.iter().map(String::as_str);
            avoided.entry(lang).or_default().extend(words);
        }
        let denies = ["not ", "never", "cannot", "no one", "nobody"];
        let english = || denies.into_iter().chain(SECRETS_EN);
        let mut any: HashMap<String, Vec<&str>> = HashMap::default();
        any.insert("ja".to_owned(), [&TWICE_NO_JA[..], &ASKS_JA].concat());
        any.insert("en".to_owned(), english().chain(TWICE_NO_EN).collect());
        for (lang, words) in &avoided {
            any.entry((*lang).clone()).or_default().extend(words);
        }
        let all = |(lang, words): (String, Vec<&str>)| {
            (lang, WordFilter::of(words.into_iter().chain(ADDRESS)))
        };
        WordFilters {
            any: any.into_iter().map(all).collect(),
            denies_ja: WordFilter::of(TWICE_NO_JA),
            asks_ja: WordFilter::of(ASKS_JA),
            english: WordFilter::of(english()),
            denies_en: WordFilter::of(TWICE_NO_EN),
            terms: avoided
                .into_iter()
                .map(|(lang, words)| (lang.clone(), WordFilter::of(words)))
                .collect(),
        }
    }
}

/// `may_hold` says whether the text may hold a word of any rule.
fn japanese(text: &str, may_hold: bool, sieves: &WordFilters, tell: &mut WordingReport) {
    let may_ask = may_hold && sieves.asks_ja.may_hold(text);
    let may_deny = may_hold && sieves.denies_ja.may_hold(text);
    // A text has no more characters than bytes.
    let is_short = text.len() <= LONG_JA || text.chars().count() <= LONG_JA;
    if is_short && !may_ask && !may_deny && !text.contains('。') {
        return;
    }
    for sentence in text.split_inclusive(['。', '！', '？']) {
        let whole = sentence.trim();
        let sentence = whole.trim_end_matches(['。', '！', '？', '」', '）']);
        let length = sentence.chars().count();
        if length > LONG_JA {
            tell("long-ja", counted(length, LONG_JA, sentence));
        }
        if may_deny && TWICE_NO_JA.iter().any(|no| sentence.contains(no)) {
            tell("double-negative", vec![("words", begin(whole))]);
        }
        // What another says stands in brackets.
        let is_own = whole.ends_with('。') && !whole.contains('「');
        let is_past = sentence.ends_with("ました") || sentence.ends_with("でした");
        let is_rough = |end: &str| sentence.ends_with(end) && !is_past;
        if is_own && ROUGH.into_iter().any(is_rough) {
            tell("polite", vec![("words", begin(whole))]);
        }
        let asks = may_ask && ASKS_JA.iter().any(|ask| sentence.contains(ask));
        if asks && SECRETS_JA.iter().any(|secret| sentence.contains(secret)) {
            tell("asks-secret", vec![("words", begin(whole))]);
        }
    }
}

fn english(text: &str, may_hold: bool, sieves: &WordFilters, tell: &mut WordingReport) {
    // Most texts are short and name no secret, and need not be taken apart.
    let is_long = text.bytes().filter(|byte| *byte == b' ').count() >= LONG_EN;
    let may_break = may_hold && sieves.english.may_hold(text);
    if !is_long && !may_break {
        return;
    }
    let may_deny = may_hold && sieves.denies_en.may_hold(text);
    for sentence in text.split_inclusive(['.', '!', '?', ';']) {
        let whole = sentence.trim();
        let small = whole.to_lowercase();
        let words: Vec<&str> = small
            .split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '-')
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        if words.len() > LONG_EN {
            tell("long-en", counted(words.len(), LONG_EN, whole));
        }
        if may_deny && TWICE_NO_EN.iter().any(|no| small.contains(no)) {
            tell("double-negative", vec![("words", begin(whole))]);
        }
        if asks_in_english(&words) {
            tell("asks-secret", vec![("words", begin(whole))]);
        }
    }
}

/// Whether an order to give something is followed by a secret.
fn asks_in_english(words: &[&str]) -> bool {
    let is_order = |at: &usize| {
        let before = at.checked_sub(1).map(|at| words[at]);
        ASKS_EN.contains(&words[*at]) && before.is_none_or(|word| LEADS_EN.contains(&word))
    };
    let Some(at) = (0..words.len()).find(is_order) else {
        // A question for the thing itself: what is your PIN?
        return words.first() == Some(&"what")
            && words.contains(&"your")
            && words.iter().any(|word| SECRETS_EN.contains(word));
    };
    let warns = |words: &[&str]| words.iter().any(|word| WARNS_EN.contains(word));
    let is_warning = warns(&words[..at]) || warns(&words[at + 1..words.len().min(at + 2)]);
    !is_warning && words[at + 1..].iter().any(|word| SECRETS_EN.contains(word))
}

/// What no text holds in any language: a telephone number, an address.
fn everywhere(text: &str, may_hold: bool, tell: &mut WordingReport) {
    if text.bytes().filter(u8::is_ascii_digit).count() >= 9 {
        let is_part = |char: char| char.is_ascii_digit() || matches!(char, '-' | '(' | ')' | '+');
        for run in text.split(|char: char| !is_part(char)) {
            let digits = run.bytes().filter(u8::is_ascii_digit).count();
            if (9..=13).contains(&digits) && run.contains('-') {
                tell("telephone", vec![("given", shown(run))]);
            }
        }
    }
    let is_address = |text: &str| ADDRESS.iter().any(|part| text.contains(part));
    if may_hold && is_address(text) {
        let mut words = text.split([' ', '\u{3000}', '。', '、']);
        let word = words.find(|word| is_address(word));
        tell("address", vec![("given", shown(word.unwrap_or(text)))]);
    }
}

fn terms(text: &str, lang: &Lang, glossary: &Glossary, tell: &mut WordingReport) {
    let small = text.to_ascii_lowercase();
    for term in &glossary.all {
        for avoided in term.avoided(lang) {
            if has_word(&small, &avoided.to_ascii_lowercase()) {
                let with = vec![
                    ("given", avoided.clone()),
                    ("term", term.term.get(lang).to_owned()),
                ];
                tell("term", with);
            }
        }
    }
}

/// Whether a text has a word: whole, where the word is of ASCII letters.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let is_whole = !is_letter(before.chars().next_back()) && !is_letter(after.chars().next());
        is_whole || !word.is_ascii()
    })
}

fn counted(n: usize, most: usize, words: &str) -> Vec<(&'static str, String)> {
    vec![
        ("n", n.to_string()),
        ("most", most.to_string()),
        ("words", begin(words)),
    ]
}

/// Characters of a sentence that are told.
const BEGIN: usize = 80;

/// The begin of a sentence, as it is told.
fn begin(sentence: &str) -> String {
    sentence.chars().take(BEGIN).collect()
}
