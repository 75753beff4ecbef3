//! The clock of an exam: its day, and the time that it may take.

use std::time::{Duration, Instant};

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::training::exam::TrainingSession;

/// Keeps when the exam that is being sat ends, where time counts.
#[derive(Debug, Default)]
pub(crate) struct Clock(Option<Instant>);

impl Clock {
    /// Looks at the clock for an exam; tells whether its time is over. It runs from the first look that sees the exam.
    /// Who is about to sit it gets the day, which only a certificate needs: to ask for it takes a part of a millisecond.
    pub(crate) fn look(&mut self, pack: &Pack, state: &mut State) -> bool {
        if *state.screen() == Screen::ExamIntro && state.sitting().day.is_none() {
            let day = jiff::Zoned::now().date().to_string();
            let sitting = TrainingSession {
                day: Some(day),
                ..state.sitting().clone()
            };
            *state = state.clone().sat_by(sitting);
        }
        let exam = state.exam();
        let limit = exam.and_then(|exam| Some((exam.minutes(pack)?, exam.spent)));
        let Some((minutes, spent)) = limit else {
            self.0 = None;
            return false;
        };
        let now = Instant::now();
        let whole = u64::from(minutes) * 60;
        let left = Duration::from_secs(whole.saturating_sub(spent));
        let end = *self.0.get_or_insert(now + left);
        now >= end
    }

    /// The time that is left; none where it does not count.
    pub(crate) fn left(&self) -> Option<Duration> {
        self.0
            .map(|end| end.saturating_duration_since(Instant::now()))
    }
}
