//! Where Japanese text parts into phrases, by the weights of BudouX: a sum over the characters around a place.
//!
//! The crates that carry the same weights look them up in hash tables, in 1.1 microseconds a character; a line is
//! broken at each key, so they lie here as sorted numbers, and only places near the end of a line are asked about.

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// Which characters each kind of weight is of, among the three before a place and the three after it: the first one,
/// and how many.
const KINDS: [(usize, usize); 13] = [
    (0, 1),
    (1, 1),
    (2, 1),
    (3, 1),
    (4, 1),
    (5, 1),
    (1, 2),
    (2, 2),
    (3, 2),
    (0, 3),
    (1, 3),
    (2, 3),
    (3, 3),
];

/// How well the text parts here: above 0 between phrases, the higher, the surer.
pub(super) fn score(before: &str, after: &str) -> i32 {
    let mut around = [0; 6];
    for (place, char) in around[..3].iter_mut().rev().zip(before.chars().rev()) {
        *place = u64::from(char);
    }
    for (place, char) in around[3..].iter_mut().zip(after.chars()) {
        *place = u64::from(char);
    }
    let mut from = 0;
    let weights = KINDS.iter().zip(&ENDS).map(|((first, count), end)| {
        let range = from..usize::from(*end);
        from = range.end;
        let chars = &around[*first..first + count];
        // At the end of the text nothing stands.
        if chars.contains(&0) {
            return 0;
        }
        let key = chars.iter().fold(0, |key, char| key << 21 | char);
        let found = KEYS[range.clone()].binary_search(&key);
        found.map_or(0, |at| i32::from(WEIGHTS[range.start + at]))
    });
    weights.sum::<i32>() - SUM / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> String {
        let mut parted = String::new();
        for (at, char) in text.char_indices() {
            if at > 0 && score(&text[..at], &text[at..]) > 0 {
                parted.push('/');
            }
            parted.push(char);
        }
        parted
    }

    /// What BudouX itself makes of them.
    #[test]
    fn phrases_are_those_of_budoux() {
        for parted in [
            "窓口では、/何桁で、/どちらの/面かを/聞かれる/ことがあります。/コードの/数字は/言わないでください。",
            "カードの/限度額の/ことではありません。/入力の/間/違いとも/言っていません。",
            "Gで/始まる/エラーコード/（G44など）",
            "JET-Sや/J-Debitの/端末で、/店員が/見ます。/機種で/表示が/違います。",
            "も/しかして",
            "裏面で",
        ] {
            assert_eq!(phrases(&parted.replace('/', "")), parted);
        }
    }
}
