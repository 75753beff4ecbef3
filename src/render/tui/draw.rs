//! Lines in the cells of a frame.

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::text::width::{drawn_cells, simple_width};

/// Draws lines from the top of an area on, as many as it holds.
pub(crate) fn draw_lines<'a>(
    frame: &mut Frame,
    area: Rect,
    lines: impl IntoIterator<Item = &'a Line<'a>>,
) {
    for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        draw_line(frame.buffer_mut(), row, line);
    }
}

/// Draws a line on a row: glyph by glyph where each is one by itself, by graphemes elsewhere.
pub(crate) fn draw_line(buffer: &mut Buffer, row: Rect, line: &Line) {
    let row = row.intersection(buffer.area);
    if row.is_empty() {
        return;
    }
    let mut x = row.x;
    for span in &line.spans {
        if x == row.right() {
            return;
        }
        let style = line.style.patch(span.style);
        let room = usize::from(row.right() - x);
        if simple_width(&span.content).is_none() {
            (x, _) = buffer.set_stringn(x, row.y, &span.content, room, style);
            continue;
        }
        let from = buffer.index_of(x, row.y);
        let free = &mut buffer.content[from..from + room];
        let mut used = 0;
        for char in span.content.chars() {
            let next = used + drawn_cells(char).unwrap_or(1);
            let Some([glyph, rest @ ..]) = free.get_mut(used..next) else {
                break;
            };
            glyph.set_char(char).set_style(style);
            rest.iter_mut().for_each(Cell::reset);
            used = next;
        }
        x += used as u16;
    }
}
