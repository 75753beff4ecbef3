//! What cards look like: where the code is drawn, what names it, and that each card and each step has its own picture.

use cardcode::app::card_step::CardStep;
use cardcode::app::screen::Screen;
use cardcode::app::screens::card_steps::CardStepsScreen;
use cardcode::app::state::State;
use cardcode::pack::model::card::{ElementKind, HEIGHT, Side, WIDTH};
use cardcode::render::tui::card::colours::materials;
use cardcode::render::tui::card::picture::draw;
use cardcode::render::tui::card::size::{
    LARGE, LARGE_PRINT, SHARP, SMALL, card_rows, label_rows, rows,
};
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::Look;
use cardcode::text::lang::Lang;
use cardcode::text::width::width;
use cardcode::view::page::{Block, Picture, PictureElement, Scope};
use cardcode::view::router::page;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;

use crate::cards::{looks, pack, pictures};

/// Looks in which the code's colours are those of nothing else; where frames stand is the same in all.
fn told_apart() -> impl Iterator<Item = Look> {
    looks()
        .into_iter()
        .filter(|look| look.paints() && !look.ascii && look.depth != Depth::C8)
}

/// A glyph as it is drawn, with its style; the second cell of a wide one is blank.
type Drawn = Vec<Vec<(char, Style)>>;

fn cells(picture: &Picture, columns: usize, look: Look) -> Drawn {
    let row = |line: &Line| {
        let glyphs = line
            .spans
            .iter()
            .flat_map(|span| span.content.chars().map(|char| (char, span.style)));
        let both = |(char, style): (char, Style)| {
            let second = (width(&char.to_string()) == 2).then_some((' ', style));
            std::iter::once((char, style)).chain(second)
        };
        glyphs.flat_map(both).collect()
    };
    draw(picture, columns, look).iter().map(row).collect()
}

/// The code's plate as it is drawn, without its outline: first and last column, first and last row of the drawing.
fn plate(drawn: &Drawn, columns: usize, look: Look) -> Option<[usize; 4]> {
    let (_, bright) = materials(look.depth).code;
    let (dark, above) = (materials(look.depth).code.0, label_rows(columns));
    let is_it = |(_, style): &(char, Style)| {
        style.bg == Some(bright) && style.fg.is_none_or(|ink| ink == dark)
    };
    let mut found: Option<[usize; 4]> = None;
    for (y, row) in drawn.iter().enumerate().skip(above) {
        // More than the joint of the leader, and no other surface of that colour.
        let bold = |cell: &(char, Style)| {
            cell.1.add_modifier.contains(Modifier::BOLD) && cell.1.fg == Some(dark)
        };
        if !row.iter().any(|cell| is_it(cell) && bold(cell)) {
            continue;
        }
        let x = |cell: &(char, Style)| is_it(cell) && bold(cell);
        let first = row.iter().position(x)?;
        // Beside a phone the label follows on the same row.
        let last = first + row[first..].iter().take_while(|cell| x(cell)).count() - 1;
        let [left, right, top, _] = found.unwrap_or([first, last, y, y]);
        found = Some([left.min(first), right.max(last), top, y]);
    }
    found
}

#[test]
fn the_code_is_in_every_drawing_where_its_millimetres_say() {
    for (id, picture) in pictures(&pack(), "en") {
        let Some(code) = code(&picture) else { continue };
        for columns in [SMALL, 30, 38, 46, SHARP, 60, 76, LARGE] {
            for look in looks().into_iter().filter(|look| look.depth != Depth::C8) {
                let above = label_rows(columns);
                let drawn = cells(&picture, columns, look);
                let at = match (look.paints(), look.ascii) {
                    (true, false) => plate(&drawn, columns, look),
                    _ => in_text(&drawn, &code.print),
                };
                // Without colours or parts of cells, large digits are no text.
                let is_drawn = (!look.paints() || look.ascii) && columns >= SHARP;
                let Some([left, right, top, bottom]) = at else {
                    assert!(is_drawn, "{id} at {columns} in {look:?}: no code");
                    continue;
                };
                let middle = (left + right + 1) as f32 / 2.0 / columns as f32 * WIDTH;
                let off = (middle - code.at.centre().0).abs();
                // A frame needs room at the edge of a small drawing, so it may move by its own half.
                assert!(off < 8.0, "{id} at {columns}: {off} mm off");
                let row =
                    (code.at.centre().1 / HEIGHT * card_rows(columns) as f32) as usize + above;
                assert!(
                    (top..=bottom).contains(&row),
                    "{id} at {columns}: {top} to {bottom}"
                );
            }
        }
    }
}

fn code(picture: &Picture) -> Option<&PictureElement> {
    let is_code = |mark: &&PictureElement| mark.kind == ElementKind::Code;
    picture.marks.iter().find(is_code)
}

/// Where a code stands as text: its columns and its row.
fn in_text(drawn: &Drawn, print: &str) -> Option<[usize; 4]> {
    let spread: Vec<String> = print.chars().map(String::from).collect();
    for (y, row) in drawn.iter().enumerate() {
        let text: String = row.iter().map(|(char, _)| *char).collect();
        for wanted in [format!(" {} ", spread.join(" ")), format!("[{print}]")] {
            if let Some(at) = text.find(&wanted) {
                let left = text[..at].chars().count();
                return Some([left, left + wanted.len() - 1, y, y]);
            }
        }
    }
    None
}

#[test]
fn in_whole_cells_the_code_is_as_large_as_in_parts_of_them() {
    let looks = looks().into_iter().filter(|look| look.ascii);
    for look in looks {
        for (id, picture) in pictures(&pack(), "en") {
            let Some(code) = code(&picture).filter(|_| picture.side != Side::App) else {
                continue;
            };
            for columns in [SHARP, 62, 70, LARGE] {
                let bare = Picture {
                    marks: picture
                        .marks
                        .iter()
                        .filter(|mark| *mark != code)
                        .cloned()
                        .collect(),
                    ..picture.clone()
                };
                let (with, without) = (cells(&picture, columns, look), cells(&bare, columns, look));
                let is_new =
                    |(one, other): (&(char, Style), &(char, Style))| one.0 == '#' && one != other;
                let rows = with.iter().zip(&without);
                let rows = rows.filter(|(one, other)| one.iter().zip(*other).any(is_new));
                // Five rows of strokes, as a digit has; in parts of cells they are three rows high.
                assert!(rows.count() >= 4, "{id} at {columns} in {look:?}");
            }
        }
    }
}

#[test]
fn nothing_that_is_not_the_code_touches_its_frame() {
    let is_print = |char: char| char.is_alphanumeric() || "[]/:".contains(char);
    for (id, picture) in pictures(&pack(), "en") {
        for columns in [SMALL, 27, 33, 38, 43, 48, SHARP, 62, 70, 76, LARGE] {
            for look in told_apart().filter(|look| look.depth != Depth::C256) {
                let drawn = cells(&picture, columns, look);
                let Some([left, right, top, bottom]) = plate(&drawn, columns, look) else {
                    continue;
                };
                for (row, cells) in drawn.iter().enumerate().take(bottom + 1).skip(top) {
                    // The outline or its half, then at least one blank cell.
                    let around = [
                        left.checked_sub(1),
                        left.checked_sub(2),
                        Some(right + 1),
                        Some(right + 2),
                    ];
                    for (char, _) in around.into_iter().flatten().filter_map(|at| cells.get(at)) {
                        assert!(!is_print(*char), "{id} at {columns}, row {row}: {char}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_front_shows_its_whole_number_in_large_digits_in_every_width() {
    for (name, picture) in pictures(&pack(), "en") {
        let is_number = |mark: &&mut PictureElement| mark.kind == ElementKind::Number;
        let mut shorter = picture.clone();
        let Some(number) = shorter.marks.iter_mut().find(is_number) else {
            continue;
        };
        let Some((begin, _)) = number
            .print
            .clone()
            .rsplit_once(' ')
            .map(|(begin, last)| (begin.to_owned(), last.to_owned()))
        else {
            continue;
        };
        if picture.side != Side::Front {
            continue;
        }
        number.print = format!(
            "{begin} {}",
            " ".repeat(number.print.len() - begin.len() - 1)
        );
        for columns in LARGE_PRINT..=LARGE {
            let look = Look::default();
            assert!(
                draw(&picture, columns, look) != draw(&shorter, columns, look),
                "{name} in {columns} columns has no last group"
            );
        }
    }
}

#[test]
fn a_leader_runs_from_the_label_to_the_code() {
    for (id, picture) in pictures(&pack(), "ja") {
        if code(&picture).is_none() {
            continue;
        }
        for columns in [32, 38, 46, SHARP, 60, 76, LARGE] {
            for look in told_apart().filter(|look| look.depth != Depth::C256) {
                let drawn = cells(&picture, columns, look);
                let [left, right, top, _] = plate(&drawn, columns, look).unwrap();
                let is_tag = |at: &usize| drawn[0][*at].1 == drawn[0][0].1.patch(style(look));
                let tag: Vec<usize> = (0..drawn[0].len()).filter(is_tag).collect();
                let text =
                    |row: &[(char, Style)]| row.iter().map(|(char, _)| *char).collect::<String>();
                if tag.is_empty() {
                    // Beside a phone the line leads to the right.
                    let row = drawn.iter().find(|row| text(row).contains('━'));
                    let row = text(row.unwrap_or_else(|| panic!("{id} at {columns}: no leader")));
                    let after = row[row.rfind('━').unwrap()..]
                        .trim_start_matches('━')
                        .to_owned();
                    assert!(after.starts_with(" セ"), "{id} at {columns}: {row}");
                    continue;
                }
                let leader = (left..=right).find(|at| drawn[1][*at].0 == '┃');
                let leader = leader.unwrap_or_else(|| panic!("{id} at {columns}: no leader"));
                assert!(
                    tag.contains(&leader),
                    "{id} at {columns}: the label is elsewhere"
                );
                // It stands in every row but the one in which it meets the outline.
                for row in drawn.iter().take(top).skip(1).rev().skip(2) {
                    assert_eq!(row[leader].0, '┃', "{id} at {columns}");
                }
            }
        }
    }
}

/// The style of the code and of its label.
fn style(look: Look) -> Style {
    let (ink, ground) = materials(look.depth).code;
    Style::new().fg(ink).bg(ground).add_modifier(Modifier::BOLD)
}

#[test]
fn no_two_cards_look_the_same_even_without_their_print() {
    let pack = pack();
    // In eight colours a card is flat, lest its pattern hide the print.
    for look in told_apart() {
        let mut seen: Vec<(String, Drawn)> = Vec::new();
        for (id, mut picture) in pictures(&pack, "en")
            .into_iter()
            .filter(|(id, _)| id.ends_with("/0"))
        {
            picture.marks.clear();
            picture.side = Side::Front;
            let drawn = cells(&picture, SHARP, look);
            for (other, same) in &seen {
                assert!(*same != drawn, "{id} looks like {other} in {look:?}");
            }
            seen.push((id, drawn));
        }
    }
}

#[test]
fn the_steps_show_three_different_pictures() {
    let pack = pack();
    for card in pack.cards() {
        let picture = |step| {
            let screen = Screen::CardSteps(CardStepsScreen {
                card: card.id.clone(),
                step,
            });
            let page = page(&pack, &State::new(Lang::new("en"), screen));
            page.blocks.into_iter().find_map(|block| match block {
                Block::Picture(picture) => Some(picture),
                _ => None,
            })
        };
        let steps =
            [CardStep::Side, CardStep::Place, CardStep::Digits].map(|step| picture(step).unwrap());
        for columns in [SMALL, SHARP, 76] {
            for look in looks() {
                let [side, place, digits] = [0, 1, 2].map(|at| cells(&steps[at], columns, look));
                assert!(
                    side != place && place != digits && side != digits,
                    "{} at {columns}",
                    card.id
                );
                for drawn in [&side, &place, &digits] {
                    assert_eq!(drawn.len(), rows(columns), "{}", card.id);
                    assert!(
                        drawn.iter().all(|row| row.len() == columns),
                        "{} at {columns} in {look:?}",
                        card.id
                    );
                }
            }
        }
        // The first answers which side, and nothing else.
        let Scope::Sides(sides) = &steps[0].scope else {
            panic!("{}: no sides", card.id);
        };
        assert_eq!(
            sides.iter().filter(|side| side.is_it).count(),
            1,
            "{}",
            card.id
        );
        assert!(
            sides.iter().all(|side| code(&side.picture).is_none()),
            "{}",
            card.id
        );
        if sides.iter().all(|side| side.picture.side != Side::App) {
            the_other_side_is_the_same_card_in_shade(&cells(&steps[0], SHARP, looks()[0]));
        }
        // In words they are the same picture.
        assert!(steps.iter().all(|step| step.words == steps[0].words));
    }
}

/// Of two sides, that of the code has more light in it: nowhere is the other one brighter.
fn the_other_side_is_the_same_card_in_shade(drawn: &Drawn) {
    let name = drawn
        .iter()
        .find(|row| row.iter().any(|cell| cell.0 == '▲'));
    let lit = name.and_then(|row| row.iter().position(|cell| cell.0 == '▲'));
    let half = drawn[0].len() / 2;
    let light = |cells: &[(char, Style)]| {
        let colours = cells.iter().filter_map(|cell| match cell.1.bg {
            Some(Color::Rgb(red, green, blue)) => Some(red.max(green).max(blue)),
            _ => None,
        });
        colours.max().unwrap_or(0)
    };
    let card = drawn
        .iter()
        .filter(|row| row.iter().all(|cell| cell.0 != '▲'));
    let (left, right) = card.fold((0, 0), |(left, right), row| {
        (
            left.max(light(&row[..half])),
            right.max(light(&row[half..])),
        )
    });
    match lit.unwrap() < half {
        true => assert!(right < left),
        false => assert!(left < right),
    }
}

/// Cells that a person sees of a row of a drawing.
fn cells_of(line: &Line) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

#[test]
fn a_mark_over_wide_characters_leaves_every_row_as_long_as_the_card() {
    use cardcode::training::square::{COLUMNS, GridSquare, ROWS};
    let japanese = pictures(&pack(), "ja");
    for columns in [26, 38, 52] {
        for look in [
            Look::default(),
            Look {
                ascii: true,
                ..Look::default()
            },
        ] {
            for (_, picture) in &japanese {
                let plain = draw(picture, columns, look);
                let usual: Vec<usize> = plain.iter().map(cells_of).collect();
                for column in (0..COLUMNS).step_by(3) {
                    for row in (0..ROWS).step_by(2) {
                        let aim = Some(GridSquare { column, row });
                        let marked = draw(
                            &Picture {
                                aim,
                                ..picture.clone()
                            },
                            columns,
                            look,
                        );
                        let here: Vec<usize> = marked.iter().map(cells_of).collect();
                        assert_eq!(here, usual, "{columns} {column} {row}");
                    }
                }
            }
        }
    }
}
