//! The report as a document in Markdown, its charts as tables.

use crate::pack::content::Pack;
use crate::render::markdown::{escape, row};
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::view::report::text::ReportText;

/// The report as a document.
pub(crate) fn markdown(pack: &Pack, lang: &Lang, told: &ReportText) -> String {
    let words = pack.words(lang);
    let head = [ui::report::WHAT, ui::report::VALUE].map(|head| words.say(head));
    let head = head.each_ref().map(String::as_str);
    let mut parts = vec![
        format!("# {}", escape(&told.title)),
        escape(&told.about),
        format!("## {}", escape(&told.next_title)),
    ];
    let next = told.next.iter().enumerate();
    let next = next.map(|(place, next)| format!("{}. {}", place + 1, escape(next)));
    parts.push(next.collect::<Vec<_>>().join("\n"));
    if !told.sums.is_empty() {
        parts.push(format!("## {}", escape(&told.sums_title)));
        let rows = told.sums.iter();
        parts.push(table(head, rows.map(|(name, says)| [&**name, &**says])));
        for chart in &told.charts {
            if chart.bars.is_empty() && chart.is_optional {
                continue;
            }
            parts.push(format!("## {}", escape(&chart.title)));
            parts.push(escape(&chart.how));
            if !chart.bars.is_empty() {
                let rows = chart.bars.iter();
                parts.push(table(head, rows.map(|bar| [&*bar.label, &*bar.value])));
            }
            parts.extend(chart.more.iter().map(|more| escape(more)));
        }
    }
    parts.join("\n\n") + "\n"
}

fn table<'a>(head: [&'a str; 2], rows: impl Iterator<Item = [&'a str; 2]>) -> String {
    let lines = [row(&head), "| --- | --- |".to_owned()];
    let lines: Vec<String> = lines
        .into_iter()
        .chain(rows.map(|cells| row(&cells)))
        .collect();
    lines.join("\n")
}
