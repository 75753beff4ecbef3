//! Practice for tests: the machine plays it by its own choices, and what it says is to be recorded is recorded.

use std::path::{Path, PathBuf};

use cardcode::app::action::{Action, acts};
use cardcode::app::message::{Effect, Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::update::{State, step};
use cardcode::pack::content::Pack;
use cardcode::records::append::{Moment, RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use cardcode::training::call::replies::Move;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::exam::{Exam, ExamStage, TrainingSession};
use cardcode::training::locate::{Guess, LocateDrill};

/// Somebody who practises, with a file of records.
pub struct Seat<'p> {
    pub pack: &'p Pack,
    pub file: PathBuf,
    writer: Writer,
    now: i64,
    lang: Lang,
}

/// 1 October 2026, at nine in Tokyo.
const MORNING: i64 = 1_790_812_800_000;

impl<'p> Seat<'p> {
    pub fn new(pack: &'p Pack, folder: &Path, alias: &str) -> Seat<'p> {
        let file = folder.join("records.db");
        let lang = Lang::new("ja");
        let hash = pack.hash().to_owned();
        let manifest = pack.manifest();
        let stamp = RecordContext {
            alias: alias.to_owned(),
            pack: [manifest.id.clone(), manifest.version.clone(), hash],
            lang: lang.code().to_owned(),
        };
        let store = Store::open(&file).unwrap();
        let writer = Writer::new(store, stamp, at(MORNING)).unwrap();
        Seat {
            pack,
            file,
            writer,
            now: MORNING,
            lang,
        }
    }

    pub fn store(&self) -> Store {
        Store::open(&self.file).unwrap()
    }

    fn begin(&mut self, screen: Screen) -> State {
        let sitting = TrainingSession {
            seed: 7,
            ..TrainingSession::default()
        };
        let state = State::new(self.lang.clone(), screen).recorded(uuid::Uuid::new_v4());
        self.tell(state.sat_by(sitting), Msg::Opened)
    }

    fn record(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Record(entry) = effect {
                self.now += 1234;
                self.writer.write(&entry, at(self.now)).unwrap();
            }
        }
    }

    fn tell(&mut self, state: State, msg: Msg) -> State {
        let (state, effects) = step(self.pack, state, msg);
        self.record(effects);
        state
    }

    fn take(&mut self, state: State, place: usize) -> State {
        let state = self.tell(state, Msg::Intent(Intent::SelectByPointer(place)));
        self.tell(state, Msg::Intent(Intent::Choose))
    }

    fn choose(&mut self, state: State, act: &Action) -> State {
        let place = acts(self.pack, &state).iter().position(|one| one == act);
        let place = place.unwrap_or_else(|| panic!("no {act:?} on {:?}", state.screen()));
        self.take(state, place)
    }

    /// Makes a move, through whichever trays lead to it.
    fn make(&mut self, state: State, one: &Move) -> State {
        let mut open = vec![(state, 0)];
        while let Some((state, depth)) = open.pop() {
            for (place, act) in acts(self.pack, &state).into_iter().enumerate() {
                match act {
                    Action::Make(made) if made == *one => return self.take(state, place),
                    Action::Open(_) if depth < 3 => {
                        // Opening a tray records nothing.
                        open.push((self.take(state.clone(), place), depth + 1));
                    }
                    _ => {}
                }
            }
        }
        panic!("no way to {one:?}");
    }

    /// A call, played as well as it can be.
    pub fn call(&mut self, origin: ScenarioId) {
        let moves = Scenario::new(self.pack, &origin).unwrap().perfect();
        self.call_with(origin, &moves);
    }

    /// A call with these moves.
    pub fn call_with(&mut self, origin: ScenarioId, moves: &[Move]) {
        let mut state = self.begin(Screen::Call(CallSession::new(origin)));
        for one in moves {
            state = self.make(state, one);
        }
    }

    /// A drill of so many cards, of which the first ones are decided, mostly wrongly.
    pub fn cards(&mut self, seed: u64, all: usize, count: usize) {
        let mut state = self.begin(Screen::Locate(LocateDrill::new(seed, all)));
        for n in 0..count {
            let act = [Action::Nowhere, Action::Locate][n % 2].clone();
            state = self.choose(state, &act);
            state = self.choose(state, &Action::Next);
        }
        drop(state);
        self.writer.leave().unwrap();
    }

    /// A drill of so many requests, answered by turns.
    pub fn requests(&mut self, seed: u64, count: usize) {
        let series = QuestionSet::Drawn { seed, count };
        let mut state = self.begin(Screen::Quiz(ClassifyDrill::new(series)));
        for n in 0..count {
            state = self.choose(state, &Action::Classify(n % 2));
            state = self.choose(state, &Action::Next);
        }
    }

    /// An exam, sat as well as it can be; its time is over before the last call where it is cut.
    pub fn exam(&mut self, is_cut: bool) {
        let state = self.begin(Screen::ExamIntro);
        let mut state = self.choose(state, &Action::Begin);
        while let Screen::Exam(exam) = state.screen() {
            let exam: Exam = (**exam).clone();
            match exam.stage(self.pack) {
                ExamStage::Locate => {
                    let design = exam.pointing.design(self.pack).unwrap();
                    let is_right = design.found(Guess::Nowhere).is_right();
                    let act = if is_right {
                        Action::Nowhere
                    } else {
                        Action::Locate
                    };
                    state = self.choose(state, &act);
                }
                ExamStage::Classify => {
                    let request = exam.sorting.request(self.pack).unwrap();
                    let answers = exam.sorting.answers(self.pack);
                    let right = answers.iter().position(|one| one.id == request.answer);
                    state = self.choose(state, &Action::Classify(right.unwrap()));
                }
                ExamStage::Call(at) => {
                    let case = exam.calls[at].case(self.pack).unwrap();
                    let mut moves = case.perfect();
                    let is_last = is_cut && at + 1 == exam.calls.len();
                    if is_last {
                        moves.truncate(2);
                    }
                    for one in &moves {
                        state = self.make(state, one);
                    }
                    if is_last {
                        state = self.tell(state, Msg::TimeUp);
                    }
                }
                ExamStage::Over => break,
            }
        }
    }

    /// Some of everything: calls passed and failed, made and drawn, drills to their end and left, an exam; and a call
    /// that is still open.
    pub fn some_of_all(&mut self) {
        self.cards(3, 6, 6);
        self.cards(4, 6, 2);
        self.requests(5, 5);
        self.call(ScenarioId::Made("teapot".to_owned()));
        self.call(ScenarioId::Drawn(3, 11));
        let origin = ScenarioId::Drawn(1, 12);
        let case = Scenario::new(self.pack, &origin).unwrap();
        let causes = case.model.causes.iter();
        let wrong = causes.map(|cause| &cause.id);
        let wrong = wrong.into_iter().find(|id| **id != case.cause().id);
        let bad = [Move::Name(wrong.unwrap().clone()), Move::Close];
        self.call_with(origin, &bad);
        self.exam(true);
        self.call_with(ScenarioId::Drawn(1, 12), &bad[..1]);
    }
}

fn at(ms: i64) -> Moment {
    Moment { ms, zone: 540 }
}
