//! Every page in every size: at 80 x 24 nothing scrolls on the way to an answer, at 40 x 12 everything is
//! reached, and no size is too small to survive.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use cardcode::machine::{Intent, State};
use cardcode::pack::{Lang, Pack};
use cardcode::page::{Page, page};
use cardcode::tui::View;
use cardcode::tui::theme::Look;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use common::{after, every_state, languages};

struct Screen {
    terminal: Terminal<TestBackend>,
    view: View,
    /// What was drawn last, cell by cell.
    seen: Buffer,
}

impl Screen {
    fn new(columns: u16, rows: u16) -> Screen {
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        Screen {
            terminal,
            view: View::default(),
            seen: Buffer::default(),
        }
    }

    fn draw(&mut self, page: &Page) {
        let drawn = self
            .terminal
            .draw(|frame| self.view.draw(frame, page, Look::Colour))
            .unwrap();
        self.seen = drawn.buffer.clone();
    }

    fn row(&self, y: u16) -> String {
        (0..self.seen.area.width)
            .map(|x| self.seen[(x, y)].symbol())
            .collect()
    }

    /// The row on which the cursor stands, from there on.
    fn marked(&mut self) -> String {
        let Position { x, y } = self.terminal.backend_mut().get_cursor_position().unwrap();
        (x..self.seen.area.width)
            .map(|x| self.seen[(x, y)].symbol())
            .collect()
    }
}

/// Text as it stands in cells: a wide glyph is followed by a blank cell.
fn bare(text: &str) -> String {
    text.chars().filter(|char| *char != ' ').collect()
}

/// Lists of codes, overlays, a round's mistakes and the long end of many unknowns may scroll: nobody's answer waits below them.
fn may_scroll(page: &Page) -> bool {
    ["facts/", "help", "map", "explain/", "answers", "round/end"]
        .iter()
        .any(|id| page.id.starts_with(id))
        || (page.id.starts_with("end/") && page.choices.len() > 12)
}

#[test]
fn at_80_by_24_nothing_scrolls_on_the_way_to_an_answer() {
    let pack = Pack::embedded().unwrap();
    let mut long = Vec::new();
    for lang in languages(&pack) {
        let mut screen = Screen::new(80, 24);
        for state in every_state(&pack, &lang) {
            let page = page(&pack, &state);
            screen.draw(&page);
            let rows: Vec<String> = (0..24).map(|row| bare(&screen.row(row))).collect();
            let hidden = page.choices.iter().any(|choice| {
                let start: String = bare(&choice.label).chars().take(6).collect();
                !rows.iter().any(|row| row.contains(&start))
            });
            if !may_scroll(&page) && (screen.view.overflows() || hidden) {
                long.push(format!("{} {}", lang.code(), page.id));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn in_every_size_the_cursor_stands_on_the_marked_choice_and_all_text_is_reached() {
    let pack = Pack::embedded().unwrap();
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        for lang in languages(&pack) {
            let mut screen = Screen::new(columns, rows);
            for state in every_state(&pack, &lang) {
                let here = page(&pack, &state);
                for place in 0..here.choices.len() {
                    let marked = page(&pack, &after(&pack, &state, &[Intent::Mark(place)]));
                    screen.draw(&marked);
                    let row = bare(&screen.marked());
                    let label: String = bare(&marked.choices[marked.mark].label)
                        .chars()
                        .take(4)
                        .collect();
                    let told = row.starts_with('>') && row.contains(&label);
                    assert!(
                        told,
                        "{} {columns}x{rows} {}: '{row}' for '{label}'",
                        lang.code(),
                        marked.id
                    );
                    if here.choices.len() > 30 {
                        break;
                    }
                }
                let mut screens = 0;
                while screen.view.has_more() {
                    screen.view.scroll(true);
                    screen.draw(&here);
                    screens += 1;
                    assert!(screens < 100, "{}: the text has no end", here.id);
                }
            }
        }
    }
}

#[test]
fn no_size_is_too_small_or_too_large_to_draw() {
    let pack = Pack::embedded().unwrap();
    let states: Vec<State> = every_state(&pack, &Lang::new("ja"))
        .into_iter()
        .step_by(17)
        .collect();
    let sizes = (1..=24).flat_map(|rows| (1..=45).step_by(3).map(move |columns| (columns, rows)));
    for (columns, rows) in sizes.chain([(300, 100), (300, 5), (5, 100), (80, 24)]) {
        let mut screen = Screen::new(columns, rows);
        for state in &states {
            screen.draw(&page(&pack, state));
        }
    }
}
