//! The mark that a person moves over a card.

use std::ops::Range;

use ratatui::style::Style;

use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::colours;
use crate::render::tui::card::outline::thick;
use crate::training::locate::{COLUMNS, GridSquare, ROWS};
use crate::view::page::Picture;

/// The columns and the row of cells in which a square lies, on a card of so many of both; one cell at least.
pub fn square(aim: GridSquare, columns: usize, rows: usize) -> (Range<usize>, usize) {
    let part = |at: usize, count: u8, all: usize| at * all / usize::from(count);
    let from = part(aim.column.into(), COLUMNS, columns);
    let to = part(usize::from(aim.column) + 1, COLUMNS, columns);
    let row = part(aim.row.into(), ROWS, rows);
    (from..to.max(from + 1), row)
}

/// Draws the mark over what is there, whose print stays legible, and a frame around it, as large as one around a code.
pub(crate) fn aim(canvas: &mut Canvas, picture: &Picture) {
    let Some(aim) = picture.aim else { return };
    let (columns, row) = square(aim, canvas.columns, canvas.rows);
    let style = colours::aim(canvas.look);
    if canvas.columns >= FRAMED {
        frame(canvas, &columns, row, style);
    }
    let begin = row * canvas.columns;
    let cells = canvas
        .cells
        .get_mut(begin + columns.start..begin + columns.end);
    for cell in cells.into_iter().flatten() {
        if cell
            .print
            .as_ref()
            .is_none_or(|print| print.trim().is_empty())
        {
            cell.print = Some("+".to_owned());
        }
        cell.style = style;
    }
}

/// Columns of a card from which the mark has a frame: on a smaller one it would hide what is pointed at.
const FRAMED: usize = 38;

/// Draws the frame over whatever is there, as far as it is on the card: it is moved on at once.
fn frame(canvas: &mut Canvas, columns: &Range<usize>, row: usize, style: Style) {
    let strokes = thick(canvas.look);
    let [begin, end, low_begin, low_end] = strokes.corners;
    let (left, right) = (columns.start.checked_sub(2), columns.end + 1);
    let across = strokes.across.repeat(columns.len() + 2);
    let edges = [
        (row.checked_sub(1), begin, end, Some(across.as_str())),
        (Some(row), strokes.down, strokes.down, None),
        (Some(row + 1), low_begin, low_end, Some(across.as_str())),
    ];
    for (row, begin, end, between) in edges {
        let Some(row) = row else { continue };
        if let Some(left) = left {
            canvas.text(row, left, begin, style);
        }
        if let Some(between) = between {
            let from = columns.start.saturating_sub(1);
            canvas.text(row, from, between, style);
        }
        canvas.text(row, right, end, style);
    }
}
