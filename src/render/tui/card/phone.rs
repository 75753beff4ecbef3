//! The issuer's app: an upright phone with a small card on its screen.

use crate::pack::model::card::{ElementKind, HEIGHT, Rect};
use crate::render::tui::card::canvas::{Area, Canvas, FACE};
use crate::render::tui::card::colours;
use crate::render::tui::card::surface::{body, outside};
use crate::view::page::{Picture, PictureElement};

/// The phone, in the millimetres of a card.
pub(crate) const PHONE: Rect = Rect {
    x: 18.0,
    y: 0.0,
    w: 32.0,
    h: HEIGHT,
};
const SCREEN: Rect = Rect {
    x: 19.4,
    y: 1.6,
    w: 29.2,
    h: HEIGHT - 3.2,
};
/// The bar with the app's name.
const BAR: f32 = 6.4;
/// The card on the screen.
const CARD: Rect = Rect {
    x: 23.4,
    y: 9.6,
    w: 21.2,
    h: 13.4,
};

/// Paints phone, screen and card.
pub(crate) fn paint(canvas: &mut Canvas, picture: &Picture) {
    let materials = colours::materials(canvas.look.depth);
    let card = colours::card(picture.style, canvas.look.depth);
    let (frame, paper) = (materials.bar.1, materials.screen.1);
    let bar = SCREEN.y + BAR;
    // However small, it ends with its frame.
    let end = FACE.h - canvas.quarter_height().max(FACE.h - SCREEN.y - SCREEN.h);
    canvas.paint(&FACE, |x, y, _| {
        let is_on_screen = outside(&SCREEN, 2.2, x, y) <= 0.0 && y < end;
        match outside(&PHONE, 4.0, x, y) <= 0.0 {
            false => None,
            true if is_on_screen && y >= bar => Some(paper),
            true => Some(frame),
        }
    });
    let (cx, _) = PHONE.centre();
    // The line at its foot by which phones are unlocked.
    let foot = Rect {
        x: cx - 4.5,
        y: SCREEN.y + SCREEN.h - 3.6,
        w: 9.0,
        h: 1.0,
    };
    if canvas.sees(&foot) {
        let area = canvas.area(&foot);
        let bottom = area.top + 1;
        canvas.fill(Area { bottom, ..area }, frame);
    }
    body(canvas, &CARD, picture.motif, &card);
    let is_button = |mark: &&PictureElement| mark.kind == ElementKind::Print;
    for button in picture.marks.iter().filter(is_button) {
        // As high as its words.
        let top = canvas.row(&button.at) * 2;
        let area = Area {
            top,
            bottom: top + 2,
            ..canvas.area(&button.at)
        };
        if canvas.sees(&button.at) {
            canvas.fill(area, materials.button.1);
        }
    }
}
