//! Digits of several cells, which are read from across a desk.

use std::ops::Range;

use ratatui::style::Style;

use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::mosaic::glyph;

/// Rows of a digit.
pub(crate) const HIGH: usize = 5;

/// Three columns and five rows of each digit, the rows from above, their left column the highest bit.
const FONT: [[u8; HIGH]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b001, 0b001],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// How wide a digit's columns are, in quarters of a cell, and how high its rows.
#[derive(Clone, Copy)]
pub(crate) struct Cut {
    pub(crate) columns: [usize; 3],
    pub(crate) row: usize,
}

/// Digits of a card number: as close as they are embossed.
pub(crate) const NARROW: Cut = Cut {
    columns: [2, 1, 2],
    row: 1,
};
/// Digits of the code.
pub(crate) const BROAD: Cut = Cut {
    columns: [2, 2, 2],
    row: 1,
};

impl Cut {
    pub(crate) fn wide(self) -> usize {
        self.columns.iter().sum()
    }

    /// Whether a digit's stroke covers a quarter.
    fn covers(self, digit: u8, column: usize, row: usize) -> bool {
        let mut right = 0;
        let place = self.columns.iter().position(|wide| {
            right += wide;
            column < right
        });
        let bits = FONT[usize::from(digit)].get(row / self.row).copied();
        matches!((place, bits), (Some(place), Some(bits)) if bits >> (2 - place) & 1 == 1)
    }
}

/// Whether a stroke of a digit covers a spot of the three columns and five rows.
pub(crate) fn has_stroke(digit: u8, column: usize, row: usize) -> bool {
    FONT[usize::from(digit)][row] >> (2 - column) & 1 == 1
}

/// Prints digits so many quarters apart, from a quarter on; nothing if any cell of them is taken. Returns whether it did.
pub(crate) fn print(
    canvas: &mut Canvas,
    digits: &[u8],
    (left, top): (usize, usize),
    (cut, pitch): (Cut, usize),
    style: Style,
) -> bool {
    let Some((columns, rows)) = free_cells(canvas, digits.len(), (left, top), (cut, pitch)) else {
        return false;
    };
    let covers = |column: usize, row: usize| {
        let (Some(column), Some(row)) = (column.checked_sub(left), row.checked_sub(top)) else {
            return false;
        };
        let digit = digits.get(column / pitch);
        digit.is_some_and(|digit| cut.covers(*digit, column % pitch, row))
    };
    for row in rows {
        for column in columns.clone() {
            let mask = (0..4)
                .filter(|at| covers(column * 2 + at % 2, row * 2 + at / 2))
                .fold(0, |mask, at| mask | 1 << at);
            canvas.put(row, column, glyph(mask), style);
        }
    }
    true
}

/// Prints digits in whole cells, a cell between them, from a column and a row on.
pub(crate) fn print_whole(
    canvas: &mut Canvas,
    print: &str,
    (left, top): (usize, usize),
    style: Style,
) {
    for (place, digit) in of(print).into_iter().enumerate() {
        for (down, along) in (0..HIGH).flat_map(|down| (0..3).map(move |along| (down, along))) {
            if has_stroke(digit, along, down) {
                canvas.text(top + down, left + place * 4 + along, "#", style);
            }
        }
    }
}

/// Columns and rows of so many digits there. `None` if any cell of them is taken, or there are none.
pub(crate) fn free_cells(
    canvas: &Canvas,
    count: usize,
    (left, top): (usize, usize),
    (cut, pitch): (Cut, usize),
) -> Option<(Range<usize>, Range<usize>)> {
    let right = left + pitch * count.saturating_sub(1) + cut.wide();
    let bottom = top + HIGH * cut.row;
    let (columns, rows) = (left / 2..right.div_ceil(2), top / 2..bottom.div_ceil(2));
    let is_free = |row: usize| canvas.is_free(row, columns.start, columns.end);
    (count > 0 && rows.clone().all(is_free)).then_some((columns, rows))
}

/// The digits of a text.
pub(crate) fn of(text: &str) -> Vec<u8> {
    let digits = text.chars().filter_map(|char| char.to_digit(10));
    digits.map(|digit| digit as u8).collect()
}
