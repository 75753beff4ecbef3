//! A report in Markdown, its charts as tables.

use crate::render::markdown::{escape, row};
use crate::view::report::document::{Document, Part};

/// The report as a document in Markdown.
pub(crate) fn markdown(document: &Document) -> String {
    let title = format!("# {}", escape(&document.title));
    let parts = document.parts.iter().map(part);
    let parts: Vec<String> = std::iter::once(title).chain(parts).collect();
    parts.join("\n\n") + "\n"
}

fn part(part: &Part) -> String {
    let lines = |lines: Vec<String>| lines.join("\n");
    match part {
        Part::Head(text) => format!("## {}", escape(text)),
        Part::Para(text) => escape(text),
        Part::Strong(text) => format!("**{}**", escape(text)),
        Part::Numbered(all) => {
            let all = all.iter().enumerate();
            lines(
                all.map(|(place, text)| format!("{}. {}", place + 1, escape(text)))
                    .collect(),
            )
        }
        Part::List(all) => lines(
            all.iter()
                .map(|text| format!("- {}", escape(text)))
                .collect(),
        ),
        Part::Code(text) => format!("    {text}"),
        Part::Table(heads, rows) => {
            let cells =
                |cells: &Vec<String>| row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
            let rule = format!("|{}", " --- |".repeat(heads.len()));
            let all = [cells(heads), rule].into_iter();
            lines(all.chain(rows.iter().map(cells)).collect())
        }
    }
}
