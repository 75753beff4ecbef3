//! The code's digits alone, as large as they will go, each on a tile of its own, so that they can be counted.

use ratatui::text::{Line, Span};

use crate::pack::model::card::Rect;
use crate::render::tui::card::canvas::{Area, Canvas};
use crate::render::tui::card::colours;
use crate::render::tui::card::digits::{self, Cut, HIGH};
use crate::render::tui::card::outline::{frame_cells, thick};
use crate::render::tui::theme::Look;
use crate::text::width::width;
use crate::view::page::Picture;

/// Draws the digits in so many columns and rows, their number in words below.
pub(crate) fn large(
    picture: &Picture,
    label: &str,
    (columns, rows): (usize, usize),
    look: Look,
) -> Vec<Line<'static>> {
    let print = picture.code().map_or("", |code| code.print.as_str());
    let digits = digits::of(print);
    let window = Rect {
        x: 0.0,
        y: 0.0,
        w: columns as f32,
        h: rows as f32,
    };
    let mut canvas = Canvas::new((columns, rows), window, look);
    let count = digits.len().max(1);
    // A tile has a cell around its digit, and a cell between it and the next.
    let fits = |unit: &usize| (unit * 3 + 5) * count <= columns && tall(*unit, look) + 5 <= rows;
    let most = if look.ascii { 2 } else { 4 };
    let unit = (1..=most).rev().find(fits).unwrap_or(1);
    let high = tall(unit, look);
    let pitch = (unit * 3 + 5).min(columns / count);
    let left = (columns - pitch * count) / 2;
    let top = rows.saturating_sub(high + 4) / 2;
    for (place, digit) in digits.iter().enumerate() {
        let column = left + pitch * place;
        tile(&mut canvas, (column, top), (unit, high), *digit);
    }
    let mut lines = canvas.lines();
    let tag = format!(" {label} ");
    let cells = width(&tag);
    let at = (columns.saturating_sub(cells)) / 2;
    if let Some(line) = lines.get_mut(top + high + 3).filter(|_| cells <= columns) {
        *line = Line::from(vec![
            Span::raw(" ".repeat(at)),
            Span::styled(tag, colours::code(look)),
            Span::raw(" ".repeat(columns - cells - at)),
        ]);
    }
    lines
}

/// Rows of a digit: its strokes are as high as wide, whole cells where there are no halves.
fn tall(unit: usize, look: Look) -> usize {
    match look.ascii {
        true => HIGH,
        false => (unit * HIGH).div_ceil(2),
    }
}

/// A digit on its tile, which is a cell larger on every side.
fn tile(
    canvas: &mut Canvas,
    (column, row): (usize, usize),
    (unit, high): (usize, usize),
    digit: u8,
) {
    let look = canvas.look;
    let (wide, style) = (unit * 3 + 4, colours::code(look));
    let (right, bottom) = (column + wide, row + high + 2);
    if look.paints() {
        let edge = usize::from(!look.ascii);
        let (_, bright) = colours::materials(look.depth).code;
        let area = Area {
            left: column * 2,
            top: row * 2 + edge,
            right: right * 2,
            bottom: bottom * 2 - edge,
        };
        canvas.fill(area, bright);
    } else {
        frame_cells(
            canvas,
            (column, row),
            (right, bottom),
            thick(look),
            colours::bold(),
        );
    }
    let ink = if look.paints() {
        style
    } else {
        colours::bold()
    };
    if !look.ascii {
        let cut = Cut {
            columns: [unit * 2; 3],
            row: unit,
        };
        let at = ((column + 2) * 2, row * 2 + 2);
        digits::print(canvas, &[digit], at, (cut, cut.wide()), ink);
        return;
    }
    for (down, along) in (0..HIGH).flat_map(|down| (0..3).map(move |along| (down, along))) {
        if digits::has_stroke(digit, along, down) {
            canvas.text(
                row + 1 + down,
                column + 2 + along * unit,
                &"#".repeat(unit),
                ink,
            );
        }
    }
}
