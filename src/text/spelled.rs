//! Digits in words within a text, so that they are said back no more than digits are: one two three, 四百五十六,
//! いちにさん, and figures between them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// Digits and powers of ten in kanji, of documents too, and digits in Korean.
const SIGNS: &str = "〇零一二三四五六七八九壱弐参壹贰叁肆伍陆柒捌玖貳參陸漆十拾百千万億佰仟萬陌阡영공일이삼사오육칠팔구";
/// Powers of ten among them up to which two digits are written with three signs.
const TENS: &str = "十拾";

/// Digits in kana, in hiragana, the longer of two that begin alike first.
const KANA: [&str; 19] = [
    "きゅう",
    "きゅー",
    "いち",
    "さん",
    "よん",
    "ろく",
    "なな",
    "しち",
    "はち",
    "ぜろ",
    "れい",
    "まる",
    "にい",
    "ごー",
    "とお",
    "に",
    "し",
    "ご",
    "く",
];

/// Digits in letters.
const WORDS: &str = "zero nought naught oh one two three four five six seven eight nine niner hundred double rei maru \
                     ichi ni san shi yon yo go roku nana shichi hachi kyu kyuu ku ju juu hyaku sen";
/// Words that stand for two of them.
const PAIRS: &str = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty \
                     fourty fifty sixty seventy eighty ninety thousand million triple treble";

/// So many digits may be a code or a PIN.
const MANY: usize = 3;
/// What is money is no code, if it has no more digits than this.
const AMOUNT: usize = 7;
/// What stands behind an amount.
const CURRENCIES: [&str; 6] = ["円", "えん", "yen", "dollar", "pound", "euro"];
/// What may stand between digits that belong together.
const BETWEEN: &str = " \u{3000}-‐‑–—－−._・、,，/／の\t\n";

/// A part of a row of digits: where it stands, and what it is.
struct Digit {
    place: Range<usize>,
    kind: Kind,
    count: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A figure, or the star in its place.
    Figure,
    /// A sign of another script than letters.
    Sign,
    /// A word in letters.
    Word,
    /// Two kana or more, which hardly stand together by chance.
    Kana,
    /// One, as any word has it.
    OneKana,
}

/// The places of digits in words that may be a number, a code or a PIN, and of the figures between them.
pub(crate) fn spelled(text: &[char]) -> Vec<Range<usize>> {
    let (plain, from) = plain(text);
    let mut found = Vec::new();
    let mut row: Vec<Digit> = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        if let Some(digit) = digit(&plain, at) {
            at = digit.place.end;
            row.push(digit);
        } else {
            if !BETWEEN.contains(plain[at]) {
                found.extend(words_of(&plain, &std::mem::take(&mut row)));
            }
            at += 1;
        }
    }
    found.extend(words_of(&plain, &row));
    let place = |place: Range<usize>| from[place.start].start..from[place.end - 1].end;
    found.into_iter().map(place).collect()
}

/// The text in compatibility forms, in small letters and hiragana, and from which characters each is.
fn plain(text: &[char]) -> (Vec<char>, Vec<Range<usize>>) {
    let (mut plain, mut from): (Vec<char>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (at, char) in text.iter().enumerate() {
        let parts: Vec<char> = std::iter::once(*char).nfkc().collect();
        for part in parts.into_iter().flat_map(char::to_lowercase) {
            let joined = plain.last().and_then(|last| compose(*last, part));
            if let (Some(joined), Some(last), Some(from)) =
                (joined, plain.last_mut(), from.last_mut())
            {
                *last = hiragana(joined);
                from.end = at + 1;
            } else {
                plain.push(hiragana(part));
                from.push(at..at + 1);
            }
        }
    }
    (plain, from)
}

fn hiragana(char: char) -> char {
    match char {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(char as u32 - 0x60).unwrap_or(char),
        _ => char,
    }
}

/// The digit that begins here, if one does.
fn digit(plain: &[char], at: usize) -> Option<Digit> {
    let made = |length: usize, kind, count| {
        let place = at..at + length;
        Some(Digit { place, kind, count })
    };
    let char = plain[at];
    if char.is_numeric() || char == '*' {
        return made(1, Kind::Figure, 1);
    }
    if SIGNS.contains(char) {
        return made(1, Kind::Sign, 1);
    }
    if char.is_ascii_alphabetic() {
        let is_within = at > 0 && plain[at - 1].is_ascii_alphanumeric();
        let rest = plain[at..].iter();
        let word: String = rest.take_while(|char| char.is_ascii_alphabetic()).collect();
        let ends = plain.get(at + word.len());
        let is_whole = !is_within && !ends.is_some_and(char::is_ascii_alphanumeric);
        return match is_whole.then(|| letters(&word)).flatten() {
            Some(count) => made(word.len(), Kind::Word, count),
            None => None,
        };
    }
    let begins = |word: &&&str| {
        word.chars()
            .eq(plain[at..].iter().copied().take(word.chars().count()))
    };
    let word = KANA.iter().find(begins)?;
    match word.chars().count() {
        1 => made(1, Kind::OneKana, 1),
        length => made(length, Kind::Kana, 1),
    }
}

/// How many digits a word in letters stands for, with no blank between them too: `onetwothree`.
fn letters(word: &str) -> Option<usize> {
    if word.is_empty() {
        return Some(0);
    }
    let own = words().find(|(own, _)| *own == word);
    if let Some((_, count)) = own {
        return Some(count);
    }
    // Short ones are parts of many words: only English ones are looked for without blanks.
    let begins = words().filter(|(own, _)| own.len() >= MANY);
    let mut ways =
        begins.filter_map(|(own, count)| Some(count + letters(word.strip_prefix(own)?)?));
    ways.next()
}

/// The words for digits, each with how many it stands for.
fn words() -> impl Iterator<Item = (&'static str, usize)> {
    let single = WORDS.split(' ').map(|word| (word, 1));
    single.chain(PAIRS.split(' ').map(|word| (word, 2)))
}

/// The places of the words of a row, if they may be a secret.
fn words_of(plain: &[char], row: &[Digit]) -> Vec<Range<usize>> {
    let count_of = |kind: Kind| row.iter().filter(|digit| digit.kind == kind).count();
    let [figures, signs, words, long, short] = [
        Kind::Figure,
        Kind::Sign,
        Kind::Word,
        Kind::Kana,
        Kind::OneKana,
    ]
    .map(count_of);
    let all: usize = row.iter().map(|digit| digit.count).sum();
    let others = figures + signs + words;
    let is_whole = || {
        let all_of = row.iter().map(|digit| digit.place.len()).sum::<usize>();
        let said = plain
            .iter()
            .filter(|char| !BETWEEN.contains(**char))
            .count();
        all_of == said
    };
    // One kana stands in a row of others by chance: 正しくご入力.
    let are_kana = short + long > 0
        && (long >= 2 || (long == 1 && others > 0) || is_whole() || is_behind_figures(row));
    let is_below_hundred = signs == MANY
        && all == MANY
        && row
            .get(1)
            .is_some_and(|middle| TENS.contains(plain[middle.place.start]));
    let are_signs = signs > 0 && !is_below_hundred;
    let is_many = all >= MANY && !is_amount(plain, row, all);
    let is_hidden = |kind: Kind| match kind {
        // Figures alone are looked at elsewhere.
        Kind::Figure => words > 0 || are_signs || are_kana,
        Kind::Sign => are_signs,
        Kind::Word => true,
        Kind::Kana | Kind::OneKana => are_kana,
    };
    let hidden = row.iter().filter(|digit| is_many && is_hidden(digit.kind));
    hidden.map(|digit| digit.place.clone()).collect()
}

/// Whether kana stand directly behind three figures or more, as they do while a number is typed.
fn is_behind_figures(row: &[Digit]) -> bool {
    let figures = row
        .iter()
        .take_while(|digit| digit.kind == Kind::Figure)
        .count();
    let last = figures.checked_sub(1).and_then(|last| row.get(last));
    let next = row.get(figures);
    figures >= MANY
        && last
            .zip(next)
            .is_some_and(|(last, next)| last.place.end == next.place.start)
}

fn is_amount(plain: &[char], row: &[Digit], all: usize) -> bool {
    let behind: String = row
        .last()
        .and_then(|last| plain.get(last.place.end..))
        .into_iter()
        .flatten()
        .take(AMOUNT + 1)
        .collect();
    all <= AMOUNT
        && CURRENCIES
            .iter()
            .any(|name| behind.trim_start().starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for place in spelled(&chars) {
            chars[place].fill('*');
        }
        chars.into_iter().collect()
    }

    #[test]
    fn digits_in_words_are_found_in_any_script() {
        for (text, left) in [
            ("one two three", "*** *** *****"),
            (
                "My PIN is One-Two-Three-Four!",
                "My PIN is ***-***-*****-****!",
            ),
            ("twelve thirty four", "****** ****** ****"),
            ("double four two", "****** **** ***"),
            ("onetwothreefour", "***************"),
            ("ｏｎｅ　ｔｗｏ　ｔｈｒｅｅ", "***　***　*****"),
            ("4 one 1 one", "* *** * ***"),
            ("四百五十六", "*****"),
            ("カードは一二三四です", "カードは****です"),
            ("一 二 三", "* * *"),
            ("いちにさんよん", "*******"),
            ("暗証番号はいちにさんよんです", "暗証番号は*******です"),
            ("イチ・ニ・サン", "**・*・**"),
            ("ｲﾁﾆｻﾝﾖﾝｺﾞ", "*********"),
            ("ごごごご", "****"),
            ("***よん", "*****"),
            ("ichi ni san yon", "**** ** *** ***"),
            ("일이삼사", "****"),
            ("壹貳參肆", "****"),
        ] {
            assert_eq!(hidden(text), left, "{text}");
        }
    }

    #[test]
    fn words_that_are_no_number_stay() {
        for text in [
            "one or two times",
            "3D Secure one-time password",
            "go to one",
            "No one answered",
            "正しくご入力ください",
            "九十九",
            "五十三",
            "三千円",
            "千二百三十四円",
            "二、三回お試しください",
            "お急ぎください。よろしくお願いします",
            "アイワ銀行",
            "もう一度",
            "24時間以内に四回",
        ] {
            assert_eq!(hidden(text), text);
        }
    }
}
