//! A card's picture in cells, to scale from its millimetres.
//!
//! A cell is twice as high as wide. Surfaces are painted in quarters of cells, 54 x 17 cells being 108 x 34 of them, with
//! two colours a cell; print is laid over them in whole cells, the code before all else, so that nothing covers it. Where
//! the drawing is small, print that would touch other print gives way, the less important first.

use std::cell::RefCell;
use std::collections::VecDeque;

use ratatui::text::Line;

use crate::pack::model::card::{HEIGHT, Rect, Side, WIDTH};
use crate::render::tui::card::aim::{AimMap, aim};
use crate::render::tui::card::canvas::{Canvas, FACE};
use crate::render::tui::card::code;
use crate::render::tui::card::large::large;
use crate::render::tui::card::outline::{hologram, outline};
use crate::render::tui::card::print::print;
use crate::render::tui::card::reveal::reveal;
use crate::render::tui::card::sides::{Small, beside};
use crate::render::tui::card::size::{card_rows, label_rows, rows};
use crate::render::tui::card::{colours, phone, surface};
use crate::render::tui::theme::Look;
use crate::view::page::{Picture, Scope};

/// How much of a face is seen where it is looked at closely.
const CLOSE: f32 = 0.5;

/// A picture that was drawn: what of, how wide and in which look.
type Drawn = (Picture, usize, Look, Vec<Line<'static>>);

thread_local! {
    /// The last pictures: most frames show the same as the one before, and painting is the dearest part of one.
    static LAST: RefCell<VecDeque<Drawn>> = const { RefCell::new(VecDeque::new()) };
}

/// How many pictures are kept: those of a page and of the one beside it.
const KEPT: usize = 2;

/// The picture in lines of so many columns: the label's row where there is one, then the card.
pub fn draw(picture: &Picture, columns: usize, look: Look) -> Vec<Line<'static>> {
    let is_it = |(one, wide, how, _): &&Drawn| *wide == columns && *how == look && one == picture;
    let kept = LAST.with_borrow(|last| last.iter().find(is_it).map(|(.., lines)| lines.clone()));
    kept.unwrap_or_else(|| {
        let lines = drawn(picture, columns, look);
        LAST.with_borrow_mut(|last| {
            last.truncate(KEPT - 1);
            last.push_front((picture.clone(), columns, look, lines.clone()));
        });
        lines
    })
}

fn drawn(picture: &Picture, columns: usize, look: Look) -> Vec<Line<'static>> {
    match &picture.scope {
        Scope::Face => face(picture, columns, FACE, look),
        Scope::Near => face(picture, columns, near(picture), look),
        Scope::Digits(label) => large(picture, label, (columns, rows(columns)), look),
        Scope::Sides(sides) => {
            let small = |picture: &Picture, columns: usize| Small {
                lines: card(picture, (columns, card_rows(columns)), FACE, look).0,
            };
            beside(sides, (columns, rows(columns)), look, small)
        }
    }
}

/// A part of a face, with its label above.
fn face(picture: &Picture, columns: usize, window: Rect, look: Look) -> Vec<Line<'static>> {
    let (lines, label) = card(picture, (columns, card_rows(columns)), window, look);
    let blank = Line::from(" ".repeat(columns));
    let label = if label.spans.is_empty() { blank } else { label };
    let above = (0..label_rows(columns)).map(|_| label.clone());
    above.chain(lines).collect()
}

/// The card's lines, and its label's.
fn card(
    picture: &Picture,
    size: (usize, usize),
    window: Rect,
    look: Look,
) -> (Vec<Line<'static>>, Line<'static>) {
    let mut canvas = Canvas::new(size, window, look);
    canvas.plain = colours::card(picture.style, look.depth).body;
    match (look.paints(), picture.side) {
        (false, _) => outline(&mut canvas, picture),
        (true, Side::App) => phone::paint(&mut canvas, picture),
        (true, _) => surface::paint(&mut canvas, picture),
    }
    let label = code::draw(&mut canvas, picture);
    if !look.paints() {
        hologram(&mut canvas, picture);
    }
    print(&mut canvas, picture);
    reveal(&mut canvas, picture);
    aim(&mut canvas, picture);
    (canvas.lines(), label)
}

/// Where the mark stands on a card of so many columns and rows that is pointed at.
pub fn aim_map(picture: &Picture, size: (usize, usize), look: Look) -> AimMap {
    let mut canvas = Canvas::new(size, FACE, look);
    // What is painted takes no room from print, and is left out.
    if !look.paints() {
        outline(&mut canvas, picture);
    }
    code::draw(&mut canvas, picture);
    if !look.paints() {
        hologram(&mut canvas, picture);
    }
    print(&mut canvas, picture);
    AimMap::new(&canvas, picture)
}

/// The part of a face around its code.
fn near(picture: &Picture) -> Rect {
    let (x, y) = picture
        .code()
        .map_or(FACE.centre(), |code| code.at.centre());
    let (w, h) = (WIDTH * CLOSE, HEIGHT * CLOSE);
    Rect {
        x: (x - w / 2.0).clamp(0.0, WIDTH - w),
        y: (y - h / 2.0).clamp(0.0, HEIGHT - h),
        w,
        h,
    }
}
