//! Halves of wide glyphs that a frame leaves behind.
//!
//! ratatui writes only the cells that changed. Where something now stands on the first half of a wide glyph,
//! the second half did not change for ratatui, but a terminal has blanked it in the old colours or the new
//! ones. So it is written again wherever those would show.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier};

/// Has every cell written again that was the second half of a wide glyph that is gone.
pub fn mend(last: &Buffer, next: &mut Buffer) {
    if last.area != next.area {
        return;
    }
    for first in wide(last) {
        let (second, before) = (first + 1, first.saturating_sub(1));
        let stays = next.content[first].cell_width() == 2;
        let shows = [
            &last.content[first],
            &next.content[first],
            &next.content[before],
        ]
        .into_iter()
        .any(shows_when_blank);
        if !stays && shows && second < next.content.len() {
            next.content[second].set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

/// Places of wide glyphs. One that takes fewer than three bytes is none, which spares most measuring.
fn wide(buffer: &Buffer) -> impl Iterator<Item = usize> {
    let cells = buffer.content.iter().enumerate();
    cells
        .filter(|(_, cell)| cell.symbol().len() > 2 && cell.cell_width() == 2)
        .map(|(at, _)| at)
}

/// Whether a blank cell in this style would be seen.
fn shows_when_blank(cell: &Cell) -> bool {
    cell.bg != Color::Reset
        || cell
            .modifier
            .intersects(Modifier::REVERSED | Modifier::UNDERLINED)
}
