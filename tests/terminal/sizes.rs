//! Every size of a terminal, and every change of it, in the real program.

use crate::LARGE_CODE;
use crate::common::terminal::Terminal;

const JA: &[(&str, &str)] = &[("LANG", "ja_JP.UTF-8")];

fn guide(size: (u16, u16)) -> Terminal {
    Terminal::start(size, &["find", "saison-amex"], JA, &std::env::temp_dir())
}

fn quits(mut terminal: Terminal) {
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn no_size_is_too_small_to_start_in_or_to_grow_from() {
    for size in [
        (1, 1),
        (2, 1),
        (1, 40),
        (300, 1),
        (19, 5),
        (20, 4),
        (300, 100),
    ] {
        let mut terminal = guide(size);
        terminal.wait("a frame", |_| Some(()));
        terminal.resize(80, 24);
        terminal.shows(LARGE_CODE);
        quits(terminal);
    }
}

#[test]
fn below_the_least_size_it_says_what_it_needs() {
    let terminal = guide((19, 12));
    terminal.shows("小さすぎます");
    quits(terminal);
    // Between that and 40 x 12 the page scrolls, and the code is in sight.
    let terminal = guide((32, 10));
    terminal.shows("1234");
    terminal.marks("1 ");
    quits(terminal);
}

#[test]
fn a_storm_of_sizes_ends_in_one_right_screen_and_few_frames() {
    let mut terminal = guide((80, 24));
    terminal.shows(LARGE_CODE);
    let calm = terminal.wait("the screen", |screen| Some(screen.contents()));
    let before = terminal.bytes().len();
    let sizes = (0..500u16).map(|at| (1 + at * 37 % 300, 1 + at * 53 % 100));
    terminal.storm(sizes.chain([(80, 24)]));
    terminal.wait("the same screen", |screen| {
        (screen.size().0.get() == 24 && screen.contents() == calm).then_some(())
    });
    let bytes = terminal.bytes();
    let frames = bytes[before..]
        .windows(8)
        .filter(|bytes| *bytes == b"\x1b[?2026l")
        .count();
    assert!(frames <= 100, "{frames} frames for 500 sizes");
    terminal.marks("1 ");
    quits(terminal);
}
