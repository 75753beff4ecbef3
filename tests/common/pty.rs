//! The other end of a pseudo-terminal: a screen (vt100) that reads what the program writes, and answers as terminals do.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};

use portable_pty::PtySize;
use rustix::termios::Termios;

/// What ends a frame: the end of synchronized output.
pub const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// What the harness itself writes after all that the program wrote.
pub const END_OF_ALL: &[u8] = b"\x1b]777;end of test\x07";

pub type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

pub struct Shared {
    pub seen: Mutex<Seen>,
    pub changed: Condvar,
}

pub struct Seen {
    pub parser: vt100::Parser,
    pub bytes: Vec<u8>,
    pub ended: bool,
}

/// How the terminal answers what it is asked.
#[derive(Clone, Copy)]
pub struct Answers {
    /// The colour of its ground (OSC 11).
    pub ground: &'static str,
    /// Cells that a half block seems to take: one, two where glyphs of ambiguous width are wide, more where the terminal
    /// does not read UTF-8.
    pub half_block: u16,
}

/// A terminal as most are.
pub const USUAL: Option<Answers> = Some(Answers {
    ground: "0000/0000/0000",
    half_block: 1,
});

impl Shared {
    pub fn read_all(&self, mut reader: impl Read, writer: Writer, answers: Option<Answers>) {
        let mut buffer = [0; 4096];
        loop {
            let read = reader.read(&mut buffer).unwrap_or(0);
            let mut seen = self.seen.lock().unwrap();
            let mut reply = String::new();
            let mut ended = read == 0;
            for byte in &buffer[..read] {
                seen.parser.process(&[*byte]);
                seen.bytes.push(*byte);
                reply.push_str(&seen.reply(answers));
                // Raw or not, the terminal passes these bytes on as they are. What may follow is an echo.
                ended |= seen.bytes.ends_with(END_OF_ALL);
                if ended {
                    break;
                }
            }
            drop(seen);
            if !reply.is_empty() {
                // A program that is gone hears no answer.
                let _ = writer.lock().unwrap().write_all(reply.as_bytes());
            }
            if ended {
                // Before anybody hears of the end, so that a hang-up closes the last of this side.
                drop((reader, writer));
                self.seen.lock().unwrap().ended = true;
                self.changed.notify_all();
                return;
            }
            self.changed.notify_all();
        }
    }
}

impl Seen {
    /// What the terminal answers to what was just written.
    fn reply(&self, answers: Option<Answers>) -> String {
        match answers {
            Some(Answers { ground, .. }) if self.bytes.ends_with(b"\x1b]11;?\x1b\\") => {
                format!("\x1b]11;rgb:{ground}\x1b\\")
            }
            Some(Answers { half_block, .. }) if self.bytes.ends_with(b"\x1b[6n") => {
                let (row, column) = self.parser.screen().cursor_position();
                format!("\x1b[{};{}R", row + 1, column + half_block)
            }
            _ => String::new(),
        }
    }
}

/// What is left of a terminal when its program has ended.
pub struct Left {
    /// The exit code; 1 where a signal ended it.
    pub code: u32,
    /// The screen.
    pub screen: vt100::Screen,
    /// Everything that was written.
    pub bytes: Vec<u8>,
    /// The terminal's settings before and after.
    pub settings: [String; 2],
}

impl Left {
    /// That the terminal is as before: its settings, the main screen, a cursor, no mode left on.
    #[track_caller]
    pub fn is_clean(&self) -> &Left {
        let told = self.screen.contents();
        assert_eq!(self.settings[0], self.settings[1], "settings; {told}");
        assert!(!self.screen.alternate_screen(), "main screen; {told}");
        assert!(!self.screen.hide_cursor(), "cursor; {told}");
        assert!(!self.screen.bracketed_paste(), "pastes; {told}");
        assert!(
            self.screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None,
            "mouse; {told}"
        );
        self
    }
}

pub fn cells_of(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Opens a terminal without making it the tests' own.
pub fn no_controlling_terminal(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NOCTTY.bits() as i32)
}

/// The settings in words; what a failed test shows.
pub fn settings(termios: &Termios) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        termios.input_modes,
        termios.output_modes,
        termios.control_modes,
        termios.local_modes,
        termios.special_codes
    )
}
