//! Every page in every size: the marked choice is seen with the cursor on it, all text is reached, and no size is too
//! small to survive. That nothing scrolls at 80 x 24 on the way to an answer is a proof of `check`.

use std::collections::HashMap;

use cardcode::app::message::Intent;
use cardcode::app::screen as screens;
use cardcode::app::screens::code_list::CodeListScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::view::page::{Block, Page};
use cardcode::view::router::page;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::common::every_state;
use crate::common::languages;
use cardcode::author::crawl::after;

pub struct Screen {
    terminal: Terminal<TestBackend>,
    pub view: View,
    look: Look,
    /// What was drawn last, cell by cell.
    seen: Buffer,
}

impl Screen {
    pub fn new(columns: u16, rows: u16) -> Screen {
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        Screen {
            terminal,
            view: View::default(),
            look: Look::default(),
            seen: Buffer::default(),
        }
    }

    pub fn draw(&mut self, page: &Page) {
        let drawn = self
            .terminal
            .draw(|frame| self.view.draw(frame, page, self.look))
            .unwrap();
        self.seen = drawn.buffer.clone();
    }

    pub fn row(&self, y: u16) -> String {
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

#[test]
fn where_the_key_bar_is_cut_the_way_back_and_help_stay() {
    let pack = Pack::embedded().unwrap();
    for lang in languages(&pack) {
        let mut cut = 0;
        for state in every_state(&lang) {
            let page = page(&pack, &state);
            for (columns, rows) in [(40, 12), (80, 24)] {
                let mut screen = Screen::new(columns, rows);
                screen.draw(&page);
                if page.notice.is_some() {
                    continue;
                }
                let bar = screen.row(rows - 1);
                let is_there = |key: &str| page.bar.iter().any(|hint| hint.key == key);
                let kept = if columns < 80 {
                    &["Esc"][..]
                } else {
                    &["Esc", "?"]
                };
                for key in kept {
                    assert!(!is_there(key) || bar.contains(key), "{}: {bar}", page.id);
                }
                cut += usize::from(is_there("q") && !bar.contains("q "));
            }
        }
        assert!(cut > 0, "some bars are cut");
    }
}

/// Text as it stands in cells: a wide glyph is followed by a blank cell.
fn bare(text: &str) -> String {
    text.chars().filter(|char| *char != ' ').collect()
}

fn is_aimed(block: &Block) -> bool {
    matches!(block, Block::Picture(picture) if !picture.things.is_empty())
}

/// A state for every page; of messages that say the same under their codes, the one with the longest stands for all.
pub fn different(pack: &Pack, lang: &Lang) -> Vec<State> {
    let mut longest: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<(State, usize)> = Vec::new();
    for state in every_state(lang) {
        let here = page(pack, &state);
        let says = match state.screen() {
            screens::Screen::Message(_) => format!("{:?}", here.blocks),
            _ => here.id + &format!("{:?} {}", here.progress, here.mark),
        };
        let length = here.lead.len();
        match longest.get(&says) {
            Some(at) if kept[*at].1 < length => kept[*at] = (state, length),
            Some(_) => {}
            None => {
                longest.insert(says, kept.len());
                kept.push((state, length));
            }
        }
    }
    kept.into_iter().map(|(state, _)| state).collect()
}

#[test]
fn in_every_size_the_cursor_stands_on_the_marked_choice_and_all_text_is_reached() {
    let pack = Pack::embedded().unwrap();
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        for lang in languages(&pack) {
            let mut screen = Screen::new(columns, rows);
            for state in different(&pack, &lang) {
                let here = page(&pack, &state);
                // Between the smallest and the largest, the ends of a list stand for it.
                let last = here.choices.len().saturating_sub(1);
                let is_whole = matches!((columns, rows), (40, 12) | (80, 24));
                let is_tried = |place: &usize| is_whole || *place == 0 || *place == last;
                for place in (0..here.choices.len()).filter(is_tried) {
                    let marked = page(
                        &pack,
                        &after(&pack, &state, &[Intent::SelectByPointer(place)]),
                    );
                    screen.draw(&marked);
                    // There the cursor stands on the mark over the card.
                    if marked.id.contains("point/") && marked.blocks.iter().any(is_aimed) {
                        break;
                    }
                    let row = bare(&screen.marked());
                    let label: String = bare(&marked.choices[marked.mark].label)
                        .chars()
                        .take(2)
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
                // A conversation begins at its end.
                for down in [false, true] {
                    let mut screens = 0;
                    let is_on = |view: &View| match down {
                        true => view.has_more(),
                        false => view.has_less(),
                    };
                    while is_on(&screen.view) {
                        screen.view.scroll(down);
                        screen.draw(&here);
                        screens += 1;
                        assert!(screens < 100, "{}: the text has no end", here.id);
                    }
                }
            }
        }
    }
}

#[test]
fn no_size_is_too_small_or_too_large_to_draw() {
    let pack = Pack::embedded().unwrap();
    let states: Vec<State> = every_state(&Lang::new("ja"))
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

#[test]
fn in_ascii_no_glyph_is_of_uncertain_width_and_english_is_ascii_alone() {
    use unicode_width::UnicodeWidthStr;
    let pack = Pack::embedded().unwrap();
    for palette in [Palette::Any, Palette::Mono] {
        for (columns, rows) in [(40, 12), (80, 24)] {
            for lang in languages(&pack) {
                let mut screen = Screen::new(columns, rows);
                screen.look = Look {
                    palette,
                    ascii: true,
                    ..Look::default()
                };
                for state in every_state(&lang) {
                    let page = page(&pack, &state);
                    screen.draw(&page);
                    for symbol in screen.seen.content.iter().map(|cell| cell.symbol()) {
                        let is_sure = symbol.width() == symbol.width_cjk();
                        // The other language is called by its own name.
                        let is_plain =
                            symbol.is_ascii() || lang.code() != "en" || "日本語".contains(symbol);
                        assert!(is_sure && is_plain, "{} {}: {symbol}", lang.code(), page.id);
                    }
                }
            }
        }
    }
}

#[test]
fn wide_glyphs_are_whole_in_every_size() {
    use unicode_width::UnicodeWidthStr;
    let pack = Pack::embedded().unwrap();
    let states = every_state(&Lang::new("ja"));
    // Odd widths too: there a wide glyph does not end at the edge by itself.
    for (columns, rows) in [(39, 11), (40, 12), (57, 20), (80, 24), (121, 40)] {
        let mut screen = Screen::new(columns, rows);
        for state in &states {
            let page = page(&pack, state);
            screen.draw(&page);
            for (row, y) in screen.seen.content.chunks(columns.into()).zip(0..) {
                for (x, cell) in row.iter().enumerate() {
                    if cell.symbol().width() < 2 {
                        continue;
                    }
                    let second = row.get(x + 1).map(|cell| cell.symbol());
                    assert!(
                        second.is_some_and(|second| second.trim().is_empty()),
                        "{} {columns}x{rows}: {} at {x}, {y} before {second:?}",
                        page.id,
                        cell.symbol()
                    );
                }
            }
        }
    }
}

#[test]
fn no_line_begins_with_what_must_not_begin_one() {
    let pack = Pack::embedded().unwrap();
    for columns in [40, 47, 60, 80] {
        let mut screen = Screen::new(columns, 40);
        for state in every_state(&Lang::new("ja")) {
            let page = page(&pack, &state);
            screen.draw(&page);
            for y in 1..39 {
                let row = screen.row(y);
                let first = row.trim_start().chars().next().unwrap_or(' ');
                assert!(
                    !"。、）」』ーっゃゅょッャュョィ".contains(first),
                    "{} at {columns}: {row}",
                    page.id
                );
            }
        }
    }
}

#[test]
fn where_there_is_no_room_for_a_page_the_size_wanted_is_said() {
    let pack = Pack::embedded().unwrap();
    for (columns, rows) in [(19, 12), (40, 4), (12, 4)] {
        for (lang, words) in [("en", "Toosmall"), ("ja", "画面が小さ")] {
            let mut screen = Screen::new(columns, rows);
            screen.draw(&page(
                &pack,
                &State::new(Lang::new(lang), cardcode::app::screen::Screen::Home),
            ));
            let told: String = (0..rows).map(|row| screen.row(row)).collect();
            assert!(bare(&told).contains(words), "{columns}x{rows}: {told}");
        }
    }
}

#[test]
fn a_word_about_what_happened_is_whole_in_a_narrow_terminal() {
    use cardcode::app::message::Msg;
    use cardcode::app::update::step;
    let pack = Pack::embedded().unwrap();
    for lang in languages(&pack) {
        let state = State::new(lang.clone(), cardcode::app::screen::Screen::Home);
        let digits = after(&pack, &state, &[Intent::Select(0); 4]);
        let told = [
            Msg::Pasted,
            Msg::Typed,
            Msg::Saved(Ok("cardcode-12.txt".to_owned())),
        ];
        let told = told.map(|msg| step(&pack, state.clone(), msg).0);
        for state in told.into_iter().chain([digits]) {
            let page = page(&pack, &state);
            let notice = page.notice.clone().unwrap();
            let mut screen = Screen::new(40, 12);
            screen.draw(&page);
            let shown: String = (6..12).map(|row| bare(&screen.row(row))).collect();
            assert!(shown.contains(&bare(&notice)), "{notice} in {shown}");
            let marked = screen.marked();
            assert!(marked.starts_with('>'), "{marked}");
        }
    }
}

#[test]
fn a_long_list_is_leafed_through_and_says_how_many_are_out_of_sight() {
    let pack = Pack::embedded().unwrap();
    let list = CodeListScreen {
        system: "gmo".to_owned(),
    };
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut screen = Screen::new(columns, rows);
        let mut state = State::new(Lang::new("en"), screens::Screen::CodeList(list.clone()));
        let count = state.choices(&pack).len();
        let mut marks = vec![0];
        loop {
            let here = page(&pack, &state);
            screen.draw(&here);
            let all: String = (0..rows).map(|y| screen.row(y) + "\n").collect();
            let is_end = screen.view.rows_of(count - 1).next().is_some();
            let told = all.lines().find_map(|line| {
                line.trim()
                    .strip_suffix(" more, Down shows them")
                    .map(str::to_owned)
            });
            assert_eq!(told.is_none(), is_end, "{all}");
            if let Some(told) = told {
                let last = (0..count)
                    .rfind(|choice| screen.view.rows_of(*choice).next().is_some())
                    .unwrap();
                assert_eq!(told.parse::<usize>().unwrap(), count - 1 - last, "{all}");
            }
            assert!(screen.marked().starts_with('>'));
            let next = screen.view.leaf(true).unwrap();
            if next == here.mark {
                break;
            }
            // No choice is passed over unseen.
            assert!(next > here.mark && screen.view.rows_of(here.mark + 1).next().is_some());
            marks.push(next);
            state = after(&pack, &state, &[Intent::SelectByPointer(next)]);
        }
        assert_eq!(*marks.last().unwrap(), count - 1);
        assert!(marks.len() < count / 2, "{marks:?}");
        assert!(screen.view.leaf(false).unwrap() < count - 1);
    }
}
