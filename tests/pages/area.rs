//! How much of a wide terminal a page uses.

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::screens::call_list::CallListScreen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::text::catalogue::ui;
use cardcode::text::lang::Lang;
use cardcode::view::page::Block;
use cardcode::view::wide::wide_page;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::fits::different;

/// What a page is drawn as.
fn drawn(pack: &Pack, state: &State, (columns, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let page = wide_page(pack, state);
    let frame = terminal.draw(|frame| View::default().draw(frame, &page, Look::default()));
    frame.unwrap().buffer.clone()
}

/// The first columns of the parts between the lines that go from the title down to the keys, and the end of the last.
fn parts(seen: &Buffer) -> Vec<u16> {
    let (columns, rows) = (seen.area.width, seen.area.height);
    let is_rule = |x: &u16| (2..rows - 2).all(|y| seen[(*x, y)].symbol() == "│");
    let rules = (0..columns).filter(is_rule);
    [0].into_iter()
        .chain(rules.map(|x| x + 1))
        .chain([columns])
        .collect()
}

/// The share of the screen, in percent, that its parts cover: each from its upper left cell that is not blank to its last.
fn used(seen: &Buffer) -> usize {
    let parts = parts(seen);
    let covered = parts.windows(2).map(|part| {
        let cells = (2..seen.area.height - 2).flat_map(|y| (part[0]..part[1]).map(move |x| (x, y)));
        let is_inked = |at: &(u16, u16)| {
            let symbol = seen[*at].symbol();
            !symbol.trim().is_empty() && symbol != "│"
                || seen[*at].bg != ratatui::style::Color::Reset
        };
        let inked: Vec<(u16, u16)> = cells.filter(is_inked).collect();
        let range = |of: fn(&(u16, u16)) -> u16| {
            let all = inked.iter().map(of);
            all.clone()
                .max()
                .zip(all.min())
                .map_or(0, |(last, first)| usize::from(last - first) + 1)
        };
        range(|at| at.0) * range(|at| at.1)
    });
    covered.sum::<usize>() * 100 / seen.content.len()
}

/// Pages of each kind, and the least share of the screen that they use at 120 by 40, in percent. A page that says little is
/// short everywhere; the least is that of the shortest of its kind.
const LEAST: [(&str, usize); 16] = [
    ("home", 60),
    ("find", 45),
    ("card/amex/", 45),
    ("guide/amex/3", 40),
    ("compare/", 50),
    ("ask/message", 43),
    ("ask/typed", 43),
    ("explain", 45),
    ("explain/gmo", 40),
    ("learn", 50),
    ("train", 60),
    ("train/level/1", 35),
    ("train/guided", 55),
    ("desk-guide", 75),
    ("sort/", 35),
    ("map", 40),
];

#[test]
fn wide_terminals_are_used() {
    let pack = Pack::embedded().unwrap();
    for lang in ["ja", "en"] {
        let mut met = [false; LEAST.len()];
        for state in different(&pack, &Lang::new(lang)) {
            let id = wide_page(&pack, &state).id;
            let is_it = |(name, _): &(&str, usize)| {
                id == *name || name.ends_with('/') && id.starts_with(name)
            };
            let Some(kind) = LEAST.iter().position(is_it) else {
                continue;
            };
            let share = used(&drawn(&pack, &state, (120, 40)));
            assert!(share >= LEAST[kind].1, "{lang} {id}: {share} %");
            met[kind] = true;
        }
        assert_eq!(met, [true; LEAST.len()]);
    }
}

/// The first row that is inked in the words of a page.
fn begin(seen: &Buffer) -> Option<u16> {
    let end = parts(seen)[1];
    let mut rows = 2..seen.area.height - 2;
    rows.find(|y| (0..end).any(|x| !seen[(x, *y)].symbol().trim().is_empty() && x + 1 < end))
}

#[test]
fn pages_begin_in_the_same_row_and_panes_stand_in_the_same_columns() {
    let pack = Pack::embedded().unwrap();
    for (columns, rows, begins) in [(120, 40, 2), (120, 52, 6), (200, 60, 8)] {
        let mut places = std::collections::BTreeSet::new();
        for state in different(&pack, &Lang::new("ja")).into_iter().step_by(7) {
            let seen = drawn(&pack, &state, (columns, rows));
            let id = wide_page(&pack, &state).id;
            assert_eq!(begin(&seen), Some(begins), "{id} in {rows} rows");
            places.extend(parts(&seen).get(1).copied());
        }
        // Where nothing stands beside it, a page is one part.
        places.remove(&columns);
        assert_eq!(places.len(), 1, "{places:?} in {columns} columns");
    }
}

#[test]
fn beside_a_question_of_a_drill_stands_only_what_was_answered() {
    let pack = Pack::embedded().unwrap();
    let mut asked = 0;
    for state in different(&pack, &Lang::new("en")) {
        let answered = match state.screen() {
            Screen::Quiz(drill) if !drill.is_over(&pack) => drill.given.len(),
            Screen::Advice(drill) if !drill.is_over(&pack) => drill.given.len(),
            _ => continue,
        };
        let asides = wide_page(&pack, &state).asides;
        let judged = asides
            .iter()
            .flat_map(|pane| &pane.blocks)
            .map(|block| match block {
                Block::Judged(all) => all.len(),
                Block::Meter { .. } => 0,
                block => panic!("{block:?}"),
            });
        assert!(judged.sum::<usize>() <= answered);
        asked += 1;
    }
    assert!(asked > 10);
}

#[test]
fn a_list_of_calls_tells_of_no_cause() {
    let pack = Pack::embedded().unwrap();
    let mut calls = 0;
    for lang in ["ja", "en"] {
        let lang = Lang::new(lang);
        let words = pack.words(&lang);
        let list = |level| State::new(lang.clone(), Screen::CallList(CallListScreen { level }));
        let levels = (1..=pack.desk().levels.len()).map(list);
        for state in levels.chain([State::new(lang.clone(), Screen::GuidedCalls)]) {
            for place in 0..state.choices(&pack).len() {
                let marked = after(&pack, &state, &[Intent::SelectByPointer(place)]);
                let beside = format!("{:?}", wide_page(&pack, &marked).asides);
                let named = pack.practised_causes().map(|cause| words.say(&cause.name));
                let named: Vec<String> = named.filter(|name| beside.contains(name)).collect();
                assert!(named.is_empty(), "{named:?} in {beside}");
                calls += usize::from(beside.contains(&words.say(ui::train::FIRST_WORDS)));
            }
        }
    }
    assert!(calls > 50, "{calls}");
}
