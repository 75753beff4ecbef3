//! What somebody does right and wrong: weak at some things, and better day by day.

use cardcode::pack::model::card::ElementKind;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::call::transcript::Move;
use cardcode::training::locate::{CardDesign, Guess};
use cardcode::training::square::GridSquare;

use super::trainee::Trainee;

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

impl Trainee<'_> {
    /// The moves of this person in this call.
    pub fn moves(&mut self, case: &Scenario) -> Vec<Move> {
        let mut moves = case.perfect();
        let (lacks, asks) = (100 - self.skill, self.asks);
        let cause = case.cause().id.clone();
        let misses = match self.weak.contains(&cause) {
            true => (20 + lacks * 7 / 10).min(lacks),
            false => lacks / 4,
        };
        let dice = &mut self.player.dice;
        if dice.percent(misses) {
            let others: Vec<String> = case.causes().iter().map(|one| one.id.clone()).collect();
            let others: Vec<&String> = others.iter().filter(|other| **other != cause).collect();
            let wrong = (*dice.pick(&others)).clone();
            let place = moves.iter().position(|one| matches!(one, Move::Name(_)));
            moves.insert(place.unwrap_or(0), Move::Name(wrong));
            if dice.percent(50) {
                moves.retain(|one| *one != Move::Name(cause.clone()));
            }
        }
        for _ in 0..3 {
            if dice.percent(lacks * 6 / 10) {
                let node = dice.pick(&case.model.questions).id.clone();
                moves.insert(0, Move::Ask(node));
            }
        }
        if dice.percent((lacks / 5).max(asks)) {
            moves.insert(0, Move::Say("ask-code".to_owned()));
        }
        if dice.percent(lacks / 2) {
            let is_said = |one: &Move| matches!(one, Move::Say(_));
            if let Some(place) = moves.iter().rposition(is_said) {
                moves.remove(place);
            }
        }
        moves
    }

    /// Where this person points on a card.
    pub fn points(&mut self, design: &CardDesign) -> Guess {
        let right = design.code_face().map(|place| {
            let code = design.face(place).unwrap().code().unwrap();
            Guess::Spot(place, GridSquare::at(code.at.centre()))
        });
        if !self.player.dice.percent((100 - self.skill) / 2) {
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
        *self.player.dice.pick(&wrong)
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
            if self.player.dice.percent(45) && !is_exam && ago > 0 {
                continue;
            }
            self.now.ms = end.ms - ago * DAY - 3 * 3_600_000;
            let is_of_cards = self.player.dice.percent(50);
            self.drill(is_of_cards);
            let level = 1 + (past * 4 / days.max(1)) as usize;
            for _ in 0..1 + self.player.dice.below(3) {
                self.call(level);
            }
            if is_exam {
                self.exam();
            }
        }
        self.now = end;
    }
}
