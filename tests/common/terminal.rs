//! The program in a real pseudo-terminal, seen through a terminal's screen (vt100). Waits for what the screen
//! says, never for a time.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, native_pty_system};
use rustix::termios::tcgetattr;

use super::program::{PROGRAM, RECORDS};
use super::pty::{
    Answers, END_OF_ALL, END_OF_FRAME, Left, Seen, Shared, USUAL, Writer, cells_of,
    no_controlling_terminal, settings,
};

/// How long a screen may take before a test gives up: a bound for broken programs on busy machines.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often an end is looked for while nothing is written.
const GLANCE: Duration = Duration::from_millis(20);

/// A program in a terminal.
pub struct Terminal {
    shared: Arc<Shared>,
    child: Box<dyn Child + Send + Sync>,
    writer: Writer,
    master: Box<dyn MasterPty + Send>,
    /// The program's side of the terminal, kept open: so its settings can be read when the program is gone, and
    /// no word of the program is lost by its end.
    slave: File,
    /// The settings before the program started.
    before: String,
}

impl Terminal {
    /// Starts the program with these arguments, in a folder, in an environment of nothing but these variables.
    pub fn start(
        size: (u16, u16),
        args: &[&str],
        environment: &[(&str, &str)],
        folder: &Path,
    ) -> Terminal {
        Terminal::run(size, PROGRAM, args, environment, folder, USUAL)
    }

    /// Starts any command in the same way, in a terminal that answers in this way, or not at all.
    pub fn run(
        (columns, rows): (u16, u16),
        program: &str,
        args: &[&str],
        environment: &[(&str, &str)],
        folder: &Path,
        answers: Option<Answers>,
    ) -> Terminal {
        let pair = native_pty_system()
            .openpty(cells_of(columns, rows))
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("CARDCODE_DB", RECORDS);
        for (name, value) in environment {
            command.env(name, value);
        }
        command.cwd(folder);
        let mut options = OpenOptions::new();
        let slave = options.read(true).write(true);
        let slave = no_controlling_terminal(slave)
            .open(pair.master.tty_name().unwrap())
            .unwrap();
        let before = settings(&tcgetattr(&slave).unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let cells = |count| NonZeroU16::new(count).unwrap();
        let seen = Mutex::new(Seen {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            ended: false,
        });
        let shared = Arc::new(Shared {
            seen,
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().unwrap();
        let to = Arc::clone(&shared);
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answering = Arc::clone(&writer);
        std::thread::spawn(move || to.read_all(reader, answering, answers));
        Terminal {
            shared,
            child,
            writer,
            master: pair.master,
            slave,
            before,
        }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    /// Types what may be no text.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let mut writer = self.writer.lock().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Changes the size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let cells = |count| NonZeroU16::new(count).unwrap();
        self.seen()
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(cells_of(columns, rows)).unwrap();
    }

    /// Changes the size again and again, as fast as the system lets it; the screen follows the last one.
    pub fn storm(&mut self, sizes: impl Iterator<Item = (u16, u16)>) {
        let mut last = (80, 24);
        for (columns, rows) in sizes {
            self.master.resize(cells_of(columns, rows)).unwrap();
            last = (columns, rows);
        }
        self.resize(last.0, last.1);
    }

    /// Waits until the screen is as wanted; gives what `get` takes from it.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, get: impl Fn(&vt100::Screen) -> Option<T>) -> T {
        // Between two frames only: half a frame says what no person sees.
        self.until(what, |seen| {
            let is_whole = seen.bytes.ends_with(END_OF_FRAME);
            get(seen.parser.screen()).filter(|_| is_whole)
        })
    }

    /// Waits until all that was seen so far is as wanted, frame or not.
    #[track_caller]
    pub fn until<T>(&self, what: &str, get: impl Fn(&Seen) -> Option<T>) -> T {
        let mut seen = self.seen();
        loop {
            if let Some(found) = get(&seen) {
                return found;
            }
            let (next, timeout) = self.shared.changed.wait_timeout(seen, PATIENCE).unwrap();
            seen = next;
            assert!(
                !timeout.timed_out(),
                "waited for {what}; the screen says:\n{}\nand the last bytes are {:?}",
                seen.parser.screen().contents(),
                String::from_utf8_lossy(&seen.bytes[seen.bytes.len().saturating_sub(400)..])
            );
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    pub fn shows(&self, words: &str) {
        self.wait(words, |screen| {
            screen.contents().contains(words).then_some(())
        });
    }

    /// Waits until the terminal shows these words, whoever writes them, frame or not.
    #[track_caller]
    pub fn says(&self, words: &str) {
        self.until(words, |seen| {
            let contents = seen.parser.screen().contents();
            contents.contains(words).then_some(())
        });
    }

    /// Waits until the cursor stands on a row with these words.
    #[track_caller]
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

    /// Waits until the cursor stands on a row with these words, or the program has ended; whether it still runs.
    #[track_caller]
    pub fn marks_or_ends(&mut self, words: &str) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while self.child.try_wait().unwrap().is_none() {
            let seen = self.seen();
            let screen = seen.parser.screen();
            let row = screen.cursor_position().0;
            if screen.contents_between(row, 0, row, 500).contains(words) {
                return true;
            }
            assert!(Instant::now() < deadline, "neither {words} nor an end");
            drop(self.shared.changed.wait_timeout(seen, GLANCE).unwrap());
        }
        false
    }

    /// All bytes so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    /// How often these words were written, frame by frame.
    pub fn bytes_with(&self, words: &str) -> usize {
        let bytes = self.bytes();
        let found = bytes.windows(words.len());
        found.filter(|found| *found == words.as_bytes()).count()
    }

    /// The row with these words, from 1 as a mouse counts.
    pub fn row_of(&self, words: &str) -> u16 {
        self.wait(words, |screen| {
            let (_, columns) = screen.size();
            let mut rows = screen.rows(0, columns.get());
            rows.position(|row| row.contains(words))
                .map(|row| row as u16 + 1)
        })
    }

    /// The process.
    pub fn process(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap()
    }

    /// The process in the foreground of a shell's terminal.
    pub fn in_foreground(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(self.master.process_group_leader().unwrap()).unwrap()
    }

    /// Waits until the main screen is back.
    #[track_caller]
    pub fn is_back(&self) {
        self.until("the main screen", |seen| {
            (!seen.parser.screen().alternate_screen()).then_some(())
        });
    }

    /// Whether the terminal's settings are those from before the program.
    pub fn is_as_before(&self) -> bool {
        settings(&tcgetattr(&self.slave).unwrap()) == self.before
    }

    /// Waits for the end: the exit code, and the screen that is left.
    #[track_caller]
    pub fn end(self) -> (u32, vt100::Screen) {
        let left = self.left();
        (left.code, left.screen)
    }

    /// Waits for the end: all that is left.
    #[track_caller]
    pub fn left(mut self) -> Left {
        let code = self.ended();
        let after = settings(&tcgetattr(&self.slave).unwrap());
        let (bytes, screen) = self.finish();
        let settings = [std::mem::take(&mut self.before), after];
        Left {
            code,
            screen,
            bytes,
            settings,
        }
    }

    /// Waits for the end of the program: its exit code.
    #[track_caller]
    fn ended(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            let seen = self.seen();
            let told = seen.parser.screen().contents();
            assert!(
                Instant::now() < deadline,
                "it does not end; it says\n{told}"
            );
            drop(self.shared.changed.wait_timeout(seen, GLANCE).unwrap());
        }
    }

    /// Closes the terminal, as a window that is closed; waits for the program's end: its exit code.
    #[track_caller]
    pub fn hang_up(mut self) -> u32 {
        self.finish();
        let Terminal {
            child,
            writer,
            master,
            slave,
            ..
        } = self;
        drop((writer, master, slave));
        let mut child = child;
        child.wait().unwrap().exit_code()
    }

    /// Reads to the end of what was written so far; the reader ends too.
    #[track_caller]
    fn finish(&mut self) -> (Vec<u8>, vt100::Screen) {
        // The order of bytes in a terminal is sure, its end is not: some kernels drop the last words of a
        // process when its side is closed.
        self.slave.write_all(END_OF_ALL).unwrap();
        self.until("the end", |seen| seen.ended.then_some(()));
        let seen = self.seen();
        (seen.bytes.clone(), seen.parser.screen().clone())
    }
}
