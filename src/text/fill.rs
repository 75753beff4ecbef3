//! Placeholders such as `{n}` in words.

use std::collections::BTreeSet;

/// The words with each placeholder that `value` knows replaced, the others as they stand. What is filled in is not
/// looked at again: it may hold braces of its own.
pub fn fill<'v>(words: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after
            .split_once('}')
            .and_then(|(name, after)| Some((value(name)?, after)))
        {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// The value that a placeholder has in this list.
pub fn among<'v>(with: &[(&str, &'v str)], name: &str) -> Option<&'v str> {
    let value = with.iter().find(|(known, _)| *known == name);
    value.map(|(_, value)| *value)
}

/// The names of the placeholders.
pub fn placeholders(words: &str) -> BTreeSet<&str> {
    if !words.contains('{') {
        return BTreeSet::new();
    }
    let names = words.split('{').skip(1);
    names
        .map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let with = [("a", "{b}"), ("b", "{a}")];
        let filled = fill("{a} {b} {c} {", |name| among(&with, name));
        assert_eq!(filled, "{b} {a} {c} {");
    }
}
