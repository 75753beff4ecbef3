//! Values of arguments: how they are read, and which are valid.

use std::fmt;
use std::ops::RangeInclusive;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::pack::content::Pack;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::alias::named;
use crate::training::day::Day;

/// A day as it is to be given.
pub const DAY_EXAMPLE: &str = "2026-11-01";

/// The last day that anything is recorded on: 2099-12-31, in days since 1970.
const LAST_DAY: Day = Day(47_481);

/// Why a value cannot be used. What it was is never said by this.
#[derive(Debug)]
pub enum BadValue {
    /// This is what could be used.
    Valid(String),
    /// It is no alias: it may hold a number.
    Alias,
    /// They are no letters that a trainer says. An example of real ones would look like those that are asked for.
    Letters,
}

impl fmt::Display for BadValue {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadValue::Valid(valid) => into.write_str(valid),
            BadValue::Alias => into.write_str("not an alias"),
            BadValue::Letters => into.write_str("not start letters"),
        }
    }
}

impl std::error::Error for BadValue {}

/// One of these names, read as what it stands for.
pub fn one_of<T>(table: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let names = table.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(names).try_map(move |given| {
        let known = table.iter().find(|(name, _)| *name == given);
        known
            .map(|(_, value)| *value)
            .ok_or_else(|| BadValue::Valid(String::new()))
    })
}

/// A number in this range.
///
/// # Errors
/// The text is no number, or one out of range.
pub fn number(text: &str, range: RangeInclusive<u64>) -> Result<u64, BadValue> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| BadValue::Valid(format!("{}-{}", range.start(), range.end())))
}

/// A day as year-month-day, such as `2027-06-01`.
///
/// # Errors
/// The text is no such day.
pub fn day(text: &str) -> Result<Day, BadValue> {
    let day = Day::parse(text).filter(|day| *day <= LAST_DAY);
    day.ok_or_else(|| BadValue::Valid(DAY_EXAMPLE.to_owned()))
}

/// What a person may be called.
///
/// # Errors
/// It is no alias.
pub fn alias(text: &str) -> Result<String, BadValue> {
    named(text).ok_or(BadValue::Alias)
}

/// Letters that somebody said.
///
/// # Errors
/// They are other ones, or not eight.
pub fn letters(text: &str) -> Result<SpokenLetters, BadValue> {
    text.parse().map_err(|_| BadValue::Letters)
}

/// What stands for the value of this argument, such as `CARD`.
pub fn value_name(argument: &clap::Arg) -> &str {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map_or("", |name| name.as_str())
}

/// The values of this argument that are known: those that the parser takes, or the names in the pack.
pub fn valid_values(pack: &Pack, argument: &clap::Arg) -> Vec<String> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    match argument.get_id().as_str() {
        "card" => owned(card_ids(pack)),
        "topic" => owned(topic_ids(pack)),
        "lang" => owned(languages(pack)),
        "flow" => vec![pack.diagnosis().id.clone()],
        _ if !argument.get_action().takes_values() => Vec::new(),
        _ => argument
            .get_possible_values()
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect(),
    }
}

/// The ids of the cards.
pub fn card_ids(pack: &Pack) -> Vec<&str> {
    pack.cards().iter().map(|card| card.id.as_str()).collect()
}

/// The ids of the questions that people ask.
pub fn topic_ids(pack: &Pack) -> Vec<&str> {
    let topics = pack.topics().all.iter();
    topics.map(|topic| topic.id.as_str()).collect()
}

/// The codes of the languages.
pub fn languages(pack: &Pack) -> Vec<&str> {
    let languages = pack.manifest().languages.iter();
    languages.map(|language| language.code.code()).collect()
}
