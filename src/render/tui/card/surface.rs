//! Surfaces of a card: body and its shapes, stripe, panel, hologram, chip.

use ratatui::style::Color;

use crate::pack::model::card::{CORNER, ElementKind, Motif, Rect, Side, WIDTH};
use crate::render::tui::card::canvas::{Area, Canvas, FACE};
use crate::render::tui::card::colours::{self, CardColours};
use crate::render::tui::card::motif::{Part, length, parts};
use crate::render::tui::card::size::LARGE_PRINT;
use crate::render::tui::card::tones::mix;
use crate::render::tui::depth::Depth;
use crate::view::page::{Picture, PictureElement};

/// A card's surfaces, lower layers first.
pub(crate) fn paint(canvas: &mut Canvas, picture: &Picture) {
    let depth = canvas.look.depth;
    let colours = colours::card(picture.style, depth);
    body(canvas, &FACE, picture.motif, &colours);
    // In whole cells a hatch is noise, and waves are checkers; print says them there.
    let is_hatched = !canvas.look.ascii;
    for mark in &picture.marks {
        let at = canvas.drawable(&mark.at);
        match mark.kind {
            ElementKind::Stripe => over(canvas, &at, |_, _| colours.stripe),
            ElementKind::Panel => over(canvas, &at, |x, y| {
                match is_hatched && (x + y * 0.8).rem_euclid(3.2) < 1.1 {
                    true => colours.hatch,
                    false => colours.panel.1,
                }
            }),
            ElementKind::Hologram if has_hologram(canvas, picture, mark) => hologram(canvas, &at),
            ElementKind::Chip => {
                chip(canvas, &at);
                let has_waves = is_hatched && canvas.print_columns() >= LARGE_PRINT;
                if picture.side == Side::Front && has_waves {
                    waves(canvas, &mark.at, colours.ink);
                }
            }
            _ => {}
        }
    }
}

/// A body with rounded corners and its shapes; a small one has the same shapes smaller.
pub(crate) fn body(canvas: &mut Canvas, at: &Rect, motif: Motif, colours: &CardColours) {
    let depth = canvas.look.depth;
    let scale = WIDTH / at.w;
    let grain = canvas.grain();
    let (is_large, is_black) = (scale < 1.5, colours.body == Color::Black);
    // In whole cells fine shapes are noise; eight colours are too far apart for any, and print on them is lost.
    let is_fine = matches!(
        motif,
        Motif::Rosette | Motif::Pinstripe | Motif::Dots | Motif::Ripples
    );
    let has_shapes = depth != Depth::C8 && !(canvas.look.ascii && is_fine);
    let motif = has_shapes.then_some(motif);
    canvas.paint(at, |x, y, under| {
        let out = outside(at, CORNER / scale, x, y);
        if out > 0.0 {
            return under;
        }
        let mut colour = shaded(colours, depth, (x - at.x) / at.w, (y - at.y) / at.h);
        let shapes = motif.map(|motif| parts(motif, (x - at.x) * scale, (y - at.y) * scale));
        for (part, off) in shapes.into_iter().flatten() {
            let tone = match part {
                Part::Shape => colours.shape,
                Part::Glow => colours.glow,
            };
            let covered = (0.5 - off / (grain * scale * 1.4)).clamp(0.0, 1.0);
            colour = mix(depth, colour, tone, (covered * 8.0) as u8);
        }
        // The rim catches the light; a black card on a black screen has nothing else.
        if out > -grain && is_large && depth.mixes() {
            let is_lit = (x - at.x) / at.w + (y - at.y) / at.h < 1.0;
            let rim = if is_lit { colours.light } else { colours.dark };
            colour = mix(depth, colour, rim, 5);
        } else if out > -grain && is_black {
            colour = colours.shape;
        }
        Some(colour)
    });
}

/// Distance from the outline of a rectangle with rounded corners, less than nothing inside.
pub(crate) fn outside(at: &Rect, corner: f32, x: f32, y: f32) -> f32 {
    let (cx, cy) = at.centre();
    let dx = (x - cx).abs() - (at.w / 2.0 - corner);
    let dy = (y - cy).abs() - (at.h / 2.0 - corner);
    match dx > 0.0 && dy > 0.0 {
        true => length(dx, dy) - corner,
        false => dx.max(dy) - corner,
    }
}

/// Light falls from the upper left. In few steps, so that neighbours are mostly alike, and a frame stays small.
fn shaded(colours: &CardColours, depth: Depth, along: f32, down: f32) -> Color {
    if depth != Depth::True {
        return colours.body;
    }
    match ((along + down) * 6.0) as u8 {
        step @ 0..6 => mix(depth, colours.light, colours.body, step * 8 / 6),
        step => mix(depth, colours.body, colours.dark, (step - 6) * 8 / 6),
    }
}

/// Paints what lies on the body, and only there.
fn over(canvas: &mut Canvas, at: &Rect, colour: impl Fn(f32, f32) -> Color) {
    canvas.paint(at, |x, y, under| {
        (under.is_some() && outside(&FACE, CORNER, x, y) <= 0.0).then(|| colour(x, y))
    });
}

/// Whether a drawing has room for a hologram: not on the row of the card number, nor in it.
pub(crate) fn has_hologram(canvas: &Canvas, picture: &Picture, hologram: &PictureElement) -> bool {
    let area = canvas.area(&hologram.at);
    let rows = area.top / 2..area.bottom.div_ceil(2);
    let mut marks = picture.marks.iter();
    !marks.any(|mark| mark.kind == ElementKind::Number && rows.contains(&canvas.row(&mark.at)))
}

fn hologram(canvas: &mut Canvas, at: &Rect) {
    let shades = colours::materials(canvas.look.depth).hologram;
    let (cx, cy) = at.centre();
    canvas.paint(at, |x, y, under| {
        if outside(at, 1.2, x, y) > 0.0 {
            return under;
        }
        let ring = (length(x - cx, y - cy) < at.h * 0.36) as usize;
        let band = ((x - at.x) * 0.55 + (y - at.y) * 0.35) as usize;
        Some(shades[(band + ring) % shades.len()])
    });
}

/// A chip: three contacts on either side of a middle field.
fn chip(canvas: &mut Canvas, at: &Rect) {
    let (line, metal) = colours::materials(canvas.look.depth).chip;
    let area = canvas.area(at);
    if area.right <= area.left || area.bottom <= area.top {
        return;
    }
    if canvas.look.ascii {
        return canvas.fill(area, metal);
    }
    let (wide, high) = (area.right - area.left, area.bottom - area.top);
    let across = Area {
        left: area.left + 1,
        right: area.right - 1,
        ..area
    };
    canvas.fill(across, metal);
    let inset = Area {
        top: area.top + usize::from(high > 4),
        bottom: area.bottom - usize::from(high > 4),
        ..area
    };
    canvas.fill(inset, metal);
    if wide < 7 || high < 6 {
        return;
    }
    let (side, end) = (wide * 3 / 10, high * 3 / 10);
    for column in [area.left + side, area.right - 1 - side] {
        let of = Area {
            left: column,
            right: column + 1,
            ..inset
        };
        canvas.fill(of, line);
    }
    for row in [area.top + end, area.bottom - 1 - end] {
        let of = |left: usize, right: usize| Area {
            left,
            right,
            top: row,
            bottom: row + 1,
        };
        canvas.fill(of(area.left, area.left + side), line);
        canvas.fill(of(area.right - side, area.right), line);
    }
}

/// The waves of a card that pays without contact, beside its chip.
fn waves(canvas: &mut Canvas, chip: &Rect, ink: Color) {
    let depth = canvas.look.depth;
    let (from, middle) = (chip.x + chip.w + 0.6, chip.centre().1);
    let at = Rect {
        x: from,
        y: middle - 5.0,
        w: 9.0,
        h: 10.0,
    };
    canvas.paint(&at, |x, y, under| {
        let (dx, dy) = (x - from, y - middle);
        let out = length(dx, dy);
        let is_near = [2.4, 4.6, 6.8]
            .iter()
            .any(|ring: &f32| (out - ring).abs() < 0.6);
        if !is_near || dy.abs() > dx * 0.8 {
            return under;
        }
        under.map(|under| mix(depth, under, ink, 7))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tui::theme::Look;
    use std::collections::BTreeSet;

    /// The rows and the columns that this alone covers in whole cells, how many cells and how many grounds that are.
    fn covered(kind: ElementKind, at: Rect, columns: usize) -> [usize; 4] {
        let look = Look {
            ascii: true,
            ..Look::default()
        };
        let drawn = |marks: Vec<PictureElement>| {
            let rows = crate::render::tui::card::size::card_rows(columns);
            let mut canvas = Canvas::new((columns, rows), FACE, look);
            let picture = Picture {
                marks,
                ..Picture::default()
            };
            paint(&mut canvas, &picture);
            (0..rows * columns)
                .map(|at| canvas.ground(at / columns, at % columns))
                .collect::<Vec<_>>()
        };
        let mark = PictureElement {
            kind,
            at,
            print: String::new(),
            letter: None,
        };
        let (bare, with) = (drawn(Vec::new()), drawn(vec![mark]));
        let cells = bare.iter().zip(&with).enumerate();
        let own: Vec<usize> = cells
            .filter(|(_, (bare, with))| bare != with)
            .map(|(at, _)| at)
            .collect();
        let rows: BTreeSet<usize> = own.iter().map(|at| at / columns).collect();
        let across: BTreeSet<usize> = own.iter().map(|at| at % columns).collect();
        let grounds: BTreeSet<String> = own.iter().map(|at| format!("{:?}", with[*at])).collect();
        [rows.len(), across.len(), own.len(), grounds.len()]
    }

    #[test]
    fn in_whole_cells_a_panel_and_a_chip_are_rectangles_of_one_ground() {
        let panel = Rect {
            x: 4.8,
            y: 21.0,
            w: 60.0,
            h: 8.0,
        };
        let chip = Rect {
            x: 10.0,
            y: 19.0,
            w: 12.0,
            h: 9.5,
        };
        for columns in 22..70 {
            for shift in 0..6 {
                for (kind, at) in [(ElementKind::Panel, panel), (ElementKind::Chip, chip)] {
                    let y = at.y + shift as f32;
                    let [rows, across, cells, grounds] = covered(kind, Rect { y, ..at }, columns);
                    assert!(rows > 0 && across > 1, "{columns} {kind:?}");
                    assert_eq!(cells, rows * across, "{columns} {kind:?} {y}");
                    assert_eq!(grounds, 1, "{columns} {kind:?} {y}");
                }
            }
        }
    }
}
