//! Halves of wide glyphs that a frame leaves behind.
//!
//! ratatui writes only the cells that changed. Where a coloured cell now stands on the first half of a wide
//! glyph, the second half did not change for ratatui, but many terminals paint it in the new colour. So it is
//! written again.

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier};

/// Has every cell written again that was the second half of a wide glyph whose first half is now a narrow cell
/// with a ground of its own.
pub fn mend(last: &Buffer, next: &mut Buffer) {
    if last.area != next.area {
        return;
    }
    let columns = usize::from(next.area.width);
    for at in 0..next.content.len().saturating_sub(1) {
        let (was, is) = (&last.content[at], &next.content[at]);
        let shows = is.bg != Color::Reset || is.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
        if shows && (at + 1) % columns != 0 && was.cell_width() == 2 && is.cell_width() == 1 {
            next.content[at + 1].set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}
