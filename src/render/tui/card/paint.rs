//! Surfaces of a card: body, stripe, panel, chip; in colour or in outlines.

use crate::render::tui::theme;
use ratatui::style::Style;

use crate::pack::model::card::{ElementKind, Rect, Side};
use crate::pack::model::card::{HEIGHT, WIDTH};
use crate::render::tui::card::canvas::{Canvas, Spot};
use crate::view::page::Picture;

/// Surfaces, lower layers first.
pub(crate) fn paint(canvas: &mut Canvas, picture: &Picture) {
    let colours = theme::card(picture.style);
    let card = Rect {
        x: 0.0,
        y: 0.0,
        w: WIDTH,
        h: HEIGHT,
    };
    canvas.fill(&card, |Spot { x, y, w, h }| {
        // Light falls from the upper left, in one broad band.
        let along = x as f32 / w as f32 + y as f32 / h as f32;
        if (0.62..1.0).contains(&along) {
            colours.light
        } else {
            colours.body
        }
    });
    if picture.side == Side::App {
        canvas.fill(
            &Rect {
                h: HEIGHT * 0.2,
                ..card
            },
            |_| theme::APP.1,
        );
    }
    let in_cells = canvas.look.ascii;
    for mark in &picture.marks {
        match mark.kind {
            ElementKind::Stripe => canvas.fill(&mark.at, |_| theme::STRIPE),
            ElementKind::Panel => canvas.fill(&mark.at, |_| theme::PANEL.0),
            ElementKind::Hologram => canvas.fill(&mark.at, |Spot { x, y, .. }| {
                if (x + y) % 4 < 2 {
                    theme::HOLOGRAM.0
                } else {
                    theme::HOLOGRAM.1
                }
            }),
            ElementKind::Chip => canvas.fill(&mark.at, |spot| {
                // In whole cells the lines would be as broad as the contacts.
                if !in_cells && is_chip_line(spot) {
                    theme::CHIP.1
                } else {
                    theme::CHIP.0
                }
            }),
            _ => {}
        }
    }
}

/// The lines between a chip's contacts: three contacts on either side of a middle field.
fn is_chip_line(Spot { x, y, w, h }: Spot) -> bool {
    let between = |at: usize, all: usize| at + 1 < all && at * 3 / all != (at + 1) * 3 / all;
    let third = |at: usize| at * 3 / w;
    let at_side = third(x.saturating_sub(1)) == 0 || third(x + 1) == 2;
    if third(x) == 1 {
        w > 8 && at_side
    } else {
        between(y, h)
    }
}

/// The same in outlines, for terminals without colour.
pub(crate) fn outline(canvas: &mut Canvas, picture: &Picture) {
    let (columns, rows) = (canvas.columns, canvas.rows);
    frame(canvas, 0, 0, columns, rows);
    for mark in &picture.marks {
        let (left, right) = (
            canvas.column(mark.at.x).max(1),
            canvas.column(mark.at.x + mark.at.w).min(columns - 1),
        );
        let (top, bottom) = (
            canvas.pixel_row(mark.at.y) / 2,
            canvas.pixel_row(mark.at.y + mark.at.h).div_ceil(2),
        );
        match mark.kind {
            ElementKind::Stripe => {
                for row in top.max(1)..bottom.min(rows - 1) {
                    canvas.text(row, left, &"#".repeat(right - left), Style::new());
                }
            }
            ElementKind::Panel | ElementKind::Chip if bottom - top >= 3 && rows > 12 => {
                frame(canvas, left, top, right - left, bottom - top);
            }
            _ => {}
        }
    }
}

fn frame(canvas: &mut Canvas, left: usize, top: usize, columns: usize, rows: usize) {
    let edge = format!("+{}+", "-".repeat(columns.saturating_sub(2)));
    for row in top..top + rows {
        if row == top || row + 1 == top + rows {
            canvas.text(row, left, &edge, Style::new());
        } else {
            canvas.text(row, left, "|", Style::new());
            canvas.text(row, left + columns - 1, "|", Style::new());
        }
    }
}
