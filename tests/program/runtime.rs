//! What follows from what: replies to effects are taken in like all else, on a screen and in lines.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Result;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::records::append::RecordContext;
use cardcode::runtime::clock::Clock;
use cardcode::runtime::exit::ExitReason;
use cardcode::runtime::line_loop::run_plain;
use cardcode::runtime::recorder::{DbLocation, Recorder};
use cardcode::runtime::runtime::{Flow, Frontend, RecordsRequest, RecordsService, Runtime, Wake};
use cardcode::text::lang::Lang;
use cardcode::training::exam::TrainingSession;

const MINUTES: u32 = 30;

/// Time that moves when a test says so.
#[derive(Clone)]
struct Hands {
    start: Instant,
    passed: Rc<Cell<Duration>>,
}

impl Hands {
    fn new() -> Hands {
        Hands {
            start: Instant::now(),
            passed: Rc::default(),
        }
    }

    fn pass(&self, minutes: u32) {
        let more = Duration::from_secs(60 * u64::from(minutes));
        self.passed.set(self.passed.get() + more);
    }
}

impl Clock for Hands {
    fn now(&self) -> Instant {
        self.start + self.passed.get()
    }

    fn today(&self) -> String {
        "2026-11-28".to_owned()
    }

    fn seconds(&self) -> i64 {
        1_795_858_800 + self.passed.get().as_secs() as i64
    }
}

/// Lines that a person types, each after so many minutes.
struct Typist {
    lines: Vec<(u32, &'static str)>,
    clock: Hands,
    line: Vec<u8>,
}

impl Read for Typist {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Typist {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.line.is_empty() && !self.lines.is_empty() {
            let (minutes, line) = self.lines.remove(0);
            self.clock.pass(minutes);
            self.line = format!("{line}\n").into_bytes();
        }
        Ok(&self.line)
    }

    fn consume(&mut self, count: usize) {
        self.line.drain(..count);
    }
}

fn session() -> TrainingSession {
    TrainingSession {
        seed: 7,
        is_seeded: true,
        minutes: Some(MINUTES),
        ..TrainingSession::default()
    }
}

fn exam<'r>() -> Runtime<'r> {
    let pack = Rc::new(Pack::embedded().unwrap());
    Runtime::new(pack, State::new(Lang::new("en"), Screen::ExamIntro))
}

fn recorder(file: &Path) -> Recorder {
    Recorder::new(DbLocation::File(file.to_owned()), || {
        let pack = Pack::embedded().unwrap();
        let manifest = pack.manifest();
        RecordContext {
            alias: String::new(),
            pack: [&manifest.id, &manifest.version, pack.hash()].map(str::to_owned),
            ..RecordContext::default()
        }
    })
}

#[test]
fn an_exam_whose_time_runs_out_in_lines_is_recorded_as_ended() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("records.db");
    let clock = Hands::new();
    let typist = Typist {
        // Begins, answers one card in time, and one too late.
        lines: vec![(0, "1"), (1, "1"), (MINUTES, "1")],
        clock: clock.clone(),
        line: Vec::new(),
    };
    let mut recorder = recorder(&file);
    let runtime = exam()
        .with_records(&mut recorder)
        .with_clock(clock)
        .with_session(session());
    let mut output = Vec::new();
    run_plain(runtime, typist, &mut output).unwrap();
    assert_eq!(recorder.finish(), None);

    let output = String::from_utf8(output).unwrap();
    assert!(output.contains("Time is up"), "{output}");
    let records = rusqlite::Connection::open(&file).unwrap();
    let sql =
        "SELECT outcome, (SELECT count(*) FROM answer JOIN attempt AS part ON part.id = attempt
        WHERE part.exam = exam.id) FROM attempt AS exam WHERE kind = 'exam'";
    let exams: (Option<String>, usize) = records
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(exams, (Some("failed".to_owned()), 1));
}

/// Records that note what is asked of them, and answer at once.
#[derive(Default)]
struct Notes {
    requests: Vec<RecordsRequest>,
    replies: Vec<Msg>,
}

impl RecordsService for Notes {
    fn wake_by(&mut self, _: Wake) {}

    fn request(&mut self, request: RecordsRequest) {
        if request == RecordsRequest::History {
            let history = Box::new(PracticeHistory::default());
            self.replies.push(Msg::Read(history));
        }
        self.requests.push(request);
    }

    fn replies(&mut self) -> Vec<Msg> {
        std::mem::take(&mut self.replies)
    }

    fn wait(&mut self) -> Vec<Msg> {
        self.replies()
    }
}

/// A screen, or lines.
struct Shown<const WAITS: bool>;

impl<const WAITS: bool> Frontend for Shown<WAITS> {
    const WAITS_FOR_RECORDS: bool = WAITS;

    fn copy(&mut self, _: &str) -> Result<Option<Msg>> {
        Ok(None)
    }

    fn suspend(&mut self) -> Result<()> {
        Ok(())
    }
}

/// What the records are asked, ids of attempts aside, of an exam that is begun and not ended in time; and the end.
fn overdue_exam<const WAITS: bool>() -> (Vec<String>, Flow) {
    let (mut notes, clock, mut shown) = (Notes::default(), Hands::new(), Shown::<WAITS>);
    let mut runtime = exam()
        .with_records(&mut notes)
        .with_clock(clock.clone())
        .with_session(session());
    for msg in [
        Msg::Opened,
        Msg::Intent(Intent::Choose),
        Msg::Intent(Intent::Choose),
    ] {
        assert_eq!(runtime.dispatch(msg, &mut shown).unwrap(), Flow::Continue);
    }
    clock.pass(MINUTES);
    assert_eq!(runtime.catch_up(&mut shown).unwrap(), Flow::Continue);
    // Once, and not at each look at the clock.
    assert_eq!(runtime.catch_up(&mut shown).unwrap(), Flow::Continue);
    let end = runtime.dispatch(Msg::Intent(Intent::Quit), &mut shown);
    drop(runtime);
    let mut asked = Vec::new();
    for request in notes.requests {
        match request {
            RecordsRequest::Append(events) => {
                asked.extend(events.iter().map(|event| format!("{:?}", event.kind)));
            }
            RecordsRequest::Certify(_) => asked.push("certificate".to_owned()),
            RecordsRequest::History => asked.push("history".to_owned()),
            RecordsRequest::Report(_) => asked.push("report".to_owned()),
            RecordsRequest::Team => asked.push("team".to_owned()),
            RecordsRequest::PastCalls(_) => asked.push("calls".to_owned()),
        }
    }
    (asked, end.unwrap())
}

#[test]
fn the_records_hear_the_same_from_a_screen_and_from_lines() {
    let (asked, end) = overdue_exam::<false>();
    assert_eq!(end, Flow::Exit(ExitReason::Left));
    let ends = asked.iter().filter(|asked| asked.starts_with("Ended"));
    assert_eq!(ends.count(), 1, "{asked:?}");
    assert_eq!(overdue_exam::<true>(), (asked, end));
}
