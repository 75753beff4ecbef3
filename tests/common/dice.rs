//! What tests leave to chance, the same for the same seed.

use cardcode::training::rng::SeededRng;

/// The program's own draws, one after the other.
pub struct Dice {
    chance: SeededRng,
    drawn: usize,
}

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice {
            chance: SeededRng::new(seed),
            drawn: 0,
        }
    }

    /// A number below this one; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.drawn += 1;
        self.chance.below("test", self.drawn, end)
    }

    /// Whether something happens that does so in so many of a hundred times.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
