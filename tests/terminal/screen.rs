//! Terminals that have no other screen to draw on: GNU screen as it comes, a third emulator, and tmux where that is
//! switched off. Without screen these tests say loudly that they were skipped; in CI they fail then.

use std::fs::{Permissions, create_dir, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use tempfile::{TempDir, tempdir};

use crate::common::{
    program::PROGRAM,
    pty::{END_OF_ALL, USUAL},
    terminal::Terminal,
};

/// A session of GNU screen with a shell in it, on a terminal of the tests.
struct Session {
    terminal: Terminal,
    name: String,
    folder: TempDir,
}

impl Session {
    /// Opens a session by these settings; nothing where there is no screen.
    fn open(name: &str, settings: &str) -> Option<Session> {
        if Command::new("screen").arg("-v").output().is_err() {
            assert!(std::env::var_os("CI").is_none(), "CI lacks screen");
            eprintln!("SKIPPED {name}: there is no screen here (apt-get install screen)");
            return None;
        }
        let folder = tempdir().unwrap();
        let sockets = folder.path().join("sockets");
        create_dir(&sockets).unwrap();
        set_permissions(&sockets, Permissions::from_mode(0o700)).unwrap();
        let file = folder.path().join("screenrc");
        std::fs::write(&file, format!("startup_message off\n{settings}\n")).unwrap();
        let name = format!("cardcode-{name}-{}", std::process::id());
        let args = ["-c", file.to_str().unwrap(), "-S", &name, "/bin/sh", "-i"];
        let environment = [
            ("LANG", "C.UTF-8"),
            ("PS1", "$ "),
            ("PATH", "/bin:/usr/bin"),
            ("SCREENDIR", sockets.to_str().unwrap()),
        ];
        let terminal = Terminal::run(
            (80, 24),
            "screen",
            &args,
            &environment,
            folder.path(),
            USUAL,
        );
        let session = Session {
            terminal,
            name,
            folder,
        };
        session.terminal.says("$ ");
        Some(session)
    }

    /// Fills the window with lines, and starts the program under them.
    fn starts(&mut self) {
        let lines =
            "for at in 1 2 3 4 5 6 7 8; do for more in 1 2 3 4; do echo old line $at; done; done\n";
        self.terminal.send(lines);
        self.terminal.says("old line 8\n$ ");
        self.terminal.send(&format!("{PROGRAM}\n"));
        self.terminal.says("Find your security code");
    }

    fn shows_nothing_of(&self, words: &str, of_ours: &str) {
        self.terminal.until(of_ours, |seen| {
            let contents = seen.parser.screen().contents();
            (contents.contains(of_ours) && !contents.contains(words)).then_some(())
        });
    }

    /// Leaves the shell, and the session with it.
    fn leaves(mut self) {
        self.terminal.send("exit\n");
        self.terminal.says("terminating");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A session that is over already is what is wanted.
        let _ = Command::new("screen")
            .args(["-S", &self.name, "-X", "quit"])
            .env("SCREENDIR", self.folder.path().join("sockets"))
            .output();
    }
}

#[test]
fn without_another_screen_nothing_old_shows_through_and_nothing_of_ours_stays() {
    let Some(mut session) = Session::open("own", "altscreen off") else {
        return;
    };
    session.starts();
    session.shows_nothing_of("old line", "Where is my code?");
    session.terminal.send("\r");
    session.shows_nothing_of("old line", "Which brand");
    session.shows_nothing_of("Where is my code?", "Which brand");
    session.terminal.send("q");
    session.shows_nothing_of("Which brand", "$ ");
    // The shell goes on at the begin of a line.
    session.terminal.send("echo HE''RE\n");
    session.terminal.says("\nHERE\n$ ");
    session.leaves();
}

#[test]
fn with_another_screen_the_old_lines_are_back() {
    let Some(mut session) = Session::open("other", "altscreen on") else {
        return;
    };
    session.starts();
    session.shows_nothing_of("old line", "Where is my code?");
    session.terminal.send("q");
    session.shows_nothing_of("Where is my code?", "old line 8");
    session.leaves();
}

#[test]
fn what_a_killed_program_left_on_is_off_and_stays_off() {
    // The number pad, every move of the mouse, pastes, margins, a cursor that is not seen.
    let left_on = "\\033=\\033[?1003h\\033[?1006h\\033[?2004h\\033[5;9r\\033[?6h\\033[?25l";
    let line = format!("printf '{left_on}'; exec \"$0\"");
    let args = ["-c", &line, PROGRAM];
    let environment = [("LANG", "C.UTF-8")];
    let folder = std::env::temp_dir();
    let mut terminal = Terminal::run((80, 24), "/bin/sh", &args, &environment, &folder, USUAL);
    terminal.marks("1 Where is my code?");
    let (keypad, mouse, first) = terminal.wait("the screen", |screen| {
        let first = screen.rows(0, 80).next().unwrap_or_default();
        Some((
            screen.application_keypad(),
            screen.mouse_protocol_mode(),
            first,
        ))
    });
    assert!(!keypad);
    assert!(mouse == vt100::MouseProtocolMode::None);
    assert!(first.contains("cardcode"), "drawn between margins: {first}");
    terminal.send("q");
    let left = terminal.left();
    assert_eq!(left.is_clean().code, 0);
    assert!(!left.screen.application_keypad());
}

/// The Linux console knows no other screen, and prints the end of sequences that it does not know.
#[test]
fn the_linux_console_is_cleared_and_told_nothing_that_it_prints() {
    let environment = [("LANG", "C.UTF-8"), ("TERM", "linux")];
    let mut terminal = Terminal::start((80, 24), &[], &environment, &std::env::temp_dir());
    terminal.shows("Find your security code");
    terminal.send("q");
    let left = terminal.left();
    let bytes = left.bytes.strip_suffix(END_OF_ALL).unwrap_or(&left.bytes);
    let bytes = String::from_utf8_lossy(bytes).into_owned();
    for unknown in ["\x1b]", "\x1b[>"] {
        assert!(!bytes.contains(unknown), "{unknown:?} in {bytes:?}");
    }
    let (first, last) = (
        bytes.find("\x1b[2J").unwrap(),
        bytes.rfind("\x1b[2J").unwrap(),
    );
    assert!(first < bytes.find("Find your").unwrap() && last > bytes.rfind("\x1b[?2026h").unwrap());
}
