//! The way to the code: a frame that closes in on its place. Nothing flashes, and the last step stands still.

use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::colours;
use crate::render::tui::card::outline::{frame_cells, thick};
use crate::render::tui::card::size::STEPS;
use crate::view::page::Picture;

/// Draws the frame of the step that is seen; nothing where no step is left.
pub(crate) fn reveal(canvas: &mut Canvas, picture: &Picture) {
    let left = usize::from(canvas.look.steps_left.min(STEPS));
    let Some(code) = picture.code().filter(|_| left > 0) else {
        return;
    };
    let all = usize::from(STEPS);
    // From the edge of the card to the code: the steps that are left are the part of the way that is left.
    let between = |edge: usize, code: usize| (edge * left + code * (all - left)) / all;
    let row = canvas.row(&code.at);
    let from = (
        between(0, canvas.column(code.at.x).saturating_sub(1)),
        between(0, row.saturating_sub(1)),
    );
    let to = (
        between(
            canvas.columns,
            (canvas.column(code.at.x + code.at.w) + 2).min(canvas.columns),
        ),
        between(canvas.rows, (row + 2).min(canvas.rows)),
    );
    let style = colours::code(canvas.look);
    frame_cells(canvas, from, to, thick(canvas.look), style);
}
