//! Every size of a terminal, and every change of it, in the real program.

use cardcode::terminal::size::drawn_size;

use crate::LARGE_CODE;
use crate::common::{program::PROGRAM, pty::USUAL, terminal::Terminal};

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

/// A serial line, and a container that was not told, say 0: then the environment says it, else it is 80 x 24.
#[test]
fn a_size_that_is_not_known_is_no_size() {
    for (environment, words) in [
        (&[][..], LARGE_CODE),
        (&[("COLUMNS", "40"), ("LINES", "12")], "すぐ上、右側の4桁"),
        (&[("COLUMNS", "many"), ("LINES", "0")], LARGE_CODE),
    ] {
        let environment = [JA, environment].concat();
        let line = "stty rows 0 cols 0; exec \"$0\" find saison-amex";
        let args = ["-c", line, PROGRAM];
        let folder = std::env::temp_dir();
        let terminal = Terminal::run((80, 24), "/bin/sh", &args, &environment, &folder, USUAL);
        terminal.shows(words);
        quits(terminal);
    }
    // Each side by itself, and what the terminal knows counts more than the environment.
    for (told, environment, drawn) in [
        ([0, 30], [None, None], [80, 30]),
        ([100, 0], [Some("70"), Some("20")], [100, 20]),
        ([0, 0], [Some("0"), Some("-3")], [80, 24]),
        ([1, 1], [None, None], [1, 1]),
    ] {
        assert_eq!(drawn_size(told, environment), drawn);
    }
}

#[test]
fn a_size_beyond_all_screens_is_drawn_as_far_as_one_goes() {
    let line = "stty rows 65535 cols 65535; exec \"$0\" find saison-amex";
    let args = ["-c", line, PROGRAM];
    let folder = std::env::temp_dir();
    let mut terminal = Terminal::run((80, 24), "/bin/sh", &args, JA, &folder, USUAL);
    terminal.wait("a frame", |_| Some(()));
    terminal.resize(80, 24);
    terminal.shows(LARGE_CODE);
    quits(terminal);
    for (told, environment) in [([32768; 2], [None; 2]), ([0; 2], [Some("9999"); 2])] {
        assert_eq!(drawn_size(told, environment), [1000, 500]);
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
