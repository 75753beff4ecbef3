//! Print on a card: the code first, so that nothing covers it; what comes later gives way.

use crate::render::tui::theme;
use ratatui::style::{Modifier, Style};

use crate::pack::model::card::WIDTH;
use crate::pack::model::card::{ElementKind, Rect, Side};
use crate::render::tui::card::canvas::Canvas;
use crate::render::tui::card::size::SHARP;
use crate::text::width::width;
use crate::view::page::{Picture, PictureElement};

/// Print, the most important first: what comes later gives way.
pub(crate) fn print(canvas: &mut Canvas, picture: &Picture) {
    let outlined = !canvas.look.paints();
    let code = picture
        .marks
        .iter()
        .find(|mark| mark.kind == ElementKind::Code);
    if let Some(code) = code.filter(|_| canvas.look.steps_left == 0) {
        print_code(canvas, code, &picture.label);
    }
    for kind in [
        ElementKind::Number,
        ElementKind::Decoy,
        ElementKind::Brand,
        ElementKind::Issuer,
        ElementKind::Expiry,
        ElementKind::Name,
        ElementKind::Print,
    ] {
        for mark in picture.marks.iter().filter(|mark| mark.kind == kind) {
            let in_bar = picture.side == Side::App && mark.kind == ElementKind::Issuer;
            let on_panel = picture
                .marks
                .iter()
                .any(|m| m.kind == ElementKind::Panel && m.at.holds(mark.at.centre()));
            let ink = match (outlined, in_bar, on_panel) {
                (true, ..) => Style::new(),
                (_, true, _) => Style::new().fg(theme::APP.0),
                (_, _, true) => Style::new().fg(theme::PANEL.1),
                _ => Style::new().fg(theme::card(picture.style).ink),
            };
            print_mark(canvas, mark, ink);
        }
    }
}

/// The code: its digits in a bright frame, with its name above, or below where there is no room.
fn print_code(canvas: &mut Canvas, code: &PictureElement, label: &str) {
    let row = canvas.row(&code.at);
    let digits = code.print.chars().count();
    let roomy = canvas.columns >= SHARP - 6;
    let slab = if roomy { digits + 4 } else { digits + 2 };
    let middle = canvas.column(code.at.centre().0);
    let column = middle
        .saturating_sub(slab / 2)
        .min((canvas.columns - 1).saturating_sub(slab));
    let style = canvas.look.code();
    let text = format!("[{:^1$}]", code.print, slab - 2);
    canvas.text(row, column, &text, style);
    if roomy && canvas.look.paints() && !canvas.look.ascii {
        // At the card's edge there is no half row above, or below.
        let (above, below) = ((row * 2).checked_sub(1), row * 2 + 2);
        for pixel_row in above.into_iter().chain([below]) {
            for at in column..(column + slab).min(canvas.columns) {
                if let Some(pixel) = canvas.pixels.get_mut(pixel_row * canvas.columns + at) {
                    *pixel = Some(theme::CODE.1);
                }
            }
        }
    }
    let (gap, cells) = (if roomy { 2 } else { 1 }, width(label));
    let edge = canvas.columns.saturating_sub(2 + cells);
    let label_column = (column + slab / 2).saturating_sub(cells / 2).min(edge);
    let rows = [row.checked_sub(gap), Some(row + gap)];
    let row = rows
        .into_iter()
        .flatten()
        .find(|row| *row > 0 && canvas.is_free(*row, label_column, label_column + cells));
    if let Some(row) = row.filter(|_| canvas.rows >= 10) {
        canvas.text(row, label_column, label, style);
    }
}

fn print_mark(canvas: &mut Canvas, mark: &PictureElement, ink: Style) {
    let row = canvas.row(&mark.at);
    let ink = if matches!(mark.kind, ElementKind::Number | ElementKind::Brand) {
        ink.add_modifier(Modifier::BOLD)
    } else {
        ink
    };
    let glyphs = match mark.kind {
        ElementKind::Number => spread(canvas, &mark.at, &mark.print),
        _ => vec![(canvas.column(mark.at.x).max(1), mark.print.clone())],
    };
    let Some(end) = glyphs.last().map(|(column, text)| column + width(text)) else {
        return;
    };
    let start = glyphs.first().map_or(0, |(column, _)| *column);
    if mark.print.is_empty() {
        return;
    }
    if mark.kind == ElementKind::Decoy {
        return print_decoy(canvas, mark, row, ink);
    }
    if end < canvas.columns && canvas.is_free(row, start, end) {
        for (column, text) in glyphs {
            canvas.text(row, column, &text, ink);
        }
    }
}

/// A decoy keeps its last digits where it is long, and its letter stands beside it.
fn print_decoy(canvas: &mut Canvas, mark: &PictureElement, row: usize, ink: Style) {
    let letter = mark
        .letter
        .map(|letter| format!("[{letter}]"))
        .unwrap_or_default();
    let style = canvas.look.letter();
    let left = canvas.column(mark.at.x).max(1);
    let mut print = mark.print.as_str();
    // The right end is what stands beside the code; whole groups are left away from the left.
    loop {
        let cells = width(print) + width(&letter);
        let right = canvas.column(mark.at.x + mark.at.w).max(left + cells);
        let column = if print == mark.print {
            left
        } else {
            right - cells
        };
        if right < canvas.columns && canvas.is_free(row, column, column + cells) {
            canvas.text(row, column, print, ink);
            canvas.text(row, column + width(print), &letter, style);
            return;
        }
        match print.split_once(' ') {
            Some((_, rest)) => print = rest,
            None => return,
        }
    }
}

/// The groups of a number, each where its first digit stands on the card, the digits two cells apart where
/// there is room.
fn spread(canvas: &Canvas, at: &Rect, number: &str) -> Vec<(usize, String)> {
    let pitch = at.w / number.chars().count().max(1) as f32;
    let cells = pitch / WIDTH * canvas.columns as f32;
    let gap = if cells >= 2.0 { " " } else { "" };
    let mut glyphs: Vec<(usize, String)> = Vec::new();
    let mut digits = 0;
    for group in number.split(' ') {
        let text = group
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(gap);
        let after = glyphs
            .last()
            .map_or(1, |(column, text)| column + width(text) + 1);
        glyphs.push((canvas.column(at.x + pitch * digits as f32).max(after), text));
        digits += group.chars().count() + 1;
    }
    glyphs
}
