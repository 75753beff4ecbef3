//! The mark that a person moves over a card.

use std::ops::Range;

use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::colours;
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

/// Draws the mark over what is there, whose print stays legible.
pub(crate) fn aim(canvas: &mut Canvas, picture: &Picture) {
    let Some(aim) = picture.aim else { return };
    let (columns, row) = square(aim, canvas.columns, canvas.rows);
    let style = colours::aim(canvas.look);
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
