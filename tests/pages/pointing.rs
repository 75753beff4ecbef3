//! The mark on a card that is pointed at: what is inside its frame is what is judged, in every size and at every place.

use std::collections::BTreeSet;

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::pack::model::card::{Element, ElementKind};
use cardcode::render::tui::card::aim::CardCells;
use cardcode::render::tui::card::colours::materials;
use cardcode::render::tui::card::picture::{aim_map, draw};
use cardcode::render::tui::card::size::{LARGE, LARGE_PRINT, SHARP, SMALL, card_rows, label_rows};
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::text::lang::Lang;
use cardcode::text::width::width;
use cardcode::training::locate::{CardDesign, Guess, GuessResult, LocateDrill};
use cardcode::training::square::{COLUMNS, GridSquare, ROWS};
use cardcode::view::page::{Block, Picture};
use cardcode::view::router::page;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::cards::pack;

/// Columns from which the frame is closed.
const CLOSED: usize = 38;

fn squares() -> impl Iterator<Item = GridSquare> {
    (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| GridSquare { column, row }))
}

fn looks() -> [Look; 3] {
    let of = |palette, ascii| Look {
        palette,
        ascii,
        ..Look::default()
    };
    [
        Look::default(),
        of(Palette::Any, true),
        of(Palette::Mono, false),
    ]
}

/// The drill before a design's decision, with this face up.
fn drill(pack: &Pack, name: &str, face: usize) -> LocateDrill {
    LocateDrill {
        face,
        ..LocateDrill::of(pack, 7, vec![name.to_owned()])
    }
}

fn picture(pack: &Pack, drill: LocateDrill, lang: &str) -> Option<Picture> {
    let state = State::new(Lang::new(lang), Screen::Locate(drill));
    let mut blocks = page(pack, &state).blocks.into_iter();
    blocks.find_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    })
}

/// Every face of every design, as it is pointed at.
fn each(pack: &Pack, lang: &str, mut see: impl FnMut(&CardDesign, usize, Picture)) {
    let all = LocateDrill::new(7, usize::MAX).designs(pack);
    assert!(all.len() > 20, "{}", all.len());
    for name in all.iter().map(CardDesign::name) {
        let design = drill(pack, &name, 0).design(pack).unwrap();
        for face in 0..design.faces.len() {
            let seen = picture(pack, drill(pack, &name, face), lang).unwrap();
            see(&design, face, seen);
        }
    }
}

/// Glyphs of a drawing without its label; the second cell of a wide one is blank.
fn cells(picture: &Picture, columns: usize, look: Look) -> Vec<Vec<(char, Style)>> {
    let lines = draw(picture, columns, look);
    let lines = lines.into_iter().skip(label_rows(columns));
    let row = |line: ratatui::text::Line| {
        let spans = line.spans.into_iter();
        let glyphs = spans.flat_map(|span| {
            let chars: Vec<char> = span.content.chars().collect();
            chars.into_iter().map(move |char| (char, span.style))
        });
        let both = |(char, style): (char, Style)| {
            let second = (width(&char.to_string()) == 2).then_some((' ', style));
            std::iter::once((char, style)).chain(second)
        };
        glyphs.flat_map(both).collect()
    };
    lines.map(row).collect()
}

/// What is printed in these cells, without blanks and strokes.
fn printed(drawn: &[Vec<(char, Style)>], at: CardCells) -> String {
    let rows = drawn[at.top..at.bottom].iter();
    let cells = rows.flat_map(|row| &row[at.left..at.right]);
    let chars = cells.map(|(char, _)| *char);
    chars.filter(|char| char.is_alphanumeric()).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

fn judged<'p>(design: &CardDesign<'p>, face: usize, square: GridSquare) -> Option<&'p Element> {
    match design.found(Guess::Spot(face, square)) {
        GuessResult::Code => design.face(face).unwrap().code(),
        GuessResult::Decoy(element) | GuessResult::Other(element) => Some(element),
        _ => None,
    }
}

#[test]
fn what_is_inside_the_frame_is_what_is_judged_in_every_size_and_at_every_place() {
    let pack = pack();
    for lang in ["ja", "en"] {
        each(&pack, lang, |design, face, seen| {
            let unmarked = Picture {
                aim: None,
                ..seen.clone()
            };
            let of = |element: &Element| {
                let mark = seen.marks.iter().find(|mark| mark.at == element.at);
                mark.map_or(String::new(), |mark| bare(&mark.print))
            };
            let sizes = (SMALL..=CLOSED).chain([46, SHARP, 62, LARGE_PRINT, LARGE]);
            for columns in sizes {
                for look in looks() {
                    let map = aim_map(&seen, (columns, card_rows(columns)), look);
                    let drawn = cells(&unmarked, columns, look);
                    for square in squares() {
                        let told = || {
                            format!("{} {face} at {columns}, {square:?} {look:?}", design.name())
                        };
                        let inside = map.inside(square);
                        let print = printed(&drawn, inside);
                        match judged(design, face, square) {
                            Some(element) => {
                                let whole = of(element);
                                assert!(whole.contains(&print), "{}: {print}", told());
                                if element.kind == ElementKind::Code {
                                    assert_eq!(print, whole, "{}", told());
                                }
                            }
                            None => assert_eq!(print, "", "{}", told()),
                        }
                    }
                }
            }
        });
    }
}

/// Some squares, those at the edges among them.
fn is_sample(square: &GridSquare) -> bool {
    let is_edge = |at: u8, count: u8| at == 0 || at + 1 == count;
    let is_corner = is_edge(square.column, COLUMNS) && is_edge(square.row, ROWS);
    is_corner || (square.column + 5 * square.row).is_multiple_of(23)
}

#[test]
fn the_frame_is_hollow_whole_and_on_the_card() {
    let pack = pack();
    each(&pack, "ja", |design, face, seen| {
        let unmarked = Picture {
            aim: None,
            ..seen.clone()
        };
        for columns in [SMALL, CLOSED, SHARP] {
            for look in looks() {
                let map = aim_map(&seen, (columns, card_rows(columns)), look);
                let drawn = cells(&unmarked, columns, look);
                let mut met = Vec::new();
                for square in squares().filter(is_sample) {
                    let inside = map.inside(square);
                    if met.contains(&inside) {
                        continue;
                    }
                    met.push(inside);
                    let told = || {
                        format!(
                            "{} {face} at {columns}, {square:?}: {inside:?}",
                            design.name()
                        )
                    };
                    let aim = Some(square);
                    let marked = cells(
                        &Picture {
                            aim,
                            ..seen.clone()
                        },
                        columns,
                        look,
                    );
                    let closed = usize::from(columns >= CLOSED);
                    assert!(inside.left >= 1 && inside.right < columns, "{}", told());
                    let rows = inside
                        .top
                        .checked_sub(closed)
                        .unwrap_or_else(|| panic!("{}", told()));
                    let rows = rows..inside.bottom + closed;
                    assert!(rows.end <= card_rows(columns), "{}", told());
                    let within = inside.left - 1..inside.right + 1;
                    for (y, (before, after)) in drawn.iter().zip(&marked).enumerate() {
                        assert_eq!(after.len(), columns, "{}", told());
                        for x in 0..columns {
                            let is_frame =
                                rows.contains(&y) && within.contains(&x) && !inside.holds(x, y);
                            let is_same = before[x] == after[x];
                            if is_frame {
                                assert!("┏━┓┃┗┛+-|".contains(after[x].0), "{} {x} {y}", told());
                            } else {
                                // A wide glyph under half of a stroke is gone whole.
                                let is_beside =
                                    rows.contains(&y) && (x + 1 == within.start || x == within.end);
                                assert!(
                                    is_same || is_beside && after[x].0 == ' ',
                                    "{} {x} {y}",
                                    told()
                                );
                            }
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn arrows_and_clicks_reach_everything_that_is_printed() {
    let pack = pack();
    each(&pack, "ja", |design, face, seen| {
        for columns in [SMALL, 30, CLOSED, SHARP, 76, LARGE] {
            let rows = card_rows(columns);
            let map = aim_map(&seen, (columns, rows), Look::default());
            let card = Rect::new(3, 2, columns as u16, rows as u16);
            let mut met = BTreeSet::from([GridSquare::MIDDLE]);
            let mut open = vec![GridSquare::MIDDLE];
            while let Some(square) = open.pop() {
                for by in [(0, 1), (0, -1), (1, 0), (-1, 0)] {
                    let next = map.next(square, by);
                    // One press is one move that is seen, or none at the edge.
                    assert_eq!(next == square, map.inside(next) == map.inside(square));
                    if met.insert(next) {
                        open.push(next);
                    }
                }
            }
            let drawn = cells(&seen, columns, Look::default());
            let by_keys: BTreeSet<String> = met
                .iter()
                .map(|square| printed(&drawn, map.inside(*square)))
                .collect();
            let mut by_clicks = BTreeSet::new();
            for (x, y) in (0..columns).flat_map(|x| (0..rows).map(move |y| (x, y))) {
                let here = Position::new(card.x + x as u16, card.y + y as u16);
                let square = map.square_at(card, here).unwrap();
                let print = printed(&drawn, map.inside(square));
                // A click on print is a click on what is printed there.
                if drawn[y][x].0.is_ascii_digit() {
                    assert!(
                        print.contains(drawn[y][x].0),
                        "{} {face} {columns} {x} {y}",
                        design.name()
                    );
                }
                by_clicks.insert(print);
            }
            for square in squares() {
                let print = printed(&drawn, map.inside(square));
                let told = format!("{} {face} at {columns}: {print}", design.name());
                assert!(by_keys.contains(&print), "{told} by keys");
                assert!(by_clicks.contains(&print), "{told} by clicks");
            }
        }
    });
}

#[test]
fn a_wrong_answer_stays_to_be_seen_and_covers_nothing_of_the_code() {
    let pack = pack();
    let names: Vec<String> = LocateDrill::new(7, usize::MAX)
        .designs(&pack)
        .iter()
        .map(CardDesign::name)
        .collect();
    let mut seen_marks = 0;
    for name in names {
        let design = drill(&pack, &name, 0).design(&pack).unwrap();
        let Some(face) = design.code_face() else {
            continue;
        };
        for square in squares().step_by(11) {
            let guess = Guess::Spot(face, square);
            if design.found(guess).is_right() {
                continue;
            }
            let mut drill = drill(&pack, &name, 0);
            drill.decide(guess, true);
            let seen = picture(&pack, drill, "ja").unwrap();
            assert_eq!(seen.aim, Some(square));
            for columns in [SMALL, CLOSED, SHARP] {
                for look in looks() {
                    let unmarked = Picture {
                        aim: None,
                        ..seen.clone()
                    };
                    let (before, after) =
                        (cells(&unmarked, columns, look), cells(&seen, columns, look));
                    assert_ne!(before, after, "{name} {square:?} at {columns}");
                    // Nothing that has the code's ground is covered.
                    let (_, bright) = materials(look.depth).code;
                    let cells = before.iter().flatten().zip(after.iter().flatten());
                    for (before, after) in cells.filter(|(cell, _)| cell.1.bg == Some(bright)) {
                        assert_eq!(before, after, "{name} {square:?} at {columns} in {look:?}");
                    }
                    seen_marks += 1;
                }
            }
        }
    }
    assert!(seen_marks > 500, "{seen_marks}");
}
