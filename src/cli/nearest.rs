//! What a person may have meant who typed something else.

use crate::pack::content::Pack;
use crate::text::fold::{fold, fold_code};

/// How similar a name must be to count as meant (Jaro, 0 to 1).
const SIMILAR: f64 = 0.7;
/// Of a short name a single slip leaves little that is similar: `cvs` for `csv`. It counts as meant all the same.
const SHORT: std::ops::RangeInclusive<usize> = 3..=5;

/// The known name that is most like the one given, however both are written, the first of several; `None` if none is like it.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = fold(given);
    known
        .into_iter()
        .map(|name| (likeness(&given, &fold(name)), name))
        .filter(|(likeness, _)| *likeness > SIMILAR)
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, name)| name)
}

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

fn likeness(given: &str, name: &str) -> f64 {
    let likeness = strsim::jaro(given, name);
    let is_slip = SHORT.contains(&given.chars().count()) && strsim::osa_distance(given, name) == 1;
    match is_slip {
        true => likeness.max(SIMILAR + f64::EPSILON),
        false => likeness,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_name_and_anything_else_to_none() {
        let known = ["amex", "visa", "アメックス"];
        assert_eq!(nearest("amx", known), Some("amex"));
        assert_eq!(nearest("cvs", ["json", "csv"]), Some("csv"));
        assert_eq!(nearest("ＶＩＡＳ", known), Some("visa"));
        assert_eq!(nearest("あめくす", known), Some("アメックス"));
        assert_eq!(nearest("4000", known), None);
        assert_eq!(nearest("", known), None);
    }
}
