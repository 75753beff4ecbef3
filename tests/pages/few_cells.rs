//! Cards where colours or cells are few: flat grounds, whole phones, and a label that hides nothing it speaks of.

use cardcode::pack::model::card::{ElementKind, Motif, Side};
use cardcode::render::tui::card::colours::{card, materials};
use cardcode::render::tui::card::picture::draw;
use cardcode::render::tui::card::size::{LARGE, SHARP, SMALL};
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::view::page::Picture;
use ratatui::style::{Color, Style};

use crate::cards::{pack, pictures};

/// Glyphs with their styles. Small drawings of these prints have no wide ones but in a label.
fn cells(picture: &Picture, columns: usize, look: Look) -> Vec<Vec<(char, Style)>> {
    let lines = draw(picture, columns, look);
    let row = |line: &ratatui::text::Line| {
        let spans = line.spans.iter();
        let glyphs = spans.flat_map(|span| span.content.chars().map(|char| (char, span.style)));
        glyphs.collect()
    };
    lines.iter().map(row).collect()
}

fn in_depth(depth: Depth, ascii: bool) -> Look {
    Look {
        depth,
        ascii,
        ..Look::default()
    }
}

fn without(picture: &Picture, kind: ElementKind) -> Picture {
    let mut bare = picture.clone();
    bare.marks.retain(|mark| mark.kind != kind);
    bare
}

#[test]
fn in_eight_colours_a_card_has_one_ground_and_its_code_is_the_brightest() {
    let look = in_depth(Depth::C8, false);
    for (id, picture) in pictures(&pack(), "en") {
        // Large digits are print, of cells that are painted.
        for columns in [SMALL, 30, SHARP] {
            let drawn = cells(&picture, columns, look);
            for motif in [Motif::Rosette, Motif::Band, Motif::Discs] {
                let other = Picture {
                    motif,
                    ..picture.clone()
                };
                assert_eq!(cells(&other, columns, look), drawn, "{id} at {columns}");
            }
            let bare = cells(&without(&picture, ElementKind::Code), columns, look);
            let mut grounds = bare.iter().flatten().map(|(_, style)| style.bg);
            assert!(
                grounds.all(|ground| ground != Some(Color::Gray)),
                "{id} at {columns}"
            );
        }
        assert_ne!(
            card(picture.style, Depth::C8).body,
            materials(Depth::C8).code.1
        );
    }
}

#[test]
fn in_whole_cells_nothing_but_its_metal_is_painted_of_a_chip() {
    let mut chips = 0;
    for (id, picture) in pictures(&pack(), "en") {
        for depth in [Depth::C256, Depth::C8] {
            let look = in_depth(depth, true);
            let bare = cells(&without(&picture, ElementKind::Chip), LARGE, look);
            let drawn = cells(&picture, LARGE, look);
            let pairs = bare.iter().flatten().zip(drawn.iter().flatten());
            for (before, after) in pairs.filter(|(before, after)| before.1.bg != after.1.bg) {
                let metal = materials(depth).chip.1;
                let is_print = after.0 != ' ';
                assert!(
                    is_print || after.1.bg == Some(metal),
                    "{id}: {before:?} {after:?}"
                );
                chips += 1;
            }
        }
    }
    assert!(chips > 100, "{chips}");
}

#[test]
fn a_phone_ends_with_its_frame_however_small() {
    let look = in_depth(Depth::C256, false);
    let frame = Some(materials(Depth::C256).bar.1);
    let mut phones = 0;
    for (id, picture) in pictures(&pack(), "en") {
        if picture.side != Side::App {
            continue;
        }
        for columns in [SMALL, 30, SHARP] {
            let drawn = cells(&without(&picture, ElementKind::Code), columns, look);
            let foot = drawn.last().unwrap();
            let is_frame = |style: &Style| style.fg == frame || style.bg == frame;
            let seen = foot.iter().filter(|(_, style)| is_frame(style)).count();
            let painted = foot
                .iter()
                .filter(|(_, style)| style.bg.is_some() || style.fg.is_some());
            assert!(
                seen > 4 && seen >= painted.count() - 2,
                "{id} at {columns}: {foot:?}"
            );
            phones += 1;
        }
    }
    assert!(phones > 0);
}

#[test]
fn the_word_for_the_code_hides_no_panel() {
    let look = in_depth(Depth::C256, false);
    let mut told = 0;
    for (id, picture) in pictures(&pack(), "en") {
        for columns in [SMALL, 26] {
            let bare = cells(&without(&picture, ElementKind::Code), columns, look);
            let no_panel = without(&picture, ElementKind::Panel);
            let no_panel = cells(&without(&no_panel, ElementKind::Code), columns, look);
            let print: String = picture.tag.clone();
            for (y, row) in cells(&picture, columns, look).iter().enumerate() {
                let text: String = row.iter().map(|(char, _)| *char).collect();
                let Some(at) = text.find(&print) else {
                    continue;
                };
                let from = text[..at].chars().count();
                let cells = from..from + print.chars().count();
                let hides = cells.filter(|x| bare[y][*x] != no_panel[y][*x]);
                assert_eq!(hides.count(), 0, "{id} at {columns}: {text}");
                told += 1;
            }
        }
    }
    assert!(told > 3, "{told}");
}

#[test]
fn without_colours_a_stripe_is_seen_in_every_size_and_a_hologram_where_it_has_room() {
    let of = |ascii| Look {
        palette: Palette::Mono,
        ascii,
        ..Look::default()
    };
    let mut holograms = 0;
    for (look, stripe, hologram) in [(of(false), "▓▓▓", "░░░"), (of(true), "###", ":::")]
    {
        for (id, picture) in pictures(&pack(), "en") {
            let has = |kind| picture.marks.iter().any(|mark| mark.kind == kind);
            for columns in [SMALL, 30, 38, SHARP, 70, LARGE] {
                let drawn = cells(&picture, columns, look);
                let rows = drawn
                    .iter()
                    .map(|row| row.iter().map(|cell| cell.0).collect());
                let rows: Vec<String> = rows.collect();
                let is_there = |sign| rows.iter().any(|row| row.contains(sign));
                let told = format!("{id} at {columns} in {look:?}");
                assert!(!has(ElementKind::Stripe) || is_there(stripe), "{told}");
                assert!(has(ElementKind::Hologram) || !is_there(hologram), "{told}");
                holograms += usize::from(is_there(hologram));
            }
        }
    }
    assert!(holograms > 50, "{holograms}");
}
