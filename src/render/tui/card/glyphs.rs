//! Text that is laid on a card, where nothing is in its way.

use ratatui::style::Style;

use crate::pack::model::card::Rect;
use crate::render::tui::card::canvas::Canvas;
use crate::text::width::width;

/// Text, and the column where it begins.
pub(crate) type Glyphs = Vec<(usize, String)>;

/// Prints on a row if nothing is there that it would touch. Returns whether it did.
pub(crate) fn lay(canvas: &mut Canvas, row: usize, glyphs: Glyphs, ink: Style) -> bool {
    let is_clear = span(&glyphs).is_some_and(|(start, end)| canvas.is_clear(row, start, end));
    is_clear && lay_first(canvas, row, glyphs, ink)
}

/// Prints what others give way to, if all of it is free. Returns whether it did.
pub(crate) fn lay_first(canvas: &mut Canvas, row: usize, glyphs: Glyphs, ink: Style) -> bool {
    let Some((start, end)) = span(&glyphs) else {
        return false;
    };
    let is_free = end < canvas.columns && canvas.is_free(row, start, end);
    if is_free {
        for (column, text) in glyphs {
            canvas.text(row, column, &text, ink);
        }
    }
    is_free
}

/// The first column, and the one after the last.
pub(crate) fn span(glyphs: &[(usize, String)]) -> Option<(usize, usize)> {
    let (first, (last, text)) = (glyphs.first()?, glyphs.last()?);
    Some((first.0, last + width(text)))
}

/// The groups of a number, each where its first digit stands on the card, the digits two cells apart where
/// there is room.
pub(crate) fn spread(canvas: &Canvas, at: &Rect, number: &str) -> Glyphs {
    let pitch = at.w / number.chars().count().max(1) as f32;
    let gap = if pitch / canvas.grain() >= 3.9 {
        " "
    } else {
        ""
    };
    let mut glyphs: Glyphs = Vec::new();
    let mut digits = 0;
    for group in number.split(' ') {
        let text = group
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(gap);
        let after = glyphs
            .last()
            .map_or(1, |(column, text)| column + width(text) + 1);
        glyphs.push((canvas.column(at.x + pitch * digits as f32).max(after), text));
        digits += group.chars().count() + 1;
    }
    glyphs
}
