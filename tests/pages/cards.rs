//! The cards: one geometry, to scale, no real number, and the same in words.

use cardcode::app::screen::Screen;
use cardcode::app::screens::card::CardScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::pack::lint::card_numbers::passes_luhn;
use cardcode::pack::model::card::{ElementKind, Side};
use cardcode::pack::model::card::{HEIGHT, WIDTH};
use cardcode::render::tui::card::picture::draw;
use cardcode::render::tui::card::size::{LARGE, SHARP, SMALL, card_rows, fit, rows};
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::text::lang::Lang;
use cardcode::view::page::{Block, Picture};
use cardcode::view::place::code_place;
use cardcode::view::router::page;

/// Painted in every depth, painted in whole cells, and in outlines.
pub fn looks() -> Vec<Look> {
    let painted = [Depth::True, Depth::C256, Depth::C16, Depth::C8].map(|depth| Look {
        depth,
        ..Look::default()
    });
    let of = |palette, ascii| Look {
        palette,
        ascii,
        ..Look::default()
    };
    let others = [
        of(Palette::Light, true),
        of(Palette::Mono, false),
        of(Palette::Mono, true),
    ];
    painted.into_iter().chain(others).collect()
}

pub fn pack() -> Pack {
    Pack::embedded().unwrap()
}

pub fn pictures(pack: &Pack, lang: &str) -> Vec<(String, Picture)> {
    let mut pictures = Vec::new();
    for card in pack.cards() {
        for face in 0..card.faces.len() {
            let screen = Screen::Card(CardScreen {
                card: card.id.clone(),
                face,
            });
            for block in page(pack, &State::new(Lang::new(lang), screen)).blocks {
                if let Block::Picture(picture) = block {
                    pictures.push((format!("{}/{face}", card.id), picture));
                }
            }
        }
    }
    pictures
}

#[test]
fn the_luhn_sum_is_the_published_one() {
    assert!(passes_luhn("79927398713"), "the example of ISO/IEC 7812-1");
    assert!(!passes_luhn("79927398710"));
}

#[test]
fn every_element_lies_on_the_card() {
    for card in pack().cards() {
        for element in card.faces.iter().flat_map(|face| &face.element) {
            let at = element.at;
            assert!(
                at.x >= 0.0 && at.y >= 0.0 && at.x + at.w <= WIDTH && at.y + at.h <= HEIGHT,
                "{}: {at:?}",
                element.id
            );
        }
    }
}

#[test]
fn numbers_have_their_true_grouping_and_fail_the_check_digit() {
    for card in pack().cards() {
        let numbers = card
            .faces
            .iter()
            .flat_map(|face| &face.element)
            .filter(|element| element.kind == ElementKind::Number);
        for number in numbers {
            let groups: Vec<u8> = number
                .print
                .split(' ')
                .map(|group| group.len() as u8)
                .collect();
            assert_eq!(groups, card.grouping, "{}", card.id);
            assert!(
                !passes_luhn(&number.print.replace(' ', "")),
                "{}: {}",
                card.id,
                number.print
            );
        }
    }
}

#[test]
fn amex_has_four_digits_and_every_other_card_three() {
    for card in pack().cards() {
        let is_amex = card.grouping == [4, 6, 5];
        assert_eq!(card.digits, if is_amex { 4 } else { 3 }, "{}", card.id);
        let codes: Vec<_> = card.faces.iter().filter_map(|face| face.code()).collect();
        assert!(!codes.is_empty(), "{} shows its code nowhere", card.id);
        assert!(
            codes
                .iter()
                .all(|code| code.print.len() == usize::from(card.digits)),
            "{}",
            card.id
        );
    }
}

#[test]
fn the_words_for_the_place_come_from_the_millimetres() {
    let pack = pack();
    let place =
        |card: &str, lang: &str| code_place(&pack, &Lang::new(lang), pack.card(card).unwrap());
    assert_eq!(
        place("amex", "en"),
        "just above the card number, towards its right end"
    );
    assert_eq!(place("amex", "ja"), "カード番号のすぐ上、右のほう");
    assert_eq!(place("saison-amex", "ja"), "カード番号のすぐ上、右のほう");
    assert_eq!(
        place("visa", "en"),
        "in the signature panel, at its right end"
    );
    for card in pack.cards() {
        let face = &card.faces[card.code_face()];
        let printed_on = if card.digits == 4 && card.id != "amex-back" {
            Side::Front
        } else {
            Side::Back
        };
        assert!(
            face.side == printed_on || face.side == Side::App,
            "{}",
            card.id
        );
    }
}

#[test]
fn drawings_are_to_scale_and_fit_their_room() {
    assert_eq!(
        [54, 60, 76].map(card_rows),
        [17, 19, 24],
        "design: 54 x 17, 60 x 19, 76 x 24"
    );
    assert_eq!([22, 54, 76].map(rows), [7, 18, 25], "and the label's row");
    assert_eq!(
        (fit(54, 18), fit(38, 13), fit(22, 7), fit(200, 100)),
        (SHARP, 38, SMALL, LARGE)
    );
    for (id, picture) in pictures(&pack(), "ja") {
        for columns in [SMALL, 30, 38, 46, SHARP, 60, 76, LARGE] {
            for look in looks() {
                let lines = draw(&picture, columns, look);
                assert_eq!(lines.len(), rows(columns), "{id}");
                assert!(
                    lines.iter().all(|line| line.width() == columns),
                    "{id} at {columns}"
                );
            }
        }
    }
}

#[test]
fn the_sharp_drawing_names_the_code_and_letters_every_decoy() {
    for (id, picture) in pictures(&pack(), "ja") {
        let drawing = draw(&picture, SHARP, Look::default())
            .iter()
            .map(ToString::to_string)
            .collect::<String>();
        let has_code = picture
            .marks
            .iter()
            .any(|mark| mark.kind == ElementKind::Code);
        assert_eq!(drawing.contains("セキュリティコード"), has_code, "{id}");
        for letter in picture.marks.iter().filter_map(|mark| mark.letter) {
            assert!(
                drawing.contains(&format!("[{letter}]")),
                "{id}: no [{letter}]"
            );
        }
    }
}

fn spaced(print: &str) -> String {
    print
        .chars()
        .map(String::from)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_code_to_be_pointed_at_is_printed_in_every_size() {
    let mut missing = Vec::new();
    for (id, mut picture) in pictures(&pack(), "en") {
        // As the drill shows it: nothing tells it from what it is mistaken for.
        picture.marks.iter_mut().for_each(|mark| mark.letter = None);
        let codes = picture
            .marks
            .iter_mut()
            .filter(|mark| mark.kind == ElementKind::Code);
        let codes: Vec<String> = codes
            .map(|code| {
                code.kind = ElementKind::Decoy;
                code.print.clone()
            })
            .collect();
        picture
            .marks
            .sort_by_key(|mark| mark.kind != ElementKind::Decoy);
        for columns in (SMALL..=40).chain([46, SHARP, LARGE]) {
            for look in looks() {
                let drawing = draw(&picture, columns, look);
                let drawing: String = drawing.iter().map(ToString::to_string).collect();
                let bare: String = drawing.chars().filter(|char| *char != '\u{336}').collect();
                let is_there =
                    |code: &&String| bare.contains(code.as_str()) || bare.contains(&spaced(code));
                let missed = codes.iter().filter(|code| !is_there(code));
                missing.extend(missed.map(|code| format!("{id} at {columns}: {code}")));
            }
        }
    }
    missing.dedup();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_drawing_of_any_size_letters_what_its_words_name() {
    let mut missing = Vec::new();
    for (id, picture) in pictures(&pack(), "ja") {
        for columns in (SMALL..=40).chain([46, SHARP, LARGE]) {
            for look in looks() {
                let drawing = draw(&picture, columns, look);
                let drawing: String = drawing.iter().map(ToString::to_string).collect();
                let code = picture
                    .marks
                    .iter()
                    .find(|mark| mark.kind == ElementKind::Code);
                // Large digits are painted.
                let is_painted = columns >= SHARP;
                let spread = code.map(|code| spaced(&code.print));
                let is_shown = code.is_none_or(|code| {
                    drawing.contains(&code.print) || drawing.contains(spread.as_deref().unwrap())
                });
                if !is_painted && !is_shown {
                    missing.push(format!("{id} at {columns}: the code"));
                }
                let letters = picture.marks.iter().filter_map(|mark| mark.letter);
                let missed = letters.filter(|letter| !drawing.contains(&format!("[{letter}]")));
                missing.extend(missed.map(|letter| format!("{id} at {columns}: {letter}")));
            }
        }
    }
    missing.dedup();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_words_of_a_face_name_everything_that_is_drawn() {
    let pack = pack();
    for (id, picture) in pictures(&pack, "en") {
        assert_eq!(picture.words.len(), picture.marks.len() + 1, "{id}");
        let has_code = picture
            .marks
            .iter()
            .any(|mark| mark.kind == ElementKind::Code);
        let told = picture
            .words
            .iter()
            .filter(|line| line.starts_with("In this picture, here it is"))
            .count();
        assert_eq!(told, usize::from(has_code), "{id}");
    }
}
