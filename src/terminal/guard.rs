//! The terminal: taken once, given back whatever ends the program.
//!
//! One [`give_back`] serves every end: quit, error, panic, signal, a terminal that is gone. ratatui's own hook
//! shows no cursor and undoes no paste or mouse mode.

use std::cell::RefCell;
use std::io::{self, Write};
use std::process;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use crossterm::style::Print;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{clipboard::CopyToClipboard, cursor, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::terminal::cursor_moves::lean;
use crate::terminal::modes::{giving_back, has_strings, taking};
use crate::terminal::size::size;
use crate::terminal::system::watchdog::{self, Settings};
use crate::terminal::system::{enter_raw, job, leave_raw, output, terminal_kind};
use crate::text::link::Link;

/// What is drawn on.
pub struct TerminalScreen {
    terminal: Terminal<CrosstermBackend<Frame>>,
    frame: Frame,
    mouse: bool,
    /// The terminal's settings before it was taken.
    before: Option<Settings>,
    /// Links of the last frame.
    links: Vec<Link>,
}

/// The bytes of a frame, kept until it is whole: ratatui flushes several times a frame, and each flush would be
/// a write of its own.
#[derive(Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminalScreen {
    /// Draws one frame and sends it in one write, shown at once by terminals that know synchronized output.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn draw(&mut self, frame: impl FnOnce(&mut ratatui::Frame) -> Vec<Link>) -> Result<()> {
        if self.terminal.get_frame().area() != drawn_on() {
            self.clear()?;
        }
        queue!(self.frame, BeginSynchronizedUpdate)?;
        let mut links = Vec::new();
        self.terminal.draw(|drawn| links = frame(drawn))?;
        self.link(links)?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.send()
    }

    /// Makes links of texts that were drawn, where they are others than in the last frame. ratatui's cells hold none, so
    /// the texts are written once more.
    fn link(&mut self, links: Vec<Link>) -> Result<()> {
        if links != self.links && has_strings() {
            queue!(self.frame, cursor::SavePosition)?;
            for Link { at, part, url } in &links {
                let text = format!("\x1b[4m\x1b]8;;{url}\x1b\\{part}\x1b]8;;\x1b\\\x1b[0m");
                queue!(self.frame, cursor::MoveTo(at.0, at.1), Print(text))?;
            }
            queue!(self.frame, cursor::RestorePosition)?;
        }
        self.links = links;
        Ok(())
    }

    /// Asks the terminal something, in one write with the next frame.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn ask(&mut self, question: &str) -> Result<()> {
        Ok(queue!(self.frame, Print(question))?)
    }

    /// Has the next frame drawn whole. Not by ratatui's own `clear`: that asks where the cursor is and waits two
    /// seconds for an answer that others may hear.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn clear(&mut self) -> Result<()> {
        queue!(self.frame, Clear(ClearType::All))?;
        self.terminal = whole(&self.frame)?;
        self.links.clear();
        Ok(())
    }

    /// Columns and rows that are drawn on.
    pub(crate) fn cells(&mut self) -> (u16, u16) {
        let area = self.terminal.get_frame().area();
        (area.width, area.height)
    }

    /// Has these words said if the program ends without giving the terminal back; it is given back then all the same.
    pub(crate) fn watch(&self, words: &str) {
        if let Some(before) = &self.before {
            watchdog::watch(before, words);
        }
    }

    /// Gives the terminal back and stops until continued; [`TerminalScreen::resume`] follows then. Does nothing where no
    /// shell could continue the program; tells whether it stopped.
    ///
    /// # Errors
    /// The system refuses to stop the process.
    pub fn stop(&mut self) -> Result<bool> {
        let stops = job::can_be_continued();
        if stops {
            give_back();
            job::stop()?;
        }
        Ok(stops)
    }

    /// Takes the terminal again after a stop, whoever stopped the program and whatever was done to the terminal.
    ///
    /// # Errors
    /// The terminal refuses raw mode, or cannot be written to.
    pub fn resume(&mut self) -> Result<()> {
        give_back();
        enter(self.mouse)?;
        self.clear()
    }

    fn send(&mut self) -> Result<()> {
        let bytes = std::mem::take(&mut *self.frame.0.borrow_mut());
        let columns = self.terminal.get_frame().area().width;
        Ok(output::write(&lean(&bytes, columns))?)
    }
}

/// Draws on all of the terminal. Its size is asked for here and not by ratatui, which takes what is unknown for a size.
fn whole(frame: &Frame) -> Result<Terminal<CrosstermBackend<Frame>>> {
    let viewport = Viewport::Fixed(drawn_on());
    let options = TerminalOptions { viewport };
    Ok(Terminal::with_options(
        CrosstermBackend::new(frame.clone()),
        options,
    )?)
}

fn drawn_on() -> Rect {
    let [width, height] = size();
    Rect::new(0, 0, width, height)
}

/// Whether the terminal is ours now.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// How long a terminal may take to take what gives it back: it may read no more.
const GIVING_BACK: Duration = Duration::from_millis(500);

/// Whether the terminal is said to draw nothing.
pub fn is_dumb() -> bool {
    terminal_kind().is_none_or(|term| term.is_empty() || term == "dumb")
}

/// Takes the terminal: raw mode, the other screen, pastes marked as such, the mouse where it is wanted.
///
/// # Errors
/// The terminal refuses raw mode, or cannot be written to.
pub fn take(mouse: bool) -> Result<TerminalScreen> {
    restore_on_panic();
    let before = Settings::now();
    enter(mouse)?;
    let frame = Frame::default();
    Ok(TerminalScreen {
        terminal: whole(&frame)?,
        frame,
        mouse,
        before,
        links: Vec::new(),
    })
}

fn enter(mouse: bool) -> Result<()> {
    enter_raw()?;
    TAKEN.store(true, Ordering::SeqCst);
    watchdog::tell("taken");
    Ok(output::write(taking(mouse).as_bytes())?)
}

/// Gives the terminal back as it was. Does nothing when it is not ours; an error is of no use to anyone here,
/// since the program ends and the terminal may be gone.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let is_written = output::write_within(giving_back().as_bytes(), GIVING_BACK).is_ok();
    let is_restored = leave_raw().is_ok();
    if is_written && is_restored {
        watchdog::tell("given");
    }
}

/// Puts text on the clipboard of the terminal (OSC 52).
///
/// # Errors
/// The terminal cannot be written to.
pub fn copy(text: &str) -> Result<()> {
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
    Ok(output::write(&bytes)?)
}

/// A panic anywhere, in any thread: the terminal first, then the words, then the end. The release build has no
/// unwinding that could end the program with the code that a panic has.
fn restore_on_panic() {
    let next = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        next(info);
        process::exit(PANICKED);
    }));
}

/// The exit code of a panic, as Rust has it.
const PANICKED: i32 = 101;
