//! A card's picture in cells, to scale from its millimetres.
//!
//! A cell is twice as high as wide, so half blocks make square pixels: 54 x 17 cells are 54 x 34 pixels of
//! 1.59 mm. Surfaces are painted in pixels, print is laid over them in whole cells, the code last, so that
//! nothing covers it. Where the drawing is small, print that would touch other print gives way, the less
//! important first.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::pack::card::{CORNER, HEIGHT, WIDTH};
use crate::pack::{Kind, Rect, Side};
use crate::page::{Mark, Picture};

use super::theme::{self, Look};
use super::wrap::width;

/// Columns of the sharp drawing: 54 x 17 cells.
pub const SHARP: usize = 54;
/// Columns of the smallest drawing: 22 x 7 cells.
pub const SMALL: usize = 22;
/// Columns beyond which a drawing does not grow.
pub const LARGE: usize = 88;

/// Rows of a drawing with so many columns, cells being twice as high as wide.
pub fn rows(columns: usize) -> usize {
    (columns as f32 * HEIGHT / WIDTH / 2.0).round() as usize
}

/// The most columns whose drawing fits so many columns and rows; the smallest drawing where none does.
pub fn fit(columns: usize, room: usize) -> usize {
    (SMALL..=columns.min(LARGE)).rev().find(|columns| rows(*columns) <= room).unwrap_or(SMALL)
}

/// The picture in lines of so many columns.
pub fn draw(picture: &Picture, columns: usize, look: Look) -> Vec<Line<'static>> {
    let mut canvas = Canvas::new(columns, rows(columns), look);
    match look {
        Look::Colour => paint(&mut canvas, picture),
        Look::Outline => outline(&mut canvas, picture),
    }
    print(&mut canvas, picture);
    canvas.lines()
}

/// A cell of the drawing.
#[derive(Clone, PartialEq)]
struct Cell {
    /// What is printed; empty for the second half of a wide glyph.
    print: Option<String>,
    style: Style,
}

/// A pixel within a rectangle, and the rectangle's size in pixels.
#[derive(Clone, Copy)]
struct Spot {
    x: usize,
    y: usize,
    w: usize,
    h: usize,
}

struct Canvas {
    columns: usize,
    rows: usize,
    look: Look,
    /// Two pixels a cell, one above the other; none where the terminal's own ground shows.
    pixels: Vec<Option<Color>>,
    cells: Vec<Cell>,
}

impl Canvas {
    fn new(columns: usize, rows: usize, look: Look) -> Canvas {
        let cell = Cell { print: None, style: Style::new() };
        Canvas { columns, rows, look, pixels: vec![None; columns * rows * 2], cells: vec![cell; columns * rows] }
    }

    /// Column of a distance from the left edge in millimetres.
    fn column(&self, x: f32) -> usize {
        ((x / WIDTH * self.columns as f32).round().max(0.0) as usize).min(self.columns)
    }

    /// Pixel row of a distance from the upper edge in millimetres.
    fn pixel_row(&self, y: f32) -> usize {
        ((y / HEIGHT * self.rows as f32 * 2.0).round().max(0.0) as usize).min(self.rows * 2)
    }

    /// Row of cells in which the middle of something lies.
    fn row(&self, at: &Rect) -> usize {
        ((at.centre().1 / HEIGHT * self.rows as f32) as usize).min(self.rows - 1)
    }

    /// Whether a pixel lies inside the rounded outline.
    fn inside(&self, column: usize, pixel_row: usize) -> bool {
        let x = (column as f32 + 0.5) / self.columns as f32 * WIDTH;
        let y = (pixel_row as f32 + 0.5) / (self.rows * 2) as f32 * HEIGHT;
        let dx = (CORNER - x).max(x - (WIDTH - CORNER)).max(0.0);
        let dy = (CORNER - y).max(y - (HEIGHT - CORNER)).max(0.0);
        dx * dx + dy * dy <= CORNER * CORNER
    }

    /// Paints a rectangle in millimetres; `shade` chooses the colour by the place within it.
    fn fill(&mut self, at: &Rect, shade: impl Fn(Spot) -> Color) {
        let (left, right) = (self.column(at.x), self.column(at.x + at.w));
        let (top, bottom) = (self.pixel_row(at.y), self.pixel_row(at.y + at.h));
        for pixel_row in top..bottom {
            for column in left..right {
                if self.inside(column, pixel_row) {
                    let colour = shade(Spot { x: column - left, y: pixel_row - top, w: right - left, h: bottom - top });
                    self.pixels[pixel_row * self.columns + column] = Some(colour);
                }
            }
        }
    }

    /// The ground under a cell: its lower pixel where the two differ.
    fn ground(&self, row: usize, column: usize) -> Option<Color> {
        let pixel = |half: usize| self.pixels[(row * 2 + half) * self.columns + column];
        pixel(1).or(pixel(0))
    }

    fn is_free(&self, row: usize, from: usize, to: usize) -> bool {
        row < self.rows
            && to <= self.columns
            && self.cells[row * self.columns + from..row * self.columns + to].iter().all(|cell| cell.print.is_none())
    }

    /// Lays text on a row; the ground stays what is painted there unless the style has its own.
    fn text(&mut self, row: usize, column: usize, text: &str, style: Style) {
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
                let print = if part == 0 { char.clone() } else { String::new() };
                self.cells[row * self.columns + column + part] = Cell { print: Some(print), style };
            }
            column += cells;
        }
    }

    fn lines(self) -> Vec<Line<'static>> {
        (0..self.rows).map(|row| self.line(row)).collect()
    }

    /// A row as a line, neighbours of one style in one span.
    fn line(&self, row: usize) -> Line<'static> {
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
        Line::from(spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>())
    }

    fn half_block(&self, row: usize, column: usize) -> (String, Style) {
        let pixel = |half: usize| self.pixels[(row * 2 + half) * self.columns + column];
        match (pixel(0), pixel(1)) {
            (None, None) => (" ".to_owned(), Style::new()),
            (Some(upper), Some(lower)) if upper == lower => (" ".to_owned(), Style::new().bg(upper)),
            (Some(upper), Some(lower)) => ("▀".to_owned(), Style::new().fg(upper).bg(lower)),
            (Some(upper), None) => ("▀".to_owned(), Style::new().fg(upper)),
            (None, Some(lower)) => ("▄".to_owned(), Style::new().fg(lower)),
        }
    }
}

/// Surfaces, lower layers first.
fn paint(canvas: &mut Canvas, picture: &Picture) {
    let colours = theme::card(picture.style);
    let card = Rect { x: 0.0, y: 0.0, w: WIDTH, h: HEIGHT };
    canvas.fill(&card, |Spot { x, y, w, h }| {
        // Light falls from the upper left, in one broad band.
        let along = x as f32 / w as f32 + y as f32 / h as f32;
        if (0.62..1.0).contains(&along) { colours.light } else { colours.body }
    });
    if picture.side == Side::App {
        canvas.fill(&Rect { h: HEIGHT * 0.2, ..card }, |_| theme::APP.1);
    }
    for mark in &picture.marks {
        match mark.kind {
            Kind::Stripe => canvas.fill(&mark.at, |_| theme::STRIPE),
            Kind::Panel => canvas.fill(&mark.at, |_| theme::PANEL.0),
            Kind::Hologram => canvas.fill(&mark.at, |Spot { x, y, .. }| {
                if (x + y) % 4 < 2 { theme::HOLOGRAM.0 } else { theme::HOLOGRAM.1 }
            }),
            Kind::Chip => canvas.fill(&mark.at, |spot| if is_chip_line(spot) { theme::CHIP.1 } else { theme::CHIP.0 }),
            _ => {}
        }
    }
}

/// The lines between a chip's contacts: three contacts on either side of a middle field.
fn is_chip_line(Spot { x, y, w, h }: Spot) -> bool {
    let between = |at: usize, all: usize| at + 1 < all && at * 3 / all != (at + 1) * 3 / all;
    let in_middle = x * 3 / w == 1;
    if in_middle { w > 8 && between(x, w) } else { between(y, h) }
}

/// The same in outlines, for terminals without colour.
fn outline(canvas: &mut Canvas, picture: &Picture) {
    let (columns, rows) = (canvas.columns, canvas.rows);
    frame(canvas, 0, 0, columns, rows);
    for mark in &picture.marks {
        let (left, right) = (canvas.column(mark.at.x).max(1), canvas.column(mark.at.x + mark.at.w).min(columns - 1));
        let (top, bottom) = (canvas.pixel_row(mark.at.y) / 2, canvas.pixel_row(mark.at.y + mark.at.h).div_ceil(2));
        match mark.kind {
            Kind::Stripe => {
                for row in top.max(1)..bottom.min(rows - 1) {
                    canvas.text(row, left, &"#".repeat(right - left), Style::new());
                }
            }
            Kind::Panel | Kind::Chip if bottom - top >= 3 && rows > 12 => {
                frame(canvas, left, top, right - left, bottom - top);
            }
            _ => {}
        }
    }
}

fn frame(canvas: &mut Canvas, left: usize, top: usize, columns: usize, rows: usize) {
    let edge = format!("+{}+", "-".repeat(columns.saturating_sub(2)));
    for row in top..top + rows {
        if row == top || row + 1 == top + rows {
            canvas.text(row, left, &edge, Style::new());
        } else {
            canvas.text(row, left, "|", Style::new());
            canvas.text(row, left + columns - 1, "|", Style::new());
        }
    }
}

/// Print, the most important first: what comes later gives way.
fn print(canvas: &mut Canvas, picture: &Picture) {
    let outlined = canvas.look == Look::Outline;
    let code = picture.marks.iter().find(|mark| mark.kind == Kind::Code);
    if let Some(code) = code {
        print_code(canvas, code, &picture.label);
    }
    for kind in [Kind::Number, Kind::Decoy, Kind::Brand, Kind::Issuer, Kind::Expiry, Kind::Name, Kind::Print] {
        for mark in picture.marks.iter().filter(|mark| mark.kind == kind) {
            let in_bar = picture.side == Side::App && mark.kind == Kind::Issuer;
            let on_panel = picture.marks.iter().any(|m| m.kind == Kind::Panel && m.at.holds(mark.at.centre()));
            let ink = match (outlined, in_bar, on_panel) {
                (true, ..) => Style::new(),
                (_, true, _) => Style::new().fg(theme::APP.0),
                (_, _, true) => Style::new().fg(theme::PANEL.1),
                _ => Style::new().fg(theme::card(picture.style).ink),
            };
            print_mark(canvas, mark, ink);
        }
    }
}

/// The code: its digits in a bright frame, with its name above, or below where there is no room.
fn print_code(canvas: &mut Canvas, code: &Mark, label: &str) {
    let row = canvas.row(&code.at);
    let digits = code.print.chars().count();
    let roomy = canvas.columns >= SHARP - 6;
    let slab = if roomy { digits + 4 } else { digits + 2 };
    let middle = canvas.column(code.at.centre().0);
    let column = middle.saturating_sub(slab / 2).min(canvas.columns - 1 - slab);
    let style = match canvas.look {
        Look::Colour => Style::new().fg(theme::CODE.0).bg(theme::CODE.1),
        Look::Outline => Style::new().add_modifier(Modifier::REVERSED),
    }
    .add_modifier(Modifier::BOLD);
    let text = format!("[{:^1$}]", code.print, slab - 2);
    canvas.text(row, column, &text, style);
    if roomy && canvas.look == Look::Colour {
        for pixel_row in [row * 2 - 1, row * 2 + 2] {
            for at in column..column + slab {
                canvas.pixels[pixel_row * canvas.columns + at] = Some(theme::CODE.1);
            }
        }
    }
    let (gap, cells) = (if roomy { 2 } else { 1 }, width(label));
    let edge = canvas.columns.saturating_sub(2 + cells);
    let label_column = (column + slab / 2).saturating_sub(cells / 2).min(edge);
    let rows = [row.checked_sub(gap), Some(row + gap)];
    let row = rows.into_iter().flatten().find(|row| *row > 0 && canvas.is_free(*row, label_column, label_column + cells));
    if let Some(row) = row.filter(|_| canvas.rows >= 10) {
        canvas.text(row, label_column, label, style);
    }
}

fn print_mark(canvas: &mut Canvas, mark: &Mark, ink: Style) {
    let row = canvas.row(&mark.at);
    let ink = if matches!(mark.kind, Kind::Number | Kind::Brand) { ink.add_modifier(Modifier::BOLD) } else { ink };
    let glyphs = match mark.kind {
        Kind::Number => spread(canvas, &mark.at, &mark.print),
        _ => vec![(canvas.column(mark.at.x).max(1), mark.print.clone())],
    };
    let Some(end) = glyphs.last().map(|(column, text)| column + width(text)) else { return };
    let start = glyphs.first().map_or(0, |(column, _)| *column);
    if mark.print.is_empty() {
        return;
    }
    if mark.kind == Kind::Decoy {
        return print_decoy(canvas, mark, row, ink);
    }
    if end < canvas.columns && canvas.is_free(row, start, end) {
        for (column, text) in glyphs {
            canvas.text(row, column, &text, ink);
        }
    }
}

/// A decoy keeps its last digits where it is long, and its letter stands beside it.
fn print_decoy(canvas: &mut Canvas, mark: &Mark, row: usize, ink: Style) {
    let letter = mark.letter.map(|letter| format!("[{letter}]")).unwrap_or_default();
    let style = match canvas.look {
        Look::Colour => Style::new().fg(theme::LETTER.0).bg(theme::LETTER.1),
        Look::Outline => Style::new(),
    };
    let left = canvas.column(mark.at.x).max(1);
    let mut print = mark.print.as_str();
    // The right end is what stands beside the code; whole groups are left away from the left.
    loop {
        let cells = width(print) + width(&letter);
        let right = canvas.column(mark.at.x + mark.at.w).max(left + cells);
        let column = if print == mark.print { left } else { right - cells };
        if right < canvas.columns && canvas.is_free(row, column, column + cells) {
            canvas.text(row, column, print, ink);
            canvas.text(row, column + width(print), &letter, style);
            return;
        }
        match print.split_once(' ') {
            Some((_, rest)) => print = rest,
            None => return,
        }
    }
}

/// The groups of a number, each where its first digit stands on the card, the digits two cells apart where
/// there is room.
fn spread(canvas: &Canvas, at: &Rect, number: &str) -> Vec<(usize, String)> {
    let pitch = at.w / number.chars().count().max(1) as f32;
    let cells = pitch / WIDTH * canvas.columns as f32;
    let gap = if cells >= 2.0 { " " } else { "" };
    let mut glyphs: Vec<(usize, String)> = Vec::new();
    let mut digits = 0;
    for group in number.split(' ') {
        let text = group.chars().map(String::from).collect::<Vec<_>>().join(gap);
        let after = glyphs.last().map_or(1, |(column, text)| column + width(text) + 1);
        glyphs.push((canvas.column(at.x + pitch * digits as f32).max(after), text));
        digits += group.chars().count() + 1;
    }
    glyphs
}
