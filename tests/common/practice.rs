//! A player who practises through the machine as a person does, who is weak at some things and gets better; and what
//! they did, counted from the screens alone.

use std::collections::BTreeMap;

use cardcode::app::action::{Action, acts};
use cardcode::app::message::{Effect, Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::update::{State, step};
use cardcode::pack::content::Pack;
use cardcode::pack::model::card::ElementKind;
use cardcode::records::append::{Moment, RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use cardcode::training::call::replies::Move;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::call::session::CallSession;
use cardcode::training::call::verdict::Verdict;
use cardcode::training::classify::ClassifyDrill;
use cardcode::training::exam::{Exam, ExamGrade, ExamStage, TrainingSession};
use cardcode::training::locate::{CardDesign, GridSquare, Guess, GuessResult, LocateDrill};

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// Numbers that look like chance and are the same each time.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % end.max(1) as u64) as usize
    }

    /// Whether something happens that does so in so many of a hundred times.
    pub fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What was done, each with the time at which it was.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Answers and moves.
    pub answers: Vec<i64>,
    /// Calls that ended.
    pub calls: Vec<(i64, Verdict, Vec<Move>)>,
    /// Cards and requests that were answered wrongly: the time, what, and what was taken for it.
    pub wrong: Vec<(i64, String, String)>,
    /// Exams that ended.
    pub exams: Vec<(i64, ExamGrade)>,
}

/// Somebody who practises.
pub struct Player<'p> {
    pack: &'p Pack,
    writer: Writer,
    chance: Chance,
    /// The time, and the zone.
    pub now: Moment,
    /// How far they have come, in percent.
    pub skill: usize,
    /// The causes at which they are weak.
    pub weak: Vec<String>,
    pub done: Done,
}

impl<'p> Player<'p> {
    pub fn new(pack: &'p Pack, store: Store, alias: &str, seed: u64, now: Moment) -> Player<'p> {
        let manifest = pack.manifest();
        let stamp = RecordContext {
            alias: alias.to_owned(),
            pack: [&manifest.id, &manifest.version, pack.hash()].map(str::to_owned),
            lang: "ja".to_owned(),
        };
        Player {
            pack,
            writer: Writer::new(store, stamp, now).unwrap(),
            chance: Chance::new(seed),
            now,
            skill: 0,
            weak: ["pin-typed", "otp-typed", "amex-back-three"]
                .map(str::to_owned)
                .to_vec(),
            done: Done::default(),
        }
    }

    fn begin(&mut self, screen: Screen) -> State {
        let sitting = TrainingSession {
            seed: self.chance.below(900_000) as u64,
            is_seeded: true,
            ..TrainingSession::default()
        };
        let state = State::new(Lang::new("ja"), screen)
            .sat_by(sitting)
            .recorded(uuid::Uuid::new_v4());
        step(self.pack, state, Msg::Opened).0
    }

    /// Does this, some seconds later; what is to be recorded is.
    fn does(&mut self, state: State, intents: &[Intent]) -> State {
        self.now.ms += 3_000 + self.chance.below(9_000) as i64;
        let mut state = state;
        for intent in intents {
            let (next, effects) = step(self.pack, state, Msg::Intent(*intent));
            state = next;
            for effect in effects {
                if let Effect::Record(entries) = effect {
                    self.writer.write(&entries, self.now).unwrap();
                }
            }
        }
        state
    }

    fn chooses(&mut self, state: State, act: &Action) -> State {
        let place = acts(self.pack, &state).iter().position(|one| one == act);
        let place = place.unwrap_or_else(|| panic!("no {act:?}"));
        self.does(state, &[Intent::SelectByPointer(place), Intent::Choose])
    }

    /// Makes this move, where it can be made.
    fn makes(&mut self, state: State, one: &Move) -> State {
        let mut open = vec![(state.clone(), Vec::new())];
        while let Some((at, way)) = open.pop() {
            for (place, act) in acts(self.pack, &at).into_iter().enumerate() {
                let way = [
                    way.clone(),
                    vec![Intent::SelectByPointer(place), Intent::Choose],
                ]
                .concat();
                match act {
                    Action::Make(made) if made == *one => {
                        self.done.answers.push(0);
                        let state = self.does(state, &way);
                        *self.done.answers.last_mut().unwrap() = self.now.ms;
                        return state;
                    }
                    Action::Open(_) if way.len() < 6 => {
                        let next = way[way.len() - 2..].iter().fold(at.clone(), |at, intent| {
                            step(self.pack, at, Msg::Intent(*intent)).0
                        });
                        open.push((next, way));
                    }
                    _ => {}
                }
            }
        }
        state
    }

    /// The moves of this player in this call.
    fn moves(&mut self, case: &Scenario) -> Vec<Move> {
        let mut moves = case.perfect();
        let lacks = 100 - self.skill;
        let cause = case.cause().id.clone();
        let is_weak = self.weak.contains(&cause);
        let misses = if is_weak {
            20 + lacks * 7 / 10
        } else {
            lacks / 4
        };
        if self.chance.is(misses) {
            let others: Vec<String> = case.causes().iter().map(|one| one.id.clone()).collect();
            let others: Vec<&String> = others.iter().filter(|other| **other != cause).collect();
            let wrong = others[self.chance.below(others.len())].clone();
            let place = moves.iter().position(|one| matches!(one, Move::Name(_)));
            moves.insert(place.unwrap_or(0), Move::Name(wrong));
            if self.chance.is(50) {
                moves.retain(|one| *one != Move::Name(cause.clone()));
            }
        }
        for _ in 0..3 {
            if self.chance.is(lacks * 6 / 10) {
                let nodes = &case.model.questions;
                let node = nodes[self.chance.below(nodes.len())].id.clone();
                moves.insert(0, Move::Ask(node));
            }
        }
        if self.chance.is(lacks / 5) {
            moves.insert(0, Move::Say("ask-code".to_owned()));
        }
        if self.chance.is(lacks / 2) {
            let is_said = |one: &Move| matches!(one, Move::Say(_));
            if let Some(place) = moves.iter().rposition(is_said) {
                moves.remove(place);
            }
        }
        moves
    }

    /// Takes a drawn call of this level.
    pub fn call(&mut self, level: usize) {
        let state = self.begin(Screen::CallList { level });
        let mut state = self.does(state, &[Intent::Choose]);
        let Screen::Call(shift) = state.screen().clone() else {
            panic!("{:?}", state.screen());
        };
        let moves = self.moves(&shift.case(self.pack).unwrap());
        for one in moves.iter().chain([&Move::Close]) {
            if matches!(state.screen(), Screen::Call(_)) {
                state = self.makes(state, one);
            }
        }
        let Screen::Debrief { shift, verdict, .. } = state.screen() else {
            panic!("{:?}", state.screen());
        };
        self.done
            .calls
            .push((self.now.ms, (**verdict).clone(), shift.moves.clone()));
    }

    fn points(&mut self, design: &CardDesign) -> Guess {
        let right = design.code_face().map(|place| {
            let code = design.face(place).unwrap().code().unwrap();
            Guess::Spot(place, GridSquare::at(code.at.centre()))
        });
        if !self.chance.is((100 - self.skill) / 2) {
            return right.unwrap_or(Guess::Nowhere);
        }
        let faces = (0..design.faces.len()).filter_map(|place| Some((place, design.face(place)?)));
        let mut wrong: Vec<Guess> = faces
            .flat_map(|(place, face)| {
                let decoys = face.decoys().filter(|one| one.kind == ElementKind::Decoy);
                let spot = move |at| Guess::Spot(place, at);
                decoys.map(move |one| spot(GridSquare::at(one.at.centre())))
            })
            .collect();
        wrong.push(match right {
            Some(_) => Guess::Nowhere,
            None => Guess::Spot(0, GridSquare { column: 1, row: 1 }),
        });
        wrong[self.chance.below(wrong.len())]
    }

    fn point(&mut self, state: State, pointing: &LocateDrill, is_exam: bool) -> State {
        let design = pointing.design(self.pack).unwrap();
        let pointed = self.points(&design);
        let mut state = state;
        let face = |state: &State| match state.screen() {
            Screen::Locate(pointing) => pointing.face,
            Screen::Exam(exam) => exam.pointing.face,
            other => panic!("{other:?}"),
        };
        state = match pointed {
            Guess::Nowhere => self.chooses(state, &Action::Nowhere),
            Guess::Spot(place, aim) => {
                while face(&state) != place {
                    state = self.does(state, &[Intent::Turn]);
                }
                self.does(state, &[Intent::PointAt(aim), Intent::Choose])
            }
        };
        self.done.answers.push(self.now.ms);
        let taken = match design.found(pointed) {
            GuessResult::Code | GuessResult::None => None,
            GuessResult::Decoy(one) | GuessResult::Other(one) => Some(one.id.clone()),
            GuessResult::Ground => Some("ground".to_owned()),
            GuessResult::Missed => Some("nowhere".to_owned()),
        };
        if let Some(taken) = taken {
            self.done.wrong.push((self.now.ms, design.name(), taken));
        }
        match is_exam {
            true => state,
            false => self.does(state, &[Intent::Choose]),
        }
    }

    fn sort(&mut self, state: State, sorting: &ClassifyDrill, is_exam: bool) -> State {
        let request = sorting.request(self.pack).unwrap();
        let answers = sorting.answers(self.pack);
        let right = answers.iter().position(|one| one.id == request.answer);
        let given = match self.chance.is((100 - self.skill) / 2) {
            true => self.chance.below(answers.len()),
            false => right.unwrap(),
        };
        let state = self.chooses(state, &Action::Classify(given));
        self.done.answers.push(self.now.ms);
        if Some(given) != right {
            let taken = answers[given].id.clone();
            self.done
                .wrong
                .push((self.now.ms, request.id.clone(), taken));
        }
        match is_exam {
            true => state,
            false => self.does(state, &[Intent::Choose]),
        }
    }

    /// A drill: of cards, or of requests.
    pub fn drill(&mut self, is_of_cards: bool) {
        let state = self.begin(Screen::Train);
        // Today's review stands before them.
        let place = if is_of_cards { 1 } else { 2 };
        let mut state = self.does(state, &[Intent::SelectByPointer(place), Intent::Choose]);
        loop {
            state = match state.screen().clone() {
                Screen::Locate(here) if !here.is_over(self.pack) => self.point(state, &here, false),
                Screen::Quiz(here) if !here.is_over(self.pack) => self.sort(state, &here, false),
                _ => return,
            };
        }
    }

    /// Sits an exam.
    pub fn exam(&mut self) {
        let state = self.begin(Screen::ExamIntro);
        let mut state = self.chooses(state, &Action::Begin);
        let mut moves: BTreeMap<usize, Vec<Move>> = BTreeMap::new();
        while let Screen::Exam(exam) = state.screen().clone() {
            let exam: Exam = *exam;
            state = match exam.stage(self.pack) {
                ExamStage::Locate => self.point(state, &exam.pointing, true),
                ExamStage::Classify => self.sort(state, &exam.sorting, true),
                ExamStage::Call(at) => {
                    let shift: &CallSession = &exam.calls[at];
                    let left = moves
                        .entry(at)
                        .or_insert_with(|| self.moves(&shift.case(self.pack).unwrap()));
                    let one = match left.is_empty() {
                        true => Move::Close,
                        false => left.remove(0),
                    };
                    let state = self.makes(state, &one);
                    let after = match state.screen() {
                        Screen::Exam(after) => (**after).clone(),
                        Screen::Grade { exam, .. } => (**exam).clone(),
                        other => panic!("{other:?}"),
                    };
                    if after.done > at {
                        let ended = &after.calls[at];
                        let verdict = ended.verdict(self.pack).unwrap();
                        let call = (self.now.ms, verdict, ended.moves.clone());
                        self.done.calls.push(call);
                    }
                    state
                }
                ExamStage::Over => unreachable!(),
            };
        }
        let Screen::Grade { grade, .. } = state.screen() else {
            panic!("{:?}", state.screen());
        };
        self.done.exams.push((self.now.ms, (**grade).clone()));
    }

    /// A month's practice, from so many days ago until now: some days none, on others drills and calls, and an exam in
    /// the end of each second week.
    pub fn month(&mut self, days: i64) {
        let end = self.now;
        for ago in (0..days).rev() {
            let past = days - 1 - ago;
            self.skill = (15 + past * 75 / days.max(1)) as usize;
            let is_exam = past % 14 == 12;
            // Nobody practises every day, but all do today; the early evening is the time for it.
            if self.chance.is(45) && !is_exam && ago > 0 {
                continue;
            }
            self.now.ms = end.ms - ago * DAY - 3 * 3_600_000;
            let is_of_cards = self.chance.is(50);
            self.drill(is_of_cards);
            let level = 1 + (past * 4 / days.max(1)) as usize;
            for _ in 0..1 + self.chance.below(3) {
                self.call(level);
            }
            if is_exam {
                self.exam();
            }
        }
        self.now = end;
    }
}
