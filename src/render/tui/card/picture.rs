//! A card's picture in cells, to scale from its millimetres.
//!
//! A cell is twice as high as wide, so half blocks make square pixels: 54 x 17 cells are 54 x 34 pixels of
//! 1.59 mm. Surfaces are painted in pixels, print is laid over them in whole cells, the code last, so that
//! nothing covers it. Where the drawing is small, print that would touch other print gives way, the less
//! important first.

use ratatui::text::Line;

use crate::render::tui::theme::Look;
use crate::view::page::Picture;

use crate::render::tui::card::aim::aim;
use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::paint::{outline, paint};
use crate::render::tui::card::print::print;
use crate::render::tui::card::reveal::reveal;
use crate::render::tui::card::size::rows;

/// The picture in lines of so many columns.
pub fn draw(picture: &Picture, columns: usize, look: Look) -> Vec<Line<'static>> {
    let mut canvas = Canvas::new(columns, rows(columns), look);
    if look.paints() {
        paint(&mut canvas, picture);
    } else {
        outline(&mut canvas, picture);
    }
    print(&mut canvas, picture);
    reveal(&mut canvas, picture);
    aim(&mut canvas, picture);
    canvas.lines()
}
