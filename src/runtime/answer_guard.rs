//! Keeps what was aimed at the page before from answering the one that is seen: a double click, a key that is held, keys
//! typed ahead.

use std::time::{Duration, Instant};

use crate::app::screen::Screen;
use crate::terminal::keys::UserInput;

/// How long a question must have been seen before it is answered: nobody reads one faster.
const SEEN: Duration = Duration::from_millis(300);
/// The same where the answer cannot be taken back: a key that is held repeats first after so long.
const SEEN_FOR_GOOD: Duration = Duration::from_millis(700);

/// A second click so soon after the first is a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);

/// What was pressed last, and since when the page stands that is seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerGuard {
    page: PageAge,
    last: Option<(UserInput, Instant)>,
    /// The last click, and whether it led to another page.
    click: Option<(u16, u16, Instant)>,
    has_turned: bool,
}

/// Since when a page is seen.
#[derive(Clone, Copy, Debug, Default)]
enum PageAge {
    /// From the begin: nothing was pressed before.
    #[default]
    Old,
    /// A choice led to it, and it was not drawn yet.
    Unseen,
    Since(Instant),
}

/// How long this screen must have been seen before it is answered. `None` where no question is asked.
pub(crate) fn answered_after(screen: &Screen) -> Option<Duration> {
    let least = match screen.is_for_good() {
        true => SEEN_FOR_GOOD,
        false => SEEN,
    };
    screen.asks().then_some(least)
}

impl AnswerGuard {
    /// A choice, or the end of the time, led to another page.
    pub fn turn(&mut self) {
        self.page = PageAge::Unseen;
        self.has_turned = true;
    }

    /// The page was drawn.
    pub fn draw(&mut self, now: Instant) {
        if matches!(self.page, PageAge::Unseen) {
            self.page = PageAge::Since(now);
        }
    }

    /// Whether this answers the page that is seen, which takes no answer before it was seen for so long. A key that is
    /// held goes on counting as held.
    pub fn answers(&mut self, input: UserInput, least: Duration, now: Instant) -> bool {
        let is_seen = match self.page {
            PageAge::Old => true,
            PageAge::Unseen => false,
            PageAge::Since(since) => now.saturating_duration_since(since) >= least,
        };
        let last = self.last.replace((input, now));
        let is_held = |(last, at): (UserInput, Instant)| {
            last == input && now.saturating_duration_since(at) < least
        };
        is_seen && !last.is_some_and(is_held)
    }

    /// Whether a click is the second of a double click whose first led to this page.
    pub fn doubles(&mut self, column: u16, row: u16, now: Instant) -> bool {
        let has_turned = std::mem::take(&mut self.has_turned);
        let last = self.click.replace((column, row, now));
        last.is_some_and(|(last_column, last_row, at)| {
            let is_there = last_column.abs_diff(column) <= 1 && last_row == row;
            let is_soon = now.saturating_duration_since(at) < DOUBLE_CLICK;
            // The third of three clicks is no new choice either.
            let is_double = has_turned && is_there && is_soon;
            self.has_turned = is_double;
            is_double
        })
    }
}
