//! The mark that a person moves over a card: a hollow frame, and what is inside is what they point at.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::pack::model::card::ElementKind;
use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::colours;
use crate::render::tui::card::outline::{Strokes, thick, thin};
use crate::training::square::{COLUMNS, GridSquare, ROWS, thing_at};
use crate::view::page::Picture;

/// Columns of a card from which the frame is closed: on a smaller one its upper and lower edge would hide what is pointed
/// at elsewhere, and it has its sides alone.
const CLOSED: usize = 38;

/// Cells of a card, the ends not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardCells {
    pub left: usize,
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
}

impl CardCells {
    /// These and another one.
    fn with(self, column: usize, row: usize) -> CardCells {
        CardCells {
            left: self.left.min(column),
            top: self.top.min(row),
            right: self.right.max(column + 1),
            bottom: self.bottom.max(row + 1),
        }
    }

    pub fn holds(&self, column: usize, row: usize) -> bool {
        (self.left..self.right).contains(&column) && (self.top..self.bottom).contains(&row)
    }
}

/// What the frame holds at each square of a card as it is drawn: the whole print of what the square counts for, else cells
/// that are bare of any print. So nobody points at one thing and is judged for another, whatever the size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AimMap {
    columns: usize,
    rows: usize,
    /// Row by row.
    inside: Vec<CardCells>,
}

impl AimMap {
    /// Of a card that was printed on this canvas.
    pub(crate) fn new(canvas: &Canvas, picture: &Picture) -> AimMap {
        let printed: Vec<Option<CardCells>> = (0..picture.marks.len())
            .map(|mark| printed(canvas, mark))
            .collect();
        let elements = || picture.marks.iter().map(|mark| (mark.kind, &mark.at));
        let squares = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (column, row)));
        let inside = squares.map(|(column, row)| {
            let square = GridSquare { column, row };
            let thing = thing_at(elements(), square).and_then(|thing| printed[thing]);
            thing.unwrap_or_else(|| bare(canvas, square))
        });
        AimMap {
            columns: canvas.columns,
            rows: canvas.rows,
            inside: inside.collect(),
        }
    }

    /// The cells inside the frame at a square.
    pub fn inside(&self, square: GridSquare) -> CardCells {
        let row = usize::from(square.row.min(ROWS - 1));
        let column = usize::from(square.column.min(COLUMNS - 1));
        self.inside[row * usize::from(COLUMNS) + column]
    }

    /// The square that a click in this cell means, of a card that stands there: the nearest whose frame holds the cell.
    pub fn square_at(&self, card: Rect, here: Position) -> Option<GridSquare> {
        if !card.contains(here) {
            return None;
        }
        let (column, row) = (usize::from(here.x - card.x), usize::from(here.y - card.y));
        // By the middle of the cell: on a small drawing it covers several squares.
        let part = |at: usize, all: usize, count: u8| {
            ((2 * at + 1) * usize::from(count) / (2 * all)) as u8
        };
        let plain = GridSquare {
            column: part(column, self.columns, COLUMNS),
            row: part(row, self.rows, ROWS),
        };
        let away = |one: &GridSquare| {
            u32::from(one.column.abs_diff(plain.column)) + u32::from(one.row.abs_diff(plain.row))
        };
        let squares = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (column, row)));
        let squares = squares.map(|(column, row)| GridSquare { column, row });
        let holding = squares.filter(|square| self.inside(*square).holds(column, row));
        // Where the cursor stands means the frame that it stands in.
        let begins = |square: &GridSquare| {
            let inside = self.inside(*square);
            (inside.left, inside.top) == (column, row)
        };
        let nearest = holding.min_by_key(|square| (!begins(square), away(square)));
        Some(nearest.unwrap_or(plain))
    }

    /// The next square on that way at which the frame stands elsewhere; the same at the edge.
    pub fn next(&self, from: GridSquare, (right, down): (i8, i8)) -> GridSquare {
        let ways = std::iter::successors(Some(from), |one| {
            Some(one.moved(right, down)).filter(|next| next != one)
        });
        let mut ways = ways.into_iter();
        let here = self.inside(from);
        ways.find(|one| self.inside(*one) != here).unwrap_or(from)
    }
}

/// Where the print of an element stands; `None` if it has none, or gave way.
fn printed(canvas: &Canvas, mark: usize) -> Option<CardCells> {
    let mut cells: Option<CardCells> = None;
    let own = canvas.cells.iter().enumerate();
    for (place, _) in own.filter(|(_, cell)| cell.owner == Some(mark)) {
        let (column, row) = (place % canvas.columns, place / canvas.columns);
        let one = CardCells {
            left: column,
            top: row,
            right: column + 1,
            bottom: row + 1,
        };
        cells = Some(cells.map_or(one, |cells| cells.with(column, row)));
    }
    cells
}

/// Cells of a square where nothing is printed, with room for the frame around: its own ones, else those nearest to them.
fn bare(canvas: &Canvas, square: GridSquare) -> CardCells {
    let part = |at: u8, count: u8, all: usize| usize::from(at) * all / usize::from(count);
    let edge = usize::from(canvas.columns >= CLOSED);
    let columns = (1, canvas.columns.saturating_sub(1));
    let rows = (edge, canvas.rows.saturating_sub(edge));
    let within = |at: usize, (first, end): (usize, usize)| at.clamp(first, end.saturating_sub(1));
    let left = within(part(square.column, COLUMNS, canvas.columns), columns);
    let last = part(square.column + 1, COLUMNS, canvas.columns).saturating_sub(1);
    let top = within(part(square.row, ROWS, canvas.rows), rows);
    let own = CardCells {
        left,
        top,
        right: within(last, columns).max(left) + 1,
        bottom: top + 1,
    };
    let is_bare = |column: usize, row: usize| {
        let cell = canvas.cells.get(row * canvas.columns + column);
        cell.is_some_and(|cell| cell.owner.is_none())
    };
    // Up or down before all else: so an arrow never leads against its way.
    let free = |row: &usize| (own.left..own.right).all(|column| is_bare(column, *row));
    let row = (rows.0..rows.1)
        .filter(free)
        .min_by_key(|row| row.abs_diff(top));
    if let Some(row) = row {
        return CardCells {
            top: row,
            bottom: row + 1,
            ..own
        };
    }
    let cells = (rows.0..rows.1).flat_map(|row| (columns.0..columns.1).map(move |at| (at, row)));
    let cells = cells.filter(|(column, row)| is_bare(*column, *row));
    let nearest = cells.min_by_key(|(column, row)| column.abs_diff(left) + row.abs_diff(top));
    nearest.map_or(own, |(column, row)| CardCells {
        left: column,
        top: row,
        right: column + 1,
        bottom: row + 1,
    })
}

/// Draws the frame: thick while it is moved, thin where it is what was decided.
pub(crate) fn aim(canvas: &mut Canvas, picture: &Picture) {
    let Some(aim) = picture.aim else { return };
    let inside = AimMap::new(canvas, picture).inside(aim);
    let (strokes, style) = match picture.is_pointed_at() {
        true => (thick(canvas.look), colours::aim(canvas.look)),
        false => (thin(canvas.look), colours::decided(canvas.look)),
    };
    for (column, row, stroke) in frame(canvas, inside, strokes) {
        let owner = canvas.cells[row * canvas.columns + column].owner;
        let is_code = |mark: usize| {
            let mark = picture.marks.get(mark);
            mark.is_some_and(|mark| mark.kind == ElementKind::Code)
        };
        // The code, where it is shown, and the way to it stay whole.
        if !owner.is_some_and(is_code) {
            put(canvas, (column, row), stroke, style);
        }
    }
}

/// The strokes of a frame around these cells, as far as it is on the card, each with its column and row.
fn frame(
    canvas: &Canvas,
    inside: CardCells,
    strokes: &'static Strokes,
) -> Vec<(usize, usize, &'static str)> {
    let [begin, end, low_begin, low_end] = strokes.corners;
    let (left, right) = (inside.left.wrapping_sub(1), inside.right);
    let rows = inside.top..inside.bottom;
    let mut all: Vec<(usize, usize, &'static str)> = rows
        .flat_map(|row| [(left, row, strokes.down), (right, row, strokes.down)])
        .collect();
    if canvas.columns >= CLOSED {
        let edges = [
            (inside.top.wrapping_sub(1), begin, end),
            (inside.bottom, low_begin, low_end),
        ];
        for (row, begin, end) in edges {
            all.extend((inside.left..inside.right).map(|column| (column, row, strokes.across)));
            all.extend([(left, row, begin), (right, row, end)]);
        }
    }
    all.retain(|(column, row, _)| *column < canvas.columns && *row < canvas.rows);
    all
}

/// Puts a stroke, which belongs to nothing on the card.
fn put(canvas: &mut Canvas, (column, row): (usize, usize), stroke: &str, style: Style) {
    canvas.owner = None;
    canvas.put(row, column, stroke, style);
}
