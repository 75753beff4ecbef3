//! The time: for tests it stands still, and moves as they please.

use std::time::{Duration, Instant};

use crate::runtime::zone;

/// Where the runtime gets the time from.
pub trait Clock {
    fn now(&self) -> Instant;

    /// The day where the person is, as year-month-day.
    fn today(&self) -> String;

    /// Seconds since 1970 in UTC.
    fn seconds(&self) -> i64;
}

/// The system's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn today(&self) -> String {
        let now = jiff::Timestamp::now();
        now.to_zoned(zone::here().clone()).date().to_string()
    }

    fn seconds(&self) -> i64 {
        jiff::Timestamp::now().as_second()
    }
}

/// When the exam that is being taken ends; `None` if there is none, or it has no time limit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ExamTimer(Option<Instant>);

impl ExamTimer {
    /// Follows the exam on the screen, of which this much time is left. The time runs from the first call that has
    /// some, so that the time left may be given unchanged each time.
    pub(crate) fn follow(&mut self, left: Option<Duration>, now: Instant) {
        self.0 = left.map(|left| self.0.unwrap_or(now + left));
    }

    /// When it is over.
    pub(crate) fn end(self) -> Option<Instant> {
        self.0
    }

    pub(crate) fn is_over(self, now: Instant) -> bool {
        self.0.is_some_and(|end| end <= now)
    }

    pub(crate) fn left(self, now: Instant) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(now))
    }
}
