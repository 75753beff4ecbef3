//! How long the parts take, each on its own: reading the content, a step, a page, a frame. Run by `cargo bench`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use cardcode::machine::{Intent, Msg, Screen, State, Walk, step};
use cardcode::pack::{Lang, Pack, check, source};
use cardcode::page::page;
use cardcode::tui::View;
use cardcode::tui::theme::Look;
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

/// The screens that are measured.
const SCREENS: [&str; 6] = ["home", "find", "card", "compare", "diagnose", "codes"];

fn state(name: &str) -> State {
    let screen = match name {
        "home" => Screen::Home,
        "find" => Screen::Pick,
        "card" => Screen::Card {
            card: "amex".to_owned(),
            face: 0,
        },
        "compare" => Screen::Compare { with: 1 },
        "diagnose" => Screen::Diagnose(Walk::default()),
        _ => Screen::Codes {
            system: "stripe".to_owned(),
        },
    };
    State::new(Lang::new("ja"), screen)
}

/// What every start reads: the manifest and the program's words.
#[divan::bench]
fn start_reads() -> Pack {
    Pack::embedded().unwrap()
}

/// What a screen reads when it is first seen, with its page.
#[divan::bench(args = SCREENS)]
fn first_page(bencher: Bencher, name: &str) {
    let state = state(name);
    bencher
        .with_inputs(|| Pack::embedded().unwrap())
        .bench_local_values(|pack| black_box(page(&pack, &state)).choices.len());
}

#[divan::bench(args = SCREENS)]
fn a_step(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let state = state(name);
    page(&pack, &state);
    bencher.bench_local(|| step(&pack, state.clone(), Msg::Intent(Intent::Down)));
}

#[divan::bench(args = SCREENS)]
fn a_page(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let state = state(name);
    bencher.bench_local(|| page(&pack, black_box(&state)));
}

#[divan::bench(args = SCREENS)]
fn a_frame(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let page = page(&pack, &state(name));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut view = View::default();
    bencher.bench_local(|| {
        terminal
            .draw(|frame| view.draw(frame, &page, Look::default()))
            .unwrap();
    });
}

/// Every rule of the linter over the whole embedded pack.
#[divan::bench]
fn check_everything() -> usize {
    check::problems(&source::embedded()).len()
}

/// Every truthful way of every cause.
#[divan::bench]
fn prove_every_way(bencher: Bencher) {
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| check::prove(&pack).ways);
}
