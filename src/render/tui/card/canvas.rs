//! The canvas of a card: four quarters a cell for surfaces, whole cells for print.

use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::pack::model::card::{HEIGHT, Rect, WIDTH};
use crate::render::tui::card::mosaic;
use crate::render::tui::card::size::label_rows;
use crate::render::tui::card::tones::{are_alike, middle, most};
use crate::render::tui::theme::Look;
use crate::text::width::width;

/// The whole of a face.
pub(crate) const FACE: Rect = Rect {
    x: 0.0,
    y: 0.0,
    w: WIDTH,
    h: HEIGHT,
};

/// A cell of the drawing.
#[derive(Clone, PartialEq)]
pub(crate) struct Cell {
    /// What is printed; empty for the second half of a wide glyph.
    pub(crate) print: Option<String>,
    pub(crate) style: Style,
    /// Whose print it is: the place of an element among the picture's.
    pub(crate) owner: Option<usize>,
}

/// Quarters of cells from the upper left: columns and rows of them, the ends not among them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Area {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) right: usize,
    pub(crate) bottom: usize,
}

pub(crate) struct Canvas {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) look: Look,
    /// The part of the face that is seen, in millimetres.
    window: Rect,
    /// The ground of print that would be hard to read on what is painted there.
    pub(crate) plain: Color,
    /// Two by two in a cell; none where the terminal's own ground shows.
    quarters: Vec<Option<Color>>,
    pub(crate) cells: Vec<Cell>,
    /// The element that is being printed: the place of it among the picture's.
    pub(crate) owner: Option<usize>,
    /// Quarters that are covered by what small print must not run into.
    pub(crate) solid: Vec<Area>,
}

impl Canvas {
    pub(crate) fn new((columns, rows): (usize, usize), window: Rect, look: Look) -> Canvas {
        let cell = Cell {
            print: None,
            style: Style::new(),
            owner: None,
        };
        Canvas {
            columns,
            rows,
            look,
            window,
            plain: Color::Reset,
            quarters: vec![None; columns * rows * 4],
            cells: vec![cell; columns * rows],
            owner: None,
            solid: Vec::new(),
        }
    }

    /// Column of a distance from the left edge in millimetres.
    pub(crate) fn column(&self, x: f32) -> usize {
        self.quarter_column(x).div_ceil(2)
    }

    /// Row of cells in which the middle of something lies.
    pub(crate) fn row(&self, at: &Rect) -> usize {
        let part = (at.centre().1 - self.window.y) / self.window.h;
        ((part * self.rows as f32).max(0.0) as usize).min(self.rows - 1)
    }

    pub(crate) fn quarter_column(&self, x: f32) -> usize {
        let columns = self.columns * 2;
        let at = (x - self.window.x) / self.window.w * columns as f32;
        (at.round().max(0.0) as usize).min(columns)
    }

    pub(crate) fn quarter_row(&self, y: f32) -> usize {
        let rows = self.rows * 2;
        let at = (y - self.window.y) / self.window.h * rows as f32;
        (at.round().max(0.0) as usize).min(rows)
    }

    /// The quarters of a rectangle in millimetres.
    pub(crate) fn area(&self, at: &Rect) -> Area {
        Area {
            left: self.quarter_column(at.x),
            top: self.quarter_row(at.y),
            right: self.quarter_column(at.x + at.w),
            bottom: self.quarter_row(at.y + at.h),
        }
    }

    /// The rectangle as it can be drawn: without parts of cells, those that are whole in it and the row of its middle.
    pub(crate) fn drawable(&self, at: &Rect) -> Rect {
        let area = self.area(at);
        let (left, right) = (area.left.div_ceil(2), area.right / 2);
        if !self.look.ascii || right <= left || !self.sees(at) {
            return *at;
        }
        let (top, bottom) = match (area.top.div_ceil(2), area.bottom / 2) {
            (top, bottom) if top < bottom => (top, bottom),
            _ => (self.row(at), self.row(at) + 1),
        };
        let cell = 2.0 * self.grain();
        let high = self.window.h / self.rows as f32;
        Rect {
            x: self.window.x + left as f32 * cell,
            y: self.window.y + top as f32 * high,
            w: (right - left) as f32 * cell,
            h: (bottom - top) as f32 * high,
        }
    }

    /// Whether the middle of something is in the part that is seen.
    pub(crate) fn sees(&self, at: &Rect) -> bool {
        self.window.holds(at.centre())
    }

    /// Whether a distance from the left edge is in the part that is seen.
    pub(crate) fn shows(&self, x: f32) -> bool {
        (self.window.x..self.window.x + self.window.w).contains(&x)
    }

    /// Columns that the whole face would have at this scale.
    pub(crate) fn print_columns(&self) -> usize {
        (self.columns as f32 * WIDTH / self.window.w) as usize
    }

    /// Rows for a label above.
    pub(crate) fn label_rows(&self) -> usize {
        label_rows(self.columns)
    }

    /// Width of a quarter, in millimetres.
    pub(crate) fn grain(&self) -> f32 {
        self.window.w / (self.columns * 2) as f32
    }

    /// Height of a quarter, in millimetres.
    pub(crate) fn quarter_height(&self) -> f32 {
        self.window.h / (self.rows * 2) as f32
    }

    /// Paints the quarters of a rectangle by the millimetres of their middles, from what is there.
    pub(crate) fn paint(
        &mut self,
        at: &Rect,
        paint: impl Fn(f32, f32, Option<Color>) -> Option<Color>,
    ) {
        let area = self.area(at);
        let (wide, high) = (self.grain(), self.quarter_height());
        for row in area.top..area.bottom {
            let y = self.window.y + (row as f32 + 0.5) * high;
            for column in area.left..area.right {
                let x = self.window.x + (column as f32 + 0.5) * wide;
                let quarter = &mut self.quarters[row * self.columns * 2 + column];
                *quarter = paint(x, y, *quarter);
            }
        }
    }

    /// Fills quarters with a colour.
    pub(crate) fn fill(&mut self, area: Area, colour: Color) {
        let columns = self.columns * 2;
        for row in area.top..area.bottom.min(self.rows * 2) {
            let right = area.right.min(columns);
            for column in area.left.min(right)..right {
                self.quarters[row * columns + column] = Some(colour);
            }
        }
    }

    fn quarters(&self, row: usize, column: usize) -> mosaic::Quarters {
        let at = |down: usize, along: usize| {
            self.quarters[(row * 2 + down) * self.columns * 2 + column * 2 + along]
        };
        [at(0, 0), at(0, 1), at(1, 0), at(1, 1)]
    }

    /// The ground under a cell.
    pub(crate) fn ground(&self, row: usize, column: usize) -> Option<Color> {
        let painted = self.quarters(row, column).into_iter().flatten();
        middle(self.look.depth, painted)
    }

    pub(crate) fn is_free(&self, row: usize, from: usize, to: usize) -> bool {
        row < self.rows
            && from <= to
            && to <= self.columns
            && self.cells[row * self.columns + from..row * self.columns + to]
                .iter()
                .all(|cell| cell.print.is_none())
    }

    /// Whether cells are free and so are their neighbours, with nothing under them that print must not run into.
    pub(crate) fn is_clear(&self, row: usize, from: usize, to: usize) -> bool {
        let (left, right) = (from.saturating_sub(1), (to + 1).min(self.columns));
        let is_under = |area: &Area| {
            let rows = area.top / 2..area.bottom.div_ceil(2);
            rows.contains(&row) && left < area.right.div_ceil(2) && area.left / 2 < right
        };
        self.is_free(row, left, right) && !self.solid.iter().any(is_under)
    }

    /// Puts a glyph in a cell; the ground stays what is painted there unless the style has its own.
    pub(crate) fn put(&mut self, row: usize, column: usize, print: &str, style: Style) {
        if row >= self.rows || column >= self.columns {
            return;
        }
        let style = match (style.bg, self.ground(row, column)) {
            (None, Some(ground)) => match style.fg.is_some_and(|ink| are_alike(ink, ground)) {
                true => style.bg(self.plain),
                false => style.bg(ground),
            },
            _ => style,
        };
        self.part(row, column);
        self.cells[row * self.columns + column] = Cell {
            print: Some(print.to_owned()),
            style,
            owner: self.owner,
        };
    }

    /// Blanks the other half of the wide character that covers a cell: what is laid on one half leaves no whole, and the row
    /// would be too long.
    fn part(&mut self, row: usize, column: usize) {
        let at = row * self.columns + column;
        let is_tail = |cell: &Cell| cell.print.as_deref() == Some("");
        if is_tail(&self.cells[at]) && column > 0 {
            self.cells[at - 1].print = Some(" ".to_owned());
        }
        if column + 1 < self.columns && is_tail(&self.cells[at + 1]) {
            self.cells[at + 1].print = Some(" ".to_owned());
        }
    }

    /// Lays text on a row.
    pub(crate) fn text(&mut self, row: usize, column: usize, text: &str, style: Style) {
        let mut column = column;
        for char in text.chars() {
            let char = char.to_string();
            let cells = width(&char);
            if cells == 0 || row >= self.rows || column + cells > self.columns {
                break;
            }
            self.put(row, column, &char, style);
            for part in 1..cells {
                self.put(row, column + part, "", style);
            }
            column += cells;
        }
    }

    /// Takes away what is printed in a cell.
    pub(crate) fn free(&mut self, row: usize, column: usize) {
        if row < self.rows && column < self.columns {
            self.part(row, column);
            let cell = &mut self.cells[row * self.columns + column];
            (cell.print, cell.owner) = (None, None);
        }
    }

    /// Lets what is painted in a cell be seen, and nothing be printed over it.
    pub(crate) fn keep(&mut self, row: usize, column: usize) {
        if row < self.rows && column < self.columns {
            let (glyph, style) = self.painted(row, column);
            self.part(row, column);
            self.cells[row * self.columns + column] = Cell {
                print: Some(glyph.to_owned()),
                style,
                owner: self.owner,
            };
        }
    }

    pub(crate) fn lines(&self) -> Vec<Line<'static>> {
        (0..self.rows).map(|row| self.line(row)).collect()
    }

    /// A row as a line, neighbours of one style in one span.
    fn line(&self, row: usize) -> Line<'static> {
        let mut spans: Vec<(String, Style)> = Vec::new();
        for column in 0..self.columns {
            let cell = &self.cells[row * self.columns + column];
            let (print, style) = match &cell.print {
                Some(print) => (print.as_str(), cell.style),
                None => self.painted(row, column),
            };
            match spans.last_mut() {
                Some((text, last)) if *last == style => text.push_str(print),
                _ => spans.push((print.to_owned(), style)),
            }
        }
        let spans = spans
            .into_iter()
            .map(|(text, style)| Span::styled(text, style));
        Line::from(spans.collect::<Vec<_>>())
    }

    fn painted(&self, row: usize, column: usize) -> (&'static str, Style) {
        if self.look.ascii {
            // Whole cells, each of one colour: mixed, the edges would be mud.
            let ground = most(self.quarters(row, column).into_iter().flatten());
            return (
                " ",
                ground.map_or(Style::new(), |ground| Style::new().bg(ground)),
            );
        }
        mosaic::cell(self.quarters(row, column), self.look.depth)
    }
}
