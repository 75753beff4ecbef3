//! The choice that is marked is seen whole: two may differ in their last words alone.

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen as AppScreen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
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
        is_urgent: false,
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
