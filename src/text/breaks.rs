//! How good it is to break a line at a place where Unicode allows it (UAX 14).

use crate::text::phrase::score;

/// A place between two lines, the better ones last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Place {
    /// Between a number and what it counts, or in a date.
    Number,
    /// In a phrase; the higher, the less it hurts.
    Inside(i32),
    /// Between phrases, or between words where they are written apart.
    Between,
}

/// From which score two Chinese characters stand in different phrases: below it, words such as 間違い are torn.
const BETWEEN_KANJI: i32 = 550;

/// How much worse a break in a phrase is that tears a word: more than any score.
const TORN: i32 = 100_000;

/// Between groups of digits: worse than within any phrase.
const BETWEEN_GROUPS: Place = Place::Inside(i32::MIN);

/// Within a phrase, but in no number.
pub(super) const WITHIN: Place = Place::Inside(i32::MIN + 1);

/// Parts of words that the weights tear.
const WHOLE: [&str; 9] = [
    "です",
    "ます",
    "うたがい",
    "たのまれ",
    "ちがい",
    "ちんぷん",
    "やすい",
    "聞かせ",
    "買おう",
];

/// Whether a text is Japanese: whatever has kana.
pub(super) fn is_japanese(text: &str) -> bool {
    text.chars().any(is_kana)
}

/// How good a break is between these two parts of a text.
pub(super) fn place(before: &str, after: &str, is_japanese: bool) -> Place {
    let bare = before.trim_end_matches(' ');
    let (Some(last), Some(next)) = (bare.chars().next_back(), after.chars().next()) else {
        return Place::Between;
    };
    if is_in_number(bare, last, next, after) {
        return Place::Number;
    }
    if is_digit(last) && is_digit(next) {
        return BETWEEN_GROUPS;
    }
    // A name in a sentence of another language is one word.
    if !is_japanese && bare.len() == before.len() && is_kanji(last) && is_kanji(next) {
        return Place::Inside(-TORN);
    }
    if !is_japanese || ends_a_clause(last) || is_spaced(before, bare, next) {
        return Place::Between;
    }
    let score = score(before, after);
    let least = if is_kanji(last) && is_kanji(next) {
        BETWEEN_KANJI
    } else {
        0
    };
    // The weights know no URL and no option of a command.
    let is_latin = last.is_ascii() && next.is_ascii();
    let is_in_word = is_in_word(bare, after);
    let is_phrase = score > least
        && !is_latin
        && !is_alone(bare.chars().rev())
        && !is_alone(after.chars())
        && !is_in_word;
    if is_phrase {
        Place::Between
    } else {
        // A break between two Chinese characters, or two of katakana, mostly tears a word.
        let is_torn = is_in_word || least > 0 || is_katakana(last) && is_katakana(next);
        let torn = if is_torn { TORN } else { 0 };
        Place::Inside(score.min(least) - torn)
    }
}

fn is_in_number(bare: &str, last: char, next: char, after: &str) -> bool {
    if is_digit(last) {
        // 3桁, 4つ, 6か月.
        return is_kana(next) || is_kanji(next);
    }
    if !is_digit(next) {
        return false;
    }
    let mut earlier = bare.chars().rev().skip(1);
    let counted = earlier.next().is_some_and(is_digit);
    match last {
        '第' | '約' | '下' | '上' | '計' | '各' | '全' => true,
        '年' | '月' | '日' | '時' | '分' | '・' | '〜' | '～' => counted,
        // 1、2回, but not a list of longer numbers.
        '、' => {
            let mut later = after.chars().skip(1);
            counted && !earlier.next().is_some_and(is_digit) && later.next().is_some_and(is_kanji)
        }
        _ => false,
    }
}

/// Whether words stand apart here; a particle still belongs to the word before it.
fn is_spaced(before: &str, bare: &str, next: char) -> bool {
    before.len() > bare.len() && !"はがをにのでともへや".contains(next)
}

fn ends_a_clause(char: char) -> bool {
    matches!(char, '、' | '。' | '！' | '？' | '　')
}

/// Whether the first of these characters has no other beside it.
fn is_alone(mut chars: impl Iterator<Item = char>) -> bool {
    let is_first = chars.next().is_some_and(char::is_alphanumeric);
    is_first && !chars.next().is_some_and(char::is_alphanumeric)
}

fn is_in_word(before: &str, after: &str) -> bool {
    WHOLE.iter().any(|word| {
        let mut places = word.char_indices().skip(1);
        places.any(|(at, _)| before.ends_with(&word[..at]) && after.starts_with(&word[at..]))
    })
}

/// Whether one or two characters are all that a line holds, small punctuation aside.
pub(super) fn is_orphan(line: &str) -> bool {
    let chars = line.chars().filter(|char| char.is_alphanumeric());
    chars.take(3).count() < 3
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit() || ('０'..='９').contains(&char)
}

fn is_kana(char: char) -> bool {
    ('\u{3041}'..='\u{30fe}').contains(&char) && char != '・'
}

fn is_katakana(char: char) -> bool {
    ('\u{30a1}'..='\u{30fe}').contains(&char) && char != '・'
}

fn is_kanji(char: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&char) || char == '々'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Place {
        let (before, after) = text.split_once('/').unwrap_or((text, ""));
        place(before, after, is_japanese(text))
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        for text in [
            "最後の3/桁です。",
            "4/つあります",
            "2026年/11月28日に",
            "下/4桁を",
            "まだ1、/2回しか",
            "３/回まで",
            "六つに6 /つ",
        ] {
            assert_eq!(at(text), Place::Number, "{text}");
        }
        assert_eq!(at("0000 /0000 0000を"), BETWEEN_GROUPS);
        for text in ["最後の/3桁です。", "6、38、/39です。", "カードは、/4桁"] {
            assert_eq!(at(text), Place::Between, "{text}");
        }
    }

    #[test]
    fn words_stay_whole() {
        for text in [
            "入力の間/違いです。",
            "も/しもし、",
            "は/い、途中",
            "詐欺のうたが/い）",
            "コードがちが/います、と",
            "のか、お聞か/せください。",
            "間違えや/すい数字",
            "裏面で/す。",
            "使いませ/ん。",
            "買いたい/人",
            "https://例.example/のページ/x",
            "Signed by 吉/田 today",
        ] {
            assert!(
                matches!(at(text), Place::Inside(_)),
                "{text} {:?}",
                at(text)
            );
        }
        for text in [
            "もう一度/送ります",
            "コードの/数字は",
            "はい、/はじめが",
            "the /code",
            "Signed by 吉田 /today",
        ] {
            assert_eq!(at(text), Place::Between, "{text}");
        }
    }
}
