//! Spaced repetition: how long something is remembered, and when to ask for it again.
//!
//! This is the forward pass of FSRS-6, the Free Spaced Repetition Scheduler of the Open Spaced Repetition group:
//! formulas from <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>. Every expression is written in
//! `f32` and in the order of `fsrs-rs`, which the tests compare it with: its optimizer, which this program does not
//! need, brings nineteen more crates.

use crate::training::srs_weights::{BOUNDS, DEFAULT_WEIGHTS, DIFFICULTY, STABILITY};

/// The share of items to be remembered on the day they come back; FSRS's own default.
pub const DESIRED_RETENTION: f32 = 0.9;

/// Retention for which a schedule is of use: below it people guess, above it they do nothing but review.
const RETENTIONS: std::ops::RangeInclusive<f32> = 0.5..=0.99;

/// How well an item was remembered: FSRS's four grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    Again = 1,
    /// With a mistake on the way.
    Hard,
    Good,
    /// Without a thought. No practice here can tell that from [`Rating::Good`], so nothing is graded so.
    Easy,
}

impl Rating {
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// FSRS's number, from 1 to 4.
    pub fn number(self) -> u32 {
        self as u32
    }

    /// The rating with this number; `None` unless it is from 1 to 4.
    pub fn from_number(number: u32) -> Option<Rating> {
        Rating::ALL
            .into_iter()
            .find(|rating| rating.number() == number)
    }

    /// The rating of an answer that is right or wrong and nothing between.
    pub fn from_correct(is_correct: bool) -> Rating {
        if is_correct {
            Rating::Good
        } else {
            Rating::Again
        }
    }
}

/// What is known of a person's memory of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryState {
    /// Days until the item is remembered with a probability of 0.9.
    pub stability: f32,
    /// From 1, the easiest, to 10.
    pub difficulty: f32,
}

/// FSRS-6 with its 21 weights and the retention that somebody wants.
#[derive(Clone, Debug)]
pub struct Scheduler {
    weights: [f32; 21],
    desired_retention: f32,
}

impl Default for Scheduler {
    fn default() -> Scheduler {
        Scheduler {
            weights: DEFAULT_WEIGHTS,
            desired_retention: DESIRED_RETENTION,
        }
    }
}

impl Scheduler {
    /// A scheduler with these weights, each moved into its bounds as `fsrs-rs` does it.
    ///
    /// # Errors
    /// Which of the two is of no use: there are not 21 weights, one of them is no number, or the retention does not lie
    /// between 0.5 and 0.99. Weights of FSRS-4.5 (17) and FSRS-5 (19) are not converted: no file holds any.
    pub fn new(weights: &[f32], desired_retention: f32) -> Result<Scheduler, String> {
        let weights: [f32; 21] = weights
            .try_into()
            .map_err(|_| format!("{} weights", weights.len()))?;
        if let Some(weight) = weights.iter().find(|weight| !weight.is_finite()) {
            return Err(format!("weight {weight}"));
        }
        if !RETENTIONS.contains(&desired_retention) {
            return Err(format!("retention {desired_retention}"));
        }
        let mut bounded = weights;
        for (weight, (low, high)) in bounded.iter_mut().zip(BOUNDS) {
            *weight = weight.clamp(low, high);
        }
        Ok(Scheduler {
            weights: bounded,
            desired_retention,
        })
    }

    /// The memory after a review: the first one, or one so many whole days after the review that led to `before`.
    pub fn next_state(
        &self,
        before: Option<MemoryState>,
        days: u32,
        rating: Rating,
    ) -> MemoryState {
        let Some(before) = before else {
            return MemoryState {
                stability: bounded(self.weights[rating as usize - 1], STABILITY),
                difficulty: bounded(self.initial_difficulty(rating), DIFFICULTY),
            };
        };
        let before = MemoryState {
            stability: bounded(before.stability, STABILITY),
            difficulty: bounded(before.difficulty, DIFFICULTY),
        };
        let stability = match (days, rating) {
            (0, _) => self.stability_same_day(before.stability, rating),
            (_, Rating::Again) => self.stability_after_failure(before, days),
            _ => self.stability_after_success(before, days, rating),
        };
        MemoryState {
            stability: bounded(stability, STABILITY),
            difficulty: self.next_difficulty(before.difficulty, rating),
        }
    }

    /// Days until an item of this stability is remembered with the desired retention.
    pub fn next_interval(&self, stability: f32) -> f32 {
        stability / self.factor() * (self.desired_retention.powf(1.0 / self.decay()) - 1.0)
    }

    /// The probability that an item is remembered so many days after its last review, from 0 to 1.
    pub fn retrievability(&self, memory: MemoryState, days: f32) -> f32 {
        (days / memory.stability * self.factor() + 1.0).powf(self.decay())
    }

    fn decay(&self) -> f32 {
        -self.weights[20]
    }

    /// Scales the forgetting curve so that it is 0.9 where the days equal the stability.
    fn factor(&self) -> f32 {
        (0.9f32.ln() / self.decay()).exp() - 1.0
    }

    fn initial_difficulty(&self, rating: Rating) -> f32 {
        let w = &self.weights;
        w[4] - (w[5] * (rating.number() - 1) as f32).exp() + 1.0
    }

    /// Moves with the rating, the less the nearer it is to 10, and a little towards that of an easy item.
    fn next_difficulty(&self, difficulty: f32, rating: Rating) -> f32 {
        let w = &self.weights;
        let change = -w[6] * (rating.number() as f32 - 3.0);
        let next = difficulty + (10.0 - difficulty) * change / 9.0;
        let easy = self.initial_difficulty(Rating::Easy);
        bounded(w[7] * (easy - next) + next, DIFFICULTY)
    }

    fn stability_after_success(&self, memory: MemoryState, days: u32, rating: Rating) -> f32 {
        let w = &self.weights;
        let retrievability = self.retrievability(memory, days as f32);
        let hard_penalty = if rating == Rating::Hard { w[15] } else { 1.0 };
        let easy_bonus = if rating == Rating::Easy { w[16] } else { 1.0 };
        memory.stability
            * (w[8].exp()
                * (11.0 - memory.difficulty)
                * memory.stability.powf(-w[9])
                * (((1.0 - retrievability) * w[10]).exp() - 1.0)
                * hard_penalty
                * easy_bonus
                + 1.0)
    }

    /// What was forgotten is less stable than before, however hard it was.
    fn stability_after_failure(&self, memory: MemoryState, days: u32) -> f32 {
        let w = &self.weights;
        let retrievability = self.retrievability(memory, days as f32);
        let stability = w[11]
            * memory.difficulty.powf(-w[12])
            * ((memory.stability + 1.0).powf(w[13]) - 1.0)
            * ((1.0 - retrievability) * w[14]).exp();
        stability.min(memory.stability / (w[17] * w[18]).exp())
    }

    /// Within a day nothing was forgotten, so the forgetting curve says nothing.
    fn stability_same_day(&self, stability: f32, rating: Rating) -> f32 {
        let w = &self.weights;
        let rating_effect = rating.number() as f32 - 3.0 + w[18];
        let increase = (w[17] * rating_effect).exp() * stability.powf(-w[19]);
        match rating {
            Rating::Again => stability * increase,
            _ => stability * increase.max(1.0),
        }
    }
}

fn bounded(value: f32, (low, high): (f32, f32)) -> f32 {
    value.clamp(low, high)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// States may differ by the last bits of an `f32`; both sides compute in the same order, so they hardly do.
    fn is_close(ours: f32, theirs: f32) -> bool {
        (ours - theirs).abs() <= 1e-5 * theirs.abs().max(1.0)
    }

    /// Days until the item comes back, as the program rounds them.
    fn whole_days(interval: f32) -> u32 {
        interval.round().max(1.0) as u32
    }

    /// So many thousandths of the way.
    fn between(low: f32, high: f32, at: i32) -> f32 {
        low + (high - low) * at as f32 / 1000.0
    }

    fn weights() -> impl Strategy<Value = Vec<f32>> {
        // Out of bounds too, which the oracle moves as we do.
        let around =
            |(low, high): (f32, f32)| (-100..=1_100i32).prop_map(move |at| between(low, high, at));
        let drawn = BOUNDS.map(around).to_vec();
        prop_oneof![Just(DEFAULT_WEIGHTS.to_vec()), drawn]
    }

    fn days() -> impl Strategy<Value = u32> {
        prop_oneof![2 => Just(0u32), 6 => 1..400u32, 1 => 400..40_000u32, 1 => Just(u32::MAX)]
    }

    /// Reviews the same item by both, and compares them after each review.
    fn compare(weights: &[f32], retention: f32, history: &[(u32, usize)]) {
        let ours = Scheduler::new(weights, retention).unwrap();
        let theirs = fsrs::FSRS::new(weights).unwrap();
        let decay = weights[20].clamp(BOUNDS[20].0, BOUNDS[20].1);
        let (mut state, mut oracle) = (None, None);
        for (days, rating) in history {
            let next = theirs.next_states(oracle, retention, *days).unwrap();
            let expected = [next.again, next.hard, next.good, next.easy][*rating].clone();
            let got = ours.next_state(state, *days, Rating::ALL[*rating]);
            assert!(
                is_close(got.stability, expected.memory.stability)
                    && is_close(got.difficulty, expected.memory.difficulty),
                "{got:?} {expected:?}"
            );
            let interval = ours.next_interval(got.stability);
            assert_eq!(whole_days(interval), whole_days(expected.interval));
            for after in [0.0, 0.25, 1.0, *days as f32] {
                let expected = fsrs::current_retrievability(expected.memory, after, decay);
                let got = ours.retrievability(got, after);
                assert!(is_close(got, expected), "{got} {expected}");
            }
            (state, oracle) = (Some(got), Some(expected.memory));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn is_what_the_crate_of_its_authors_says(
            weights in weights(),
            retention in (0..=1_000i32).prop_map(|at| between(0.5, 0.99, at).min(0.99)),
            history in prop::collection::vec((days(), 0..4usize), 1..40),
        ) {
            compare(&weights, retention, &history);
        }

        #[test]
        fn is_a_probability_and_a_state_within_bounds(
            weights in weights(),
            history in prop::collection::vec((days(), 0..4usize), 1..40),
        ) {
            let scheduler = Scheduler::new(&weights, DESIRED_RETENTION).unwrap();
            let mut state = None;
            for (days, rating) in history {
                let next = scheduler.next_state(state, days, Rating::ALL[rating]);
                prop_assert!((STABILITY.0..=STABILITY.1).contains(&next.stability));
                prop_assert!((DIFFICULTY.0..=DIFFICULTY.1).contains(&next.difficulty));
                prop_assert!((0.0..=1.0).contains(&scheduler.retrievability(next, days as f32)));
                state = Some(next);
            }
        }
    }

    #[test]
    fn the_default_weights_are_those_of_the_crate() {
        assert_eq!(DEFAULT_WEIGHTS, fsrs::DEFAULT_PARAMETERS);
        assert_eq!(Scheduler::default().weights, DEFAULT_WEIGHTS);
    }

    #[test]
    fn weights_that_are_none_are_refused() {
        let mut odd = DEFAULT_WEIGHTS;
        odd[3] = f32::NAN;
        assert!(Scheduler::new(&odd, DESIRED_RETENTION).is_err());
        assert!(Scheduler::new(&DEFAULT_WEIGHTS[..19], DESIRED_RETENTION).is_err());
        assert!(Scheduler::new(&DEFAULT_WEIGHTS, 1.0).is_err());
    }

    #[test]
    fn ratings_have_the_numbers_of_fsrs() {
        let numbers = Rating::ALL.map(Rating::number);
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert_eq!(numbers.map(Rating::from_number), Rating::ALL.map(Some));
        assert_eq!(Rating::from_number(0), None);
        assert_eq!(Rating::from_number(5), None);
    }
}
