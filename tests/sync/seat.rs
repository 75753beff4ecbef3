//! A seat of a centre: a file of records, and practice in it of which every answer is known.

use std::path::{Path, PathBuf};

use cardcode::app::action::Action;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::Move;
use cardcode::training::day::Moment;
use cardcode::training::modes::{cards, requests};

use crate::common::closed;
use crate::common::trainee::Trainee;

/// 2 January 2025, at nine in Tokyo: what is sent must be past, whatever day it is where the tests run.
const MORNING: Moment = Moment {
    ms: 1_735_776_000_000,
    zone: 540,
};

/// A year later, when all of it is over, copies of it on later days too.
pub const LATER: Moment = Moment {
    ms: MORNING.ms + 365 * 86_400_000,
    ..MORNING
};

/// Somebody who practises there, and does all right but what a test wants otherwise.
pub struct Seat<'p> {
    pub file: PathBuf,
    pack: &'p Pack,
    trainee: Trainee<'p>,
}

impl<'p> Seat<'p> {
    pub fn new(pack: &'p Pack, folder: &Path, alias: &str) -> Seat<'p> {
        let file = folder.join("records.db");
        let mut trainee = Trainee::new(pack, &file, alias, 7, MORNING);
        trainee.skill = 100;
        Seat {
            file,
            pack,
            trainee,
        }
    }

    pub fn store(&self) -> Store {
        Store::open(&self.file).unwrap()
    }

    /// A call, played as well as it can be.
    pub fn call(&mut self, origin: ScenarioId) {
        let moves = Scenario::new(self.pack, &origin).unwrap().perfect();
        self.trainee.call_with(origin, &moves);
    }

    /// A drill of cards, of which the first ones are decided, mostly wrongly.
    pub fn cards(&mut self, seed: u64, count: usize) {
        self.trainee.begin(Screen::Locate(cards::drill(seed)));
        for n in 0..count {
            self.trainee
                .chooses([&Action::Nowhere, &Action::Locate][n % 2]);
            self.trainee.chooses(&Action::Next);
        }
        self.trainee.leaves();
    }

    /// A drill of requests, answered by turns.
    pub fn requests(&mut self, seed: u64) {
        self.trainee.begin(Screen::Quiz(requests::drill(seed)));
        for n in 0..requests::COUNT {
            // Which number, and what to do.
            for place in [n % 2, 1 + n % 3] {
                self.trainee.chooses(&Action::Classify(place));
            }
            self.trainee.chooses(&Action::Next);
        }
    }

    /// An exam by ticket, with a word on the course too.
    pub fn exam_by_ticket(&mut self) {
        self.trainee.exam();
    }

    /// Some of everything: calls passed and failed, made and drawn, drills to their end and left, an exam that runs out
    /// of time; and a call that is still open.
    pub fn some_of_all(&mut self) {
        self.cards(3, cards::COUNT);
        self.cards(4, 2);
        self.requests(5);
        self.call(ScenarioId::Made("teapot".to_owned()));
        self.call(ScenarioId::Drawn(3, 11));
        let origin = ScenarioId::Drawn(1, 12);
        let case = Scenario::new(self.pack, &origin).unwrap();
        let causes = case.model.causes.iter();
        let wrong = causes.map(|cause| &cause.id);
        let wrong = wrong.into_iter().find(|id| **id != case.cause().id);
        let open = Move::Say("open-full".to_owned());
        let [close, wrap_up] = closed();
        let bad = [open, Move::Name(wrong.unwrap().clone()), close, wrap_up];
        self.trainee.call_with(origin, &bad);
        let last = self.pack.desk().exam.calls.len() - 1;
        self.trainee.exam_until(last);
        self.trainee.call_with(ScenarioId::Drawn(1, 12), &bad[..2]);
    }
}
