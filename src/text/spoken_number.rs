//! Numbers in words, as somebody reads them out: 四百五十六, いちにさん, one two three, 일이삼.

use crate::text::spelled::spelled;

/// Digits in kanji, those of documents and of other scripts of Han among them.
const DIGITS: &str = "〇零一二三四五六七八九壱弐参壹贰叁肆伍陆柒捌玖貳參陸漆";

/// Tens and more in kanji.
const TENS: &str = "十拾";
const HUNDREDS: &str = "百千万億佰仟萬陌阡";

/// Digits in Korean, of both kinds of zero.
const KOREAN: &str = "영공일이삼사오육칠팔구";

/// What may stand between two digits that are read out.
const BETWEEN: &str = " \u{3000}-_.・の";

/// Digits as they are read out, the longer of two that begin alike first.
const READ_OUT: [&str; 41] = [
    "zero",
    "oh",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ぜろ",
    "れい",
    "まる",
    "いち",
    "に",
    "さん",
    "よん",
    "し",
    "ご",
    "ろく",
    "なな",
    "しち",
    "はち",
    "きゅう",
    "く",
    "ゼロ",
    "レイ",
    "イチ",
    "ニ",
    "サン",
    "ヨン",
    "シ",
    "ゴ",
    "ロク",
    "ナナ",
    "シチ",
    "ハチ",
    "キュウ",
    "ク",
    "マル",
];

/// So many digits may be a code or a PIN.
const MANY: usize = 3;

/// Whether a name holds a number in words that has as many digits as a code.
pub(crate) fn holds_number(name: &str) -> bool {
    let letters: Vec<char> = name
        .chars()
        .filter(|char| !BETWEEN.contains(*char))
        .collect();
    is_in_kanji(&letters) || is_run(&letters, KOREAN) || is_read_out(&letters) || {
        let all: Vec<char> = name.chars().collect();
        !spelled(&all).is_empty()
    }
}

fn is_run(letters: &[char], digits: &str) -> bool {
    letters
        .split(|letter| !digits.contains(*letter))
        .any(|run| run.len() >= MANY)
}

/// 九十九 is a family, and two digits; 四百五十六 is neither.
fn is_in_kanji(letters: &[char]) -> bool {
    let is_numeral = |letter: &char| {
        [DIGITS, TENS, HUNDREDS]
            .iter()
            .any(|numerals| numerals.contains(*letter))
    };
    letters.split(|letter| !is_numeral(letter)).any(|run| {
        let has = |numerals: &str| run.iter().any(|letter| numerals.contains(*letter));
        let is_below_hundred = has(TENS) && !has(HUNDREDS) && run.len() == MANY;
        run.len() >= MANY && !is_below_hundred
    })
}

/// Whether the whole of it is digits, one word behind the other.
fn is_read_out(letters: &[char]) -> bool {
    let text: String = letters.iter().collect::<String>().to_lowercase();
    let mut rest = text.as_str();
    let mut count = 0;
    while !rest.is_empty() {
        let digits = READ_OUT.iter().filter_map(|digit| rest.strip_prefix(digit));
        let Some(shortest) = digits.min_by_key(|rest| rest.len()) else {
            return false;
        };
        rest = shortest;
        count += 1;
    }
    count >= MANY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_reads_out_is_a_number_and_families_are_none() {
        for number in [
            "千二百三十四",
            "四百五十六",
            "一二三",
            "一の二の三の四",
            "一・二・三",
            "佐藤 一二三四",
            "いちにさんよん",
            "イチ ニ サン",
            "壹貳參肆",
            "漆捌玖",
            "일이삼사",
            "one two three four",
            "One-Two-Three",
            "ゼロゼロナナ",
        ] {
            assert!(holds_number(number), "{number}");
        }
        for name in [
            "九十九",
            "五十嵐",
            "三千代",
            "八百屋 一",
            "一二",
            "二宮 一",
            "千百合",
            "四十九院",
            "いちご",
            "にしだ",
            "さんま",
            "Oneda Two",
            "김이삭",
            "One",
            "佐藤 三郎",
        ] {
            assert!(!holds_number(name), "{name}");
        }
    }
}
