//! Holds the state, and does what each update asks of the world. The screen loop and the line loop bring messages
//! and show pages; all that lies between is here, once, so that the two cannot drift apart.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use anyhow::Result;
use uuid::Uuid;

use crate::app::effect::{DocumentKind, Effect};
use crate::app::history::OpenAttempt;
use crate::app::message::Msg;
use crate::app::state::State;
use crate::app::update::advance;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::runtime::certify::{TicketSitting, saved};
use crate::runtime::clock::{Clock, ExamTimer, SystemClock};
use crate::runtime::document::{WrittenDocument, written};
use crate::runtime::exit::ExitReason;
use crate::runtime::save::save;
use crate::text::catalogue::ui;
use crate::training::certificate::Certificate;
use crate::training::event::Event;
use crate::training::exam::TrainingSession;
use crate::training::replay::Judged;
use crate::training::ticket_start::BegunTicket;
use crate::view::page::Page;
use crate::view::router::page;
use crate::view::wide::wide_page;

/// What the runtime asks of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordsRequest {
    /// Append these events, all of them or none.
    Append(Vec<Event>),
    /// Keep the certificate of the exam that was sat here.
    Certify(Box<Certificate>),
    /// Read what practice is due or was left open.
    History,
    /// Read what the practice of this person came to, or that of whoever practises.
    Report(Option<String>),
    /// Read what everybody did.
    Team,
    /// Read the calls of this person.
    PastCalls(String),
}

/// Wakes the loop that waits for input. Whoever holds it drops it when it has no more to say, which wakes the loop once
/// more.
pub type Wake = Box<dyn FnMut() + Send>;

/// The records of practice, as far as the runtime needs them.
pub trait RecordsService {
    /// Calls this for each answer, from any thread.
    fn wake_by(&mut self, wake: Wake);

    /// Takes a request on; the answer may come at any later time.
    fn request(&mut self, request: RecordsRequest);

    /// What came back since the last look.
    fn replies(&mut self) -> Vec<Msg>;

    /// Waits for the answer to the last request for something to read; what came back before it comes too.
    fn wait(&mut self) -> Vec<Msg>;
}

/// What a screen and lines do each in their own way.
pub trait Frontend {
    /// Whether a page waits until the records have answered: a line that is printed cannot change any more.
    const WAITS_FOR_RECORDS: bool;

    /// Hands a text to the person who wants a copy. Returns what the state is to know of it.
    ///
    /// # Errors
    /// The terminal cannot be read or written to.
    fn copy(&mut self, text: &str) -> Result<Option<Msg>>;

    /// Stops the program until it is continued, as Ctrl-Z does.
    ///
    /// # Errors
    /// The terminal cannot be given back or taken again.
    fn suspend(&mut self) -> Result<()>;
}

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    Continue,
    Exit(ExitReason),
}

/// The running program, whatever shows its pages.
pub struct Runtime<'r> {
    pack: Rc<Pack>,
    state: State,
    records: Option<&'r mut dyn RecordsService>,
    clock: Box<dyn Clock + 'r>,
    timer: ExamTimer,
    /// The ticket that is sat; none where practice is, or once it cannot be recorded.
    ticket: Option<TicketSitting>,
    /// Where papers are saved; the folder of the moment where it is empty.
    folder: PathBuf,
    /// What happened and was not taken in yet: replies to effects stand behind what came before them.
    queue: VecDeque<Msg>,
}

impl<'r> Runtime<'r> {
    /// A program that shows this state, keeps no records and goes by the system's clock.
    pub fn new(pack: Rc<Pack>, state: State) -> Runtime<'r> {
        Runtime {
            pack,
            state,
            records: None,
            clock: Box::new(SystemClock),
            timer: ExamTimer::default(),
            ticket: None,
            folder: PathBuf::new(),
            queue: VecDeque::new(),
        }
    }

    /// Keeps records of practice there.
    pub fn with_records(mut self, records: &'r mut dyn RecordsService) -> Runtime<'r> {
        self.records = Some(records);
        self
    }

    /// Goes by this clock.
    pub fn with_clock(mut self, clock: impl Clock + 'r) -> Runtime<'r> {
        self.clock = Box::new(clock);
        self
    }

    /// Begins a session of practice, before the first page is shown. It is recorded if records are kept by then.
    pub fn with_session(self, session: TrainingSession) -> Runtime<'r> {
        let recorded_as = self.records.is_some().then(Uuid::new_v4);
        self.with_message(Msg::SessionStarted {
            session,
            recorded_as,
        })
    }

    /// Sits this ticket; goes on with it where it was left.
    pub fn with_ticket(
        mut self,
        ticket: BegunTicket,
        open: Option<Box<OpenAttempt>>,
    ) -> Runtime<'r> {
        self.ticket = Some(TicketSitting::new(ticket));
        match open {
            Some(open) => self.with_message(Msg::GoOn(open)),
            None => self,
        }
    }

    /// The same, with papers saved in this folder.
    pub fn saving_in(mut self, folder: PathBuf) -> Runtime<'r> {
        self.folder = folder;
        self
    }

    /// Takes this in before the first page is shown.
    pub(crate) fn with_message(mut self, msg: Msg) -> Runtime<'r> {
        self.queue.push_back(msg);
        self
    }

    /// Has the records wake the loop that waits for input.
    pub(crate) fn wake_by(&mut self, wake: impl FnOnce() -> Result<Wake>) -> Result<()> {
        if let Some(records) = &mut self.records {
            records.wake_by(wake()?);
        }
        Ok(())
    }

    pub(crate) fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The program's own words, in the language of the page.
    pub(crate) fn words(&self) -> Words<'_> {
        self.pack.words(&self.state.lang)
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// The page that is to be shown now.
    pub(crate) fn page(&self) -> Page {
        page(&self.pack, &self.state)
    }

    /// The same with what stands beside it where there is room.
    pub(crate) fn wide_page(&self) -> Page {
        wide_page(&self.pack, &self.state)
    }

    /// Takes what happened in, and then all that follows from it, until nothing does.
    ///
    /// # Errors
    /// The frontend could not copy or suspend.
    pub fn dispatch(&mut self, msg: Msg, frontend: &mut impl Frontend) -> Result<Flow> {
        self.queue.push_back(msg);
        self.settle(frontend)
    }

    /// Takes in what came about without the person: answers of the records, and the end of an exam's time.
    ///
    /// # Errors
    /// The frontend could not copy or suspend.
    pub fn catch_up(&mut self, frontend: &mut impl Frontend) -> Result<Flow> {
        if let Some(records) = &mut self.records {
            self.queue.extend(records.replies());
        }
        if self.is_time_up() {
            self.queue.push_back(Msg::TimeUp);
        }
        self.settle(frontend)
    }

    /// Whether the time of the exam is over, and the state does not know it yet.
    pub(crate) fn is_time_up(&self) -> bool {
        self.timer.is_over(self.clock.now())
    }

    fn settle(&mut self, frontend: &mut impl Frontend) -> Result<Flow> {
        while let Some(msg) = self.queue.pop_front() {
            // What is not recorded can be sat again, so it is not certified.
            if matches!(msg, Msg::Unrecorded(_)) {
                self.ticket = None;
            }
            let effects = advance(&self.pack, &mut self.state, msg);
            self.timer.follow(self.time_left(), self.clock.now());
            if let Some(ticket) = &mut self.ticket {
                ticket.follow(self.timer.end());
            }
            for effect in effects {
                if let Flow::Exit(reason) = self.perform(effect, frontend)? {
                    return Ok(Flow::Exit(reason));
                }
            }
        }
        Ok(Flow::Continue)
    }

    /// Shows this pack from now on; [`Msg::Reloaded`] is to follow.
    pub(crate) fn replace_pack(&mut self, pack: Rc<Pack>) {
        self.pack = pack;
    }

    /// The time until the exam must end.
    pub(crate) fn until_time_up(&self) -> Option<Duration> {
        self.timer.left(self.clock.now())
    }

    /// What was left of the exam's time when it was begun or taken up again.
    fn time_left(&self) -> Option<Duration> {
        let exam = self.state.exam()?;
        let all = u64::from(exam.minutes(&self.pack)?) * 60;
        Some(Duration::from_secs(all.saturating_sub(exam.spent)))
    }

    /// Does what an update asks for. What comes of it goes to the end of the queue.
    fn perform(&mut self, effect: Effect, frontend: &mut impl Frontend) -> Result<Flow> {
        match effect {
            Effect::Quit => return Ok(Flow::Exit(ExitReason::Left)),
            Effect::Suspend => frontend.suspend()?,
            Effect::AskDay => self.queue.push_back(Msg::DayKnown(self.clock.today())),
            Effect::Copy(kind) => {
                if let Some(document) = self.document(kind) {
                    self.queue.extend(frontend.copy(&document.text)?);
                }
            }
            Effect::Certify => self.certify(),
            Effect::Save(kind) => {
                let document = self.document(kind);
                self.queue
                    .extend(document.map(|document| Msg::Saved(save(&self.folder, &document))));
            }
            Effect::Record(events) => self.request(RecordsRequest::Append(events), false),
            Effect::Read => self.request(RecordsRequest::History, waits(frontend)),
            Effect::Report(alias) => {
                self.request(RecordsRequest::Report(alias), waits(frontend));
            }
            Effect::Team => self.request(RecordsRequest::Team, waits(frontend)),
            Effect::PastCalls(alias) => {
                self.request(RecordsRequest::PastCalls(alias), waits(frontend));
            }
        }
        Ok(Flow::Continue)
    }

    /// Signs what the exam came to; keeps it in the records, and saves it in a file.
    fn certify(&mut self) {
        let Some(Judged::Exam(exam, grade)) = self.state.screen().judged() else {
            return;
        };
        let Some(ticket) = &mut self.ticket else {
            return self.queue.push_back(Msg::NotCertified);
        };
        let certificate = match ticket.certificate(&exam, &grade, &*self.clock) {
            Ok(certificate) => certificate,
            Err(_) => return self.queue.push_back(Msg::Saved(Err(ui::reason::OTHER))),
        };
        self.queue.push_back(saved(&self.folder, &certificate));
        self.request(RecordsRequest::Certify(Box::new(certificate)), false);
    }

    fn document(&self, kind: DocumentKind) -> Option<WrittenDocument> {
        written(&self.pack, &self.state, kind)
    }

    fn request(&mut self, request: RecordsRequest, waits: bool) {
        let Some(records) = &mut self.records else {
            return;
        };
        records.request(request);
        if waits {
            self.queue.extend(records.wait());
        }
    }
}

fn waits<F: Frontend>(_: &F) -> bool {
    F::WAITS_FOR_RECORDS
}
