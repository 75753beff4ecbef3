//! How a target is run: its kept seeds, then so many more; or by hand for some minutes, or one seed again.

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::common::dice::Dice;

/// Minutes for which each target runs on new seeds.
const MINUTES: &str = "CARDCODE_FUZZ";
/// The one seed that runs; with minutes, the first.
const SEED: &str = "CARDCODE_FUZZ_SEED";
/// A folder in which each target keeps the seed that it is at: what ends the process leaves it there.
const FOLDER: &str = "CARDCODE_FUZZ_DIR";

/// Inputs that fail before a long run gives up: the rest would mostly fail alike.
const ENOUGH: usize = 10;
/// What works takes a second or a few; one that takes so long on a busy machine hangs.
const LONGEST: Duration = Duration::from_secs(120);
/// The same of a long run, which gives way to whatever else the machine does.
const LONGEST_NICE: Duration = Duration::from_secs(900);
/// How often a long run says how far it is.
const EVERY: Duration = Duration::from_secs(60);

/// What is tried, and how often.
pub struct Target {
    /// Its file and its test have the same name.
    pub name: &'static str,
    /// Seeds that failed once, or came to something that few others come to.
    pub kept: &'static [u64],
    /// How many more are tried where nobody asks for a long run.
    pub count: u64,
    /// Makes one input of these dice, and panics where a promise is broken.
    pub input: fn(&mut Dice),
}

impl Target {
    /// # Panics
    /// A promise was broken; which one, and how to see it again, is told.
    pub fn run(&self) {
        let (minutes, seed) = (number(MINUTES), number(SEED));
        match (minutes, seed) {
            (None, Some(seed)) => self.try_all([seed].into_iter()),
            (None, None) => self.try_all(self.kept.iter().copied().chain(0..self.count)),
            (Some(minutes), from) => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
                // New ones each time that it is run.
                let from = from.unwrap_or(since.as_secs() * 1_000_000);
                let end = Instant::now() + Duration::from_secs(60 * minutes);
                let fresh = (from..).take_while(move |_| Instant::now() < end);
                self.try_long(self.kept.iter().copied().chain(fresh));
            }
        }
    }

    fn try_all(&self, seeds: impl Iterator<Item = u64>) {
        let watch = Watch::new(self);
        for seed in seeds {
            assert!(self.holds(seed, &watch), "{}", self.again(seed));
        }
    }

    fn try_long(&self, seeds: impl Iterator<Item = u64>) {
        let watch = Watch::new(self);
        let (mut tried, mut failed, mut told) = (0, Vec::new(), Instant::now());
        for seed in seeds {
            tried += 1;
            if !self.holds(seed, &watch) {
                failed.push(seed);
            }
            if told.elapsed() > EVERY {
                told = Instant::now();
                self.say(&format!(
                    "{tried} inputs, {} failed, at seed {seed}",
                    failed.len()
                ));
            }
            if failed.len() == ENOUGH {
                break;
            }
        }
        self.say(&format!(
            "ended: {tried} inputs, {} failed {failed:?}",
            failed.len()
        ));
        assert!(failed.is_empty(), "{}: {failed:?}", self.name);
    }

    /// Whether every promise holds for this seed; if not, it is told how to see that again.
    fn holds(&self, seed: u64, watch: &Watch) -> bool {
        watch.begins(seed);
        let tried = catch_unwind(AssertUnwindSafe(|| (self.input)(&mut Dice::new(seed))));
        if tried.is_err() {
            self.say(&self.again(seed));
        }
        tried.is_ok()
    }

    /// The line that repeats a seed.
    fn again(&self, seed: u64) -> String {
        let name = self.name;
        format!("failed at seed {seed}: {SEED}={seed} cargo test --test fuzz {name}::")
    }

    fn say(&self, what: &str) {
        // Past the harness, which keeps what a test prints to itself until it ends.
        let _ = writeln!(std::io::stderr(), "fuzz {}: {what}", self.name);
    }
}

fn number(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    let number = value.parse();
    Some(number.unwrap_or_else(|_| panic!("{name} is a number, not {value:?}")))
}

/// Ends the process when an input does not end: nothing else could.
struct Watch {
    begun: Option<Sender<u64>>,
    note: Option<PathBuf>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    fn new(target: &Target) -> Watch {
        let (begun, heard) = channel();
        let (name, folder) = (target.name, std::env::var_os(FOLDER).map(PathBuf::from));
        let longest = match number(MINUTES) {
            Some(_) => LONGEST_NICE,
            None => LONGEST,
        };
        let watch = move || {
            let mut at = None;
            loop {
                match heard.recv_timeout(longest) {
                    Ok(seed) => at = Some(seed),
                    Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => {
                        let Some(seed) = at else { continue };
                        let _ = writeln!(
                            std::io::stderr(),
                            "fuzz {name}: no end at seed {seed}: {SEED}={seed} cargo test --test fuzz {name}::"
                        );
                        std::process::exit(1);
                    }
                }
            }
        };
        Watch {
            begun: Some(begun),
            note: folder.map(|folder| folder.join(format!("{name}.seed"))),
            thread: Some(spawn(watch)),
        }
    }

    fn begins(&self, seed: u64) {
        if let Some(note) = &self.note {
            fs::write(note, seed.to_string()).unwrap();
        }
        self.begun.as_ref().unwrap().send(seed).unwrap();
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.begun.take());
        self.thread.take().unwrap().join().unwrap();
    }
}

/// The text with each digit of another script made a plain one.
pub fn narrow(text: &str) -> String {
    text.chars().map(cardcode::text::fold::narrow).collect()
}
