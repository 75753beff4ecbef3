//! A way with its branches, and series over time, as lines.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::hanging::hanging;
use crate::render::tui::theme::{self, Look};
use crate::text::width::width;
use crate::view::report::chart::Trend;

/// The way from the top, one step under the other, and the branches at its end.
pub(crate) fn tree<'a>(
    way: &'a [String],
    branches: &'a [String],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let [step, on, branch, last] = match look.ascii {
        true => ["* ", "| ", "|- ", "`- "],
        false => ["● ", "│ ", "├─ ", "└─ "],
    };
    for (place, text) in way.iter().enumerate() {
        let is_here = place + 1 == way.len();
        let style = if is_here { theme::LEAD } else { Style::new() };
        lines.extend(stem(step, on, text, room, style, look));
        if !is_here {
            lines.push(Line::styled(on, look.note()));
        }
    }
    for (place, text) in branches.iter().enumerate() {
        let is_last = place + 1 == branches.len();
        let (sign, under) = match is_last {
            true => (last, "   "),
            false => (branch, on),
        };
        lines.extend(stem(sign, under, text, room, Style::new(), look));
    }
    lines
}

/// Text after a sign, with the stem at its left where it goes on.
fn stem<'a>(
    sign: &'static str,
    under: &'static str,
    text: &'a str,
    room: usize,
    style: Style,
    look: Look,
) -> Vec<Line<'a>> {
    let indent = width(sign);
    let mut lines = hanging(sign, text, room);
    for (place, line) in lines.iter_mut().enumerate() {
        if place > 0 {
            line.spans[0] = Span::raw(format!("{under:<indent$}"));
        }
        line.spans[0].style = look.accent();
        line.spans[1].style = style;
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
    fn branches_hang_at_the_end_of_the_way_and_the_stem_goes_on_beside_long_ones() {
        let way = ["first".to_owned(), "here".to_owned()];
        let branches = ["a long branch".to_owned(), "last one too".to_owned()];
        let look = Look::default();
        let drawn = [
            "● first",
            "│ ",
            "● here",
            "├─ a long",
            "│  branch",
            "└─ last one",
            "   too",
        ];
        assert_eq!(texts(&tree(&way, &branches, 11, look)), drawn);
        let ascii = Look {
            ascii: true,
            ..look
        };
        let lines = texts(&tree(&way, &branches, 40, ascii));
        assert!(lines.concat().is_ascii(), "{lines:?}");
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
