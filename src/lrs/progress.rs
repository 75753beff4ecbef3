//! How it goes and what came of it, in words: a bar where one can be drawn, else a line now and then.

use std::io::{Result, Write};

use crate::pack::content::Pack;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;

use crate::lrs::client::TransportError;
use crate::lrs::outcome::{Progress, RetryReason, StopReason, SyncOutcome};
use crate::view::notice;

/// Cells of the bar.
const BAR: usize = 20;
/// Where there is no bar, a line is told after so many statements.
const LINE: usize = 1000;
/// Statements that were refused and are told one by one.
const TOLD: usize = 10;

/// Where it is said how sending goes, line by line.
pub struct Streams<'a> {
    /// What came of it.
    pub out: &'a mut dyn Write,
    /// How it goes, and what is wrong.
    pub err: &'a mut dyn Write,
    /// Whether a bar can be drawn on `err`.
    pub draws: bool,
}

/// Tells in words how sending goes, and what came of it.
pub struct ProgressReporter<'a> {
    pack: &'a Pack,
    lang: &'a Lang,
    streams: Streams<'a>,
    /// Cells of the bar that is drawn.
    drawn: usize,
    /// Statements told in the last line.
    told: usize,
}

impl<'a> ProgressReporter<'a> {
    /// In this language, to these streams.
    pub fn new(pack: &'a Pack, lang: &'a Lang, streams: Streams<'a>) -> ProgressReporter<'a> {
        ProgressReporter {
            pack,
            lang,
            streams,
            drawn: 0,
            told: 0,
        }
    }

    fn say(&self, text: TextKey, with: &[(&str, &str)]) -> String {
        self.pack.words(self.lang).fill(text, with)
    }

    /// Tells how it goes. That nobody hears it stops nothing.
    pub fn progress(&mut self, progress: &Progress) {
        let _ = match progress {
            Progress::Done(done, all) if self.streams.draws => self.bar(*done, *all),
            Progress::Done(done, all) if *done >= self.told + LINE => {
                self.told = *done;
                let (done, all) = (done.to_string(), all.to_string());
                let line = self.say(ui::sync::PROGRESS, &[("done", &done), ("all", &all)]);
                writeln!(self.streams.err, "{line}")
            }
            Progress::Done(..) => Ok(()),
            Progress::Waits(pause, why) => {
                let seconds = pause.as_secs().max(1).to_string();
                let why = self.why(why);
                let line = self.say(ui::sync::WAITS, &[("why", &why), ("n", &seconds)]);
                self.wiped()
                    .and_then(|()| writeln!(self.streams.err, "{line}"))
            }
        };
    }

    fn bar(&mut self, done: usize, all: usize) -> Result<()> {
        let full = BAR * done / all.max(1);
        let bar = format!(
            "[{}{}] {done}/{all}",
            "#".repeat(full),
            ".".repeat(BAR - full.min(BAR))
        );
        self.wiped()?;
        self.drawn = bar.len();
        write!(self.streams.err, "{bar}")?;
        self.streams.err.flush()
    }

    /// Takes the bar away.
    fn wiped(&mut self) -> Result<()> {
        let cells = std::mem::take(&mut self.drawn);
        match cells {
            0 => Ok(()),
            _ => write!(self.streams.err, "\r{}\r", " ".repeat(cells)),
        }
    }

    /// Tells what came of it. Returns whether all that waited was sent and taken.
    ///
    /// # Errors
    /// stdout or stderr cannot be written to.
    pub fn came(mut self, came: &SyncOutcome) -> Result<bool> {
        self.wiped()?;
        for refused in came.refused.iter().take(TOLD) {
            let status = refused.status.to_string();
            let with = [
                ("verb", &*refused.verb),
                ("id", &*refused.id),
                ("status", &*status),
                ("said", &*refused.said),
            ];
            let line = self.say(ui::sync::REFUSED_ONE, &with);
            writeln!(self.streams.err, "{line}")?;
        }
        let more = came.refused.len().saturating_sub(TOLD);
        if more > 0 {
            let line = self.say(ui::sync::REFUSED_MORE, &[("n", &more.to_string())]);
            writeln!(self.streams.err, "{line}")?;
        }
        for (alias, n) in &came.doubted {
            let nobody = self.say(ui::report::NO_NAME, &[]);
            let who = if alias.is_empty() { &nobody } else { alias };
            let with = [("who", &**who), ("n", &*n.to_string())];
            writeln!(self.streams.err, "{}", self.say(ui::sync::DOUBTED, &with))?;
        }
        if came.ahead > 0 {
            let with = [("n", &*came.ahead.to_string())];
            writeln!(self.streams.err, "{}", self.say(ui::sync::AHEAD, &with))?;
        }
        if let Some(stop) = &came.stopped {
            writeln!(self.streams.err, "cardcode: {}", self.stop(stop))?;
        }
        let [sent, refused, left] =
            [came.sent, came.refused.len(), came.left].map(|count| count.to_string());
        let last = match (came.sent, came.refused.len(), &came.stopped) {
            (_, _, Some(_)) => self.say(ui::sync::STOPPED, &[("n", &sent), ("left", &left)]),
            (0, 0, None) => self.say(ui::sync::NOTHING, &[]),
            (_, 0, None) => self.say(ui::sync::SENT, &[("n", &sent)]),
            (..) => self.say(ui::sync::SENT_SOME, &[("n", &sent), ("refused", &refused)]),
        };
        writeln!(self.streams.out, "{last}")?;
        Ok(came.refused.is_empty() && came.doubted.is_empty() && came.stopped.is_none())
    }

    fn why(&self, why: &RetryReason) -> String {
        match why {
            RetryReason::Status(status) => {
                self.say(ui::sync::BY_STATUS, &[("status", &status.to_string())])
            }
            RetryReason::Transport(TransportError::Late) => self.say(ui::sync::BY_TIME, &[]),
            RetryReason::Transport(TransportError::Nobody(reason)) => self.say(*reason, &[]),
            RetryReason::Transport(TransportError::Broken | TransportError::Untrusted(_)) => {
                self.say(ui::sync::BY_BREAK, &[])
            }
        }
    }

    fn stop(&self, stop: &StopReason) -> String {
        let status =
            |text: TextKey, status: &u16| self.say(text, &[("status", &status.to_string())]);
        match stop {
            StopReason::Denied(code) => status(ui::sync::DENIED, code),
            StopReason::Moved(code) => status(ui::sync::MOVED, code),
            StopReason::Strange(code, said) => {
                let with = [("status", &*code.to_string()), ("said", &**said)];
                self.say(ui::sync::STRANGE, &with)
            }
            StopReason::Busy(pause) => {
                self.say(ui::sync::BUSY, &[("n", &pause.as_secs().to_string())])
            }
            StopReason::Away(why) => self.say(ui::sync::AWAY, &[("why", &self.why(why))]),
            StopReason::Untrusted(reason) => self.say(ui::sync::UNTRUSTED, &[("reason", reason)]),
            StopReason::TakesNone(said) => self.say(ui::sync::TAKES_NONE, &[("said", said)]),
            StopReason::Records(failure) => notice::trouble(self.pack, self.lang, failure.trouble),
        }
    }
}
