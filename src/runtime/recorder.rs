//! The records at work: a thread of its own writes what happens and reads what is asked, so that no frame waits.

use crate::records::database;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::app::effect::Effect;
use crate::app::history::RecordsErrorKind;
use crate::app::message::Msg;
use crate::records::append::{RecordContext, Writer};
use crate::records::database::{RecordsError, Store};
use crate::training::day::Moment;
use crate::training::event::Event;

/// How long the next move waits for the one before it to be written; a person makes none so soon.
const PATIENCE: Duration = Duration::from_millis(50);

/// Where the records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DbLocation {
    /// In the platform's folder for data.
    Usual,
    /// In this file.
    File(PathBuf),
}

impl DbLocation {
    /// The file.
    ///
    /// # Errors
    /// The system tells of no folder for data.
    pub fn path(&self) -> Result<PathBuf, RecordsError> {
        match self {
            DbLocation::File(path) => Ok(path.clone()),
            DbLocation::Usual => database::usual().ok_or_else(|| RecordsError {
                trouble: RecordsErrorKind::ReadOnly,
                reason: "no folder for data: HOME is not set".to_owned(),
            }),
        }
    }
}

/// What the thread is asked for, with the time: milliseconds since 1970 in UTC.
enum RecorderJob {
    Write(Vec<Event>, i64),
    Read(i64),
    Report(i64),
}

/// Keeps records while a window is open.
pub struct Recorder {
    /// What the thread needs; none once it runs.
    begin: Option<(DbLocation, Box<dyn FnOnce() -> RecordContext>)>,
    jobs: Option<Sender<(RecorderJob, Sender<()>)>>,
    /// What is told when the last job is done.
    pending: Option<Receiver<()>>,
    thread: Option<JoinHandle<()>>,
    told: Receiver<Msg>,
    tell: Option<(Sender<Msg>, UnixStream)>,
    /// Whether it was told that records are not kept.
    has_failed: bool,
    ear: UnixStream,
}

impl Recorder {
    /// Keeps records there. Nothing is opened, and nobody asked who practises with what, before there is something to
    /// write or to read.
    ///
    /// # Errors
    /// The system's own: no pair of sockets.
    pub fn new(
        place: DbLocation,
        stamp: impl FnOnce() -> RecordContext + 'static,
    ) -> std::io::Result<Recorder> {
        let (ear, mouth) = UnixStream::pair()?;
        ear.set_nonblocking(true)?;
        let (tell, told) = channel();
        Ok(Recorder {
            begin: Some((place, Box::new(stamp))),
            jobs: None,
            pending: None,
            thread: None,
            told,
            tell: Some((tell, mouth)),
            has_failed: false,
            ear,
        })
    }

    /// What can be waited for: a byte comes for each thing that is told.
    pub(crate) fn ear(&self) -> std::io::Result<UnixStream> {
        self.ear.try_clone()
    }

    /// Does it, if it is about records.
    pub(crate) fn does(&mut self, effect: &Effect) {
        let job = match effect {
            Effect::Record(entries) => RecorderJob::Write(entries.clone(), now()),
            Effect::Read => RecorderJob::Read(now()),
            Effect::Report => RecorderJob::Report(now()),
            _ => return,
        };
        if let (Some((place, stamp)), Some((tell, mouth))) = (self.begin.take(), self.tell.take()) {
            let (jobs, asked) = channel();
            let stamp = stamp();
            self.jobs = Some(jobs);
            self.thread = Some(spawn(move || {
                RecorderThread { tell, mouth }.work(&place, &stamp, &asked);
            }));
        }
        // What came before is on the disk before the next is taken on, so that an end at any moment loses no more than
        // one move. A file that another window holds is waited for this long and no longer.
        if let Some(pending) = self.pending.take() {
            let _ = pending.recv_timeout(PATIENCE);
        }
        let (done, pending) = channel();
        self.pending = Some(pending);
        // A thread that is gone has told why.
        let _ = self.jobs.as_ref().map(|jobs| jobs.send((job, done)));
    }

    /// What was told since the last look.
    pub(crate) fn heard(&mut self) -> Vec<Msg> {
        let mut heard = Vec::new();
        loop {
            match self.told.try_recv() {
                Ok(msg) => {
                    self.has_failed |= matches!(msg, Msg::Unrecorded(_));
                    heard.push(msg);
                }
                // A thread that is gone without a word: what is in the file is more than it could bear.
                Err(TryRecvError::Disconnected) if self.thread.is_some() && !self.has_failed => {
                    self.has_failed = true;
                    heard.push(Msg::Unrecorded(RecordsErrorKind::Broken));
                }
                Err(_) => return heard,
            }
        }
    }

    /// The answer to [`Effect::Read`] or [`Effect::Report`], waited for.
    pub(crate) fn answer(&mut self) -> Option<Msg> {
        self.told.recv().ok()
    }

    /// Waits until all is written. Why records were not kept, if that was told to nobody.
    pub fn finish(mut self) -> Option<RecordsErrorKind> {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !self.has_failed
        {
            return Some(RecordsErrorKind::Broken);
        }
        self.told.try_iter().find_map(|msg| match msg {
            Msg::Unrecorded(trouble) => Some(trouble),
            _ => None,
        })
    }
}

/// The thread's side.
struct RecorderThread {
    tell: Sender<Msg>,
    mouth: UnixStream,
}

impl RecorderThread {
    fn work(
        mut self,
        place: &DbLocation,
        stamp: &RecordContext,
        asked: &Receiver<(RecorderJob, Sender<()>)>,
    ) {
        let opened = place.path().and_then(|path| Store::open(&path));
        let opened = opened.and_then(|store| Writer::new(store, stamp.clone(), at(now())));
        let mut writer = match opened {
            Ok(writer) => writer,
            Err(failure) => return self.tell(Msg::Unrecorded(failure.trouble)),
        };
        for (job, finished) in asked {
            let done = match job {
                RecorderJob::Write(entries, ms) => writer.write(&entries, at(ms)),
                RecorderJob::Read(ms) => {
                    let records = writer.records(at(ms));
                    records.map(|records| self.tell(Msg::Read(Box::new(records))))
                }
                RecorderJob::Report(ms) => {
                    let report = writer.report(at(ms));
                    report.map(|report| self.tell(Msg::Report(Box::new(report))))
                }
            };
            match done.map_err(|failure| failure.trouble) {
                Ok(()) => {}
                // The next practice is this window's again.
                Err(RecordsErrorKind::Elsewhere) => {
                    self.tell(Msg::Unrecorded(RecordsErrorKind::Elsewhere))
                }
                Err(trouble) => return self.tell(Msg::Unrecorded(trouble)),
            }
            // Nobody waits for it who has gone on.
            let _ = finished.send(());
        }
        // What could not be closed is closed when the records are opened next.
        let _ = writer.leave();
    }

    fn tell(&mut self, msg: Msg) {
        // Nobody hears it who is gone.
        let _ = self.tell.send(msg);
        let _ = self.mouth.write_all(&[0]);
    }
}

/// This moment, where the person is.
pub fn this_moment() -> Moment {
    at(now())
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
}

/// A moment where the person is.
pub fn at(ms: i64) -> Moment {
    let zone = jiff::Timestamp::from_millisecond(ms).map_or(0, |when| {
        let offset = jiff::tz::TimeZone::system().to_offset(when);
        i64::from(offset.seconds() / 60)
    });
    Moment { ms, zone }
}
