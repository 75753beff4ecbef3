//! The way to the code: a frame that closes in on its place. Nothing flashes, and the last step stands still.

use crate::pack::model::card::ElementKind;
use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::size::STEPS;
use crate::view::page::Picture;

/// Draws the frame of the step that is seen; nothing where no step is left.
pub(crate) fn reveal(canvas: &mut Canvas, picture: &Picture) {
    let left = usize::from(canvas.look.steps_left.min(STEPS));
    let code = picture
        .marks
        .iter()
        .find(|mark| mark.kind == ElementKind::Code);
    let Some(code) = code.filter(|_| left > 0) else {
        return;
    };
    let all = usize::from(STEPS);
    // From the edge of the card to the code: the steps that are left are the part of the way that is left.
    let between = |edge: usize, code: usize| (edge * left + code * (all - left)) / all;
    let row = canvas.row(&code.at);
    let (right, bottom) = (canvas.columns - 1, canvas.rows - 1);
    let from = (
        between(0, canvas.column(code.at.x).saturating_sub(1)),
        between(0, row.saturating_sub(1)),
    );
    let to = (
        between(right, (canvas.column(code.at.x + code.at.w) + 1).min(right)),
        between(bottom, (row + 1).min(bottom)),
    );
    let style = canvas.look.code();
    let edge = format!("+{}+", "-".repeat((to.0 - from.0).saturating_sub(1)));
    for row in from.1..=to.1 {
        if row == from.1 || row == to.1 {
            canvas.text(row, from.0, &edge, style);
        } else {
            canvas.text(row, from.0, "|", style);
            canvas.text(row, to.0, "|", style);
        }
    }
}
