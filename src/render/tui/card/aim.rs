//! The mark that a person moves over a card.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
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

/// The square of a card that stands there in which this cell lies.
pub(crate) fn square_at(card: Rect, here: Position) -> Option<GridSquare> {
    // By the middle of the cell: on a small drawing it covers several squares.
    let part = |at: u16, all: u16, count: u8| {
        ((2 * u32::from(at) + 1) * u32::from(count) / (2 * u32::from(all))) as u8
    };
    card.contains(here).then(|| GridSquare {
        column: part(here.x - card.x, card.width, COLUMNS),
        row: part(here.y - card.y, card.height, ROWS),
    })
}

/// The next square on that way whose mark stands elsewhere on a card that is drawn there; the same at the edge.
pub(crate) fn next_seen(card: Rect, from: GridSquare, (right, down): (i8, i8)) -> GridSquare {
    let cell = |one: GridSquare| {
        let (columns, row) = square(one, card.width.into(), card.height.into());
        (columns.start, row)
    };
    let ways = std::iter::successors(Some(from), |one| {
        Some(one.moved(right, down)).filter(|next| next != one)
    });
    let mut ways = ways.into_iter();
    let Some(next) = ways.find(|one| cell(*one) != cell(from)) else {
        return from;
    };
    // In its middle, as a click has it: there it counts for what is drawn in the cell.
    let (x, y) = cell(next);
    let here = Position {
        x: card.x + x as u16,
        y: card.y + y as u16,
    };
    let middle = square_at(card, here).map(|middle| match right {
        0 => GridSquare {
            row: middle.row,
            ..next
        },
        _ => GridSquare {
            column: middle.column,
            ..next
        },
    });
    let middle = middle.filter(|one| cell(*one) == cell(next));
    middle.unwrap_or(next)
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
    // A wide character is inked whole: its second half stands as an empty print.
    let is_tail = |canvas: &Canvas, column: usize| {
        let cell = canvas.cells.get(begin + column);
        column < canvas.columns && cell.is_some_and(|cell| cell.print.as_deref() == Some(""))
    };
    let start = columns.start - usize::from(columns.start > 0 && is_tail(canvas, columns.start));
    let end = columns.end + usize::from(is_tail(canvas, columns.end));
    let cells = canvas.cells.get_mut(begin + start..begin + end);
    for cell in cells.into_iter().flatten() {
        if cell
            .print
            .as_deref()
            .is_none_or(|print| !print.is_empty() && print.trim().is_empty())
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
