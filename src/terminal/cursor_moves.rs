//! Frames without moves of the cursor to where it stands anyway.
//!
//! ratatui's backend moves the cursor after every glyph of two cells, which makes Japanese lines four times as
//! long. What follows a glyph of certain width needs no move.

use crate::text::width::cells;

/// The same frame, shorter. Knows what ratatui's backend writes: text, and CSI sequences of which `H` alone moves
/// the cursor. Behind anything else, such as a link, the cursor is unknown until the next move. `columns` is the width of the terminal in cells.
pub fn lean(frame: &[u8], columns: u16) -> Vec<u8> {
    let mut lean = Vec::with_capacity(frame.len());
    // Row and column from 1; nothing where the cursor is not known for certain.
    let mut cursor: Option<(u16, u16)> = None;
    let text = String::from_utf8_lossy(frame);
    let mut rest = text.as_ref();
    while !rest.is_empty() {
        let (part, moves) = next(rest);
        match moves {
            Moves::To(to) if cursor == Some(to) => {}
            Moves::To(to) => {
                lean.extend_from_slice(part.as_bytes());
                cursor = Some(to);
            }
            Moves::On(cells) => {
                lean.extend_from_slice(part.as_bytes());
                // At the edge terminals differ: some stand on the last cell still, some on the next line.
                cursor = cursor
                    .map(|(row, column)| (row, column + cells))
                    .filter(|(_, column)| *column <= columns);
            }
            Moves::Not => lean.extend_from_slice(part.as_bytes()),
            Moves::Unknown => {
                lean.extend_from_slice(part.as_bytes());
                cursor = None;
            }
        }
        rest = &rest[part.len()..];
    }
    lean
}

/// Where a part of a frame moves the cursor.
enum Moves {
    To((u16, u16)),
    On(u16),
    Not,
    Unknown,
}

/// The first part of a frame: a sequence or a character.
fn next(frame: &str) -> (&str, Moves) {
    if let Some(sequence) = frame.strip_prefix("\x1b[") {
        let Some(end) = sequence.find(|char: char| ('@'..='~').contains(&char)) else {
            return (frame, Moves::Unknown);
        };
        let moves = match &sequence[end..=end] {
            "H" => place(&sequence[..end]).map_or(Moves::Unknown, Moves::To),
            "m" | "h" | "l" | "K" | "J" => Moves::Not,
            _ => Moves::Unknown,
        };
        return (&frame[..end + 3], moves);
    }
    let char = frame.chars().next().unwrap_or_default();
    let moves = cells(char).map_or(Moves::Unknown, |cells| Moves::On(cells as u16));
    (&frame[..char.len_utf8()], moves)
}

fn place(arguments: &str) -> Option<(u16, u16)> {
    let (row, column) = arguments.split_once(';')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}
