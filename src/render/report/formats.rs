//! A report of practice as text: for a person at a terminal, a spreadsheet, a program, a document.

use serde::Serialize;

use crate::pack::content::Pack;
use crate::render::report::csv::csv;
use crate::render::report::html::html;
use crate::render::report::markdown::markdown;
use crate::render::report::table::table;
use crate::render::report::team_csv::team_csv;
use crate::render::report::team_table::team_table;
use crate::text::lang::Lang;
use crate::training::report::Report;
use crate::training::team::overview::TeamOverview;
use crate::view::report::text::told;
use crate::view::team::text as team_text;

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
    Markdown,
    /// A page for a browser.
    Html,
}

/// The forms, by the names that a person gives them.
pub const FORMATS: [(&str, Format); 5] = [
    ("table", Format::Table),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
];

/// The report in this form.
pub fn text(pack: &Pack, lang: &Lang, report: &Report, format: Format) -> String {
    let document = || told(pack, lang, report).document(pack, lang);
    match format {
        Format::Table => table(&told(pack, lang, report)),
        Format::Markdown => markdown(&document()),
        Format::Html => html(&document()),
        Format::Csv => csv(pack, lang, report),
        Format::Json => json(pack, "cardcode-report", report),
    }
}

/// The overview of a team in this form.
pub fn team(pack: &Pack, lang: &Lang, team: &TeamOverview, format: Format) -> String {
    let words = || team_text::told(pack, lang, team);
    match format {
        Format::Table => team_table(&words()),
        Format::Markdown => markdown(&words().document(lang)),
        Format::Html => html(&words().document(lang)),
        Format::Csv => team_csv(pack, lang, team),
        Format::Json => json(pack, "cardcode-team", team),
    }
}

/// The form of the JSON text; it grows when a field changes what it says or goes away.
pub const VERSION: u32 = 1;

/// The whole of it: what it is, and the fields of a [`Report`] or a [`TeamOverview`].
#[derive(Serialize)]
struct ReportJson<'a, T> {
    format: &'static str,
    version: u32,
    pack: [&'a str; 2],
    #[serde(flatten)]
    report: &'a T,
}

/// Ids and numbers, no words.
fn json<T: Serialize>(pack: &Pack, format: &'static str, report: &T) -> String {
    let manifest = pack.manifest();
    let whole = ReportJson {
        format,
        version: VERSION,
        pack: [&manifest.id, &manifest.version],
        report,
    };
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").unwrap_or_default()
}
