//! Whether a text asks for a secret: a card number, a code, a PIN, a password.
//!
//! A help and no proof: who means to ask finds words that are not here. Spellings are brought to one form first, and a
//! sentence that names a secret is remembered for the one after it, which may ask for "it".

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;

use crate::pack::lint::{asks_english, asks_japanese};
use crate::text::sanitize::is_unseen;

/// Parts of words of which a text has one if it asks, in small letters and hiragana: others need not be taken apart.
const NAMES: &str = "code c0de pin p1n pln word phrase cvv cvc cvn csc cid otp tan digit number numeral figures details \
    data value three four 3 4 p.i.n p-i-n こ 暗 あんしょう 番号 ぱすわ わんたいむ 合 ぴん なんばー けた 桁 数字 情報";

/// The sentence that asks, if one does; the whole text where it takes more than one. A print on a card has no room for a
/// sentence.
pub(crate) fn asking(text: &str, is_print: bool) -> Option<&str> {
    if !asks(text, is_print) {
        return None;
    }
    let ends = ['.', '!', '?', ';', '。', '！', '？'];
    let mut sentences = text.split_inclusive(ends).map(str::trim);
    let alone = sentences.find(|sentence| asks(sentence, is_print));
    Some(alone.unwrap_or(text))
}

fn asks(text: &str, is_print: bool) -> bool {
    let text = one_form(text);
    if names().is_some_and(|names| !names.is_match(&text)) {
        return false;
    }
    let is_japanese = text.contains(|char: char| ('ぁ'..='\u{9fff}').contains(&char));
    is_japanese && asks_japanese::asks(&text, is_print) || asks_english::asks(&text, is_print)
}

/// Finds them in one go, letters that stand apart too; `None` where that could not be made.
fn names() -> Option<&'static AhoCorasick> {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let apart = ["p i n", "c v v", "c v c"];
    let all = || NAMES.split_whitespace().chain(apart);
    FINDER.get_or_init(|| AhoCorasick::new(all()).ok()).as_ref()
}

/// The text in small letters, in compatibility forms and in hiragana, without what is unseen, and with the letters of
/// other alphabets that look like Latin ones as those.
fn one_form(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let one = |char| match char {
        // Katakana stand in hiragana's order, 0x60 above them.
        '\u{30a1}'..='\u{30f6}' => char::from_u32(char as u32 - 0x60).unwrap_or(char),
        '\u{2019}' => '\'',
        char => look_alike(char),
    };
    let seen = text
        .nfkc()
        .filter(|char| !is_unseen(*char) || *char == '\n');
    seen.flat_map(char::to_lowercase).map(one).collect()
}

/// The Latin letter that a small letter looks like, or it itself.
fn look_alike(char: char) -> char {
    match char {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ς' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' | 'ı' | 'ɩ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'ν' | 'η' | 'п' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'μ' => 'u',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        char => char,
    }
}
