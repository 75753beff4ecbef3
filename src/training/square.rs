//! A square of a card, and what it counts for: the one rule by which a decision is judged and the mark is drawn.

use serde::{Deserialize, Serialize};

use crate::pack::model::card::{ElementKind, HEIGHT, Rect, WIDTH};

/// Columns of squares on a card.
pub const COLUMNS: u8 = 27;
/// Rows of squares: about as high as wide.
pub const ROWS: u8 = 17;
/// Millimetres around what is printed that still count as it: less than a square, so that who aims at the print hits
/// it wherever its edge lies.
const AROUND: f32 = 2.0;

/// A square of the card, from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridSquare {
    /// From the left, below [`COLUMNS`].
    pub column: u8,
    /// From above, below [`ROWS`].
    pub row: u8,
}

impl GridSquare {
    pub const MIDDLE: GridSquare = GridSquare {
        column: COLUMNS / 2,
        row: ROWS / 2,
    };

    /// The square with this point, in millimetres.
    pub fn at((x, y): (f32, f32)) -> GridSquare {
        let place =
            |part: f32, count: u8| (part * f32::from(count)).clamp(0.0, f32::from(count - 1));
        GridSquare {
            column: place(x / WIDTH, COLUMNS) as u8,
            row: place(y / HEIGHT, ROWS) as u8,
        }
    }

    /// Its middle, in millimetres.
    pub fn centre(self) -> (f32, f32) {
        let middle = |place: u8, count: u8| (f32::from(place) + 0.5) / f32::from(count);
        (
            middle(self.column, COLUMNS) * WIDTH,
            middle(self.row, ROWS) * HEIGHT,
        )
    }

    pub fn is_on_card(self) -> bool {
        self.column < COLUMNS && self.row < ROWS
    }

    /// The square beside it, or itself at the edge.
    pub fn moved(self, right: i8, down: i8) -> GridSquare {
        let place = |at: u8, by: i8, count: u8| at.saturating_add_signed(by).min(count - 1);
        GridSquare {
            column: place(self.column, right, COLUMNS),
            row: place(self.row, down, ROWS),
        }
    }
}

/// The place, among the elements of a face in their order, of the one that a square counts for: the nearest of code and
/// decoys if one is near enough, else the uppermost of the rest. `None` where the square is bare.
pub fn thing_at<'t>(
    elements: impl DoubleEndedIterator<Item = (ElementKind, &'t Rect)> + ExactSizeIterator + Clone,
    aim: GridSquare,
) -> Option<usize> {
    let (x, y) = aim.centre();
    let is_near = |at: &Rect| {
        let wide = (at.x - AROUND..=at.x + at.w + AROUND).contains(&x);
        wide && (at.y - AROUND..=at.y + at.h + AROUND).contains(&y)
    };
    let away = |at: &Rect| {
        let (to_x, to_y) = at.centre();
        // The square tells the same order, and needs no library of mathematics to be loaded at every start.
        (x - to_x).powi(2) + (y - to_y).powi(2)
    };
    let is_tempting = |kind| matches!(kind, ElementKind::Code | ElementKind::Decoy);
    let near = elements.clone().enumerate();
    let near = near.filter(|(_, (kind, at))| is_tempting(*kind) && is_near(at));
    let nearest = near.min_by(|(_, (_, one)), (_, (_, other))| away(one).total_cmp(&away(other)));
    let mut rest = elements.enumerate().rev();
    nearest
        .or_else(|| rest.find(|(_, (_, at))| at.holds((x, y))))
        .map(|(place, _)| place)
}
