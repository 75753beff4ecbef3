//! The terminal: taken once, given back whatever ends the program.
//!
//! One [`give_back`] serves every end: quit, error, panic, signal, a terminal that is gone. ratatui's own hook
//! shows no cursor and undoes no paste mode.

use std::cell::RefCell;
use std::io::{self, Write, stdout};
use std::process;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{clipboard::CopyToClipboard, cursor, execute, queue, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// What is drawn on.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Frame>>,
    frame: Frame,
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

impl Screen {
    /// Draws one frame and sends it in one write, shown at once by terminals that know synchronized output.
    ///
    /// # Errors
    /// The terminal's own.
    pub fn draw(&mut self, frame: impl FnOnce(&mut ratatui::Frame)) -> Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        self.terminal.draw(frame)?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        let bytes = std::mem::take(&mut *self.frame.0.borrow_mut());
        stdout().write_all(&bytes)?;
        Ok(stdout().flush()?)
    }

    /// Has the next frame drawn whole.
    ///
    /// # Errors
    /// The terminal's own.
    pub fn clear(&mut self) -> Result<()> {
        Ok(self.terminal.clear()?)
    }
}

/// Whether the terminal is ours now.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is said to draw nothing.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb")
}

/// Takes the terminal: raw mode, the other screen, pastes marked as such.
///
/// # Errors
/// The terminal's own.
pub fn take() -> Result<Screen> {
    restore_on_panic();
    give_back_on_signals()?;
    watch_for_hang_up();
    enter()?;
    // crossterm listens for a new size from its first look for events on: look before the first frame, or a size
    // that changes in between is never heard of.
    crossterm::event::poll(Duration::ZERO)?;
    let frame = Frame::default();
    let terminal = Terminal::new(CrosstermBackend::new(frame.clone()))?;
    Ok(Screen { terminal, frame })
}

fn enter() -> Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    Ok(())
}

/// Gives the terminal back as it was. Does nothing when it is not ours; an error is of no use to anyone here,
/// since the program ends and the terminal may be gone.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}

/// Puts text on the clipboard of the terminal (OSC 52).
///
/// # Errors
/// The terminal's own.
pub fn copy(text: &str) -> Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?;
    Ok(())
}

/// Gives the terminal back, stops until continued, and takes it again.
///
/// # Errors
/// The terminal's own.
pub fn suspend(screen: &mut Screen) -> Result<()> {
    give_back();
    kill_process(getpid(), Signal::TSTP)?;
    enter()?;
    screen.clear()?;
    Ok(())
}

fn restore_on_panic() {
    let next = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        next(info);
    }));
}

/// TERM, HUP and INT end the program by 128 and their number, as a shell expects.
fn give_back_on_signals() -> Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                end(128 + signal);
            }
        })?;
    Ok(())
}

/// crossterm's reader spins for ever on a terminal that is gone while HUP is ignored; this ends the program.
fn watch_for_hang_up() {
    // Without the watch the program still works, so a thread that can't be had is no error.
    let _ = thread::Builder::new().name("hang-up".to_owned()).spawn(|| {
        let stdin = io::stdin();
        loop {
            let mut ends = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut ends, None) {
                Ok(_)
                    if ends[0]
                        .revents()
                        .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) =>
                {
                    end(129)
                }
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    });
}

fn end(code: i32) -> ! {
    give_back();
    let _ = stdout().flush();
    process::exit(code)
}
