//! The known name that a person may have meant who wrote another one.

use crate::text::fold::fold;

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
