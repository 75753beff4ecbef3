//! `report`: whose practice, from which day on, in which form.

use crate::pack::lint::facts;
use clap::ArgMatches;

use crate::cli::Run;
use crate::cli::table::names_of;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;
use crate::training::alias::is_alias;
use crate::training::report::Day;

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

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A report.
    Report(Format),
    /// All that it is counted from, as xAPI statements for learning record stores.
    Statements,
}

impl Default for Form {
    fn default() -> Form {
        Form::Report(Format::default())
    }
}

/// The forms, by name.
pub const FORMATS: [(&str, Form); 5] = [
    ("table", Form::Report(Format::Table)),
    ("csv", Form::Report(Format::Csv)),
    ("json", Form::Report(Format::Json)),
    ("markdown", Form::Report(Format::Markdown)),
    ("xapi", Form::Statements),
];

/// A day, as it is to be given.
pub(crate) const A_DAY: &str = "2026-11-01";

/// What the report is to be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The alias; none for everybody.
    pub alias: Option<String>,
    /// The first day that counts; none where all do.
    pub since: Option<Day>,
    /// The form.
    pub form: Form,
}

pub(crate) fn asked(pack: &Pack, lang: Lang, sub: &ArgMatches) -> Result<Run, String> {
    let given = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let bad = |given: &str, valid: &str| {
        let with = [("given", &*shown(given)), ("valid", valid)];
        pack.words(&lang).fill(ui::cli::BAD_VALUE, &with)
    };
    let alias = given("as");
    if alias.as_ref().is_some_and(|alias| !is_alias(alias)) {
        return Err(pack.words(&lang).say(ui::cli::BAD_ALIAS));
    }
    let since = match given("since") {
        None => None,
        Some(text) => {
            let day = Day::parse(&text).filter(|_| facts::is_date(&text));
            Some(day.ok_or_else(|| bad(&text, A_DAY))?)
        }
    };
    let form = match given("format") {
        None => Form::default(),
        Some(name) => {
            let known = FORMATS.iter().find(|(known, _)| *known == name);
            let (_, form) = known.ok_or_else(|| bad(&name, &names_of(&FORMATS)))?;
            *form
        }
    };
    let asked = Asked { alias, since, form };
    Ok(Run::Report(lang, asked))
}
