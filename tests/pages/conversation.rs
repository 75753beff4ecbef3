//! A call reads as a conversation: the oldest at the top, what was said last at the bottom and whole.

use cardcode::app::screen::Screen as AppScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::call::session::{CallSession, Guidance, Menu};
use cardcode::view::page::{Block, Page};
use cardcode::view::router::page;
use cardcode::view::wide::wide_page;

use crate::common::languages;
use crate::fits::Screen;

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// Each written call after each move of its best play, until the agent closes it.
fn talks(pack: &Pack) -> Vec<CallSession> {
    let calls = pack.calls().iter().step_by(5);
    let mut talks = Vec::new();
    for call in calls {
        let mut call = CallSession::new(ScenarioId::Made(call.id.clone()));
        loop {
            let hinting = CallSession {
                guidance: Some(Guidance::Words),
                ..call.clone()
            };
            let next = hinting.hint(pack).and_then(|hint| hint.one);
            let Some(next) = next.filter(|_| call.is_open(pack)) else {
                break;
            };
            call.make(pack, next);
            // The debrief follows the last move.
            if call.is_open(pack) {
                talks.push(call.clone());
            }
        }
    }
    talks
}

fn seen(pack: &Pack, lang: &Lang, call: &CallSession) -> (State, Page) {
    let state = State::new(lang.clone(), AppScreen::Call(call.clone()));
    let page = wide_page(pack, &state);
    (state, page)
}

fn lines(page: &Page) -> &[(String, String)] {
    let said = page.blocks.iter().find_map(|block| match block {
        Block::Talk { lines, .. } => Some(lines),
        _ => None,
    });
    said.unwrap()
}

/// What stands on the screen under its title without blanks; with panes, what stands in the last of them.
fn drawn(screen: &Screen, rows: u16) -> String {
    let rows = (1..rows - 1).map(|y| screen.row(y));
    let rows = rows.map(|row| row.rsplit('│').next().unwrap_or_default().to_owned());
    rows.collect::<String>().replace([' ', '-'], "")
}

#[test]
fn what_was_said_last_is_seen_whole_at_the_end_in_every_size() {
    let pack = Pack::embedded().unwrap();
    let talks = talks(&pack);
    for lang in languages(&pack) {
        for (columns, rows) in SIZES {
            let mut screen = Screen::new(columns, rows);
            for call in &talks {
                let (_, page) = seen(&pack, &lang, call);
                // There the records to choose from need the rows, and `choices` holds that.
                if rows == 12 && page.id == "desk/wrap-up" {
                    continue;
                }
                screen.draw(&page);
                let drawn = drawn(&screen, rows);
                let lines = lines(&page);
                let bare = |text: &String| text.replace([' ', '-'], "");
                // The answer, and in more than a few rows the question before it.
                let from = match rows {
                    12 => lines.len() - 1,
                    _ => lines.len().saturating_sub(2),
                };
                let mut at = 0;
                for (who, says) in &lines[from..] {
                    let place = drawn[at..].find(&bare(says));
                    let place =
                        place.unwrap_or_else(|| panic!("{columns}x{rows}: {says} in\n{drawn}"));
                    assert!(drawn[..at + place].contains(&bare(who)));
                    at += place + bare(says).len();
                }
                // Nothing that was said before stands below.
                let older = lines[..from].iter().map(|(_, says)| bare(says));
                let mut older = older.filter(|says| says.len() > 30);
                assert!(!older.any(|says| drawn[at..].contains(&says)), "{drawn}");
            }
        }
    }
}

#[test]
fn a_conversation_is_scrolled_up_from_its_end_and_a_new_answer_leads_back_to_it() {
    let pack = Pack::embedded().unwrap();
    let talks = talks(&pack);
    let long = talks.windows(2).find(|pair| {
        let [before, after] = [&pair[0], &pair[1]];
        before.moves.len() > 5 && after.moves.len() > before.moves.len()
    });
    let [before, after] = long.unwrap() else {
        unreachable!()
    };
    let mut screen = Screen::new(80, 24);
    let (state, page) = seen(&pack, &Lang::new("en"), before);
    let first = lines(&page)[0].1.replace(' ', "");
    screen.draw(&page);
    assert!(screen.view.has_less() && !screen.view.has_more());
    assert!(screen.row(23).contains("PgUp up"), "{}", screen.row(23));
    while screen.view.has_less() {
        screen.view.scroll(false);
        screen.draw(&page);
    }
    assert!(drawn(&screen, 24).contains(&first));
    // Another choice that is marked, as another language, leaves it where it is.
    let mut marked = page.clone();
    marked.mark = 1;
    screen.draw(&marked);
    assert!(!screen.view.has_less());
    let (_, next) = seen(&pack, &state.lang, after);
    screen.draw(&next);
    assert!(screen.view.has_less() && !screen.view.has_more());
}

#[test]
fn an_open_menu_leaves_what_was_said_over_it() {
    let pack = Pack::embedded().unwrap();
    let mut screen = Screen::new(80, 24);
    let mut seen_alike = 0;
    for call in talks(&pack).iter().filter(|call| call.moves.len() == 1) {
        let (_, page) = seen(&pack, &Lang::new("en"), call);
        screen.draw(&page);
        let said: Vec<String> = (0..7).map(|y| screen.row(y)).collect();
        let opened = CallSession {
            tray: Menu::Ask,
            ..call.clone()
        };
        let (_, page) = seen(&pack, &Lang::new("en"), &opened);
        screen.draw(&page);
        let still: Vec<String> = (0..7).map(|y| screen.row(y)).collect();
        // More causes than five leave no room for what is known beside both menus.
        seen_alike += usize::from(said == still);
        let (_, says) = lines(&page).last().unwrap();
        let begin: String = says.chars().take(20).collect();
        assert!((1..12).any(|y| screen.row(y).contains(&begin)));
    }
    assert!(seen_alike > 5, "{seen_alike}");
}

#[test]
fn what_is_known_of_a_call_stays_above_it_and_a_cut_talk_begins_with_who_speaks() {
    let pack = Pack::embedded().unwrap();
    let (mut stays, mut cuts) = (0, 0);
    let calls = talks(&pack);
    for lang in languages(&pack) {
        for (columns, rows) in [(80, 24), (60, 24), (80, 20)] {
            let mut screen = Screen::new(columns, rows);
            for call in &calls {
                let state = State::new(lang.clone(), AppScreen::Call(call.clone()));
                let page = page(&pack, &state);
                screen.draw(&page);
                let seen: Vec<String> = (2..rows - 1)
                    .map(|y| screen.row(y).replace(' ', ""))
                    .collect();
                if let Some(Block::Note(about)) = page.blocks.first() {
                    let bare = about.replace(' ', "");
                    assert!(
                        bare.starts_with(&seen[0]) && !seen[0].is_empty(),
                        "{about} in\n{seen:#?}"
                    );
                    stays += 1;
                }
                let Some(at) = seen.iter().position(|row| row == "...") else {
                    continue;
                };
                let names = lines(&page).iter().map(|(who, _)| who);
                let begins = |who: &String| seen[at + 1].starts_with(&who.replace(' ', ""));
                assert!(
                    screen.view.has_less() && names.clone().any(begins),
                    "{seen:#?}"
                );
                cuts += 1;
            }
        }
    }
    assert!(stays > 50 && cuts > 20, "{stays} {cuts}");
}
