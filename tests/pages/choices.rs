//! The choice that is marked is seen whole: two may differ in their last words alone.

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen as AppScreen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::text::width::width;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::call::transcript::Move;
use cardcode::view::page::{Choice, Page};
use cardcode::view::router::page;

use crate::common::languages;
use crate::fits::{Screen, different};

fn bare(text: &str) -> String {
    text.chars().filter(|char| *char != ' ').collect()
}

/// What is seen of the choice that is marked.
fn marked(screen: &Screen, page: &Page) -> String {
    let rows = screen.view.rows_of(page.mark);
    rows.map(|row| bare(&screen.row(row.y))).collect()
}

/// A call of each level that is over but for its record.
fn to_record(pack: &Pack, lang: &Lang) -> Vec<State> {
    let state = |level| {
        let origin = ScenarioId::Drawn(level, 7);
        let mut moves = Scenario::new(pack, &origin).unwrap().perfect();
        assert!(matches!(moves.pop(), Some(Move::WrapUp(_))));
        let call = CallSession {
            moves,
            ..CallSession::new(origin)
        };
        State::new(lang.clone(), AppScreen::Call(call))
    };
    (1..=5).map(state).collect()
}

#[test]
fn whichever_choice_is_marked_is_seen_whole_on_every_page() {
    let pack = Pack::embedded().unwrap();
    for (columns, rows) in [(40, 12), (60, 16)] {
        for lang in languages(&pack) {
            let mut screen = Screen::new(columns, rows);
            let states = different(&pack, &lang).into_iter();
            for state in states.chain(to_record(&pack, &lang)) {
                let count = state.choices(&pack).len();
                for place in (0..count).filter(|place| *place < 30 || place + 1 == count) {
                    let state = after(&pack, &state, &[Intent::SelectByPointer(place)]);
                    let here = page(&pack, &state);
                    screen.draw(&here);
                    let label = bare(&here.choices[here.mark].label);
                    let seen = marked(&screen, &here);
                    assert!(
                        seen.contains(&label),
                        "{} {columns}x{rows}: '{seen}' for '{label}'",
                        here.id
                    );
                }
            }
        }
    }
}

/// A page with two choices that differ in their last word alone, and a short one.
fn alike() -> Page {
    let mut page = Page::clone(&page(
        &Pack::embedded().unwrap(),
        &State::new(Lang::new("en"), AppScreen::Home),
    ));
    let choice = |end: &str| Choice {
        label: format!("{} {end}", "one two three four five six seven".repeat(4)),
        note: String::new(),
        chosen_by_key: false,
        sign: None,
    };
    page.choices = ["right", "wrong"].map(choice).to_vec();
    page.choices.push(Choice {
        label: "Leave".to_owned(),
        ..choice("")
    });
    page.mark = 0;
    page
}

#[test]
fn a_choice_that_is_longer_than_the_screen_says_so_and_is_scrolled() {
    let mut screen = Screen::new(30, 7);
    let mut page = alike();
    screen.draw(&page);
    // Rows of the screen that hold the choice, as they were seen one after the other.
    let rows = |screen: &Screen| -> Vec<String> {
        screen
            .view
            .rows_of(0)
            .map(|row| screen.row(row.y))
            .collect()
    };
    let mut seen = rows(&screen).concat();
    assert!(rows(&screen).last().unwrap().starts_with("..."), "{seen}");
    let mut keys = 0;
    while !seen.contains("right") {
        assert!(
            screen.view.has_more() && screen.view.leaf(true).is_none(),
            "{seen}"
        );
        screen.view.scroll(true);
        screen.draw(&page);
        seen += &rows(&screen).concat();
        keys += 1;
        assert!(keys < 40, "{seen}");
    }
    assert!(rows(&screen)[0].starts_with("..."), "{seen}");
    // At its end the next choice follows, and begins at its begin.
    assert_eq!(screen.view.leaf(true), Some(1));
    page.mark = 1;
    screen.draw(&page);
    assert!(
        screen
            .row(screen.view.rows_of(1).next().unwrap().y)
            .starts_with("> 2")
    );
    // Up again leads through it before the text.
    screen.view.scroll(true);
    screen.draw(&page);
    assert!(screen.view.leaf(false).is_none());
    screen.view.scroll(false);
    screen.draw(&page);
    assert_eq!(screen.view.leaf(false), Some(0));
    // In a few rows more nothing is cut.
    let mut tall = Screen::new(30, 14);
    page.mark = 0;
    tall.draw(&page);
    assert!(marked(&tall, &page).ends_with("right"));
}

#[test]
fn where_some_digits_only_mark_the_bar_says_so_in_every_width() {
    let pack = Pack::embedded().unwrap();
    let mut told = 0;
    for lang in languages(&pack) {
        for (columns, rows) in [(40, 12), (60, 16), (80, 24)] {
            let mut screen = Screen::new(columns, rows);
            let states = different(&pack, &lang).into_iter();
            for state in states.chain(to_record(&pack, &lang)) {
                let here = page(&pack, &state);
                let marks = here.choices.iter().enumerate();
                let mut marks = marks.filter(|(place, choice)| {
                    !choice.chosen_by_key && here.row_keys.of(*place).is_some()
                });
                if here.choices.len() < 2 || marks.next().is_none() || here.notice.is_some() {
                    continue;
                }
                screen.draw(&here);
                let bar = screen.row(rows - 1).replace(' ', "");
                let words = if lang.code() == "ja" {
                    "選ぶ"
                } else {
                    "mark"
                };
                assert!(bar.contains(words), "{} {columns}x{rows}: {bar}", here.id);
                let has_back = here.bar.iter().any(|hint| hint.key == "Esc");
                assert!(
                    !has_back || bar.contains("Esc"),
                    "{} {columns}x{rows}: {bar}",
                    here.id
                );
                told += 1;
            }
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn the_place_of_a_selection_is_no_page_number() {
    let pack = Pack::embedded().unwrap();
    let long = AppScreen::CodeList(cardcode::app::screens::code_list::CodeListScreen {
        system: "gmo".to_owned(),
    });
    for screen in [long, AppScreen::Home] {
        let mut small = Screen::new(40, 12);
        let state = State::new(Lang::new("en"), screen);
        let here = page(&pack, &state);
        small.draw(&here);
        assert!(
            small.view.cuts() && !small.row(0).contains('/'),
            "{}",
            small.row(0)
        );
    }
}

#[test]
fn the_table_of_a_comparison_stands_apart_from_its_headline() {
    let pack = Pack::embedded().unwrap();
    for lang in languages(&pack) {
        for with in 1..pack.comparison().things.len() {
            let screen = cardcode::app::screens::compare::CompareScreen { with };
            let here = page(&pack, &State::new(lang.clone(), AppScreen::Compare(screen)));
            let mut screen = Screen::new(80, 24);
            screen.draw(&here);
            let rows: Vec<String> = (2..24).map(|y| screen.row(y)).collect();
            let lead = rows.iter().position(|row| row.trim().is_empty());
            let lead: String = rows[..lead.unwrap()].iter().map(|row| bare(row)).collect();
            assert_eq!(lead, bare(&here.lead));
            assert!(!screen.view.overflows() && !screen.view.cuts(), "{rows:#?}");
        }
    }
}

/// Column in which a row's words begin, after the mark, the key and the sign for who must act at once.
fn words_from(row: &str, first: bool) -> usize {
    let chars: Vec<char> = row.chars().collect();
    let is_blank = |at: usize| chars.get(at).is_none_or(|char| *char == ' ');
    let mut at = (0..chars.len()).find(|at| !is_blank(*at)).unwrap_or(0);
    if first {
        // Signs are single characters with a blank behind them.
        let is_sign = |at: usize| width(&chars[at].to_string()) == 1 && is_blank(at + 1);
        while is_sign(at) && (at + 2..chars.len()).any(|at| !is_blank(at)) {
            at += 1;
            while is_blank(at) {
                at += 1;
            }
        }
    }
    at
}

#[test]
fn what_goes_on_of_a_choice_begins_under_its_first_word_on_every_page() {
    let pack = Pack::embedded().unwrap();
    let mut wrapped = 0;
    for (columns, rows) in [(34, 30), (40, 12), (80, 24)] {
        for lang in languages(&pack) {
            let mut screen = Screen::new(columns, rows);
            for state in different(&pack, &lang) {
                let here = page(&pack, &state);
                screen.draw(&here);
                for (place, choice) in here.choices.iter().enumerate() {
                    // A label whose own first word is one character could be taken for a sign.
                    if choice.label.chars().nth(1) == Some(' ') {
                        continue;
                    }
                    let label = bare(&choice.label);
                    let rows = screen.view.rows_of(place);
                    let rows: Vec<String> = rows.map(|row| screen.row(row.y)).collect();
                    // Rows that are the label's own; notes and blank ones follow it.
                    let mut told = String::new();
                    for (at, row) in rows.iter().enumerate() {
                        let from = words_from(row, at == 0);
                        let text: String = row.chars().skip(from).collect();
                        if at > 0 && told.len() < label.len() && label.starts_with(&told) {
                            let first = words_from(&rows[0], true);
                            assert_eq!(from, first, "{}: {rows:#?}", here.id);
                            wrapped += 1;
                        }
                        told += &bare(&text);
                    }
                }
            }
        }
    }
    assert!(wrapped > 100, "{wrapped}");
}
