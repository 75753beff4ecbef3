//! Halves of wide glyphs that a frame leaves behind.
//!
//! ratatui writes only the cells that changed. Where something now stands on the first half of a wide glyph,
//! the second half did not change for ratatui, but a terminal has blanked it in the old colours or the new
//! ones. So it is written again wherever those would show.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// Where wide glyphs stood in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Halves {
    area: Rect,
    /// Place of each first half, and whether its style shows on a blank cell.
    first: Vec<(usize, bool)>,
}

impl Halves {
    /// Has every cell of the next frame written again that was the second half of a wide glyph that is gone, and
    /// keeps where wide glyphs stand now.
    pub fn mend(&mut self, next: &mut Buffer) {
        let wide: Vec<(usize, bool)> = wide(next)
            .map(|(at, cell)| (at, shows_when_blank(cell)))
            .collect();
        if self.area == next.area {
            for (first, showed) in &self.first {
                let stays = wide.binary_search_by_key(first, |(at, _)| *at).is_ok();
                let around = [*first, first.saturating_sub(1)];
                let shows = *showed || around.iter().any(|at| shows_when_blank(&next.content[*at]));
                if let Some(second) = next.content.get_mut(first + 1).filter(|_| shows && !stays) {
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

/// Wide glyphs with their places. One that takes fewer than three bytes is none, which spares most measuring.
fn wide(buffer: &Buffer) -> impl Iterator<Item = (usize, &Cell)> {
    let cells = buffer.content.iter().enumerate();
    cells.filter(|(_, cell)| cell.symbol().len() > 2 && cell.cell_width() == 2)
}

/// Whether a blank cell in this style would be seen.
fn shows_when_blank(cell: &Cell) -> bool {
    cell.bg != Color::Reset
        || cell
            .modifier
            .intersects(Modifier::REVERSED | Modifier::UNDERLINED)
}
