//! Words in a frame.

use ratatui::text::{Line, Span};

use crate::render::tui::card::outline::thin;
use crate::render::tui::theme::{self, Look};
use crate::text::width::width;
use crate::text::wrap::wrap;

/// Cells of the frame left and right of the words, with the blank ones between.
const EDGES: usize = 6;

/// Words in a frame over the whole width, so that they are seen as what somebody else said or a screen shows.
pub(crate) fn framed(text: &str, room: usize, look: Look) -> Vec<Line<'_>> {
    let words = wrap(text, room.saturating_sub(EDGES));
    let rows = words.len() + 2;
    in_frame(words, 0, rows, room, look)
}

/// The same where a card would stand, as large as one: what is judged takes the place of what is looked at.
pub(crate) fn shown(text: &str, room: usize, rows: usize, look: Look) -> Vec<Line<'_>> {
    let words = wrap(text, room.saturating_sub(EDGES));
    let widest = words.iter().map(|line| width(line)).max().unwrap_or(0);
    let left = room.saturating_sub(EDGES + widest) / 2;
    let rows = (rows / 2).saturating_sub(2).max(words.len() + 2);
    in_frame(words, left, rows, room, look)
}

/// Lines in so many rows inside a frame, so many cells from its left.
fn in_frame(words: Vec<&str>, left: usize, rows: usize, room: usize, look: Look) -> Vec<Line<'_>> {
    let strokes = thin(look);
    let inner = room.saturating_sub(EDGES);
    let ink = look.rule();
    let edge = |from: usize| {
        let [from, to] = [strokes.corners[from], strokes.corners[from + 1]];
        let across = strokes.across.repeat(inner + EDGES - 2);
        Line::styled(format!("{from}{across}{to}"), ink)
    };
    let row = |words: &'_ str| {
        let right = " ".repeat(inner.saturating_sub(left + width(words)) + EDGES / 2 - 1);
        Line::from(vec![
            Span::styled(strokes.down, ink),
            Span::raw(" ".repeat(left + EDGES / 2 - 1)),
            Span::styled(words.to_owned(), theme::LEAD),
            Span::raw(right),
            Span::styled(strokes.down, ink),
        ])
    };
    let blank = rows.saturating_sub(words.len());
    let above = std::iter::repeat_n("", blank / 2);
    let below = std::iter::repeat_n("", blank - blank / 2);
    let mut lines = vec![edge(0)];
    lines.extend(above.chain(words).chain(below).map(row));
    lines.push(edge(2));
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::content::Pack;

    #[test]
    fn a_frame_is_closed_around_words_of_any_width() {
        let pack = Pack::embedded().unwrap();
        for request in &pack.sort().requests {
            for (lang, room) in [("ja", 40), ("ja", 61), ("en", 40), ("en", 76)] {
                let lang = crate::text::lang::Lang::new(lang);
                let quote = pack.words(&lang).say(&request.quote);
                for ascii in [false, true] {
                    let look = Look {
                        ascii,
                        ..Look::default()
                    };
                    for lines in [framed(&quote, room, look), shown(&quote, room, 30, look)] {
                        let is_whole = |line: &Line| line.width() == room;
                        assert!(lines.iter().all(is_whole), "{lines:?}");
                        let said: String = lines.iter().map(ToString::to_string).collect();
                        let bare = |text: &str| text.replace([' ', '│', '|'], "");
                        assert!(bare(&said).contains(&bare(&quote)), "{said}");
                    }
                }
            }
        }
    }
}
