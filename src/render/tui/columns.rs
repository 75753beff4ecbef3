//! Where the columns of a wide page stand: its words, and its panes.

use ratatui::layout::Rect;

use crate::render::tui::card::size::{LARGE_PRINT, SHARP};

/// Columns from which panes stand beside the words.
pub(crate) const WIDE: u16 = 100;
/// Columns from which they stand in two columns of their own.
const WIDER: u16 = 150;

/// Cells left of the words, and right of the panes.
const MARGIN: u16 = 2;
/// Cells between the words and a pane, with the line in their middle.
pub(crate) const GAP: u16 = 4;
/// Least and most columns of the words, wide enough for a question and its answers.
const WORDS: (u16, u16) = (38, 72);
/// Columns from which a card's digits are large.
const DIGITS: u16 = LARGE_PRINT as u16;
/// The most columns of text in a pane that are good to read.
const READABLE: usize = 76;

/// Cells of a line of text in a pane of so many columns: it does not touch the terminal's edge.
pub(crate) fn readable(columns: usize) -> usize {
    columns.saturating_sub(1).min(READABLE)
}

/// The columns of a wide page.
pub(crate) struct Columns {
    /// Of the words and the choices.
    pub(crate) words: Rect,
    /// Of the panes, from the left.
    pub(crate) panes: Vec<Rect>,
}

impl Columns {
    /// One column of panes, or two where there is room for them and something to say.
    pub(crate) fn new(area: Rect, panes: usize) -> Columns {
        let is_wider = area.width >= WIDER;
        let free = area.width - 2 * MARGIN - GAP;
        // The words stand alike whatever stands beside them; a card has room for large digits where that can be.
        let words = match is_wider {
            false => (free * 9 / 20).min(free.saturating_sub(DIGITS)),
            true => free * 3 / 10,
        };
        let words = words.clamp(WORDS.0, WORDS.1);
        let rest = free - words;
        // The first pane is the wider one: a card stands there.
        let first = match is_wider && panes > 1 {
            false => rest,
            true => ((rest - GAP) * 5 / 9).max(SHARP as u16),
        };
        let column = |x: u16, width: u16| Rect {
            x: area.x + x,
            width,
            ..area
        };
        let begin = MARGIN + words + GAP;
        let mut panes = vec![column(begin, first)];
        if first < rest {
            panes.push(column(begin + first + GAP, rest - first - GAP));
        }
        Columns {
            words: column(MARGIN, words),
            panes,
        }
    }
}
