//! The code that a person may have meant who typed another one.

use crate::pack::content::Pack;
use crate::text::fold::fold_code;

/// How similar words of a code must be to count as meant (Jaro, 0 to 1), and how long they must be.
const SIMILAR_CODE: f64 = 0.9;
const LONG: usize = 6;

/// The code in words that is most like what was given; `None` if none is like it. Codes of digits are never taken for one
/// another: one digit makes another code.
pub fn nearest_code<'p>(pack: &'p Pack, given: &str) -> Option<&'p str> {
    let given = fold_code(given.trim());
    if given.chars().count() < LONG || given.len() > 64 {
        return None;
    }
    let digits = |code: &str| -> String { code.chars().filter(char::is_ascii_digit).collect() };
    let own = digits(&given);
    let prints = pack.systems().iter().flat_map(|list| &list.messages);
    let prints = prints.flat_map(|message| message.prints());
    let likely = prints.filter_map(|print| {
        let folded = fold_code(print);
        let likeness = strsim::jaro_winkler(&given, &folded);
        let is_like = folded.len() >= LONG && likeness > SIMILAR_CODE && digits(&folded) == own;
        (is_like && folded.contains(|char: char| char.is_alphabetic())).then_some((likeness, print))
    });
    let best = likely.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, print)| print)
}
