//! Pointing at a drawn card: where is the code?
//!
//! A design is a card's front with one of its backs, or the app's picture of a card that has no plastic. The mark
//! moves in squares over the face that is up; a person decides for a spot, or says that the card shows no code.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Element, ElementKind, Face, Side};

use crate::training::rng::SeededRng;
use crate::training::square::{GridSquare, thing_at};

/// What a person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guess {
    /// The code is there: the place of the face among the design's, and the square.
    Spot(usize, GridSquare),
    /// The card shows none.
    Nowhere,
}

/// How a guess is stored, exported and sent: `nowhere`, or `face:column:row`.
impl Display for Guess {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Guess::Nowhere => into.write_str("nowhere"),
            Guess::Spot(face, GridSquare { column, row }) => write!(into, "{face}:{column}:{row}"),
        }
    }
}

/// A text that is no guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoGuess;

impl FromStr for Guess {
    type Err = NoGuess;

    fn from_str(text: &str) -> Result<Guess, NoGuess> {
        if text == "nowhere" {
            return Ok(Guess::Nowhere);
        }
        let mut parts = text.split(':');
        let [face, column, row, end] = std::array::from_fn(|_| parts.next());
        let number = |part: Option<&str>| part.ok_or(NoGuess)?.parse().map_err(|_| NoGuess);
        let face = face.ok_or(NoGuess)?.parse().map_err(|_| NoGuess)?;
        let (column, row) = (number(column)?, number(row)?);
        match end {
            None => Ok(Guess::Spot(face, GridSquare { column, row })),
            Some(_) => Err(NoGuess),
        }
    }
}

/// A card as it is held in the hand.
#[derive(Clone, Debug)]
pub struct CardDesign<'p> {
    pub card: &'p Card,
    /// Places of its faces, in the order in which they are turned; the first is up at the begin.
    pub faces: Vec<usize>,
}

#[derive(Clone, Debug)]
pub enum GuessResult<'p> {
    Code,
    /// Something that is taken for the code and is not.
    Decoy(&'p Element),
    /// Something else on the card.
    Other(&'p Element),
    Ground,
    /// That there is none, and there is none.
    None,
    /// That there is none, and there is one.
    Missed,
}

/// How far a drill has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LocateDrill {
    /// The id under which it is recorded; `None` if it is not, or is a part of an exam.
    pub attempt: Option<Uuid>,
    /// What the designs are drawn from.
    pub seed: u64,
    /// The names of those that are asked, in order; all are drawn from where there are none.
    pub only: Vec<String>,
    /// How many there are.
    pub count: usize,
    /// What was decided, design by design.
    pub given: Vec<Guess>,
    /// Which of the design's faces is up.
    pub face: usize,
    /// Where the mark is.
    pub aim: GridSquare,
    /// Whether the last decision is being explained.
    pub explaining: bool,
}

impl LocateDrill {
    /// A drill before the first design.
    pub fn new(seed: u64, count: usize) -> LocateDrill {
        LocateDrill {
            attempt: None,
            seed,
            only: Vec::new(),
            count,
            given: Vec::new(),
            face: 0,
            aim: GridSquare::MIDDLE,
            explaining: false,
        }
    }

    /// A drill of the designs with these names, as far as the pack has them.
    pub fn of(pack: &Pack, seed: u64, only: Vec<String>) -> LocateDrill {
        let all: Vec<CardDesign> = pack.cards().iter().flat_map(designs_of).collect();
        let is_there = |name: &String| all.iter().any(|design| design.name() == *name);
        let only: Vec<String> = only.into_iter().filter(is_there).collect();
        LocateDrill {
            count: only.len(),
            only,
            ..LocateDrill::new(seed, 0)
        }
    }

    /// Place of the design that is asked or explained.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explaining)
    }

    pub fn designs<'p>(&self, pack: &'p Pack) -> Vec<CardDesign<'p>> {
        let chance = SeededRng::new(self.seed);
        let mut all: Vec<CardDesign> = pack.cards().iter().flat_map(designs_of).collect();
        let order = match self.only.as_slice() {
            [] => chance.order("point", all.len()),
            only => {
                let place = |name: &String| all.iter().position(|design| design.name() == *name);
                only.iter().filter_map(place).collect()
            }
        };
        for (place, design) in all.iter_mut().enumerate() {
            let turn = chance.below("turn", place, design.faces.len());
            design.faces.rotate_left(turn);
        }
        let drawn = order.into_iter().take(self.count);
        drawn.map(|place| all[place].clone()).collect()
    }

    /// The design that is asked or explained; none once all are done.
    pub fn design<'p>(&self, pack: &'p Pack) -> Option<CardDesign<'p>> {
        self.designs(pack).into_iter().nth(self.at())
    }

    /// Whether every design was decided and explained.
    pub fn is_over(&self, pack: &Pack) -> bool {
        let designs: usize = pack.cards().iter().map(|card| designs_of(card).len()).sum();
        self.at() >= self.count.min(designs)
    }

    /// Whether the design that is explained is the last one.
    pub fn is_last(&self, pack: &Pack) -> bool {
        let after = LocateDrill {
            explaining: false,
            ..self.clone()
        };
        after.is_over(pack)
    }

    /// Decides. It is explained next where `explains`, else the next design follows.
    pub fn decide(&mut self, pointed: Guess, explains: bool) {
        self.given.push(pointed);
        self.explaining = explains;
        if !explains {
            self.next();
        }
    }

    pub fn next(&mut self) {
        self.explaining = false;
        self.face = 0;
        self.aim = GridSquare::MIDDLE;
    }

    pub fn right(&self, pack: &Pack) -> usize {
        let designs = self.designs(pack);
        let decided = self.given.iter().zip(&designs);
        decided
            .filter(|(pointed, design)| design.found(**pointed).is_right())
            .count()
    }
}

impl GuessResult<'_> {
    pub fn is_right(&self) -> bool {
        matches!(self, GuessResult::Code | GuessResult::None)
    }
}

impl<'p> CardDesign<'p> {
    /// Stable name: the card's, and those of its faces, whichever is up.
    pub fn name(&self) -> String {
        let mut places = self.faces.clone();
        places.sort_unstable();
        let faces = places
            .iter()
            .filter_map(|place| self.card.faces.get(*place));
        let faces: Vec<&str> = faces.map(|face| face.id.as_str()).collect();
        format!("{}/{}", self.card.id, faces.join("+"))
    }

    /// The face with this place among the design's.
    pub fn face(&self, place: usize) -> Option<&'p Face> {
        self.card.faces.get(*self.faces.get(place)?)
    }

    /// The place among its faces of the one with the code; none where it shows none.
    pub fn code_face(&self) -> Option<usize> {
        (0..self.faces.len())
            .find(|place| self.face(*place).is_some_and(|face| face.code().is_some()))
    }

    /// Whether this can be decided about it.
    pub fn can_be_guessed(&self, pointed: Guess) -> bool {
        !matches!(pointed, Guess::Spot(face, aim) if face >= self.faces.len() || !aim.is_on_card())
    }

    /// What this decision comes to.
    pub fn found(&self, pointed: Guess) -> GuessResult<'p> {
        match (pointed, self.code_face()) {
            (Guess::Nowhere, None) => GuessResult::None,
            (Guess::Nowhere, Some(_)) => GuessResult::Missed,
            (Guess::Spot(face, aim), _) => self
                .face(face)
                .map_or(GuessResult::Ground, |face| under(face, aim)),
        }
    }
}

/// What stands under a square.
fn under(face: &Face, aim: GridSquare) -> GuessResult<'_> {
    let elements = face.element.iter();
    let thing = thing_at(elements.map(|element| (element.kind, &element.at)), aim);
    match thing.and_then(|place| face.element.get(place)) {
        Some(element) if element.kind == ElementKind::Code => GuessResult::Code,
        Some(element) if element.kind == ElementKind::Decoy => GuessResult::Decoy(element),
        Some(element) => GuessResult::Other(element),
        None => GuessResult::Ground,
    }
}

/// A card's designs: its plastic front with each of its backs; the app's picture where there is no plastic.
fn designs_of(card: &Card) -> Vec<CardDesign<'_>> {
    let of = |side: Side| -> Vec<usize> {
        let faces = card.faces.iter().enumerate();
        faces
            .filter(|(_, face)| face.side == side)
            .map(|(place, _)| place)
            .collect()
    };
    let (fronts, backs) = (of(Side::Front), of(Side::Back));
    let design = |faces: Vec<usize>| CardDesign { card, faces };
    match (fronts.is_empty(), backs.is_empty()) {
        (true, true) => vec![design(of(Side::App))],
        (_, true) => vec![design(fronts)],
        _ => backs
            .into_iter()
            .map(|back| design(fronts.iter().copied().chain([back]).collect()))
            .collect(),
    }
}
