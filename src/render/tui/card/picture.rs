//! A card's picture in cells, to scale from its millimetres.
//!
//! A cell is twice as high as wide, so half blocks make square pixels: 54 x 17 cells are 54 x 34 pixels of
//! 1.59 mm. Surfaces are painted in pixels, print is laid over them in whole cells, the code last, so that
//! nothing covers it. Where the drawing is small, print that would touch other print gives way, the less
//! important first.

use ratatui::text::Line;

use crate::pack::model::card::{HEIGHT, WIDTH};
use crate::render::tui::theme::Look;
use crate::view::page::Picture;

use crate::render::tui::card::canvas::Canvas;

/// Columns of the sharp drawing: 54 x 17 cells.
pub const SHARP: usize = 54;
/// Columns of the smallest drawing: 22 x 7 cells.
pub const SMALL: usize = 22;
/// Columns beyond which a drawing does not grow.
pub const LARGE: usize = 88;

/// Steps in which a code's place is revealed, where motion is wanted.
pub const STEPS: u8 = 8;

/// Rows of a drawing with so many columns, cells being twice as high as wide.
pub fn rows(columns: usize) -> usize {
    (columns as f32 * HEIGHT / WIDTH / 2.0).round() as usize
}

/// The most columns whose drawing fits so many columns and rows; the smallest drawing where none does.
pub fn fit(columns: usize, room: usize) -> usize {
    (SMALL..=columns.min(LARGE))
        .rev()
        .find(|columns| rows(*columns) <= room)
        .unwrap_or(SMALL)
}

/// The picture in lines of so many columns.
pub fn draw(picture: &Picture, columns: usize, look: Look) -> Vec<Line<'static>> {
    let mut canvas = Canvas::new(columns, rows(columns), look);
    match look.paints() {
        true => crate::render::tui::card::paint::paint(&mut canvas, picture),
        false => crate::render::tui::card::paint::outline(&mut canvas, picture),
    }
    crate::render::tui::card::print::print(&mut canvas, picture);
    crate::render::tui::card::reveal::reveal(&mut canvas, picture);
    crate::render::tui::card::aim::aim(&mut canvas, picture);
    canvas.lines()
}
