//! The program in a real pseudo-terminal, seen through a terminal's screen (vt100). Waits for what the screen
//! says, never for a time.
#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take before a test gives up: a bound for broken programs on busy machines.
const PATIENCE: Duration = Duration::from_secs(20);

/// What ends a frame: the end of synchronized output.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// A program in a terminal.
pub struct Terminal {
    shared: Arc<Shared>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

impl Terminal {
    /// Starts the program with these arguments, in a folder, in an environment of nothing but these variables.
    pub fn start(
        size: (u16, u16),
        args: &[&str],
        environment: &[(&str, &str)],
        folder: &Path,
    ) -> Terminal {
        let (columns, rows) = size;
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cardcode"));
        command.args(args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let cells = |count| NonZeroU16::new(count).unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let seen = Mutex::new(Seen {
            parser,
            bytes: Vec::new(),
            ended: false,
        });
        let shared = Arc::new(Shared {
            seen,
            changed: Condvar::new(),
        });
        let mut reader = pair.master.try_clone_reader().unwrap();
        let to = Arc::clone(&shared);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = to.seen.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
                seen.ended = read == 0;
                to.changed.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Terminal {
            shared,
            child,
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
        }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Changes the size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let cells = |count| NonZeroU16::new(count).unwrap();
        self.shared
            .seen
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }

    /// Waits until the screen is as wanted; gives what `get` takes from it.
    pub fn wait<T>(&self, what: &str, get: impl Fn(&vt100::Screen) -> Option<T>) -> T {
        let mut seen = self.shared.seen.lock().unwrap();
        loop {
            // Between two frames only: half a frame says what no person sees.
            let is_whole = seen.bytes.ends_with(END_OF_FRAME);
            if let Some(found) = get(seen.parser.screen()).filter(|_| is_whole) {
                return found;
            }
            let (next, timeout) = self.shared.changed.wait_timeout(seen, PATIENCE).unwrap();
            seen = next;
            assert!(
                !timeout.timed_out(),
                "waited for {what}; the screen says:\n{}",
                seen.parser.screen().contents()
            );
        }
    }

    /// Waits until the screen shows these words.
    pub fn shows(&self, words: &str) {
        self.wait(words, |screen| {
            screen.contents().contains(words).then_some(())
        });
    }

    /// Waits until the cursor stands on a row with these words.
    pub fn marks(&self, words: &str) {
        self.wait(&format!("the mark on {words}"), |screen| {
            let row = screen.contents_between(
                screen.cursor_position().0,
                0,
                screen.cursor_position().0,
                500,
            );
            (row.contains(words) && row.contains('>') && !screen.hide_cursor()).then_some(())
        });
    }

    /// All bytes so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.shared.seen.lock().unwrap().bytes.clone()
    }

    /// The process.
    pub fn process(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap()
    }

    /// Waits for the end: the exit code, and the screen that is left.
    pub fn end(mut self) -> (u32, vt100::Screen) {
        let code = self.child.wait().unwrap().exit_code();
        let mut seen = self.shared.seen.lock().unwrap();
        while !seen.ended {
            let (next, timeout) = self.shared.changed.wait_timeout(seen, PATIENCE).unwrap();
            seen = next;
            assert!(!timeout.timed_out(), "the terminal stays open");
        }
        (code, seen.parser.screen().clone())
    }
}
