//! The report as aligned text for a terminal of 80 columns: its bars are the page's own.

use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::view::report::chart::{Bar, Chart, Measure};
use crate::view::report::text::ReportText;

/// Cells of a line.
pub(crate) const ROOM: usize = 80;
/// Cells of a bar.
const LONG: usize = 20;
const GAP: usize = 2;

/// The report in lines.
pub(crate) fn table(told: &ReportText) -> String {
    let mut lines = vec![told.title.clone(), told.about.clone()];
    heading(&told.next_title, &mut lines);
    for (place, next) in told.next.iter().enumerate() {
        hanging(&format!("{}. ", place + 1), next, &mut lines);
    }
    if !told.sums.is_empty() {
        heading(&told.sums_title, &mut lines);
        let column = told.sums.iter().map(|(name, _)| width(name)).max();
        let column = column.unwrap_or(0) + GAP;
        for (name, says) in &told.sums {
            hanging(&padded(name, column), says, &mut lines);
        }
        for chart in &told.charts {
            crate::render::report::table::chart(chart, &mut lines);
        }
    }
    text_of(&lines)
}

/// These lines, without blanks at their ends.
pub(crate) fn text_of(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

pub(crate) fn heading(title: &str, lines: &mut Vec<String>) {
    lines.extend([String::new(), title.to_owned(), "-".repeat(width(title))]);
}

/// Text behind a sign, its later lines under the first.
pub(crate) fn hanging(sign: &str, text: &str, lines: &mut Vec<String>) {
    let indent = width(sign);
    for (place, line) in wrap(text, ROOM - indent).into_iter().enumerate() {
        let begin = match place {
            0 => sign.to_owned(),
            _ => " ".repeat(indent),
        };
        lines.push(begin + line);
    }
}

pub(crate) fn padded(text: &str, cells: usize) -> String {
    let rest = cells.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(rest))
}

fn chart(chart: &Chart, lines: &mut Vec<String>) {
    // Who practised is told only where it is about everybody.
    if chart.bars.is_empty() && chart.is_optional {
        return;
    }
    heading(&chart.title, lines);
    hanging("", &chart.how, lines);
    let widest = |of: fn(&Bar) -> &str| chart.bars.iter().map(|bar| width(of(bar))).max();
    let label = widest(|bar| &bar.label).unwrap_or(0);
    let value = widest(|bar| &bar.value).unwrap_or(0);
    let is_beside = label + value + LONG + 2 * GAP <= ROOM;
    for bar in &chart.bars {
        let begin = match is_beside {
            true => padded(&bar.label, label + GAP),
            false => {
                hanging("", &bar.label, lines);
                " ".repeat(GAP)
            }
        };
        // What is not nothing is seen.
        let full = (bar.share as usize * LONG).div_ceil(1000).min(LONG);
        let is_share = chart.measure == Measure::Share;
        let rest = if is_share { LONG - full } else { 0 };
        let drawn = "#".repeat(full) + &".".repeat(rest);
        lines.push(begin + &padded(&bar.value, value + GAP) + &drawn);
    }
    if let Some(more) = &chart.more {
        hanging("", more, lines);
    }
}
