//! Halves of wide glyphs that a frame leaves behind.
//!
//! ratatui writes only the cells that changed. Where something now stands on the first half of a wide glyph,
//! the second half did not change for ratatui, but a terminal may have blanked it in the old colours or the new
//! ones, or keep it as a half. So it is written again: beside its other half that costs a byte, and often spares
//! a move of the cursor.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;

use crate::text::width::width;

/// Where wide glyphs stood in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Halves {
    area: Rect,
    /// Place of each first half, in order.
    first: Vec<usize>,
}

impl Halves {
    /// Has every cell of the next frame written again that was the second half of a wide glyph that is gone, and
    /// keeps where wide glyphs stand now.
    pub fn mend(&mut self, next: &mut Buffer) {
        let wide: Vec<usize> = wide(next).collect();
        if self.area == next.area {
            let gone = self
                .first
                .iter()
                .filter(|first| wide.binary_search(first).is_err());
            for first in gone {
                if let Some(second) = next.content.get_mut(first + 1) {
                    second.set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
        }
        *self = Halves {
            area: next.area,
            first: wide,
        };
    }
}

/// Places of wide glyphs. One that takes fewer than three bytes is none, which spares most measuring.
fn wide(buffer: &Buffer) -> impl Iterator<Item = usize> {
    let cells = buffer.content.iter().enumerate();
    let is_wide = |cell: &Cell| cell.symbol().len() > 2 && width(cell.symbol()) == 2;
    cells
        .filter(move |(_, cell)| is_wide(cell))
        .map(|(at, _)| at)
}
