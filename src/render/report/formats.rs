//! A report of practice as text: for a person at a terminal, a spreadsheet, a program, a document.

use serde::Serialize;

use crate::pack::content::Pack;
use crate::text::lang::Lang;
use crate::training::report::Report;
use crate::view::report::text::told;

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
}

/// The forms, by the names that a person gives them.
pub const FORMATS: [(&str, Format); 4] = [
    ("table", Format::Table),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("markdown", Format::Markdown),
];

/// The report in this form.
pub fn text(pack: &Pack, lang: &Lang, report: &Report, format: Format) -> String {
    match format {
        Format::Table => crate::render::report::table::table(&told(pack, lang, report)),
        Format::Markdown => {
            crate::render::report::markdown::markdown(pack, lang, &told(pack, lang, report))
        }
        Format::Csv => crate::render::report::csv::csv(pack, lang, report),
        Format::Json => json(pack, report),
    }
}

/// The form of the JSON text; it grows when a field changes what it says or goes away.
pub const VERSION: u32 = 1;

/// The whole of it: what it is, and the fields of [`Report`].
#[derive(Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    version: u32,
    pack: [&'a str; 2],
    #[serde(flatten)]
    report: &'a Report,
}

/// Ids and numbers, no words.
fn json(pack: &Pack, report: &Report) -> String {
    let manifest = pack.manifest();
    let whole = ReportJson {
        format: "cardcode-report",
        version: VERSION,
        pack: [&manifest.id, &manifest.version],
        report,
    };
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").unwrap_or_default()
}
