//! Four quarters of a cell as one glyph in two colours.

use ratatui::style::{Color, Style};

use crate::render::tui::card::tones::{apart, middle, most, rgb};
use crate::render::tui::depth::Depth;

/// Quarters of a cell: upper left, upper right, lower left, lower right; `None` where the terminal's own ground shows.
pub(crate) type Quarters = [Option<Color>; 4];

/// The glyph whose ink fills these quarters, by bits in their order.
const GLYPHS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// Ways to part a cell in two, the plainer first: halves, then quarters.
const PARTS: [usize; 7] = [0b0011, 0b0101, 0b0001, 0b0010, 0b0100, 0b1000, 0b0110];

/// The glyph that fills the quarters of a mask.
pub(crate) fn glyph(mask: usize) -> &'static str {
    GLYPHS[mask & 15]
}

/// The glyph, and its ink and ground, that come nearest to four quarters.
pub(crate) fn cell(quarters: Quarters, depth: Depth) -> (&'static str, Style) {
    let [Some(first), Some(second), Some(third), Some(fourth)] = quarters else {
        return at_edge(quarters, depth);
    };
    let painted = [first, second, third, fourth];
    if painted == [first; 4] {
        return (" ", Style::new().bg(first));
    }
    let is_in = |mask: usize, at: usize| mask >> at & 1 == 1;
    let half = |mask: usize, inside: bool| {
        (0..4)
            .filter(move |at| is_in(mask, *at) == inside)
            .map(|at| painted[at])
    };
    let count = if depth.has_quarters() { PARTS.len() } else { 2 };
    let parts = PARTS[..count].iter().filter_map(|mask| {
        let ink = middle(depth, half(*mask, true))?;
        let ground = middle(depth, half(*mask, false))?;
        let off = |at: usize| {
            let meant = if is_in(*mask, at) { ink } else { ground };
            apart(rgb(meant), rgb(painted[at]))
        };
        Some(((0..4).map(off).sum::<u32>(), *mask, ink, ground))
    });
    match parts.min_by_key(|(off, ..)| *off) {
        Some((_, _, ink, ground)) if ink == ground => (" ", Style::new().bg(ground)),
        Some((_, mask, ink, ground)) => (glyph(mask), Style::new().fg(ink).bg(ground)),
        None => (" ", Style::new().bg(first)),
    }
}

/// A cell that is painted in part: beside what is painted the terminal's own ground is left.
fn at_edge(quarters: Quarters, depth: Depth) -> (&'static str, Style) {
    // One colour is all that is left; mixed with what is within, it would look like neither.
    let Some(ink) = most(quarters.into_iter().flatten()) else {
        return (" ", Style::new());
    };
    let mut mask = (0..4)
        .filter(|at| quarters[*at].is_some())
        .fold(0, |mask, at| mask | 1 << at);
    if !depth.has_quarters() {
        // The half that has more of it.
        mask = match mask {
            0b0111 | 0b1011 | 0b0011 | 0b0001 | 0b0010 => 0b0011,
            0b1101 | 0b1110 | 0b1100 | 0b0100 | 0b1000 => 0b1100,
            other => other,
        };
    }
    (glyph(mask), Style::new().fg(ink))
}
