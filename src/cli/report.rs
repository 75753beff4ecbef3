//! `report`: whose practice, from which day on, in which form.

use clap::ArgMatches;

use super::Run;
use super::table::names_of;
use crate::machine::alias::is_alias;
use crate::machine::report::Day;
use crate::pack::{Lang, Pack, check, shown};

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Aligned text, for a person at a terminal.
    #[default]
    Table,
    /// One long table, for spreadsheets.
    Csv,
    /// Ids and numbers, for programs.
    Json,
    /// A document.
    Markdown,
}

/// The forms, by name.
pub const FORMATS: [(&str, Format); 4] = [
    ("table", Format::Table),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("markdown", Format::Markdown),
];

/// A day, as it is to be given.
pub(super) const A_DAY: &str = "2026-11-01";

/// What the report is to be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The alias; none for everybody.
    pub alias: Option<String>,
    /// The first day that counts; none where all do.
    pub since: Option<Day>,
    /// The form.
    pub format: Format,
}

pub(super) fn asked(pack: &Pack, lang: Lang, sub: &ArgMatches) -> Result<Run, String> {
    let cli = pack.ui().cli();
    let given = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let bad = |given: &str, valid: &str| {
        let with = [("given", &*shown(given)), ("valid", valid)];
        cli.bad_value.fill(&lang, &with)
    };
    let alias = given("as");
    if alias.as_ref().is_some_and(|alias| !is_alias(alias)) {
        return Err(cli.bad_alias.get(&lang).to_owned());
    }
    let since = match given("since") {
        None => None,
        Some(text) => {
            let day = Day::parse(&text).filter(|_| check::is_date(&text));
            Some(day.ok_or_else(|| bad(&text, A_DAY))?)
        }
    };
    let format = match given("format") {
        None => Format::default(),
        Some(name) => {
            let known = FORMATS.iter().find(|(known, _)| *known == name);
            let (_, format) = known.ok_or_else(|| bad(&name, &names_of(&FORMATS)))?;
            *format
        }
    };
    let asked = Asked {
        alias,
        since,
        format,
    };
    Ok(Run::Report(lang, asked))
}
