//! Texts side by side.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::width::width;
use crate::text::wrap::wrap;

/// Texts two cells apart, each broken in its own width.
pub(crate) fn beside<'a>(cells: &[(&'a str, usize, Style)]) -> Vec<Line<'a>> {
    let wrapped: Vec<Vec<&str>> = cells
        .iter()
        .map(|(text, room, _)| wrap(text, *room))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let line = |place: usize| {
        let mut spans = Vec::new();
        for ((_, room, style), lines) in cells.iter().zip(&wrapped) {
            let text = lines.get(place).copied().unwrap_or_default();
            let padding = " ".repeat(room.saturating_sub(width(text)) + 2);
            spans.push(Span::styled(text, *style));
            spans.push(Span::raw(padding));
        }
        spans.pop();
        Line::from(spans)
    };
    (0..height).map(line).collect()
}
