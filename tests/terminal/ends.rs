//! Whatever ends the program, the terminal is as it was, and the exit code says what happened.

use rustix::process::{Signal, kill_process};

use crate::common::{
    program::PROGRAM,
    pty::{Answers, Left, USUAL},
    terminal::Terminal,
};

const EN: &[(&str, &str)] = &[("LANG", "C.UTF-8")];

/// The guide on its first screen, every mode on that there is.
fn guide() -> Terminal {
    let terminal = Terminal::start((80, 24), &["--mouse"], EN, &std::env::temp_dir());
    terminal.shows("Find your security code");
    assert!(!terminal.is_as_before(), "raw mode");
    terminal
}

/// A command line of a shell in which `$0` is the program.
fn shell(line: &str, answers: Option<Answers>) -> Terminal {
    let folder = std::env::temp_dir();
    let args = ["-c", line, PROGRAM];
    Terminal::run((80, 24), "/bin/sh", &args, EN, &folder, answers)
}

/// An interactive shell at its prompt.
fn prompt() -> Terminal {
    prompt_of("/bin/sh", &["-i"])
}

fn prompt_of(shell: &str, args: &[&str]) -> Terminal {
    let folder = std::env::temp_dir();
    let environment = [
        ("LANG", "C.UTF-8"),
        ("PS1", "$ "),
        ("PATH", "/bin:/usr/bin"),
    ];
    let terminal = Terminal::run((80, 24), shell, args, &environment, &folder, USUAL);
    terminal.says("$ ");
    terminal
}

/// What stands on the terminal after the program, on the main screen.
fn words(left: &Left) -> String {
    left.screen.contents().trim().to_owned()
}

#[test]
fn keys_that_leave() {
    for (keys, code) in [("q", 0), ("8\r", 0), ("\x03", 130), ("?q", 0)] {
        let mut terminal = guide();
        terminal.send(keys);
        let left = terminal.left();
        assert_eq!(left.is_clean().code, code, "{keys:?}");
        assert_eq!(words(&left), "", "{keys:?}");
    }
}

/// Who goes back step by step may go one step too far: the program does not end by it.
#[test]
fn the_first_page_is_not_left_by_going_back() {
    let mut terminal = guide();
    terminal.send("1");
    terminal.shows("Which brand");
    terminal.send("\x1b");
    terminal.shows("Where is my code?");
    terminal.send("\x1b");
    terminal.shows("press q");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn signals() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        let terminal = guide();
        kill_process(terminal.process(), signal).unwrap();
        let left = terminal.left();
        assert_eq!(left.is_clean().code, code);
        assert_eq!(words(&left), "");
    }
}

#[cfg(debug_assertions)]
#[test]
fn errors_and_panics_speak_after_the_terminal_is_back() {
    for (place, code, says) in [
        (
            "error",
            1,
            "cardcode: the terminal cannot be used. Try again with --plain.",
        ),
        ("draw", 101, "on purpose, in a draw"),
        ("thread", 101, "on purpose, in a thread"),
    ] {
        let environment = [("LANG", "C.UTF-8"), ("CARDCODE_FAIL", place)];
        let folder = std::env::temp_dir();
        let terminal = Terminal::start((80, 24), &["--mouse"], &environment, &folder);
        let left = terminal.left();
        assert_eq!(left.is_clean().code, code, "{place}");
        assert!(words(&left).contains(says), "{place}: {}", words(&left));
    }
}

#[test]
fn a_window_that_is_closed_ends_it() {
    assert_eq!(guide().hang_up(), 129);
}

#[test]
fn a_window_that_is_closed_ends_it_though_nobody_says_so() {
    let terminal = shell("trap '' HUP; exec \"$0\"", USUAL);
    terminal.shows("Find your security code");
    assert_eq!(terminal.hang_up(), 129);
}

#[test]
fn a_closed_stdout_ends_it_at_once() {
    let left = shell("\"$0\" >&-; echo \"code $?\"", USUAL).left();
    assert_eq!(words(&left), "code 0");
    let left = shell("\"$0\" | :; echo \"code $?\"", USUAL).left();
    assert_eq!(words(&left), "code 0");
}

#[test]
fn an_empty_stdin_tells_the_page_and_ends() {
    let left = shell("\"$0\" </dev/null; echo \"code $?\"", USUAL).left();
    let words = words(&left);
    assert!(words.contains("The input ended here"), "{words}");
    assert!(words.ends_with("code 0"), "{words}");
    assert!(!left.bytes.contains(&b'\x1b') || left.bytes.ends_with(b"\x07"));
}

#[test]
fn ctrl_z_stops_it_and_fg_brings_it_back_in_the_size_there_is_then() {
    let mut terminal = prompt();
    terminal.send(&format!("{PROGRAM}\n"));
    terminal.marks("Where is my code?");
    terminal.send("\x1b[B");
    terminal.marks("Is it the code or the PIN?");
    terminal.send("\x1a");
    // The shell speaks again, on the main screen.
    terminal.says("Stopped");
    assert!(terminal.is_as_before());
    terminal.resize(40, 12);
    terminal.send("fg\n");
    terminal.marks("Is it the code or the PIN?");
    terminal.wait("the other screen", |screen| {
        screen.alternate_screen().then_some(())
    });
    terminal.send("q");
    terminal.says("$ ");
    terminal.send("exit\n");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn a_job_that_goes_on_in_the_background_stops_there_and_is_drawn_before_it_is_answered() {
    // Bash says nothing to a running job that it brings back.
    let mut terminal = prompt_of("/bin/bash", &["--norc", "--noprofile", "-i"]);
    terminal.send(&format!("{PROGRAM} diagnose\n"));
    terminal.shows("Question 1");
    terminal.send("\x1a");
    terminal.says("Stopped");
    // It goes on, and stops again by itself.
    terminal.send("bg; until jobs | grep -q Stopped; do :; done; echo is $((1 + 1))nd\n");
    terminal.says("is 2nd");
    terminal.send("fg\n");
    terminal.shows("Question 1");
    terminal.send("q");
    terminal.says("$ ");
    terminal.send("exit\n");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn a_stop_from_outside_is_survived_too() {
    let mut terminal = prompt();
    terminal.send(&format!("{PROGRAM}\n"));
    terminal.marks("Where is my code?");
    let guide = terminal.in_foreground();
    // A key after the terminal's answers: both are heard now, none is left to the shell.
    terminal.send("j");
    terminal.marks("Is it the code or the PIN?");
    // STOP can't be heard: the program finds the terminal changed when it goes on.
    kill_process(guide, Signal::STOP).unwrap();
    terminal.says("Stopped");
    // The first "Stopped" goes from the screen, so that the second is seen.
    terminal.send("stty sane; printf '\\033[H\\033[2J'; fg\n");
    terminal.marks("Is it the code or the PIN?");
    kill_process(guide, Signal::TSTP).unwrap();
    terminal.says("Stopped");
    assert!(terminal.is_as_before());
    terminal.send("fg\n");
    terminal.marks("Is it the code or the PIN?");
    terminal.send("q");
    terminal.says("$ ");
    terminal.send("exit\n");
    assert_eq!(terminal.left().is_clean().code, 0);
}

/// In a container the test's own session may lie outside, where it has the number 0; `unshare --pid --fork` shows
/// the same.
#[test]
fn without_a_shell_to_continue_it_ctrl_z_stops_nothing() {
    let mut terminal = guide();
    terminal.send("\x1a");
    terminal.shows("It cannot be suspended here");
    terminal.send("\x1b[B");
    terminal.marks("Is it the code or the PIN?");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

/// A script that does not leave its place to the program is stopped with it: its shell would wait for both.
#[test]
fn ctrl_z_stops_the_script_that_runs_it_too() {
    let mut terminal = prompt();
    terminal.send(&format!("sh -c '{PROGRAM}; echo af''ter'\n"));
    terminal.marks("Where is my code?");
    terminal.send("j\x1a");
    terminal.says("Stopped");
    assert!(terminal.is_as_before());
    terminal.send("fg\n");
    terminal.marks("Is it the code or the PIN?");
    terminal.send("q");
    terminal.says("after");
    terminal.send("exit\n");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn answers_on_their_way_are_not_left_to_the_command_line() {
    // The person leaves before the terminal has answered.
    let mut terminal = shell(
        "\"$0\" find amex; IFS= read -r line; echo \"[$line]\"",
        None,
    );
    terminal.shows("American Express");
    terminal.send("q\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[1;2R");
    terminal.is_back();
    terminal.send("typed\n");
    let left = terminal.left();
    assert!(words(&left).ends_with("[typed]"), "{}", words(&left));
}

#[test]
fn answers_on_their_way_are_not_left_to_the_shell_of_a_stop() {
    let folder = std::env::temp_dir();
    let environment = [
        ("LANG", "C.UTF-8"),
        ("PS1", "$ "),
        ("PATH", "/bin:/usr/bin"),
    ];
    let mut terminal = Terminal::run((80, 24), "/bin/sh", &["-i"], &environment, &folder, None);
    terminal.says("$ ");
    terminal.send(&format!("{PROGRAM}\n"));
    terminal.marks("Where is my code?");
    terminal.send("\x1a\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[1;2R");
    terminal.says("Stopped");
    terminal.send("echo HE''RE\n");
    terminal.says("HERE\n$ ");
    terminal.send("kill %1; kill -CONT %1; wait; exit\nexit\n");
    let told = words(&terminal.left());
    assert!(
        !told.contains("rgb") && !told.contains("not found"),
        "{told}"
    );
}

#[test]
fn a_key_ends_the_wait_for_a_terminal_that_answers_nothing() {
    let mut terminal = shell("\"$0\" find amex; echo \"code $?\"", None);
    terminal.shows("American Express");
    // The first leaves; the second shows that somebody waits.
    terminal.send("qq");
    terminal.says("code 0");
    assert_eq!(words(&terminal.left()), "code 0");
}

#[test]
fn after_a_stop_the_shell_finds_its_own_screen() {
    for (line, last) in [
        ("fg\n", "q"),
        // Continued in the background, and ended there: not a cell is drawn.
        ("kill %1; kill -CONT %1; wait\n", ""),
    ] {
        let mut terminal = prompt();
        terminal.send("for at in 1 2 3 4 5; do echo line $at; done\n");
        terminal.says("line 5");
        terminal.send(&format!("{PROGRAM}\n"));
        terminal.marks("Where is my code?");
        terminal.send("jj");
        terminal.marks("My payment failed");
        terminal.send("\x1a");
        terminal.says("Stopped");
        terminal.send(line);
        if !last.is_empty() {
            terminal.marks("My payment failed");
            terminal.send(last);
            terminal.is_back();
        }
        terminal.send("echo HE''RE\n");
        terminal.says("HERE");
        // A shell that has not yet heard of the end warns once.
        terminal.send("exit\nexit\n");
        let left = terminal.left();
        let rows: Vec<String> = left.screen.rows(0, 80).collect();
        let lines: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        assert_eq!(
            lines[1..6],
            ["line 1", "line 2", "line 3", "line 4", "line 5"],
            "{lines:#?}"
        );
        let here = lines.iter().position(|line| line.contains("HERE"));
        let here = here.unwrap_or_else(|| panic!("{lines:#?}"));
        assert!(here > 6, "{lines:#?}");
        assert!(
            !lines.iter().any(|line| line.contains("security code")),
            "{lines:#?}"
        );
    }
}
