//! The time that an exam may take.

use std::time::{Duration, Instant};

use crate::machine::State;
use crate::pack::Pack;

/// When the exam that is being sat ends, where time counts.
#[derive(Debug, Default)]
pub(super) struct Limit(Option<Instant>);

impl Limit {
    /// Whether the exam's time is over. It runs from the first time that the exam is seen here.
    pub(super) fn is_over(&mut self, pack: &Pack, state: &State) -> bool {
        let minutes = state.exam().and_then(|exam| exam.minutes(pack));
        let Some(minutes) = minutes else {
            self.0 = None;
            return false;
        };
        let now = Instant::now();
        let whole = Duration::from_secs(u64::from(minutes) * 60);
        let end = *self.0.get_or_insert(now + whole);
        now >= end
    }

    /// The time that is left; none where it does not count.
    pub(super) fn left(&self) -> Option<Duration> {
        self.0
            .map(|end| end.saturating_duration_since(Instant::now()))
    }
}
