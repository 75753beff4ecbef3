//! Digits in words are said back no more than digits are, in whatever way somebody spells them; and no word that is none is
//! taken for one.

use cardcode::pack::embedded::carried;
use cardcode::text::mask::{mask, shown};
use cardcode::text::sanitize::is_unseen;
use proptest::prelude::*;

/// How the ten digits are called, and what stands between two of them.
const NAMES: [([&str; 10], &[&str]); 10] = [
    (
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        ],
        &[" ", "-", ", ", "  ", ". "],
    ),
    (
        [
            "OH", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE",
        ],
        &[" ", "_", "、"],
    ),
    (
        [
            "ｚｅｒｏ",
            "ｏｎｅ",
            "ｔｗｏ",
            "ｔｈｒｅｅ",
            "ｆｏｕｒ",
            "ｆｉｖｅ",
            "ｓｉｘ",
            "ｓｅｖｅｎ",
            "ｅｉｇｈｔ",
            "ｎｉｎｅ",
        ],
        &["　", " "],
    ),
    (
        [
            "rei", "ichi", "ni", "san", "yon", "go", "roku", "nana", "hachi", "kyu",
        ],
        &[" ", "-"],
    ),
    (
        [
            "ぜろ",
            "いち",
            "にい",
            "さん",
            "よん",
            "ごー",
            "ろく",
            "なな",
            "はち",
            "きゅう",
        ],
        &["", "の", " ", "、"],
    ),
    (
        [
            "ゼロ",
            "イチ",
            "ニイ",
            "サン",
            "ヨン",
            "ゴー",
            "ロク",
            "ナナ",
            "ハチ",
            "キュウ",
        ],
        &["", "・", "　"],
    ),
    (
        ["ｾﾞﾛ", "ｲﾁ", "ﾆｲ", "ｻﾝ", "ﾖﾝ", "ｺﾞｰ", "ﾛｸ", "ﾅﾅ", "ﾊﾁ", "ｷｭｳ"],
        &["", " "],
    ),
    (
        ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
        &["", " ", "・", "-"],
    ),
    (
        ["零", "壱", "弐", "参", "四", "五", "六", "七", "八", "九"],
        &["", "　"],
    ),
    (
        ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"],
        &["", " "],
    ),
];

/// What stands around a number, of which nothing is a digit.
const AROUND: [(&str, &str); 8] = [
    ("", ""),
    ("My PIN: ", "!"),
    ("card ", " declined"),
    ("暗証番号は", "です"),
    ("カードの番号が「", "」"),
    ("error (", ")"),
    ("[", "]"),
    ("amex ", ""),
];

/// A number in words, with the words by themselves.
fn spelled(digits: &[usize], names: usize, between: usize) -> (String, Vec<&'static str>) {
    let (names, all_between) = NAMES[names];
    let words: Vec<&str> = digits.iter().map(|digit| names[*digit]).collect();
    let between = all_between[between % all_between.len()];
    (words.join(between), words)
}

proptest! {
    #[test]
    fn a_number_in_words_is_never_said_back(
        digits in prop::collection::vec(0usize..10, 3..9),
        names in 0..NAMES.len(),
        between in 0usize..8,
        around in 0..AROUND.len(),
    ) {
        let (number, words) = spelled(&digits, names, between);
        let (before, after) = AROUND[around];
        let text = format!("{before}{number}{after}");
        let said = shown(&text);
        // Nothing of it is left between what stands around it.
        let left = said.strip_prefix(before).unwrap_or(&said);
        for word in words {
            prop_assert!(!left.contains(word), "{text}: {said}");
        }
    }
}

/// The words of a text that are hidden: what is no digit and is a star.
fn hidden(text: &str) -> String {
    let seen = text.chars().filter(|char| !is_unseen(*char));
    let text: String = seen.collect();
    let said: Vec<char> = mask(&text, |_| false).chars().collect();
    let pairs = text.chars().zip(said);
    let hidden = pairs.filter(|(own, said)| own != said && !own.is_numeric());
    hidden.map(|(own, _)| own).collect()
}

#[test]
fn no_word_of_ours_and_none_that_a_shop_shows_is_taken_for_a_number() {
    let mut taken = Vec::new();
    let mut count = 0;
    let tables = ["collected.tsv", "not-known.tsv", "sentences.tsv"].map(|name| {
        let path = format!("{}/tests/data/explain/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let of_tables = tables.iter().flat_map(|table| table.lines());
    let of_tables = of_tables.filter_map(|line| line.split('\t').next());
    let carried = carried();
    let of_pack = carried.iter().flat_map(|file| file.text.split('"'));
    for text in of_tables.chain(of_pack) {
        count += 1;
        let words = hidden(text);
        if !words.is_empty() {
            taken.push(format!("{words}: {text}"));
        }
    }
    assert!(count > 10_000, "{count}");
    assert!(taken.is_empty(), "{taken:#?}");
}
