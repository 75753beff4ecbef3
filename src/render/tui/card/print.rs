//! Print on a card, the most important first: what comes later gives way, and the code's plate was there before all.

use ratatui::style::{Modifier, Style};

use crate::pack::model::card::{ElementKind, Side};
use crate::render::tui::card::canvas::{Area, Canvas};
use crate::render::tui::card::colours::{self, Pair};
use crate::render::tui::card::digits::{self, NARROW};
use crate::render::tui::card::glyphs::{lay, lay_first, span, spread};
use crate::render::tui::card::phone::PHONE;
use crate::render::tui::card::size::LARGE_PRINT;
use crate::render::tui::card::surface;
use crate::text::width::width;
use crate::view::page::{Picture, PictureElement};

pub(crate) fn print(canvas: &mut Canvas, picture: &Picture) {
    // What has the least room first: on a small phone the number gives way to the digits that matter.
    let first = match picture.side {
        Side::App => [ElementKind::Decoy, ElementKind::Number],
        _ => [ElementKind::Number, ElementKind::Decoy],
    };
    let rest = [
        ElementKind::Brand,
        ElementKind::Issuer,
        ElementKind::Expiry,
        ElementKind::Name,
        ElementKind::Print,
    ];
    canvas.solid = solid(canvas, picture);
    for kind in first.into_iter().chain(rest) {
        let marks = picture.marks.iter().enumerate();
        let marks = marks.filter(|(_, mark)| mark.kind == kind && !mark.print.is_empty());
        let mut marks: Vec<(usize, &PictureElement)> = marks.collect();
        // A long number can leave groups away beside a short one.
        marks.sort_by_key(|(_, mark)| match kind {
            ElementKind::Decoy => width(&mark.print),
            _ => 0,
        });
        for (place, mark) in marks {
            if canvas.sees(&mark.at) || kind == ElementKind::Number {
                let ink = ink(canvas, picture, mark);
                canvas.owner = Some(place);
                print_mark(canvas, picture, mark, ink);
                canvas.owner = None;
            }
        }
    }
    if picture.side == Side::Front {
        contactless(canvas, picture);
    }
}

/// Where the chip and the hologram are painted: print on them is not read.
fn solid(canvas: &Canvas, picture: &Picture) -> Vec<Area> {
    let marks = picture.marks.iter().filter(|mark| match mark.kind {
        ElementKind::Hologram => surface::has_hologram(canvas, picture, mark),
        kind => kind == ElementKind::Chip,
    });
    marks.map(|mark| canvas.area(&mark.at)).collect()
}

/// The ink of an element, on the ground that is painted there.
fn ink(canvas: &Canvas, picture: &Picture, mark: &PictureElement) -> Style {
    if !canvas.look.paints() {
        return Style::new();
    }
    let depth = canvas.look.depth;
    let card = colours::card(picture.style, depth);
    let materials = colours::materials(depth);
    let is_panel = |other: &&PictureElement| {
        other.kind == ElementKind::Panel && other.at.holds(mark.at.centre())
    };
    let on_panel = picture.marks.iter().any(|other| is_panel(&other));
    let of_card: Pair = (card.ink, card.body);
    let (ink, ground) = match mark.kind {
        _ if on_panel => card.panel,
        ElementKind::Brand => of_card,
        _ if picture.side != Side::App => of_card,
        ElementKind::Issuer => materials.bar,
        ElementKind::Print => materials.button,
        _ => materials.screen,
    };
    // Where colours are mixed, the ground of a card is what is painted; few colours are too far apart for that.
    match depth.mixes() && ground == card.body {
        true => Style::new().fg(ink),
        false => colours::pair((ink, ground)),
    }
}

fn print_mark(canvas: &mut Canvas, picture: &Picture, mark: &PictureElement, ink: Style) {
    let is_bold = matches!(mark.kind, ElementKind::Number | ElementKind::Brand);
    let ink = if is_bold {
        ink.add_modifier(Modifier::BOLD)
    } else {
        ink
    };
    let is_app = picture.side == Side::App;
    match mark.kind {
        ElementKind::Decoy => print_decoy(canvas, mark, ink, !picture.is_pointed_at()),
        ElementKind::Number if is_app => in_lines(canvas, mark, ink),
        ElementKind::Number => print_number(canvas, mark, ink),
        ElementKind::Print | ElementKind::Issuer | ElementKind::Brand if is_app => {
            // In the middle of a bar, a button, a small card.
            let cells = width(&mark.print);
            let middle = canvas.column(mark.at.centre().0);
            let column = middle.saturating_sub(cells / 2);
            let (left, right) = (canvas.column(PHONE.x), canvas.column(PHONE.x + PHONE.w));
            // A brand stands on a small card, which has hardly room for letters.
            let room = match mark.kind {
                ElementKind::Brand => (right - left) / 3,
                _ => right - left,
            };
            if cells > room {
                return;
            }
            lay(
                canvas,
                canvas.row(&mark.at),
                vec![(column, mark.print.clone())],
                ink,
            );
        }
        _ => {
            let glyphs = vec![(canvas.column(mark.at.x).max(1), mark.print.clone())];
            lay(canvas, canvas.row(&mark.at), glyphs, ink);
        }
    }
}

/// A card number: in digits of several cells where they have room, else spread over its place.
fn print_number(canvas: &mut Canvas, mark: &PictureElement, ink: Style) {
    if canvas.print_columns() >= LARGE_PRINT && !canvas.look.ascii {
        return print_large(canvas, mark, ink);
    }
    let row = canvas.row(&mark.at);
    let glyphs = spread(canvas, &mark.at, &mark.print);
    let is_part = canvas.print_columns() != canvas.columns;
    if lay_first(canvas, row, glyphs, ink) || !is_part {
        return;
    }
    // Where a part of the face is seen, all of the number is of use: the code's place is told by it.
    let most = canvas.columns.saturating_sub(width(&mark.print) + 1);
    let left = canvas.column(mark.at.x).clamp(1.min(most), most);
    lay_first(canvas, row, vec![(left, mark.print.clone())], ink);
}

/// The groups of a number in large digits, each where it stands on the card. Where only a part of the face is seen, so is
/// the number.
fn print_large(canvas: &mut Canvas, mark: &PictureElement, ink: Style) {
    let pitch = mark.at.w / mark.print.chars().count() as f32;
    let quarters = (pitch / canvas.grain()) as usize;
    let step = quarters.max(NARROW.wide() + 1);
    let middle = canvas.quarter_row(mark.at.centre().1);
    let top = middle.saturating_sub(digits::HIGH.div_ceil(2));
    let mut before = 0;
    let mut free = 0;
    let mut groups: Vec<(usize, Vec<u8>)> = Vec::new();
    for group in mark.print.split(' ') {
        let (mut x, mut group) = (mark.at.x + pitch * before as f32, group);
        before += group.len() + 1;
        while !canvas.shows(x) && group.len() > 1 {
            (x, group) = (x + pitch, &group[1..]);
        }
        let left = canvas.quarter_column(x).max(free);
        let room = (canvas.columns * 2).saturating_sub(left + 2) / step;
        let digits = digits::of(&group[..group.len().min(room)]);
        free = left + step * digits.len() + 2;
        if canvas.shows(x) {
            groups.push((left, digits));
        }
    }
    // All of it a little lower rather than a part of it not at all, where the code's plate comes down to it.
    let is_free = |top: &usize| {
        let mut groups = groups.iter();
        groups.all(|(left, digits)| {
            let at = (*left, *top);
            digits::free_cells(canvas, digits.len(), at, (NARROW, step)).is_some()
        })
    };
    let top = (top..top + 4).find(is_free).unwrap_or(top);
    for (left, digits) in groups {
        digits::print(canvas, &digits, (left, top), (NARROW, step), ink);
    }
}

/// In an app: in one line or, where that is too long, in two; on a phone too small for these, its first group.
fn in_lines(canvas: &mut Canvas, mark: &PictureElement, ink: Style) {
    let column = canvas.column(mark.at.x);
    let room = canvas.column(mark.at.x + mark.at.w).saturating_sub(column);
    let row = canvas.row(&mark.at);
    if width(&mark.print) <= room {
        lay_first(canvas, row, vec![(column, mark.print.clone())], ink);
        return;
    }
    let groups: Vec<&str> = mark.print.split(' ').collect();
    let (first, second) = groups.split_at(groups.len().div_ceil(2));
    if width(&first.join(" ")) > room {
        let first = groups.first().map(|group| (column, (*group).to_owned()));
        let glyphs = first.into_iter().collect();
        lay_first(canvas, row, glyphs, ink);
        return;
    }
    let top = canvas.quarter_row(mark.at.y).div_ceil(2);
    for (row, groups) in [(top, first), (top + 1, second)] {
        lay_first(canvas, row, vec![(column, groups.join(" "))], ink);
    }
}

/// A decoy keeps its last digits where it is long; they are struck through where the code is shown, and its letter stands
/// before them.
fn print_decoy(canvas: &mut Canvas, mark: &PictureElement, ink: Style, is_struck: bool) {
    let row = canvas.row(&mark.at);
    let badge = mark
        .letter
        .map(|letter| format!("[{letter}]"))
        .unwrap_or_default();
    let before = width(&badge) + usize::from(!badge.is_empty());
    let is_number = mark
        .print
        .chars()
        .all(|char| char.is_ascii_digit() || char == ' ');
    let mut print = mark.print.as_str();
    // The right end is what stands beside the code; whole groups are left away from the left.
    loop {
        let right = canvas.column(mark.at.x + mark.at.w);
        let glyphs = match is_number {
            true if print == mark.print => spread(canvas, &mark.at, print),
            true => vec![(right.saturating_sub(width(print)), print.to_owned())],
            false => vec![(canvas.column(mark.at.x), print.to_owned())],
        };
        if let Some((start, end)) = span(&glyphs) {
            // At the card's edge all of it moves on, so that the letter has room before it.
            let on = (before + 1).saturating_sub(start);
            let (start, end) = (start + on - before, end + on);
            if end < canvas.columns && canvas.is_free(row, start, end) {
                canvas.text(row, start, &badge, colours::letter(canvas.look));
                let gap = " ".repeat(before.min(1));
                canvas.text(row, (start + before).saturating_sub(1), &gap, ink);
                for (column, text) in glyphs {
                    strike(canvas, (row, column + on), &text, ink, is_struck);
                }
                return;
            }
        }
        match print.split_once(' ') {
            Some((_, rest)) => print = rest,
            None => return,
        }
    }
}

/// Text whose digits are struck through.
fn strike(
    canvas: &mut Canvas,
    (row, column): (usize, usize),
    text: &str,
    ink: Style,
    is_struck: bool,
) {
    let digits = text.find(|char: char| char.is_ascii_digit()).unwrap_or(0);
    // A terminal that cannot strike shows them plain, with their letter; a line under them would say that it is these.
    let struck = match is_struck {
        true => Modifier::CROSSED_OUT,
        false => Modifier::empty(),
    };
    canvas.text(row, column, &text[..digits], ink);
    canvas.text(
        row,
        column + digits,
        &text[digits..],
        ink.add_modifier(struck),
    );
}

/// The waves of a card that pays without contact, where they are too small to be painted.
fn contactless(canvas: &mut Canvas, picture: &Picture) {
    let is_chip = |mark: &&PictureElement| mark.kind == ElementKind::Chip;
    let Some(chip) = picture.marks.iter().find(is_chip) else {
        return;
    };
    let is_painted = canvas.look.paints() && !canvas.look.ascii;
    if canvas.print_columns() >= LARGE_PRINT && is_painted
        || canvas.rows < 10
        || !canvas.sees(&chip.at)
    {
        return;
    }
    let ink = ink(canvas, picture, chip);
    let column = canvas.column(chip.at.x + chip.at.w) + 1;
    lay(
        canvas,
        canvas.row(&chip.at),
        vec![(column, ")))".to_owned())],
        ink,
    );
}
