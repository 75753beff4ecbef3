//! Background thread for the practice database, so that drawing never waits for the disk.

use crate::records::database;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::app::history::RecordsErrorKind;
use crate::app::message::Msg;
use crate::records::append::{RecordContext, Writer};
use crate::records::database::{RecordsError, Store};
use crate::runtime::runtime::{RecordsRequest, RecordsService, Wake};
use crate::runtime::zone;
use crate::training::day::Moment;

/// How long the next move waits for the one before it to be written. A person makes none so soon; a disk that is
/// busy with something else takes longer than usual.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where the records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DbLocation {
    /// In the platform's folder for data.
    Usual,
    File(PathBuf),
}

impl DbLocation {
    /// Where the database file is, or will be.
    ///
    /// # Errors
    /// The system tells of no folder for data, or the folder that was asked for is not there.
    pub fn path(&self) -> Result<PathBuf, RecordsError> {
        match self {
            // Nobody wants the folders that a slip of the pen names.
            DbLocation::File(path) => match missing_folder(path) {
                None => Ok(path.clone()),
                Some(folder) => Err(RecordsError {
                    trouble: RecordsErrorKind::NoFolder,
                    reason: folder.display().to_string(),
                }),
            },
            DbLocation::Usual => database::usual().ok_or_else(|| RecordsError {
                trouble: RecordsErrorKind::ReadOnly,
                reason: "no folder for data: HOME is not set".to_owned(),
            }),
        }
    }
}

/// The first folder on the way to this file that is not there.
pub fn missing_folder(file: &Path) -> Option<&Path> {
    let folders = file.ancestors().skip(1);
    let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    folders.take_while(missing).last()
}

/// A request, the time at which it was made in milliseconds since 1970 in UTC, and where to say that it is done.
struct RecorderJob {
    request: RecordsRequest,
    ms: i64,
    done: Sender<()>,
}

/// Keeps records while a window is open.
pub struct Recorder {
    /// What the thread needs; `None` once it runs.
    start: Option<ThreadStart>,
    jobs: Option<Sender<RecorderJob>>,
    /// Says when the last job is done.
    pending: Option<Receiver<()>>,
    thread: Option<JoinHandle<()>>,
    replies: Receiver<Msg>,
    /// Whether the person has been told that records are not kept.
    has_failed: bool,
}

struct ThreadStart {
    location: DbLocation,
    context: Box<dyn FnOnce() -> RecordContext>,
    replies: Sender<Msg>,
    wake: Option<Wake>,
}

impl Recorder {
    /// Keeps records there. Nothing is opened, and `context` is not called, before there is something to write or to
    /// read.
    pub fn new(
        location: DbLocation,
        context: impl FnOnce() -> RecordContext + 'static,
    ) -> Recorder {
        let (sender, replies) = channel();
        Recorder {
            start: Some(ThreadStart {
                location,
                context: Box::new(context),
                replies: sender,
                wake: None,
            }),
            jobs: None,
            pending: None,
            thread: None,
            replies,
            has_failed: false,
        }
    }

    /// Starts the thread, if it does not run yet.
    fn start(&mut self) {
        let Some(start) = self.start.take() else {
            return;
        };
        let (sender, jobs) = channel();
        let context = (start.context)();
        let replies = start.replies.clone();
        let work = move || {
            let thread = RecorderThread {
                replies: start.replies,
                wake: start.wake,
            };
            thread.work(&start.location, &context, &jobs);
        };
        match Builder::new().spawn(work) {
            Ok(thread) => {
                self.jobs = Some(sender);
                self.thread = Some(thread);
            }
            // Whoever asks for replies next is told. This side holds the other end, so it is there.
            Err(_) => drop(replies.send(Msg::Unrecorded(RecordsErrorKind::NoThread))),
        }
    }

    /// Notes whether a reply says that records are not kept.
    fn note(&mut self, msg: Msg) -> Msg {
        self.has_failed |= is_failure(&msg);
        msg
    }

    /// What to say of a thread that is gone: what is in the file was more than it could bear, unless it said why.
    fn gone(&mut self) -> Option<Msg> {
        let is_news = self.thread.is_some() && !self.has_failed;
        self.has_failed |= is_news;
        is_news.then_some(Msg::Unrecorded(RecordsErrorKind::Broken))
    }

    /// Waits until all is written. Returns why records were not kept, if the person has not been told.
    pub fn finish(mut self) -> Option<RecordsErrorKind> {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !self.has_failed
        {
            return Some(RecordsErrorKind::Broken);
        }
        self.replies.try_iter().find_map(|msg| match msg {
            Msg::Unrecorded(trouble) => Some(trouble),
            _ => None,
        })
    }
}

impl RecordsService for Recorder {
    fn wake_by(&mut self, wake: Wake) {
        if let Some(start) = &mut self.start {
            start.wake = Some(wake);
        }
    }

    fn request(&mut self, request: RecordsRequest) {
        self.start();
        // What came before is on the disk before the next is taken on, so that an end at any moment loses no more than
        // one move. A file that another window holds is waited for this long and no longer.
        if let Some(pending) = self.pending.take() {
            let _ = pending.recv_timeout(PATIENCE);
        }
        let (done, pending) = channel();
        self.pending = Some(pending);
        let ms = now();
        // A thread that is gone has said why.
        let _ = (self.jobs.as_ref()).map(|jobs| jobs.send(RecorderJob { request, ms, done }));
    }

    fn replies(&mut self) -> Vec<Msg> {
        let mut replies = Vec::new();
        loop {
            match self.replies.try_recv() {
                Ok(msg) => replies.push(self.note(msg)),
                Err(TryRecvError::Empty) => return replies,
                Err(TryRecvError::Disconnected) => {
                    replies.extend(self.gone());
                    return replies;
                }
            }
        }
    }

    fn wait(&mut self) -> Vec<Msg> {
        let mut replies = Vec::new();
        loop {
            let Ok(msg) = self.replies.recv() else {
                replies.extend(self.gone());
                return replies;
            };
            let is_read = matches!(
                msg,
                Msg::Read(_) | Msg::Report(_) | Msg::Team(_) | Msg::PastCalls(_)
            );
            let is_answer = is_read || is_failure(&msg);
            replies.push(self.note(msg));
            if is_answer {
                return replies;
            }
        }
    }
}

/// Whether records are not kept any more. Practice that another window took over is recorded there, and the next here.
fn is_failure(msg: &Msg) -> bool {
    matches!(msg, Msg::Unrecorded(trouble) if *trouble != RecordsErrorKind::Elsewhere)
}

struct RecorderThread {
    replies: Sender<Msg>,
    wake: Option<Wake>,
}

impl RecorderThread {
    fn work(
        mut self,
        location: &DbLocation,
        context: &RecordContext,
        jobs: &Receiver<RecorderJob>,
    ) {
        let opened = location.path().and_then(|path| Store::open(&path));
        let opened = opened.and_then(|store| Writer::new(store, context.clone(), at(now())));
        let mut writer = match opened {
            Ok(writer) => writer,
            Err(failure) => return self.reply(Msg::Unrecorded(failure.trouble)),
        };
        for RecorderJob { request, ms, done } in jobs {
            match self.perform(&mut writer, &request, at(ms)) {
                Ok(()) => {}
                // The next practice is this window's again.
                Err(RecordsErrorKind::Elsewhere) => {
                    self.reply(Msg::Unrecorded(RecordsErrorKind::Elsewhere));
                }
                Err(trouble) => return self.reply(Msg::Unrecorded(trouble)),
            }
            // The receiver may already have stopped waiting.
            let _ = done.send(());
        }
        // What could not be closed is closed when the records are opened next.
        let _ = writer.leave();
    }

    fn perform(
        &mut self,
        writer: &mut Writer,
        request: &RecordsRequest,
        now: Moment,
    ) -> Result<(), RecordsErrorKind> {
        let performed = match request {
            RecordsRequest::Append(events) => writer.write(events, now),
            RecordsRequest::Certify(certificate) => writer.certify(certificate),
            RecordsRequest::History => writer
                .records(now)
                .map(|history| self.reply(Msg::Read(Box::new(history)))),
            RecordsRequest::Report(alias) => writer
                .report(alias.as_deref(), now)
                .map(|report| self.reply(Msg::Report(Box::new(report)))),
            RecordsRequest::Team => writer
                .team(now)
                .map(|team| self.reply(Msg::Team(Box::new(team)))),
            RecordsRequest::PastCalls(alias) => writer
                .past_calls(alias)
                .map(|calls| self.reply(Msg::PastCalls(calls))),
        };
        performed.map_err(|failure| failure.trouble)
    }

    fn reply(&mut self, msg: Msg) {
        // The program may have ended meanwhile.
        let _ = self.replies.send(msg);
        if let Some(wake) = &mut self.wake {
            wake();
        }
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
        let offset = zone::here().to_offset(when);
        i64::from(offset.seconds() / 60)
    });
    Moment { ms, zone }
}
