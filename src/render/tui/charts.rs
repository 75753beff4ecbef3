//! Numbers as bars and columns.

use ratatui::text::{Line, Span};

use crate::render::tui::theme::{self, Look};
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::view::report::chart::{Bar, Measure, Trend};

/// Questions as steps: answered, sure to come, perhaps to come.
pub(crate) fn meter(done: usize, least: usize, most: usize, look: Look) -> Line<'static> {
    let perhaps = most.saturating_sub(least);
    let [full, empty, open] = match look.ascii {
        true => ["[#]", "[ ]", " . "],
        false => ["━━ ", "── ", "╌╌ "],
    };
    Line::from(vec![
        Span::styled(full.repeat(done), look.accent()),
        Span::raw(empty.repeat(least)),
        Span::styled(open.repeat(perhaps), look.note()),
    ])
}

/// Two series of numbers as bars, a line for each step and series.
pub(crate) fn bars<'a>(
    names: &'a [String; 2],
    series: &[Vec<u32>; 2],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    let most = series.iter().flatten().max().copied().unwrap_or(1).max(1) as usize;
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    // A step, a name and a number stand beside the bar.
    let long = room.saturating_sub(widest + 10).clamp(1, 40);
    let steps = series.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for step in 0..steps {
        for (place, (name, numbers)) in names.iter().zip(series).enumerate() {
            let Some(number) = numbers.get(step) else {
                continue;
            };
            let begin = if place == 0 {
                step.to_string()
            } else {
                String::new()
            };
            let bar = (*number as usize * long).div_ceil(most);
            let (style, sign) = match (place, look.ascii) {
                (0, true) => (theme::LEAD, "#"),
                (0, false) => (look.accent(), "━"),
                (_, true) => (look.note(), "="),
                (_, false) => (look.note(), "─"),
            };
            lines.push(Line::from(vec![
                Span::raw(format!("{begin:>2} ")),
                Span::raw(name.as_str()),
                Span::raw(" ".repeat(widest - width(name) + 1)),
                Span::styled(sign.repeat(bar), style),
                Span::raw(format!(" {number}")),
            ]));
        }
    }
    lines
}

/// Cells of a bar where there is room for it, and at least.
const LONG: usize = 20;
/// Cells of the shortest bar.
const SHORT: usize = 8;

/// A bar of this many 1,000ths of so many cells, to half a cell, and the cells that it leaves. What is not nothing is
/// seen. It is a thick line: blocks would melt into the bar on the next row.
fn halves(share: usize, cells: usize, look: Look) -> (String, usize) {
    let parts = (share * cells * 2).div_ceil(1000).min(cells * 2);
    let (full, half) = (parts / 2, parts % 2);
    let bar = match look.ascii {
        true => "#".repeat(full + half),
        false => "━".repeat(full) + if half == 1 { "╸" } else { "" },
    };
    (bar, cells - full - half)
}

/// Names with numbers, each with a bar; the name stands above them where it would leave no room for the bar. The
/// number stands before the bar, so that nobody needs to measure.
pub(crate) fn chart(bars: &[Bar], measure: Measure, room: usize, look: Look) -> Vec<Line<'_>> {
    let widest = |of: fn(&Bar) -> &str| bars.iter().map(|bar| width(of(bar))).max().unwrap_or(0);
    let (label, value) = (widest(|bar| &bar.label), widest(|bar| &bar.value));
    let is_beside = label + value + SHORT + 4 <= room;
    let indent = if is_beside { label + 2 } else { 2 };
    let long = room.saturating_sub(indent + value + 2).clamp(1, LONG);
    let mut lines = Vec::new();
    for bar in bars {
        let mut spans = Vec::new();
        if is_beside {
            let padding = indent - width(&bar.label);
            spans.push(Span::raw(bar.label.as_str()));
            spans.push(Span::raw(" ".repeat(padding)));
        } else {
            lines.extend(wrap(&bar.label, room).into_iter().map(Line::from));
            spans.push(Span::raw("  "));
        }
        let padding = value - width(&bar.value) + 2;
        spans.push(Span::styled(bar.value.as_str(), theme::LEAD));
        spans.push(Span::raw(" ".repeat(padding)));
        let ink = match measure {
            Measure::Share => look.share(bar.share),
            Measure::Count => look.accent(),
            Measure::Faults => look.share(0),
        };
        let (bar, rest) = halves(bar.share as usize, long, look);
        spans.push(Span::styled(bar, ink));
        if measure == Measure::Share {
            let rest = if look.ascii { "." } else { "─" }.repeat(rest);
            spans.push(Span::styled(rest, look.note()));
        }
        lines.push(Line::from(spans));
    }
    lines
}

/// Eighths of a cell, from nothing on; without such glyphs, how full a cell is.
const EIGHTHS: [&str; 9] = ["▁", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const FULLNESS: [&str; 9] = ["_", ".", ".", ":", "-", "=", "+", "*", "#"];

/// A line of columns for each series, a column for each share, the latest at the right.
pub(crate) fn trends(trends: &[Trend], room: usize, look: Look) -> Vec<Line<'_>> {
    let widest = |of: fn(&Trend) -> &str| trends.iter().map(|one| width(of(one))).max();
    let name = widest(|one| &one.name).unwrap_or(0);
    let last = widest(|one| &one.last).unwrap_or(0);
    let columns = room.saturating_sub(name + last + 4).max(1);
    let glyphs = if look.ascii { FULLNESS } else { EIGHTHS };
    let line = |one: &'_ Trend| {
        let seen = &one.shares[one.shares.len().saturating_sub(columns)..];
        let mut spans = vec![Span::raw(format!(
            "{}{}  ",
            one.name,
            " ".repeat(name - width(&one.name))
        ))];
        spans.extend(seen.iter().map(|share| {
            let eighths = (*share as usize * 8).div_ceil(1000).min(8);
            Span::styled(glyphs[eighths], look.share(*share))
        }));
        spans.push(Span::styled(format!("  {}", one.last), theme::LEAD));
        Line::from(spans)
    };
    trends.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_trend_keeps_its_latest_columns_and_nothing_is_a_whole_cell() {
        let trend = Trend {
            name: "Passed".to_owned(),
            shares: vec![1000, 0, 125, 500, 1000],
            last: "4/4".to_owned(),
        };
        let all = std::slice::from_ref(&trend);
        let look = Look::default();
        assert_eq!(texts(&trends(all, 40, look)), ["Passed  █▁▁▄█  4/4"]);
        assert_eq!(texts(&trends(all, 16, look)), ["Passed  ▁▄█  4/4"]);
    }
}
