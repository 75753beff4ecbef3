//! Cards to point at and requests to sort.

use std::collections::BTreeSet;

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::pack::model::card::{ElementKind, Rect};
use cardcode::render::tui::hit::Hit;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::training::advice::{AdviceCards, AdviceDrill, is_needed};
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::locate::{Guess, GuessResult, LocateDrill};
use cardcode::training::square::{COLUMNS, GridSquare, ROWS};
use cardcode::view::missed::MissedItem;
use cardcode::view::page::Block;
use cardcode::view::router::page;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use cardcode::author::crawl::after;
use cardcode::text::catalogue::ui;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

fn english(screen: Screen) -> State {
    State::new(Lang::new("en"), screen)
}

#[test]
fn every_code_and_decoy_of_every_design_is_found_where_it_is_printed() {
    let pack = pack();
    let all = LocateDrill::new(1, usize::MAX);
    let designs = all.designs(&pack);
    let cards: BTreeSet<&str> = designs
        .iter()
        .map(|design| design.card.id.as_str())
        .collect();
    assert_eq!(cards.len(), pack.cards().len(), "every card is pointed at");
    let faces: usize = designs.iter().map(|design| design.faces.len()).sum();
    assert!(
        designs.len() > 20 && faces > 40,
        "{} designs, {faces} faces",
        designs.len()
    );
    let mut kinds = [0, 0, 0];
    for design in &designs {
        for place in 0..design.faces.len() {
            let face = design.face(place).unwrap();
            for element in &face.element {
                let aim = GridSquare::at(element.at.centre());
                let found = design.found(Guess::Spot(place, aim));
                match element.kind {
                    ElementKind::Code => {
                        kinds[0] += 1;
                        assert!(
                            matches!(found, GuessResult::Code),
                            "{} {found:?}",
                            design.card.id
                        );
                    }
                    ElementKind::Decoy => {
                        kinds[1] += 1;
                        let is_it =
                            matches!(found, GuessResult::Decoy(other) if other.id == element.id);
                        assert!(is_it, "{} {}: {found:?}", design.card.id, element.id);
                    }
                    _ => {}
                }
            }
        }
        let shows_none = design.code_face().is_none();
        kinds[2] += usize::from(shows_none);
        assert_eq!(design.found(Guess::Nowhere).is_right(), shows_none);
    }
    assert!(kinds.iter().all(|count| *count > 0), "{kinds:?}");
}

#[test]
fn digits_on_the_cards_of_a_drill_are_drawn_and_those_explained_are_those_asked() {
    let pack = pack();
    let print = |drill: LocateDrill, at: Rect| {
        let page = page(&pack, &english(Screen::Locate(drill)));
        let mut marks = page.blocks.into_iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(picture.marks),
            _ => None,
        });
        let mark = marks.next()?.into_iter().find(|mark| mark.at == at)?;
        Some(mark.print)
    };
    let mut codes = BTreeSet::new();
    let mut count = 0;
    for seed in [3, 4, 5] {
        let all = LocateDrill::new(seed, usize::MAX);
        for (place, design) in all.designs(&pack).iter().enumerate() {
            let Some(up) = design.code_face() else {
                continue;
            };
            let code = design.face(up).unwrap().code().unwrap();
            let mut drill = all.clone();
            drill.given = vec![Guess::Nowhere; place];
            drill.face = up;
            let asked = print(drill.clone(), code.at).unwrap();
            drill.decide(Guess::Nowhere, true);
            assert_eq!(print(drill, code.at).unwrap(), asked, "{}", design.name());
            let digits = asked.chars().filter(char::is_ascii_digit).count();
            assert_eq!(digits, code.print.len(), "{asked} for {}", code.print);
            codes.insert(asked);
            count += 1;
        }
    }
    // Two alike are chance; the samples' own digits would be two in all.
    assert!(codes.len() * 10 > count * 9, "{} of {count}", codes.len());
}

#[test]
fn a_card_is_never_told_before_it_is_decided() {
    let pack = pack();
    for lang in crate::common::languages(&pack) {
        let code = pack.words(&lang).say(ui::find::CODE);
        for design in 0..30 {
            let mut pointing = LocateDrill::new(7, usize::MAX);
            let designs = pointing.designs(&pack);
            let Some(here) = designs.get(design) else {
                break;
            };
            pointing.given = vec![Guess::Nowhere; design];
            for face in 0..here.faces.len() {
                pointing.face = face;
                let screen = Screen::Locate(pointing.clone());
                let page = page(&pack, &State::new(lang.clone(), screen));
                assert!(page.backing.is_empty());
                let told = cardcode::render::plain::lines(&page).join(" ");
                let mut blind = page.blocks.iter().filter_map(|block| match block {
                    cardcode::view::page::Block::Picture(picture) => Some(picture),
                    _ => None,
                });
                let picture = blind.next().unwrap();
                assert!(
                    picture
                        .marks
                        .iter()
                        .all(|mark| mark.kind != ElementKind::Code && mark.letter.is_none())
                );
                // The question names it, and nothing else does.
                assert_eq!(told.matches(&code).count(), 0, "{told}");
            }
        }
    }
}

#[test]
fn keys_reach_every_square_and_the_mark_stays_on_the_card() {
    let pack = pack();
    let mut state = english(Screen::Locate(LocateDrill::new(1, 8)));
    let aim = |state: &State| match state.screen() {
        Screen::Locate(pointing) => pointing.aim,
        other => panic!("{other:?}"),
    };
    state = after(&pack, &state, &[Intent::Left; 60]);
    state = after(&pack, &state, &[Intent::Up; 60]);
    let mut met = BTreeSet::new();
    for row in 0..ROWS {
        for _ in 0..COLUMNS {
            met.insert(aim(&state));
            let onwards = if row % 2 == 0 {
                Intent::Right
            } else {
                Intent::Left
            };
            state = after(&pack, &state, &[onwards]);
        }
        state = after(&pack, &state, &[Intent::Down]);
    }
    assert_eq!(met.len(), usize::from(COLUMNS) * usize::from(ROWS));
    let far = GridSquare {
        column: 255,
        row: 255,
    };
    let far = aim(&after(&pack, &state, &[Intent::PointAt(far)]));
    assert_eq!((far.column, far.row), (COLUMNS - 1, ROWS - 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_stands_on_the_mark_and_a_click_there_means_it(
        column in 0..COLUMNS, row in 0..ROWS, columns in 40u16..130, rows in 16u16..45, turned in any::<bool>(),
    ) {
        let pack = pack();
        let mut pointing = LocateDrill::new(1, 8);
        pointing.aim = GridSquare { column, row };
        pointing.face = usize::from(turned);
        let page = page(&pack, &english(Screen::Locate(pointing.clone())));
        let mut view = View::default();
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view.draw(frame, &page, Look::default())).unwrap();
        let at = terminal.get_cursor_position().unwrap();
        // Several squares share a frame.
        match view.at(at.x, at.y) {
            Some(Hit::Square(hit)) => {
                pointing.aim = hit;
                let clicked = self::page(&pack, &english(Screen::Locate(pointing)));
                terminal.draw(|frame| view.draw(frame, &clicked, Look::default())).unwrap();
                prop_assert_eq!(terminal.get_cursor_position().unwrap(), at, "{:?}", hit);
            }
            // Where the card is cut, nothing on it can be pointed at with a mouse.
            _ => prop_assert!(view.overflows()),
        }
    }
}

/// Where the mark is seen in a terminal of this size, and what this key means there.
fn seen(pack: &Pack, state: &State, size: (u16, u16), key: Intent) -> ((u16, u16), Intent) {
    let mut view = View::default();
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let page = page(pack, state);
    terminal
        .draw(|frame| view.draw(frame, &page, Look::default()))
        .unwrap();
    let at = terminal.get_cursor_position().unwrap();
    ((at.x, at.y), view.meant(key))
}

#[test]
fn one_press_of_an_arrow_moves_the_mark_by_what_is_seen() {
    let pack = pack();
    let start = english(Screen::Locate(LocateDrill::new(1, 8)));
    let corner = GridSquare { column: 0, row: 0 };
    for size in [(30, 14), (40, 12), (45, 16), (80, 24), (120, 40)] {
        let walk = |key: Intent| {
            let mut state = after(&pack, &start, &[Intent::PointAt(corner)]);
            let mut met = Vec::new();
            loop {
                let (at, meant) = seen(&pack, &state, size, key);
                met.push(at);
                let next = after(&pack, &state, &[meant]);
                if next == state {
                    return met;
                }
                state = next;
            }
        };
        let across = walk(Intent::Right);
        let down = walk(Intent::Down);
        assert!(across.len() > 20 && down.len() > 4, "{size:?}");
        assert!(across.windows(2).all(|two| two[0].0 < two[1].0), "{size:?}");
        assert!(down.windows(2).all(|two| two[0].1 < two[1].1), "{size:?}");
    }
}

#[test]
fn the_way_back_ends_where_it_began() {
    let pack = pack();
    let mut state = english(Screen::Locate(LocateDrill::new(1, 8)));
    for (onwards, back) in [(Intent::Right, Intent::Left), (Intent::Down, Intent::Up)] {
        let (from, meant) = seen(&pack, &state, (40, 12), onwards);
        state = after(&pack, &state, &[meant]);
        let (_, meant) = seen(&pack, &state, (40, 12), back);
        state = after(&pack, &state, &[meant]);
        assert_eq!(seen(&pack, &state, (40, 12), back).0, from);
    }
}

#[test]
fn the_same_seed_draws_the_same_and_another_seed_others() {
    let pack = pack();
    let cards = |seed| -> Vec<(String, Vec<usize>)> {
        let designs = LocateDrill::new(seed, 8).designs(&pack).into_iter();
        designs
            .map(|design| (design.card.id.clone(), design.faces))
            .collect()
    };
    let requests = |seed| -> Vec<String> {
        let sorting = ClassifyDrill::new(QuestionSet::Drawn { seed, count: 10 });
        let requests = sorting.requests(&pack).into_iter();
        requests.map(|request| request.id.clone()).collect()
    };
    assert_eq!((cards(5), requests(5)), (cards(5), requests(5)));
    assert_ne!(cards(5), cards(6));
    assert_ne!(requests(5), requests(6));
    let drawn: BTreeSet<String> = (0..60).flat_map(requests).collect();
    assert_eq!(
        drawn.len(),
        pack.sort().requests.len(),
        "every request is drawn some time"
    );
    assert!(pack.sort().requests.len() >= 40);
    let of_one: BTreeSet<String> = requests(9).into_iter().collect();
    assert_eq!(of_one.len(), 10, "none twice in a drill");
}

#[test]
fn who_points_at_a_card_reads_which_keys_move_the_mark() {
    let pack = pack();
    let lang = Lang::new("en");
    let words = pack.words(&lang);
    for seed in 0..12 {
        let state = State::new(lang.clone(), Screen::Locate(LocateDrill::new(seed, 8)));
        let bar = page(&pack, &state).bar;
        let hint = bar
            .iter()
            .find(|hint| hint.word == words.say(ui::keys::BAR_AIM));
        let hint = hint.expect("the bar names the arrows");
        // Only what chooses, at once or with Enter, is wanted more, where there is not room for all.
        let before = bar.iter().filter(|other| other.rank < hint.rank).count();
        assert_eq!((hint.key.as_str(), before), ("Arrows", 2));
    }
}

/// The end of a drill, and what it lists as missed.
fn missed_at_end(pack: &Pack, screen: Screen, lang: &str) -> Vec<MissedItem> {
    let end = page(pack, &State::new(Lang::new(lang), screen));
    let mut blocks = end.blocks.into_iter();
    let missed = blocks.find_map(|block| match block {
        Block::Missed(items) => Some(items),
        _ => None,
    });
    missed.unwrap_or_default()
}

#[test]
fn the_end_of_each_drill_tells_item_by_item_what_was_chosen_and_what_is_right() {
    let pack = pack();
    for lang in ["ja", "en"] {
        let mut sorting = ClassifyDrill::new(QuestionSet::Drawn { seed: 3, count: 60 });
        while !sorting.is_over(&pack) {
            sorting.answer(&pack, 0);
            sorting.explaining = false;
        }
        let (all, right) = (sorting.count(&pack), sorting.right(&pack));
        let items = missed_at_end(&pack, Screen::Quiz(sorting), lang);
        assert!(items.len() > 20);
        for item in &items {
            assert!(!item.asked.is_empty() && !item.why.is_empty(), "{item:?}");
            // Both answers that are right, and what was chosen before the one that it is not.
            assert_eq!(
                item.answers
                    .iter()
                    .filter(|(is_right, _)| *is_right)
                    .count(),
                2
            );
            assert!(item.answers.last().unwrap().0, "{item:?}");
        }
        let wrong = items.iter().flat_map(|item| &item.answers);
        let wrong: Vec<&String> = wrong.filter(|one| !one.0).map(|one| &one.1).collect();
        assert_eq!(wrong.len(), all - right);
        // Of each wrong choice it is told what it would be for.
        let ends = wrong.iter().filter(|text| text.ends_with(['。', '.']));
        assert_eq!(ends.count(), wrong.len(), "{wrong:#?}");

        let mut pointing = LocateDrill::new(3, 8);
        while !pointing.is_over(&pack) {
            pointing.decide(Guess::Spot(0, GridSquare { column: 0, row: 16 }), false);
        }
        let items = missed_at_end(&pack, Screen::Locate(pointing), lang);
        assert_eq!(items.len(), 8);
        for item in items {
            assert_eq!(item.answers.len(), 2, "{item:?}");
            assert!(!item.answers[0].0 && item.answers[1].0);
        }

        let mut advising = AdviceDrill::new(3, AdviceCards::Drawn(8));
        while let Some(cause) = advising.cause(&pack) {
            let offered = advising.offered(&pack, &cause.id).into_iter();
            let mut wrong = offered.filter(|say| !is_needed(&pack, &cause.id, &say.id));
            let wrong = wrong.next().unwrap().id.clone();
            advising.given.push(wrong);
        }
        let items = missed_at_end(&pack, Screen::Advice(advising), lang);
        assert_eq!(items.len(), 8);
        for item in items {
            assert_eq!(item.answers.len(), 2, "{item:?}");
            assert!(!item.why.is_empty() && !item.answers[0].0 && item.answers[1].0);
        }
    }
}
