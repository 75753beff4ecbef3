//! The canvas of a card: two pixels a cell for surfaces, whole cells for print.

use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::pack::model::card::Rect;
use crate::pack::model::card::{CORNER, HEIGHT, WIDTH};
use crate::render::tui::theme::Look;
use crate::text::width::width;

/// A cell of the drawing.
#[derive(Clone, PartialEq)]
pub(crate) struct Cell {
    /// What is printed; empty for the second half of a wide glyph.
    pub(crate) print: Option<String>,
    pub(crate) style: Style,
}

/// A pixel within a rectangle, and the rectangle's size in pixels.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) w: usize,
    pub(crate) h: usize,
}

pub(crate) struct Canvas {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) look: Look,
    /// Two pixels a cell, one above the other; none where the terminal's own ground shows.
    pub(crate) pixels: Vec<Option<Color>>,
    pub(crate) cells: Vec<Cell>,
}

impl Canvas {
    pub(crate) fn new(columns: usize, rows: usize, look: Look) -> Canvas {
        let cell = Cell {
            print: None,
            style: Style::new(),
        };
        Canvas {
            columns,
            rows,
            look,
            pixels: vec![None; columns * rows * 2],
            cells: vec![cell; columns * rows],
        }
    }

    /// Column of a distance from the left edge in millimetres.
    pub(crate) fn column(&self, x: f32) -> usize {
        ((x / WIDTH * self.columns as f32).round().max(0.0) as usize).min(self.columns)
    }

    /// Pixel row of a distance from the upper edge in millimetres.
    pub(crate) fn pixel_row(&self, y: f32) -> usize {
        ((y / HEIGHT * self.rows as f32 * 2.0).round().max(0.0) as usize).min(self.rows * 2)
    }

    /// Row of cells in which the middle of something lies.
    pub(crate) fn row(&self, at: &Rect) -> usize {
        ((at.centre().1 / HEIGHT * self.rows as f32) as usize).min(self.rows - 1)
    }

    /// Whether a pixel lies inside the rounded outline.
    pub(crate) fn inside(&self, column: usize, pixel_row: usize) -> bool {
        let x = (column as f32 + 0.5) / self.columns as f32 * WIDTH;
        let y = (pixel_row as f32 + 0.5) / (self.rows * 2) as f32 * HEIGHT;
        let dx = (CORNER - x).max(x - (WIDTH - CORNER)).max(0.0);
        let dy = (CORNER - y).max(y - (HEIGHT - CORNER)).max(0.0);
        dx * dx + dy * dy <= CORNER * CORNER
    }

    /// Paints a rectangle in millimetres; `shade` chooses the colour by the place within it.
    pub(crate) fn fill(&mut self, at: &Rect, shade: impl Fn(Spot) -> Color) {
        let (left, right) = (self.column(at.x), self.column(at.x + at.w));
        let (top, bottom) = (self.pixel_row(at.y), self.pixel_row(at.y + at.h));
        for pixel_row in top..bottom {
            for column in left..right {
                if self.inside(column, pixel_row) {
                    let colour = shade(Spot {
                        x: column - left,
                        y: pixel_row - top,
                        w: right - left,
                        h: bottom - top,
                    });
                    self.pixels[pixel_row * self.columns + column] = Some(colour);
                }
            }
        }
    }

    /// The ground under a cell: its lower pixel where the two differ.
    pub(crate) fn ground(&self, row: usize, column: usize) -> Option<Color> {
        let pixel = |half: usize| self.pixels[(row * 2 + half) * self.columns + column];
        pixel(1).or(pixel(0))
    }

    pub(crate) fn is_free(&self, row: usize, from: usize, to: usize) -> bool {
        row < self.rows
            && to <= self.columns
            && self.cells[row * self.columns + from..row * self.columns + to]
                .iter()
                .all(|cell| cell.print.is_none())
    }

    /// Lays text on a row; the ground stays what is painted there unless the style has its own.
    pub(crate) fn text(&mut self, row: usize, column: usize, text: &str, style: Style) {
        let mut column = column;
        for char in text.chars() {
            let char = char.to_string();
            let cells = width(&char);
            if cells == 0 || row >= self.rows || column + cells > self.columns {
                break;
            }
            for part in 0..cells {
                let style = match (style.bg, self.ground(row, column + part)) {
                    (None, Some(ground)) => style.bg(ground),
                    _ => style,
                };
                let print = if part == 0 {
                    char.clone()
                } else {
                    String::new()
                };
                self.cells[row * self.columns + column + part] = Cell {
                    print: Some(print),
                    style,
                };
            }
            column += cells;
        }
    }

    pub(crate) fn lines(self) -> Vec<Line<'static>> {
        (0..self.rows).map(|row| self.line(row)).collect()
    }

    /// A row as a line, neighbours of one style in one span.
    pub(crate) fn line(&self, row: usize) -> Line<'static> {
        let mut spans: Vec<(String, Style)> = Vec::new();
        for column in 0..self.columns {
            let cell = &self.cells[row * self.columns + column];
            let (print, style) = match &cell.print {
                Some(print) => (print.clone(), cell.style),
                None => self.half_block(row, column),
            };
            match spans.last_mut() {
                Some((text, last)) if *last == style => text.push_str(&print),
                _ => spans.push((print, style)),
            }
        }
        Line::from(
            spans
                .into_iter()
                .map(|(text, style)| Span::styled(text, style))
                .collect::<Vec<_>>(),
        )
    }

    pub(crate) fn half_block(&self, row: usize, column: usize) -> (String, Style) {
        let pixel = |half: usize| self.pixels[(row * 2 + half) * self.columns + column];
        match (pixel(0), pixel(1)) {
            (None, None) => (" ".to_owned(), Style::new()),
            // Whole cells; the lower pixel decides, as under print.
            (_, Some(ground)) | (Some(ground), None) if self.look.ascii => {
                (" ".to_owned(), Style::new().bg(ground))
            }
            (Some(upper), Some(lower)) if upper == lower => {
                (" ".to_owned(), Style::new().bg(upper))
            }
            (Some(upper), Some(lower)) => ("▀".to_owned(), Style::new().fg(upper).bg(lower)),
            (Some(upper), None) => ("▀".to_owned(), Style::new().fg(upper)),
            (None, Some(lower)) => ("▄".to_owned(), Style::new().fg(lower)),
        }
    }
}
