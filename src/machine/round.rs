//! The round of practice: one request after the other.

use crate::pack::compare::RoundAnswer;
use crate::pack::{Request, Round};

/// How far a round has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sorting {
    /// For each request answered, the place of the answer given.
    pub given: Vec<usize>,
    /// Whether the last answer is being explained.
    pub explaining: bool,
}

impl Sorting {
    /// Place of the request that is asked or explained.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explaining)
    }

    /// Whether every request was answered and explained.
    pub fn is_over(&self, round: &Round) -> bool {
        self.at() >= round.requests.len()
    }

    /// The requests whose answer was not the right one.
    pub fn missed<'a>(&'a self, round: &'a Round) -> impl Iterator<Item = &'a Request> {
        let given = self.given.iter().map(|place| round.answers.get(*place));
        let asked = round.requests.iter().zip(given);
        let is_wrong = |(request, given): &(&Request, Option<&RoundAnswer>)| {
            given.is_none_or(|given| given.id != request.answer)
        };
        asked.filter(is_wrong).map(|(request, _)| request)
    }

    /// How many answers were right.
    pub fn right(&self, round: &Round) -> usize {
        self.given.len() - self.missed(round).count()
    }

    /// Whether the request that is explained is the last one.
    pub fn is_last(&self, round: &Round) -> bool {
        self.at() + 1 == round.requests.len()
    }
}
