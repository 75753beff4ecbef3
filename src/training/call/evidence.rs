//! What speaks for a cause: that the others of a call are excluded is no reason to name the one that is left.
//!
//! An answer speaks for a cause where few of all causes that are practised give it, not only of those that are possible
//! in this call: what is heard must not mean something else in another call.

/// Causes of which one bit each stands for all that are practised, in the pack's order.
type CauseBits = u128;

/// Which causes give each answer.
#[derive(Clone, Debug)]
pub struct CauseEvidence {
    /// For each question and answer, the causes that give it, of all that fit card and opening.
    giving: Vec<Vec<CauseBits>>,
    /// For each cause of the call, its place among all.
    places: Vec<u32>,
    /// For each cause of the call, how many causes share the answer of its that the fewest share.
    fewest: Vec<u32>,
}

impl CauseEvidence {
    pub(crate) fn new(giving: Vec<Vec<CauseBits>>, places: Vec<u32>) -> CauseEvidence {
        let fewest = |place: &u32| {
            let answers = giving.iter().flatten();
            let own = answers.filter(|giving| *giving & 1 << place != 0);
            own.map(|giving| giving.count_ones()).min().unwrap_or(0)
        };
        let fewest = places.iter().map(fewest).collect();
        CauseEvidence {
            giving,
            places,
            fewest,
        }
    }

    /// For the cause that a caller has, only what this very caller answers can speak.
    pub(crate) fn limit_to(&mut self, cause: usize, answers: &[Option<usize>]) {
        let place = self.places[cause];
        let given = answers.iter().zip(&self.giving);
        let given = given.filter_map(|(answer, giving)| giving.get((*answer)?));
        let own = given.filter(|giving| **giving & 1 << place != 0);
        let fewest = own.map(|giving| giving.count_ones()).min();
        self.fewest[cause] = fewest.unwrap_or(0);
    }

    /// Whether this answer alone speaks for a cause of the call.
    pub(crate) fn speaks(&self, question: usize, answer: usize, cause: usize) -> bool {
        let giving = self.giving[question][answer];
        giving & 1 << self.places[cause] != 0 && giving.count_ones() <= self.fewest[cause]
    }

    /// How many causes give an answer.
    pub(crate) fn others(&self, question: usize, answer: usize) -> u32 {
        self.giving[question][answer].count_ones()
    }

    /// Whether these answers, each or all together, speak for a cause of the call.
    pub(crate) fn speak(&self, heard: impl Iterator<Item = (usize, usize)>, cause: usize) -> bool {
        let mut all = CauseBits::MAX;
        let mut is_told = false;
        for (question, answer) in heard {
            if self.speaks(question, answer, cause) {
                return true;
            }
            all &= self.giving[question][answer];
            is_told = true;
        }
        is_told && all == 1 << self.places[cause]
    }
}

/// The bits of these places.
pub(crate) fn practised(places: impl Iterator<Item = usize>) -> CauseBits {
    places.fold(0, |set, place| set | 1 << (place % 128))
}
