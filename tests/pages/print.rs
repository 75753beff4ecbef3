//! Print on cards: letters only where the page says what they stand for, and nothing that touches something else.

use cardcode::pack::content::Pack;
use cardcode::pack::model::card::{ElementKind, HEIGHT, Side, WIDTH};
use cardcode::render::tui::card::picture::draw;
use cardcode::render::tui::card::size::{LARGE, SMALL, card_rows, label_rows};
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::Look;
use cardcode::text::width::width;
use cardcode::view::page::{Block, Page, Picture, Scope};
use cardcode::view::wide::wide_page;

use crate::cards::{looks, pack, pictures};
use crate::common::{every_state, languages};

/// The rows of a drawing cell by cell, without its label; the second cell of a wide glyph is blank.
fn rows(picture: &Picture, columns: usize, look: Look) -> Vec<Vec<char>> {
    let lines = draw(picture, columns, look)
        .into_iter()
        .skip(label_rows(columns));
    let row = |line: ratatui::text::Line| {
        let text = line.to_string();
        let chars = text.chars().flat_map(|char| {
            let second = (width(&char.to_string()) == 2).then_some(' ');
            std::iter::once(char).chain(second)
        });
        chars.collect()
    };
    lines.map(row).collect()
}

/// Looks that lay print out each in its own way: colours alone move nothing.
fn told_apart() -> Vec<Look> {
    let mut looks = looks();
    looks.retain(|look| look.depth == Depth::default());
    looks
}

/// A page's pictures, those in its panes too, and those of a card's sides.
fn all_pictures(page: &Page) -> Vec<Picture> {
    let blocks = page
        .asides
        .iter()
        .flat_map(|pane| &pane.blocks)
        .chain(&page.blocks);
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Picture(picture) = block {
            if let Scope::Sides(sides) = &picture.scope {
                all.extend(sides.iter().map(|side| side.picture.clone()));
            }
            all.push(picture.clone());
        }
    }
    all
}

#[test]
fn letters_stand_only_where_the_page_says_what_they_are() {
    let pack = Pack::embedded().unwrap();
    let mut lettered = 0;
    for lang in languages(&pack) {
        for state in every_state(&lang) {
            let page = wide_page(&pack, &state);
            let legend: Vec<&String> = page
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::List(items) => Some(items),
                    _ => None,
                })
                .flatten()
                .collect();
            let own = page.blocks.iter().filter_map(|block| match block {
                Block::Picture(picture) => Some(picture),
                _ => None,
            });
            let own: Vec<&Picture> = own.collect();
            for picture in all_pictures(&page) {
                for mark in picture.marks.iter().filter(|mark| mark.letter.is_some()) {
                    let sign = format!("[{}] ", mark.letter.unwrap());
                    let said = legend.iter().any(|item| item.starts_with(&sign));
                    assert!(said, "{}: {sign}", page.id);
                    assert!(
                        own.contains(&&picture),
                        "{}: a picture beside has {sign}",
                        page.id
                    );
                    lettered += 1;
                }
            }
        }
    }
    assert!(lettered > 20, "{lettered}");
}

#[test]
fn a_letter_stands_left_of_what_it_names_and_off_the_frame() {
    let mut met = 0;
    for (id, picture) in pictures(&pack(), "en") {
        for columns in SMALL..=LARGE {
            for look in told_apart() {
                if look.paints() && columns % 4 != 2 {
                    continue;
                }
                for row in rows(&picture, columns, look) {
                    let text: String = row.iter().filter(|char| **char != '\u{336}').collect();
                    let Some(at) = text.find('[').filter(|at| {
                        text[*at..]
                            .chars()
                            .nth(1)
                            .is_some_and(|char| char.is_ascii_uppercase())
                    }) else {
                        continue;
                    };
                    met += 1;
                    let after: String = text[at..].chars().skip(3).take(2).collect();
                    let told = format!("{id} at {columns} in {look:?}: {text}");
                    assert!(
                        after.starts_with(' ')
                            && after.ends_with(|char: char| char.is_alphanumeric()),
                        "{told}"
                    );
                    // In ASCII a panel has the strokes of the code's frame.
                    let before = text[..at].chars().last();
                    let is_frame = before.is_some_and(|char| "┃]".contains(char));
                    assert!(look.ascii || !is_frame, "{told}");
                }
            }
        }
    }
    assert!(met > 500, "{met}");
}

#[test]
fn nothing_printed_touches_anything_else_on_any_card_in_any_size() {
    let is_small = |kind| {
        matches!(
            kind,
            ElementKind::Expiry
                | ElementKind::Name
                | ElementKind::Print
                | ElementKind::Issuer
                | ElementKind::Brand
        )
    };
    let mut met = 0;
    for lang in ["ja", "en"] {
        for (id, picture) in pictures(&pack(), lang) {
            for columns in SMALL..=LARGE {
                let high = card_rows(columns);
                for look in told_apart() {
                    // Painting is dear, and moves no print.
                    if look.paints() && columns % 4 != 0 {
                        continue;
                    }
                    let drawn = rows(&picture, columns, look);
                    for mark in picture
                        .marks
                        .iter()
                        .filter(|mark| is_small(mark.kind) && !mark.print.is_empty())
                    {
                        let print: Vec<char> = mark
                            .print
                            .chars()
                            .flat_map(|char| {
                                let second = (width(&char.to_string()) == 2).then_some(' ');
                                std::iter::once(char).chain(second)
                            })
                            .collect();
                        for (y, row) in drawn.iter().enumerate() {
                            let Some(x) = row.windows(print.len()).position(|cells| cells == print)
                            else {
                                continue;
                            };
                            met += 1;
                            let told = format!(
                                "{id} {lang} at {columns} in {look:?}: {}",
                                row.iter().collect::<String>()
                            );
                            let beside = [x.checked_sub(1), Some(x + print.len())];
                            let mut beside =
                                beside.into_iter().flatten().filter_map(|x| row.get(x));
                            assert!(
                                beside.all(
                                    |char| !char.is_alphanumeric() && !"[]<>┃:".contains(*char)
                                ),
                                "{told}"
                            );
                            if picture.side == Side::App {
                                continue;
                            }
                            // Nor is it over the chip or a hologram that is drawn.
                            let number_rows: Vec<usize> = picture
                                .marks
                                .iter()
                                .filter(|mark| mark.kind == ElementKind::Number)
                                .map(|mark| (mark.at.centre().1 / HEIGHT * high as f32) as usize)
                                .collect();
                            for solid in picture.marks.iter().filter(|mark| {
                                matches!(mark.kind, ElementKind::Chip | ElementKind::Hologram)
                            }) {
                                let part =
                                    |at: f32, whole: f32, all: usize| at / whole * all as f32;
                                let (left, right) = (
                                    part(solid.at.x, WIDTH, columns),
                                    part(solid.at.x + solid.at.w, WIDTH, columns),
                                );
                                let (top, bottom) = (
                                    part(solid.at.y, HEIGHT, high),
                                    part(solid.at.y + solid.at.h, HEIGHT, high),
                                );
                                let is_drawn = solid.kind == ElementKind::Chip
                                    || !number_rows
                                        .iter()
                                        .any(|row| (top as usize..=bottom as usize).contains(row));
                                let overlaps = (y as f32) + 0.75 < bottom
                                    && (y as f32) + 0.25 > top
                                    && (x as f32) + 0.75 < right
                                    && (x + print.len()) as f32 - 0.75 > left;
                                assert!(!(is_drawn && overlaps), "{told}: over {:?}", solid.kind);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(met > 5_000, "{met}");
}
