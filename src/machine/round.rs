//! The round of practice: one request after the other.

use crate::pack::Round;

/// How far a round has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// How many answers were right.
    pub fn right(&self, round: &Round) -> usize {
        let asked = round.requests.iter().zip(&self.given);
        asked.filter(|(request, given)| round.answers.get(**given).is_some_and(|a| a.id == request.answer)).count()
    }
}
