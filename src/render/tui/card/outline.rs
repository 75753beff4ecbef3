//! The same in outlines, for terminals without colour.

use ratatui::style::Style;

use crate::pack::model::card::{ElementKind, Rect, Side};
use crate::render::tui::card::canvas::{Canvas, FACE};
use crate::render::tui::card::colours;
use crate::render::tui::card::phone::PHONE;
use crate::render::tui::card::surface::has_hologram;
use crate::render::tui::theme::Look;
use crate::view::page::Picture;

/// The glyphs of a frame: its corners from the upper left on, its edge across, and down.
pub(crate) struct Strokes {
    pub(crate) corners: [&'static str; 4],
    pub(crate) across: &'static str,
    pub(crate) down: &'static str,
    /// Where a line from above meets it.
    pub(crate) met: &'static str,
}

const THIN: Strokes = Strokes {
    corners: ["╭", "╮", "╰", "╯"],
    across: "─",
    down: "│",
    met: "┴",
};
const DASHED: Strokes = Strokes {
    corners: ["┌", "┐", "└", "┘"],
    across: "┄",
    down: "┊",
    met: "┴",
};
const THICK: Strokes = Strokes {
    corners: ["┏", "┓", "┗", "┛"],
    across: "━",
    down: "┃",
    met: "┻",
};
const PLAIN: Strokes = Strokes {
    corners: ["+"; 4],
    across: "-",
    down: "|",
    met: "+",
};

/// Strokes of a frame that must be seen first.
pub(crate) fn thick(look: Look) -> &'static Strokes {
    if look.ascii { &PLAIN } else { &THICK }
}

/// Strokes of a frame that only holds together what is in it.
pub(crate) fn thin(look: Look) -> &'static Strokes {
    if look.ascii { &PLAIN } else { &THIN }
}

/// A card's or a phone's outline and what is on it.
pub(crate) fn outline(canvas: &mut Canvas, picture: &Picture) {
    let is_phone = picture.side == Side::App;
    let at = if is_phone { PHONE } else { FACE };
    let is_ascii = canvas.look.ascii;
    frame(canvas, &at, thin(canvas.look));
    let (left, right) = (canvas.column(at.x), canvas.column(at.x + at.w));
    for mark in &picture.marks {
        let area = canvas.area(&mark.at);
        match mark.kind {
            ElementKind::Stripe => {
                let glyph = if is_ascii { "#" } else { "▓" };
                for row in (area.top / 2).max(1)..area.bottom.div_ceil(2).min(canvas.rows - 1) {
                    let cells = glyph.repeat(right - left - 2);
                    canvas.text(row, left + 1, &cells, Style::new());
                }
            }
            ElementKind::Panel | ElementKind::Chip if area.bottom - area.top >= 5 => {
                let strokes = match mark.kind {
                    _ if is_ascii => &PLAIN,
                    ElementKind::Panel => &DASHED,
                    _ => &THIN,
                };
                frame(canvas, &mark.at, strokes);
            }
            _ => {}
        }
    }
}

/// A card's hologram, in the rows that the code's frame leaves to it.
pub(crate) fn hologram(canvas: &mut Canvas, picture: &Picture) {
    let glyph = if canvas.look.ascii { ":" } else { "░" };
    let marks = picture.marks.iter();
    for mark in marks.filter(|mark| mark.kind == ElementKind::Hologram) {
        let area = canvas.area(&mark.at);
        let (left, right) = (area.left.div_ceil(2), area.right / 2);
        if !has_hologram(canvas, picture, mark) || left >= right {
            continue;
        }
        for row in area.top.div_ceil(2)..area.bottom / 2 {
            if canvas.is_free(row, left, right) {
                canvas.text(row, left, &glyph.repeat(right - left), Style::new());
            }
        }
    }
}

fn frame(canvas: &mut Canvas, at: &Rect, strokes: &Strokes) {
    let area = canvas.area(at);
    let (left, right) = (area.left / 2, area.right.div_ceil(2).min(canvas.columns));
    let (top, bottom) = (area.top / 2, area.bottom.div_ceil(2).min(canvas.rows));
    frame_cells(canvas, (left, top), (right, bottom), strokes, Style::new());
}

/// A frame of whole cells, the right and lower ends not among them.
pub(crate) fn frame_cells(
    canvas: &mut Canvas,
    (left, top): (usize, usize),
    (right, bottom): (usize, usize),
    strokes: &Strokes,
    style: Style,
) {
    if right < left + 2 || bottom < top + 2 {
        return;
    }
    let edge = strokes.across.repeat(right - left - 2);
    let [begin, end, low_begin, low_end] = strokes.corners;
    canvas.text(top, left, &format!("{begin}{edge}{end}"), style);
    canvas.text(
        bottom - 1,
        left,
        &format!("{low_begin}{edge}{low_end}"),
        style,
    );
    for row in top + 1..bottom - 1 {
        canvas.text(row, left, strokes.down, style);
        canvas.text(row, right - 1, strokes.down, style);
    }
}

/// How a leader is drawn: bright on dark, so that it is seen on any card.
pub(super) fn leader(canvas: &Canvas, is_upright: bool) -> (Style, &'static str) {
    let strokes = thick(canvas.look);
    let glyph = if is_upright {
        strokes.down
    } else {
        strokes.across
    };
    let (dark, bright) = colours::materials(canvas.look.depth).code;
    match canvas.look.paints() {
        true => (Style::new().fg(bright).bg(dark), glyph),
        false => (colours::bold(), glyph),
    }
}
