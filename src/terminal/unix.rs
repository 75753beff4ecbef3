//! Everything that Unix has its own way for: waiting for keys, signals, wake-ups and the terminal's end in one `poll`,
//! so that nothing spins and nothing wakes up while nothing happens; stopping the process; exit codes.

pub(crate) mod job;
pub(crate) mod output;
pub(crate) mod watchdog;

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Stdin, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::stdio;
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use crate::terminal::decode::Decoder;
use crate::terminal::event::{InputEvent, until_settled};

/// The exit code of a program that Ctrl-C ends.
pub const INTERRUPTED: u8 = exit_code(SIGINT);
/// The exit code of a program whose terminal is gone.
pub const DISCONNECTED: u8 = exit_code(SIGHUP);

/// The exit code of a program that a signal ends, as shells count.
const fn exit_code(signal: i32) -> u8 {
    (128 + signal) as u8
}

/// The signals that ask for the end.
const ENDS: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// The signal that asked for the end last, or 0: known where nothing is waited for, as in a write.
static END: OnceLock<Arc<AtomicUsize>> = OnceLock::new();

/// The exit code of a program that a signal asked to end, if one did.
pub(crate) fn end_asked_for() -> Option<u8> {
    let signal = END.get()?.load(Ordering::SeqCst);
    (signal > 0).then_some(exit_code(signal as i32))
}

/// Has a write beyond the size that the system allows a file (`ulimit -f`) fail as others do, where the signal for it
/// would kill the program.
pub fn outlive_size_limits() {
    // Who cannot have it so keeps what the system does.
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Has this done at each signal that asks for the end, from now on and in place of it, with the exit code for it.
///
/// # Errors
/// The system hears no signals, or starts no thread.
pub(crate) fn instead_of_an_end(mut act: impl FnMut(u8) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let wait = move || signals.forever().for_each(|signal| act(exit_code(signal)));
    std::thread::Builder::new().spawn(wait).map(drop)
}

/// What of this the system said, if it came by a door of its own.
pub(crate) fn error_of_system(cause: &(dyn Error + 'static)) -> Option<io::Error> {
    let of_rustix = cause.downcast_ref::<Errno>().map(|error| (*error).into());
    let of_nix = cause.downcast_ref::<nix::errno::Errno>();
    of_rustix.or_else(|| of_nix.map(|error| (*error).into()))
}

/// The terminal's kind by its name in terminfo; `None` where nobody named one.
pub(crate) fn terminal_kind() -> Option<OsString> {
    std::env::var_os("TERM")
}

/// Columns and rows as the terminal tells them, each 0 where it does not.
pub(crate) fn told_size() -> [u16; 2] {
    tcgetwinsize(stdio::stdout()).map_or([0; 2], |size| [size.ws_col, size.ws_row])
}

/// Has each key come by itself and unseen.
///
/// # Errors
/// The terminal refuses it.
pub(crate) fn enter_raw() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()
}

/// Gives keys back to the terminal as they were.
///
/// # Errors
/// The terminal refuses it.
pub(crate) fn leave_raw() -> io::Result<()> {
    crossterm::terminal::disable_raw_mode()
}

/// A terminal that is gone.
const OVER: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// Waits for keys, signals and wake-ups.
pub struct Input {
    stdin: Stdin,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    decoder: Decoder,
    /// When the last bytes came: what they began and did not end is waited for from then on.
    heard_at: Instant,
    /// Where a [`Waker`] writes to.
    wake_ups: Option<UnixStream>,
}

/// Ends a wait from any thread.
#[derive(Debug)]
pub struct Waker(UnixStream);

impl Waker {
    /// Ends the wait, or the next one if there is none now, with [`InputEvent::Woken`].
    pub fn wake(&mut self) {
        // Nobody may be waiting any more.
        let _ = self.0.write_all(&[0]);
    }
}

impl Input {
    /// Listens from now on: a size that changes before the first frame is heard too.
    ///
    /// # Errors
    /// The system gives no pair of sockets, or no signals.
    pub fn new() -> io::Result<Input> {
        let (ours, theirs) = UnixStream::pair()?;
        let end = END.get_or_init(Arc::default);
        for signal in ENDS {
            flag::register_usize(signal, Arc::clone(end), signal as usize)?;
        }
        let all = ENDS.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]);
        let signals = SignalDelivery::with_pipe(ours, theirs, SignalOnly, all)?;
        let is_remote = ["SSH_CONNECTION", "SSH_TTY"].map(std::env::var_os);
        let is_remote = is_remote.iter().any(Option::is_some);
        Ok(Input {
            stdin: io::stdin(),
            signals,
            decoder: Decoder::new(is_remote),
            heard_at: Instant::now(),
            wake_ups: None,
        })
    }

    /// Keeps what is pasted from now on, or drops it unread.
    pub fn keep_pastes(&mut self, keeps: bool) {
        self.decoder.keep_pastes(keeps);
    }

    /// What another thread can end a wait with. The last one that was made counts. Dropping it ends a wait too.
    ///
    /// # Errors
    /// The system's own: no pair of sockets.
    pub fn waker(&mut self) -> io::Result<Waker> {
        let (ours, theirs) = UnixStream::pair()?;
        ours.set_nonblocking(true)?;
        self.wake_ups = Some(ours);
        Ok(Waker(theirs))
    }

    /// Waits until something comes, at most for so long, and gives all that came; nothing where nothing did.
    /// A size that keeps changing is waited for, so that a storm of sizes is one frame.
    ///
    /// # Errors
    /// Waiting for the terminal, or reading from it, fails.
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<Vec<InputEvent>> {
        let mut all = self.once(most, true)?;
        let start = Instant::now();
        loop {
            let patience = until_settled(&all, start);
            // What waits already belongs to this frame.
            // One wake-up is enough: whoever is woken takes all that there is.
            let is_woken = all.iter().any(|event| matches!(event, InputEvent::Woken));
            let more = self.once(Some(patience), !is_woken)?;
            let is_gone = |event: &InputEvent| matches!(event, InputEvent::Disconnected);
            if more.is_empty() || all.iter().any(is_gone) {
                return Ok(all);
            }
            all.extend(more);
        }
    }

    /// Whether the terminal is gone: what failed then failed for that.
    pub fn is_gone(&self) -> bool {
        let mut end = [PollFd::new(&self.stdin, PollFlags::empty())];
        let is_polled = poll(&mut end, Some(&Timespec::default())).is_ok();
        is_polled && end[0].revents().intersects(OVER)
    }

    fn once(&mut self, most: Option<Duration>, can_be_woken: bool) -> io::Result<Vec<InputEvent>> {
        let patience = [most, self.until_given_up()].into_iter().flatten().min();
        let stdin = &self.stdin;
        // Without a waker the terminal stands in its place, and is asked for nothing there.
        let wake_ups = self.wake_ups.as_ref().filter(|_| can_be_woken);
        let mut ends = [
            PollFd::new(stdin, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            wake_ups.map_or(PollFd::new(stdin, PollFlags::empty()), |wake_ups| {
                PollFd::new(wake_ups, PollFlags::IN)
            }),
        ];
        let timeout = patience.map(|patience| Timespec {
            tv_sec: patience.as_secs() as i64,
            tv_nsec: patience.subsec_nanos().into(),
        });
        match poll(&mut ends, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [typed, signalled, woken] = [0, 1, 2].map(|index: usize| ends[index].revents());
        let mut heard = Vec::new();
        if let Some(wake_ups) = wake_ups.filter(|_| !woken.is_empty()) {
            heard.push(InputEvent::Woken);
            // A waker that was dropped wakes this once, and no more.
            if matches!(read(wake_ups, &mut [0; 64]), Ok(0)) {
                self.wake_ups = None;
            }
        }
        if !signalled.is_empty() {
            heard.extend(self.signals.pending().map(of_signal));
            // First what they ask for: to read in the background would stop the program before it could end.
            return Ok(heard);
        }
        if typed.contains(PollFlags::IN) {
            let mut bytes = [0; 4096];
            match read(&self.stdin, &mut bytes) {
                Ok(0) | Err(Errno::IO) => heard.push(InputEvent::Disconnected),
                Ok(count) => {
                    self.heard_at = Instant::now();
                    self.decoder.hear(&bytes[..count], &mut heard);
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        } else if typed.intersects(OVER) {
            heard.push(InputEvent::Disconnected);
        } else if self.until_given_up() == Some(Duration::ZERO) {
            self.decoder.give_up(&mut heard);
        }
        Ok(heard)
    }

    /// How long what came last is still waited for. `None` if it was whole.
    fn until_given_up(&self) -> Option<Duration> {
        let patience = self.decoder.patience()?;
        Some(patience.saturating_sub(self.heard_at.elapsed()))
    }
}

fn of_signal(signal: i32) -> InputEvent {
    match signal {
        SIGWINCH => InputEvent::Resized,
        SIGTSTP => InputEvent::Suspend,
        SIGCONT => InputEvent::Continued,
        signal => InputEvent::Terminate(exit_code(signal)),
    }
}

/// Throws away what was typed and not read, such as an answer that came too late: it would stand on the
/// person's command line.
pub fn forget_typed() {
    let _ = tcflush(stdio::stdin(), QueueSelector::IFlush);
}
