//! How many cells the terminal has.

use crate::terminal::system::told_size;

/// Columns and rows of a terminal of which nothing is known, as other programs take it.
const USUAL: [u16; 2] = [80, 24];
/// Columns and rows that are drawn at most: more than any screen shows. Each costs memory, and a size may be any number.
const MOST: [u16; 2] = [1000, 500];

/// Columns and rows to draw on.
pub(crate) fn size() -> [u16; 2] {
    let environment = ["COLUMNS", "LINES"].map(|name| std::env::var(name).ok());
    drawn_size(told_size(), environment.each_ref().map(Option::as_deref))
}

/// Columns and rows to draw on, from what the terminal and the environment (`COLUMNS`, `LINES`) say. A serial line, and
/// a container that was not told, say 0: that is no size.
pub fn drawn_size(told: [u16; 2], environment: [Option<&str>; 2]) -> [u16; 2] {
    [0, 1].map(|side: usize| {
        let by_environment = environment[side].and_then(|value| value.trim().parse().ok());
        let known = [Some(told[side]), by_environment];
        let known = known.into_iter().flatten().find(|cells| *cells > 0);
        known.unwrap_or(USUAL[side]).min(MOST[side])
    })
}
