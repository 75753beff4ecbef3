//! Somebody who practises, with a file of records; and what they did, counted from the screens alone.

use std::collections::BTreeMap;
use std::path::Path;

use cardcode::app::action::Action;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::screens::call_list::CallListScreen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::screens::grade::GradeScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::records::append::{RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::signing::{public_half, sign};
use cardcode::text::lang::Lang;
use cardcode::text::letters::Letters;
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::call::session::CallSession;
use cardcode::training::call::transcript::Move;
use cardcode::training::call::verdict::Verdict;
use cardcode::training::certificate::{Certificate, Sitting};
use cardcode::training::classify::ClassifyDrill;
use cardcode::training::day::Moment;
use cardcode::training::exam::{Exam, ExamGrade, ExamStage, TrainingSession};
use cardcode::training::locate::{Guess, GuessResult, LocateDrill};
use cardcode::training::replay;
use cardcode::training::ticket::{Second, SecretKey, Ticket, TicketClaims};
use cardcode::training::ticket_draw::TicketDraw;
use cardcode::training::ticket_start::BegunTicket;

use super::closed;
use super::player::{Player, way};

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
pub struct Trainee<'p> {
    pub player: Player<'p>,
    alias: String,
    writer: Writer,
    /// The time, and the zone.
    pub now: Moment,
    /// How far they have come, in percent: at 100 nothing goes wrong.
    pub skill: usize,
    /// In how many calls of a hundred they ask for the code, however far they have come.
    pub asks: usize,
    /// The causes at which they are weak.
    pub weak: Vec<String>,
    pub done: Done,
    /// From what the next thing is drawn, if it is an exam by ticket.
    ticket: Option<TicketDraw>,
}

impl<'p> Trainee<'p> {
    /// At a desk whose records are in this file.
    pub fn new(pack: &'p Pack, file: &Path, alias: &str, seed: u64, now: Moment) -> Trainee<'p> {
        let manifest = pack.manifest();
        let stamp = RecordContext {
            alias: alias.to_owned(),
            pack: [&manifest.id, &manifest.version, pack.hash()].map(str::to_owned),
            ..RecordContext::default()
        };
        let store = Store::open(file).unwrap();
        store
            .trust(&public_half(&Letters([1; 32])).unwrap())
            .unwrap();
        Trainee {
            player: Player::new(pack, Screen::Home, seed),
            alias: alias.to_owned(),
            writer: Writer::new(store, stamp, now).unwrap(),
            now,
            skill: 0,
            asks: 0,
            weak: ["pin-typed", "otp-typed", "amex-back-three"]
                .map(str::to_owned)
                .to_vec(),
            done: Done::default(),
            ticket: None,
        }
    }

    pub fn pack(&self) -> &'p Pack {
        self.player.pack
    }

    fn screen(&self) -> Screen {
        self.player.state.screen().clone()
    }

    /// Opens this screen, in Japanese.
    pub fn begin(&mut self, screen: Screen) {
        let sitting = TrainingSession {
            draw: self.ticket.take(),
            seed: self.player.dice.below(900_000) as u64,
            // The time of an exam may be over at any moment.
            minutes: Some(1),
            ..TrainingSession::default()
        };
        self.player.state = State::new(Lang::new("ja"), screen);
        self.player.sit_down(sitting);
        self.record();
    }

    /// Hears of this, some seconds later; what is to be recorded is.
    pub fn hear(&mut self, msgs: impl IntoIterator<Item = Msg>) {
        self.now.ms += 3_000 + self.player.dice.below(9_000) as i64;
        for msg in msgs {
            self.player.hear(msg);
        }
        self.record();
    }

    fn record(&mut self) {
        for entries in self.player.steps.drain(..) {
            self.writer.write(&entries, self.now).unwrap();
        }
    }

    fn presses(&mut self, intents: &[Intent]) {
        self.hear(intents.iter().copied().map(Msg::Intent));
    }

    fn takes(&mut self, place: usize) {
        self.presses(&[Intent::SelectByPointer(place), Intent::Choose]);
    }

    /// Chooses this.
    pub fn chooses(&mut self, act: &Action) {
        let place = self.player.place(act);
        self.takes(place);
    }

    /// Makes this move, if it can be made.
    fn makes(&mut self, one: &Move) {
        let Some(way) = way(self.pack(), &self.player.state, one) else {
            return;
        };
        let keys = way
            .into_iter()
            .flat_map(|place| [Intent::SelectByPointer(place), Intent::Choose]);
        self.presses(&keys.collect::<Vec<_>>());
        self.done.answers.push(self.now.ms);
    }

    /// Leaves what is open where it stands.
    pub fn leaves(&mut self) {
        self.writer.leave().unwrap();
    }

    /// A call with these moves, as far as they go.
    pub fn call_with(&mut self, origin: ScenarioId, moves: &[Move]) {
        self.begin(Screen::Call(CallSession::new(origin)));
        for one in moves {
            self.makes(one);
        }
    }

    /// Takes a drawn call of this level.
    pub fn call(&mut self, level: usize) {
        self.begin(Screen::CallList(CallListScreen { level }));
        self.presses(&[Intent::Choose]);
        let Screen::Call(shift) = self.screen() else {
            panic!("{:?}", self.screen());
        };
        let moves = self.moves(&shift.case(self.pack()).unwrap());
        for one in moves.iter().chain(&closed()) {
            if matches!(self.screen(), Screen::Call(_)) {
                self.makes(one);
            }
        }
        let Screen::Debrief(DebriefScreen { shift, verdict, .. }) = self.screen() else {
            panic!("{:?}", self.screen());
        };
        self.done.calls.push((self.now.ms, *verdict, shift.moves));
    }

    fn point(&mut self, pointing: &LocateDrill) {
        let design = pointing.design(self.pack()).unwrap();
        let pointed = self.points(&design);
        match pointed {
            Guess::Nowhere => self.chooses(&Action::Nowhere),
            Guess::Spot(place, aim) => {
                while self.face() != place {
                    self.presses(&[Intent::Turn]);
                }
                self.presses(&[Intent::PointAt(aim), Intent::Choose]);
            }
        }
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
    }

    /// The side of the card that is seen.
    fn face(&self) -> usize {
        match self.player.state.screen() {
            Screen::Locate(pointing) => pointing.face,
            Screen::Exam(exam) => exam.pointing.face,
            other => panic!("{other:?}"),
        }
    }

    fn sort(&mut self, sorting: &ClassifyDrill) {
        let question = sorting.question(self.pack()).unwrap();
        let (request, answers) = (question.request, question.answers);
        let right = question.right().map(|right| &right.id);
        let right = answers.iter().position(|one| Some(&one.id) == right);
        let given = match self.player.dice.percent((100 - self.skill) / 2) {
            true => self.player.dice.below(answers.len()),
            false => right.unwrap(),
        };
        self.chooses(&Action::Classify(given));
        self.done.answers.push(self.now.ms);
        if Some(given) != right {
            let taken = answers[given].id.clone();
            self.done
                .wrong
                .push((self.now.ms, request.id.clone(), taken));
        }
    }

    /// A drill: of cards, or of requests.
    pub fn drill(&mut self, is_of_cards: bool) {
        self.begin(Screen::Train);
        // Today's review stands before them.
        self.takes(if is_of_cards { 1 } else { 2 });
        loop {
            match self.screen() {
                Screen::Locate(here) if !here.is_over(self.pack()) => self.point(&here),
                Screen::Quiz(here) if !here.is_over(self.pack()) => self.sort(&here),
                _ => return,
            }
            // What is said of the answers is read.
            if !matches!(self.screen(), Screen::Quiz(here) if !here.explaining) {
                self.presses(&[Intent::Choose]);
            }
        }
    }

    /// Sits an exam by a ticket of its own.
    pub fn exam(&mut self) {
        let mut draw = [0; 16];
        draw[..8].copy_from_slice(&self.now.ms.to_le_bytes());
        draw[8..].copy_from_slice(&(self.player.dice.below(1 << 30) as u64).to_le_bytes());
        self.ticket = Some(TicketDraw(Letters(draw)));
        self.exam_until(usize::MAX);
        let Screen::Grade(GradeScreen { exam, grade, .. }) = self.screen() else {
            panic!("{:?}", self.screen());
        };
        self.certify(TicketDraw(Letters(draw)), &exam, &grade);
        self.done.exams.push((self.now.ms, *grade));
    }

    /// Keeps the certificate of an exam, by a ticket of a centre whose key these records know.
    fn certify(&self, draw: TicketDraw, exam: &Exam, grade: &ExamGrade) {
        let (centre, sitting_secret): (SecretKey, SecretKey) = (Letters([1; 32]), Letters([2; 32]));
        let now = Second(self.now.ms / 1000);
        let claims = TicketClaims {
            candidate: self.alias.clone(),
            centre: None,
            pack: replay::stamp(self.pack()),
            from: Second(now.0 - 60),
            until: now,
            minutes: 1,
            draw,
            start_lock: None,
            sitting_key: public_half(&sitting_secret).unwrap(),
            centre_key: public_half(&centre).unwrap(),
        };
        let ticket = Ticket {
            cardcode_ticket: claims.form(),
            centre_signature: sign(&centre, &claims.signed()).unwrap(),
            ticket: claims,
            sitting_secret,
        };
        let begun = BegunTicket::unlocked(&ticket).unwrap();
        let sitting = Sitting::new(&begun, (Second(now.0 - 30), now), exam, grade);
        let certificate = Certificate {
            cardcode_certificate: sitting.form(),
            signature: sign(&sitting_secret, &sitting.signed()).unwrap(),
            sitting,
        };
        self.writer.certify(&certificate).unwrap();
    }

    /// Sits an exam until this call of it has had two moves: then the time is over.
    pub fn exam_until(&mut self, last: usize) {
        self.begin(Screen::ExamIntro);
        self.chooses(&Action::Begin);
        let mut moves: BTreeMap<usize, Vec<Move>> = BTreeMap::new();
        while let Screen::Exam(exam) = self.screen() {
            match exam.stage(self.pack()) {
                ExamStage::Locate => self.point(&exam.pointing),
                ExamStage::Classify => self.sort(&exam.sorting),
                ExamStage::Call(at) if at == last && exam.calls[at].moves.len() == 2 => {
                    self.hear([Msg::TimeUp]);
                }
                ExamStage::Call(at) => {
                    let case = exam.calls[at].case(self.pack()).unwrap();
                    let left = moves.entry(at).or_insert_with(|| self.moves(&case));
                    let one = match left.is_empty() {
                        true => {
                            let closes = exam.calls[at].moves.contains(&Move::Close);
                            closed()[usize::from(closes)].clone()
                        }
                        false => left.remove(0),
                    };
                    self.makes(&one);
                    self.note_call_of_exam(at);
                }
                ExamStage::Over => unreachable!(),
            }
        }
    }

    /// Counts a call of an exam if it is over.
    fn note_call_of_exam(&mut self, at: usize) {
        let after: Exam = match self.screen() {
            Screen::Exam(after) => *after,
            Screen::Grade(GradeScreen { exam, .. }) => *exam,
            other => panic!("{other:?}"),
        };
        if after.done > at {
            let ended = &after.calls[at];
            let verdict = ended.verdict(self.pack()).unwrap();
            let call = (self.now.ms, verdict, ended.moves.clone());
            self.done.calls.push(call);
        }
    }
}
