//! The faces of a card side by side, the one with the code lit.

use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::pack::model::card::{Side, WIDTH};
use crate::render::tui::card::colours;
use crate::render::tui::card::phone::PHONE;
use crate::render::tui::card::size::card_rows;
use crate::render::tui::card::tones::mix;
use crate::render::tui::theme::Look;
use crate::text::width::width;
use crate::view::page::{Facet, Picture};

/// A face drawn small.
pub(crate) struct Small {
    pub(crate) lines: Vec<Line<'static>>,
}

/// Cells between two faces.
const GAP: usize = 2;

/// Draws the faces in so many columns and rows, each with its name below.
pub(crate) fn beside(
    sides: &[Facet],
    (columns, rows): (usize, usize),
    look: Look,
    small: impl Fn(&Picture, usize) -> Small,
) -> Vec<Line<'static>> {
    // One face alone is not as large as a page about nothing else.
    let count = sides.len().max(2);
    let room = (columns - GAP * (count - 1)) / count;
    let is_low = |columns: &usize| card_rows(*columns) + 2 <= rows;
    let wide = (1..=room).rev().find(is_low).unwrap_or(room);
    let drawn: Vec<Vec<Line>> = sides
        .iter()
        .map(|side| of_side(side, wide, look, &small))
        .collect();
    let all = wide * sides.len() + GAP * (sides.len().saturating_sub(1));
    let left = columns.saturating_sub(all) / 2;
    let high = card_rows(wide) + 2;
    let above = rows.saturating_sub(high) / 2;
    let blank = |cells: usize| Span::raw(" ".repeat(cells));
    let line = |row: usize| {
        let Some(at) = row.checked_sub(above).filter(|at| *at < high) else {
            return Line::from(blank(columns));
        };
        let mut spans = vec![blank(left)];
        for (place, lines) in drawn.iter().enumerate() {
            if place > 0 {
                spans.push(blank(GAP));
            }
            spans.extend(lines[at].spans.iter().cloned());
        }
        spans.push(blank(columns.saturating_sub(left + all)));
        Line::from(spans)
    };
    (0..rows).map(line).collect()
}

/// Takes half of its light from a line of a card, where the terminal has colours to mix: the same card, yet not the face
/// to look at.
fn shade(line: &mut Line, look: Look) {
    let dark = |colour: Option<Color>| {
        let colour = colour.filter(|colour| matches!(colour, Color::Rgb(..) | Color::Indexed(_)));
        colour.map(|colour| mix(look.depth, Color::Rgb(0, 0, 0), colour, 4))
    };
    for span in &mut line.spans {
        let Style { fg, bg, .. } = span.style;
        span.style.fg = dark(fg).or(fg);
        span.style.bg = dark(bg).or(bg);
    }
}

fn of_side(
    side: &Facet,
    wide: usize,
    look: Look,
    small: &impl Fn(&Picture, usize) -> Small,
) -> Vec<Line<'static>> {
    let picture = &side.picture;
    let mut lines = small(picture, wide).lines;
    if !side.is_it {
        lines.iter_mut().for_each(|line| shade(line, look));
    }
    let style = if side.is_it {
        colours::code(look)
    } else {
        Style::new()
    };
    let name = match (side.is_it, look.ascii) {
        (true, true) => format!(" ^ {} ", side.name),
        (true, false) => format!(" ▲ {} ", side.name),
        _ => side.name.clone(),
    };
    // A name that is too long for its card is told by its place alone.
    let name = if width(&name) > wide {
        String::new()
    } else {
        name
    };
    let cells = width(&name);
    let middle = match picture.side {
        Side::App => (PHONE.centre().0 / WIDTH * wide as f32) as usize,
        _ => wide / 2,
    };
    let left = middle.saturating_sub(cells / 2).min(wide - cells);
    lines.push(Line::from(" ".repeat(wide)));
    lines.push(Line::from(vec![
        Span::raw(" ".repeat(left)),
        Span::styled(name, style),
        Span::raw(" ".repeat(wide - cells - left)),
    ]));
    lines
}
