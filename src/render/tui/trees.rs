//! A way with its branches as lines.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::hanging::hanging;
use crate::render::tui::theme::{self, Look};
use crate::text::width::width;

/// The way from the top, one step under the other, and the branches at its end.
pub(crate) fn tree<'a>(
    way: &'a [String],
    branches: &'a [String],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let [step, on, branch, last] = match look.ascii {
        true => ["* ", "| ", "|- ", "`- "],
        false => ["● ", "│ ", "├─ ", "└─ "],
    };
    for (place, text) in way.iter().enumerate() {
        let is_here = place + 1 == way.len();
        let style = if is_here { theme::LEAD } else { Style::new() };
        lines.extend(stem(step, on, text, room, style, look));
        if !is_here {
            lines.push(Line::styled(on, look.note()));
        }
    }
    for (place, text) in branches.iter().enumerate() {
        let is_last = place + 1 == branches.len();
        let (sign, under) = match is_last {
            true => (last, "   "),
            false => (branch, on),
        };
        lines.extend(stem(sign, under, text, room, Style::new(), look));
    }
    lines
}

/// Text after a sign, with the stem at its left where it goes on.
fn stem<'a>(
    sign: &'static str,
    under: &'static str,
    text: &'a str,
    room: usize,
    style: Style,
    look: Look,
) -> Vec<Line<'a>> {
    let indent = width(sign);
    let mut lines = hanging(sign, text, room);
    for (place, line) in lines.iter_mut().enumerate() {
        if place > 0 {
            line.spans[0] = Span::raw(format!("{under:<indent$}"));
        }
        line.spans[0].style = look.accent();
        line.spans[1].style = style;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn branches_hang_at_the_end_of_the_way_and_the_stem_goes_on_beside_long_ones() {
        let way = ["first".to_owned(), "here".to_owned()];
        let branches = ["a long branch".to_owned(), "last one too".to_owned()];
        let look = Look::default();
        let drawn = [
            "● first",
            "│ ",
            "● here",
            "├─ a long",
            "│  branch",
            "└─ last one",
            "   too",
        ];
        assert_eq!(texts(&tree(&way, &branches, 11, look)), drawn);
        let ascii = Look {
            ascii: true,
            ..look
        };
        let lines = texts(&tree(&way, &branches, 40, ascii));
        assert!(lines.concat().is_ascii(), "{lines:?}");
    }
}
