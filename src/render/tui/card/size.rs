//! How large a card is drawn, in cells.

use crate::pack::model::card::{HEIGHT, WIDTH};

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
