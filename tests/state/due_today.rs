//! What is due today is listed without drawing anything.

use std::time::{Duration, Instant};

use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::exam::TrainingSession;
use cardcode::training::review::{ReviewItem, ReviewKind};
use uuid::Uuid;

use crate::common::seated;

/// This screen, with a cause due that no draw of a call is about: whoever looks for one draws hundreds.
fn with_cause_due(pack: &Pack, screen: Screen) -> State {
    let due = ReviewItem {
        kind: ReviewKind::Cause,
        id: "none".to_owned(),
    };
    let history = PracticeHistory {
        due: vec![due],
        ..PracticeHistory::default()
    };
    let state = State::new(Lang::new("en"), screen);
    let session = TrainingSession::default();
    let state = seated(pack, state, session, Some(Uuid::from_u128(1)));
    step(pack, state, Msg::Read(Box::new(history))).0
}

/// The shortest of some keys: what else the machine does makes none shorter.
fn key(pack: &Pack, state: &State) -> Duration {
    let times = (0..20).map(|_| {
        let state = state.clone();
        let start = Instant::now();
        step(pack, state, Msg::Intent(Intent::Down));
        start.elapsed()
    });
    times.min().unwrap()
}

#[test]
fn a_key_on_today_draws_no_calls() {
    let pack = Pack::embedded().unwrap();
    let today = key(&pack, &with_cause_due(&pack, Screen::DueToday));
    let train = key(&pack, &with_cause_due(&pack, Screen::Train));
    // Hundreds of draws would take a hundred times as long.
    assert!(today < 10 * train, "{today:?} beside {train:?}");
}

#[test]
fn a_call_is_offered_only_if_one_can_be_drawn() {
    let pack = Pack::embedded().unwrap();
    let none = with_cause_due(&pack, Screen::DueToday);
    assert_eq!(none.choices(&pack).len(), 1, "nothing but Back");
}
