//! Hands: what was aimed at the page before never answers a page that nobody has seen.

use std::time::{Duration, Instant};

use cardcode::keymap::Key;
use cardcode::runtime::answer_guard::AnswerGuard;
use cardcode::terminal::keys::UserInput;

use crate::common::{program::PROGRAM, pty::USUAL, terminal::Terminal};

const EN: &[(&str, &str)] = &[("LANG", "C.UTF-8")];
const TOO_SOON: &str = "before this page could be read";
const ENTER: UserInput = UserInput::Press(Key::Enter);

fn at(args: &[&str]) -> Terminal {
    Terminal::start((80, 24), args, EN, &std::env::temp_dir())
}

/// How many pages are answered by presses at these milliseconds, where each answer leads to another page.
fn answered(least: u64, presses: impl IntoIterator<Item = (UserInput, u64)>) -> usize {
    let start = Instant::now();
    let mut guard = AnswerGuard::default();
    let answers = presses.into_iter().filter(|(input, ms)| {
        let now = start + Duration::from_millis(*ms);
        let answers = guard.answers(*input, Duration::from_millis(least), now);
        if answers {
            guard.turn();
            guard.draw(now);
        }
        answers
    });
    answers.count()
}

#[test]
fn a_key_that_is_held_answers_once() {
    // A keyboard waits, then repeats: X11, Windows and macOS, the Linux console.
    for (wait, every) in [(660, 33), (500, 33), (250, 92)] {
        let held = std::iter::once(0).chain((wait..5000).step_by(every));
        let held = held.map(|ms| (ENTER, ms));
        assert_eq!(answered(700, held.clone()), 1, "{wait} {every}");
        assert!(answered(300, held) <= 2, "{wait} {every}");
    }
}

#[test]
fn whoever_reads_answers_each_page() {
    for least in [300, 700] {
        let presses = (0..10).map(|at| (ENTER, at * (least + 1)));
        assert_eq!(answered(least, presses), 10);
    }
    // Another key is no key that is held, but no page is read so fast.
    let keys = ['1', '2', '3'].map(|key| UserInput::Press(Key::Char(key)));
    let presses = |every: u64| {
        (0..)
            .step_by(every as usize)
            .zip(keys)
            .map(|(ms, key)| (key, ms))
    };
    assert_eq!(answered(300, presses(310)), 3);
    assert_eq!(answered(300, presses(100)), 1);
}

#[test]
fn a_page_that_was_not_drawn_takes_no_answer_however_late() {
    let start = Instant::now();
    let mut guard = AnswerGuard::default();
    guard.turn();
    let late = start + Duration::from_secs(60);
    assert!(!guard.answers(ENTER, Duration::from_millis(300), late));
}

#[test]
fn the_second_click_of_two_is_none() {
    let start = Instant::now();
    let ms = |ms| start + Duration::from_millis(ms);
    let mut guard = AnswerGuard::default();
    assert!(!guard.doubles(10, 5, ms(0)));
    guard.turn();
    assert!(guard.doubles(11, 5, ms(120)), "a cell beside");
    assert!(guard.doubles(11, 5, ms(240)), "the third of three");
    assert!(!guard.doubles(11, 5, ms(900)), "later");
    guard.turn();
    assert!(!guard.doubles(40, 12, ms(1000)), "elsewhere");
    // The same page takes as many clicks as come, as a list whose mark they move.
    assert!(!guard.doubles(40, 12, ms(1100)));
}

#[test]
fn a_double_click_answers_one_question() {
    let mut terminal = at(&["diagnose", "--mouse"]);
    terminal.shows("What happened?");
    let row = terminal.row_of("2 ");
    let click = format!("\x1b[<0;12;{row}M\x1b[<0;12;{row}m");
    terminal.send(&click.repeat(2));
    terminal.shows("What happened at the code field?");
    // The second click is heard before this key, and did nothing.
    terminal.send("j");
    terminal.marks("2 ");
    terminal.shows("Question 2");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn keys_typed_ahead_answer_no_question_that_was_not_seen() {
    let mut terminal = at(&["diagnose"]);
    terminal.shows("What happened?");
    terminal.send("41");
    terminal.shows(TOO_SOON);
    // It is the second page, and takes its answer when it is read.
    terminal.types("1");
    terminal.shows("It asked for the PIN");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn in_the_exam_two_presses_answer_one_part() {
    let mut terminal = at(&["train", "exam", "--seed", "3"]);
    terminal.shows("Begin the exam");
    terminal.send("\r");
    terminal.shows("1/");
    terminal.send("\r\r");
    terminal.shows(TOO_SOON);
    let first = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(first.contains(" 1/"), "{first}");
    terminal.types("\r");
    terminal.shows(" 2/");
    terminal.send("\r\r");
    terminal.shows(TOO_SOON);
    let second = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(second.contains(" 2/"), "{second}");
    terminal.send("\x03");
    assert_eq!(terminal.left().is_clean().code, 130);
}

#[test]
fn what_was_typed_before_the_program_started_answers_nothing() {
    // The shell takes one character, so that the rest surely waits when the program starts.
    let line = "stty -icanon min 1; echo ready; dd bs=1 count=1 2>/dev/null; exec \"$0\" train sort --seed 3";
    let folder = std::env::temp_dir();
    let args = ["-c", line, PROGRAM];
    let mut terminal = Terminal::run((80, 24), "/bin/sh", &args, EN, &folder, USUAL);
    terminal.says("ready");
    terminal.send("x\r\r");
    terminal.shows("1/");
    terminal.send("j");
    terminal.marks("2 ");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(
        contents.contains(" 1/") && !contents.contains(TOO_SOON),
        "{contents}"
    );
    terminal.send("q");
    assert_eq!(terminal.left().code, 0);
}

/// Whoever knows the way to a card types ahead: nothing is answered there.
#[test]
fn pages_that_ask_nothing_take_keys_typed_ahead() {
    let mut terminal = at(&[]);
    terminal.shows("Where is my code?");
    terminal.send("11");
    terminal.shows("Front 1/2");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}
