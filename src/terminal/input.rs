//! What the terminal sends: bytes as events, signals, its end. One place waits for all of them, so nothing spins
//! and nothing wakes up while nothing happens.

use std::io::{self, Stdin};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use termina::Event;

use crate::terminal::decode::Decoder;

/// Something that came from the terminal or from the system.
#[derive(Debug)]
pub enum InputEvent {
    /// A key, the mouse, or an answer to what was asked.
    Event(Event),
    /// Something was pasted. What it was is thrown away unread.
    Pasted,
    /// The terminal has another size.
    Resized,
    /// The system asks the program to stop until it is continued.
    Stop,
    /// The program was continued.
    Continued,
    /// The system asks the program to end: the signal.
    End(i32),
    /// The terminal is gone.
    Gone,
    /// Something else that is listened to has something to tell.
    Told,
}

/// How long a size must stand before it is drawn, and how long that may be put off while it keeps changing.
const SETTLED: [Duration; 2] = [Duration::from_millis(12), Duration::from_millis(60)];

/// A terminal that is gone.
const OVER: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// The ears.
pub struct Input {
    stdin: Stdin,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    decoder: Decoder,
    /// What else is listened to.
    other: Option<UnixStream>,
}

impl Input {
    /// Listens from now on: a size that changes before the first frame is heard too.
    ///
    /// # Errors
    /// The system's own.
    pub fn new() -> io::Result<Input> {
        let (ours, theirs) = UnixStream::pair()?;
        let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        let signals = SignalDelivery::with_pipe(ours, theirs, SignalOnly, all)?;
        Ok(Input {
            stdin: io::stdin(),
            signals,
            decoder: Decoder::default(),
            other: None,
        })
    }

    /// Listens to this too: a byte from it is heard as [`InputEvent::Told`].
    pub fn listen(&mut self, other: UnixStream) {
        self.other = Some(other);
    }

    /// Waits until something comes, at most for so long, and gives all that came; nothing where nothing did.
    /// A size that keeps changing is waited for, so that a storm of sizes is one frame.
    ///
    /// # Errors
    /// The system's own.
    pub fn wait(&mut self, most: Option<Duration>) -> io::Result<Vec<InputEvent>> {
        let mut all = self.once(most, true)?;
        let start = Instant::now();
        loop {
            let is_resized = all.iter().any(|heard| matches!(heard, InputEvent::Resized));
            let [still, longest] = SETTLED;
            let patience = match is_resized && start.elapsed() < longest {
                true => still,
                false => Duration::ZERO,
            };
            // What waits already belongs to this frame.
            // What is told waits until whoever hears it reads it, and is heard once.
            let is_told = all.iter().any(|heard| matches!(heard, InputEvent::Told));
            let more = self.once(Some(patience), !is_told)?;
            if more.is_empty() || all.iter().any(|heard| matches!(heard, InputEvent::Gone)) {
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

    fn once(&mut self, most: Option<Duration>, listens: bool) -> io::Result<Vec<InputEvent>> {
        let unfinished = self.decoder.patience();
        let patience = [most, unfinished].into_iter().flatten().min();
        let stdin = &self.stdin;
        // Where nothing else is listened to, the terminal is, twice.
        let other = self.other.as_ref().filter(|_| listens);
        let mut ends = [
            PollFd::new(stdin, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            other.map_or(PollFd::new(stdin, PollFlags::empty()), |other| {
                PollFd::new(other, PollFlags::IN)
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
        let [typed, signalled, told] = [0, 1, 2].map(|place: usize| ends[place].revents());
        let mut heard = Vec::new();
        if let Some(other) = other.filter(|_| !told.is_empty()) {
            heard.push(InputEvent::Told);
            // What is told is no news any more; whoever is gone has nothing more to tell.
            if matches!(read(other, &mut [0; 64]), Ok(0)) {
                self.other = None;
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
                Ok(0) | Err(Errno::IO) => heard.push(InputEvent::Gone),
                Ok(count) => self.decoder.hear(&bytes[..count], &mut heard),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        } else if typed.intersects(OVER) {
            heard.push(InputEvent::Gone);
        } else if unfinished.is_some() && unfinished == patience {
            self.decoder.give_up(&mut heard);
        }
        Ok(heard)
    }
}

fn of_signal(signal: i32) -> InputEvent {
    match signal {
        SIGWINCH => InputEvent::Resized,
        SIGTSTP => InputEvent::Stop,
        SIGCONT => InputEvent::Continued,
        signal => InputEvent::End(signal),
    }
}
