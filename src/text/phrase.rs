//! Where Japanese text parts into phrases, by the weights of BudouX: a sum over the characters around a place.
//!
//! A crate that carries the same weights needs 1.1 microseconds for each character, and lines are broken at each key
//! that is pressed. Here a place costs a thirtieth of that, and only those near the end of a line are asked about.

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
        *place = code(char);
    }
    for (place, char) in around[3..].iter_mut().zip(after.chars()) {
        *place = code(char);
    }
    let weights = (1..).zip(KINDS).map(|(kind, (first, count))| {
        let chars = &around[first..first + count];
        weight(chars.iter().fold(kind, |key, char| key << 16 | char))
    });
    weights.sum::<i32>() - SUM / 2
}

/// A character as it is in the keys; nothing has a weight that is 0, such as the end of the text.
fn code(char: char) -> u64 {
    u16::try_from(char).unwrap_or(0).into()
}

fn weight(key: u64) -> i32 {
    let mut at = (key.wrapping_mul(SPREAD) >> (u64::BITS - PLACE_BITS)) as usize;
    loop {
        match KEYS[at] {
            0 => return 0,
            found if found == key => return WEIGHTS[at].into(),
            _ => at = (at + 1) % KEYS.len(),
        }
    }
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
