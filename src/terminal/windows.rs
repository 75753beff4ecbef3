//! Everything that Windows has its own way for: the console's keys, size and pastes, wake-ups and the end in one wait.
//!
//! Keys come as the sequences of a terminal (virtual terminal input, from Windows 10 on), so that they and the replies to
//! questions mean what they mean on Unix. How the console was set before is kept by the crate that sets it.

pub(crate) mod job;
pub(crate) mod output;
pub(crate) mod watchdog;

use std::error::Error;
use std::ffi::OsString;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use termina::{Event, EventReader, PlatformTerminal, PlatformWaker, Terminal};

use crate::terminal::event::{InputEvent, until_settled};

/// The exit code of a program that Ctrl-C ends, as on Unix.
pub const INTERRUPTED: u8 = 130;
/// The exit code of a program whose console is gone, as on Unix.
pub const DISCONNECTED: u8 = 129;

/// A kind of terminal that can what the console can, by its name in terminfo.
const CONSOLE: &str = "xterm-direct";

/// The console while it is ours; dropping it puts it back as it was.
static CONSOLE_TAKEN: Mutex<Option<PlatformTerminal>> = Mutex::new(None);

/// Whether the system asked for the end: Ctrl-Break, or the window, the session or the machine ends.
static END: AtomicBool = AtomicBool::new(false);
/// Ends the wait for keys where the end is asked for.
static END_WAKER: OnceLock<PlatformWaker> = OnceLock::new();

/// The exit code of a program that was asked to end, if it was.
pub(crate) fn end_asked_for() -> Option<u8> {
    END.load(Ordering::SeqCst).then_some(INTERRUPTED)
}

/// Windows sets files no such limits.
pub fn outlive_size_limits() {}

/// Has this done each time the end is asked for, from now on and in place of it, with the exit code for it. A window that
/// is closed ends the program all the same, a moment later.
///
/// # Errors
/// Something else hears it already, or the system starts no thread.
pub(crate) fn instead_of_an_end(mut act: impl FnMut(u8) + Send + 'static) -> io::Result<()> {
    ctrlc::try_set_handler(move || act(INTERRUPTED)).map_err(io::Error::other)
}

/// Windows has no door of its own for errors.
pub(crate) fn error_of_system(_cause: &(dyn Error + 'static)) -> Option<io::Error> {
    None
}

/// The terminal's kind by its name in terminfo. The console names none.
pub(crate) fn terminal_kind() -> Option<OsString> {
    std::env::var_os("TERM").or_else(|| Some(CONSOLE.into()))
}

/// Columns and rows as the console tells them, each 0 where it does not.
pub(crate) fn told_size() -> [u16; 2] {
    crossterm::terminal::size().map_or([0; 2], |(columns, rows)| [columns, rows])
}

/// Has each key come by itself and unseen.
///
/// # Errors
/// There is no console, or it knows no sequences, as before Windows 10.
pub(crate) fn enter_raw() -> io::Result<()> {
    let mut console = CONSOLE_TAKEN.lock().map_err(|_| io::ErrorKind::Other)?;
    if console.is_none() {
        *console = Some(PlatformTerminal::new()?);
    }
    let entered = console.as_mut().map_or(Ok(()), Terminal::enter_raw_mode);
    entered.inspect_err(|_| *console = None)
}

/// Puts the console back as it was.
///
/// # Errors
/// Another thread holds it: a panic, which waits for nobody.
pub(crate) fn leave_raw() -> io::Result<()> {
    let console = CONSOLE_TAKEN.try_lock();
    console.map_err(|_| io::ErrorKind::WouldBlock)?.take();
    Ok(())
}

/// Waits for keys, wake-ups and the end.
pub struct Input {
    reader: EventReader,
    keeps_pastes: bool,
    /// Whether a [`Waker`] has something.
    is_woken: Arc<AtomicBool>,
    is_end_told: bool,
}

/// Ends a wait from any thread.
#[derive(Debug)]
pub struct Waker {
    waker: PlatformWaker,
    is_woken: Arc<AtomicBool>,
}

impl Waker {
    /// Ends the wait, or the next one if there is none now, with [`InputEvent::Woken`].
    pub fn wake(&mut self) {
        self.is_woken.store(true, Ordering::SeqCst);
        // Nobody may be waiting any more.
        let _ = self.waker.wake();
    }
}

impl Drop for Waker {
    fn drop(&mut self) {
        self.wake();
    }
}

impl Input {
    /// Listens from now on: a size that changes before the first frame is heard too.
    ///
    /// # Errors
    /// There is no console, or it knows no sequences, as before Windows 10.
    pub fn new() -> io::Result<Input> {
        let console = PlatformTerminal::new()?;
        let reader = console.event_reader();
        *CONSOLE_TAKEN.lock().map_err(|_| io::ErrorKind::Other)? = Some(console);
        let _ = END_WAKER.set(reader.waker());
        // Without it the system ends the program at once.
        let _ = instead_of_an_end(|_| {
            END.store(true, Ordering::SeqCst);
            let _ = END_WAKER.get().map(PlatformWaker::wake);
        });
        Ok(Input {
            reader,
            keeps_pastes: false,
            is_woken: Arc::default(),
            is_end_told: false,
        })
    }

    /// Keeps what is pasted from now on, or drops it unread.
    pub fn keep_pastes(&mut self, keeps: bool) {
        self.keeps_pastes = keeps;
    }

    /// What another thread can end a wait with. Dropping it ends a wait too.
    ///
    /// # Errors
    /// None; other systems have some.
    pub fn waker(&mut self) -> io::Result<Waker> {
        Ok(Waker {
            waker: self.reader.waker(),
            is_woken: Arc::clone(&self.is_woken),
        })
    }

    /// Waits until something comes, at most for so long, and gives all that came; nothing where nothing did.
    /// A size that keeps changing is waited for, so that a storm of sizes is one frame.
    ///
    /// # Errors
    /// Waiting for the console, or reading from it, fails.
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<Vec<InputEvent>> {
        let mut all = self.once(most)?;
        let start = Instant::now();
        loop {
            let patience = until_settled(&all, start);
            let more = self.once(Some(patience))?;
            if more.is_empty() {
                return Ok(all);
            }
            all.extend(more);
        }
    }

    /// Whether the console is gone: what failed then failed for that.
    pub fn is_gone(&self) -> bool {
        self.reader.poll(Some(Duration::ZERO), |_| true).is_err()
    }

    fn once(&mut self, most: Option<Duration>) -> io::Result<Vec<InputEvent>> {
        let mut heard = Vec::new();
        if self.reader.poll(most, |_| true)? {
            heard.push(self.said(self.reader.read(|_| true)?));
        }
        if self.is_woken.swap(false, Ordering::SeqCst) {
            heard.push(InputEvent::Woken);
        }
        if end_asked_for().is_some() && !std::mem::replace(&mut self.is_end_told, true) {
            heard.push(InputEvent::Terminate(INTERRUPTED));
        }
        Ok(heard)
    }

    fn said(&self, event: Event) -> InputEvent {
        match event {
            Event::WindowResized(_) => InputEvent::Resized,
            Event::Paste(words) if self.keeps_pastes => InputEvent::PastedWords(words),
            Event::Paste(_) => InputEvent::Pasted,
            event => InputEvent::Event(event),
        }
    }
}

/// Throws away what was typed and not read, such as an answer that came too late.
pub fn forget_typed() {
    let Ok(console) = CONSOLE_TAKEN.lock() else {
        return;
    };
    let Some(reader) = console.as_ref().map(Terminal::event_reader) else {
        return;
    };
    while reader.poll(Some(Duration::ZERO), |_| true).unwrap_or(false) {
        let _ = reader.read(|_| true);
    }
}
