//! How large a card is drawn, in cells.

use ratatui::layout::Rect;

use crate::pack::model::card::{HEIGHT, WIDTH};

/// Columns of the sharp drawing: 54 x 17 cells.
pub const SHARP: usize = 54;
/// Columns of the smallest drawing: 22 x 7 cells.
pub const SMALL: usize = 22;
/// Columns beyond which a drawing does not grow.
pub const LARGE: usize = 88;
/// Columns of a card from which its number is printed in digits of several cells.
pub const LARGE_PRINT: usize = 70;
/// Rows of a card from which its code's label stands above it.
const LABELLED: usize = 10;

/// Steps in which a code's place is revealed, where motion is wanted.
pub const STEPS: u8 = 8;

/// Rows of a card with so many columns, cells being twice as high as wide.
pub fn card_rows(columns: usize) -> usize {
    (columns as f32 * HEIGHT / WIDTH / 2.0).round() as usize
}

/// Rows above a card for its code's label. They are there on a face without a code too, so that nothing jumps.
pub fn label_rows(columns: usize) -> usize {
    usize::from(card_rows(columns) >= LABELLED)
}

/// Rows of a drawing: the card, and its label.
pub fn rows(columns: usize) -> usize {
    label_rows(columns) + card_rows(columns)
}

/// Where the card itself is in the area of a drawing.
pub fn card(drawing: Rect) -> Rect {
    let label = label_rows(drawing.width.into()) as u16;
    Rect {
        y: drawing.y + label,
        height: drawing.height.saturating_sub(label),
        ..drawing
    }
}

/// The most columns whose drawing fits so many columns and rows; the smallest drawing where none does.
pub fn fit(columns: usize, room: usize) -> usize {
    (SMALL..=columns.min(LARGE))
        .rev()
        .find(|columns| rows(*columns) <= room)
        .unwrap_or(SMALL)
}
