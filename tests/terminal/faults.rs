//! What no program can hear or handle: it is killed, its disk or its threads are at an end, its terminal reads no more.

use std::io::Write;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::tcgetattr;
use tempfile::tempdir;

use crate::common::{
    program::{PROGRAM, RECORDS},
    pty::{USUAL, cells_of, no_controlling_terminal, settings},
    terminal::Terminal,
};

const EN: &[(&str, &str)] = &[("LANG", "C.UTF-8")];

/// A command line of a shell in which `$0` is the program, in a folder of its own.
fn shell(line: &str, folder: &std::path::Path) -> Terminal {
    let environment = [
        ("LANG", "C.UTF-8"),
        ("HOME", folder.to_str().unwrap()),
        ("PATH", "/bin:/usr/bin"),
    ];
    let args = ["-c", line, PROGRAM];
    Terminal::run((80, 24), "/bin/sh", &args, &environment, folder, USUAL)
}

#[test]
fn whatever_kills_it_the_terminal_is_given_back_with_a_word() {
    for signal in [Signal::KILL, Signal::ABORT, Signal::BUS, Signal::SEGV] {
        let mut terminal = Terminal::start((80, 24), &["--mouse"], EN, &std::env::temp_dir());
        terminal.shows("Find your security code");
        // What watches is there when a key is heard.
        terminal.send("j");
        terminal.marks("2 ");
        assert!(!terminal.is_as_before());
        kill_process(terminal.process(), signal).unwrap();
        if [Signal::BUS, Signal::SEGV].contains(&signal) {
            // The first is looked at, whether it is an overflow of the stack. A fault comes again.
            terminal.send("k");
            terminal.marks("1 ");
            kill_process(terminal.process(), signal).unwrap();
        }
        terminal.says("ended by a fault. The terminal is as before.");
        assert!(terminal.left().is_clean().code > 0, "{signal:?}");
    }
}

#[test]
fn killed_while_it_is_stopped_the_terminal_stays_the_shells() {
    let folder = tempdir().unwrap();
    let environment = [
        ("LANG", "C.UTF-8"),
        ("PS1", "$ "),
        ("PATH", "/bin:/usr/bin"),
    ];
    let mut terminal = Terminal::run(
        (80, 24),
        "/bin/sh",
        &["-i"],
        &environment,
        folder.path(),
        USUAL,
    );
    terminal.says("$ ");
    terminal.send(&format!("{PROGRAM}\n"));
    terminal.marks("Where is my code?");
    terminal.send("\x1a");
    terminal.says("Stopped");
    terminal.send("kill -9 %1; kill -CONT %1; wait; echo HE''RE\n");
    terminal.says("HERE");
    terminal.send("exit\nexit\n");
    let left = terminal.left();
    let contents = left.screen.contents();
    assert!(!contents.contains("fault"), "{contents}");
}

#[test]
fn a_limit_on_the_size_of_files_ends_nothing() {
    let folder = tempdir().unwrap();
    let mut terminal = shell(
        "ulimit -f 8; exec \"$0\" train sort --db records.db",
        folder.path(),
    );
    terminal.shows("The disk takes no more");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
    // And where nothing is drawn.
    let line = "ulimit -f 8; \"$0\" review > review.txt; echo \"code $?\"";
    let terminal = shell(line, folder.path());
    terminal.says("code 1");
}

#[test]
fn without_a_thread_practice_goes_on_and_says_why() {
    // No stack is so large: the system refuses the thread.
    let line = "RUST_MIN_STACK=99999999999999 exec \"$0\" train sort --seed 3 --db records.db";
    let folder = tempdir().unwrap();
    let mut terminal = shell(line, folder.path());
    terminal.shows("Practice is not recorded. Too many programs are running");
    terminal.send("j");
    terminal.marks("2 ");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
    // The same in lines, where a page waits for the records.
    let line = "RUST_MIN_STACK=99999999999999 \"$0\" train --plain --db records.db </dev/null | grep 'Too many'";
    let terminal = shell(line, folder.path());
    terminal.says("Too many programs are running");
    assert_eq!(terminal.left().code, 0);
}

/// The program in a terminal of which nobody reads.
#[test]
fn a_signal_ends_it_though_the_terminal_reads_no_more() {
    let pair = native_pty_system().openpty(cells_of(300, 100)).unwrap();
    let mut command = CommandBuilder::new(PROGRAM);
    command.env_clear();
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("LANG", "C.UTF-8"),
        ("CARDCODE_DB", RECORDS),
    ] {
        command.env(name, value);
    }
    let mut options = std::fs::OpenOptions::new();
    let slave = no_controlling_terminal(options.read(true).write(true))
        .open(pair.master.tty_name().unwrap())
        .unwrap();
    let before = settings(&tcgetattr(&slave).unwrap());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let process = Pid::from_raw(child.process_id().unwrap() as i32).unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    // Each of these draws all anew, until there is no room.
    writer.write_all(&[b'\x0c'; 500]).unwrap();
    stands_still(process);
    assert!(child.try_wait().unwrap().is_none());
    kill_process(process, Signal::TERM).unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.exit_code();
        }
        assert!(Instant::now() < deadline, "it does not end");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(code, 143);
    assert_eq!(settings(&tcgetattr(&slave).unwrap()), before);
}

/// Waits until a process has used no time for a while.
fn stands_still(process: Pid) {
    let path = format!("/proc/{}/stat", process.as_raw_nonzero());
    let used = || {
        let stat = std::fs::read_to_string(&path).unwrap_or_default();
        let times: Vec<String> = stat
            .split(' ')
            .skip(13)
            .take(2)
            .map(str::to_owned)
            .collect();
        times
    };
    let (mut last, mut still) = (used(), 0);
    while still < 10 {
        std::thread::sleep(Duration::from_millis(50));
        let now = used();
        still = if now == last { still + 1 } else { 0 };
        last = now;
    }
}
