//! Attempts at practice: begun, taken up again and closed, and what is recorded of them.

use uuid::Uuid;

use crate::app::effect::Effect;
use crate::app::history::RecordingStatus;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::training::event::{AttemptIds, Event, EventKind};
use crate::training::outcomes::{self, PartEvent};

/// Takes up again what was left without an end.
pub(crate) fn take_up(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let open = state.records().and_then(|records| records.open.clone());
    let Some((open, screen)) = open.and_then(|open| {
        let screen = Screen::resumed(&open, pack)?;
        Some((open, screen))
    }) else {
        return close_open(state);
    };
    let mut happened = vec![(None, EventKind::TakenUp)];
    // A part of an exam in which nothing was answered yet is not known: it is begun now.
    if let Screen::Exam(exam) = &screen {
        let begun = outcomes::part_begun(pack, exam);
        happened.extend(begun.filter(|(part, _)| !part.is_some_and(|part| open.has_answers(part))));
    }
    state.enter(screen);
    record(state, Some(open.attempt.id), happened)
}

/// Closes it as unfinished.
pub(crate) fn close_open(state: &mut State) -> Vec<Effect> {
    let RecordingStatus::Read(records) = &mut state.keeping else {
        return Vec::new();
    };
    let open = records.open.take();
    let closed = open.map(|open| {
        record(
            state,
            Some(open.attempt.id),
            vec![(None, EventKind::Closed)],
        )
    });
    let mut effects = closed.unwrap_or_default();
    // There may be others.
    effects.push(Effect::Read);
    effects
}

/// What the world should do about what happened in an attempt: record it, if records are kept and it has an id.
pub(crate) fn record(
    state: &State,
    attempt: Option<Uuid>,
    happened: Vec<PartEvent>,
) -> Vec<Effect> {
    let Some(attempt) = attempt.filter(|_| state.is_recorded() && !happened.is_empty()) else {
        return Vec::new();
    };
    let event = |(part, kind)| Event {
        attempt,
        part,
        lang: state.lang.clone(),
        kind,
    };
    vec![Effect::Record(happened.into_iter().map(event).collect())]
}

/// Begins the practice that the screen holds, unless it was begun before: gives it the id under which it is recorded.
pub(crate) fn begin(pack: &Pack, state: &mut State) -> Vec<Effect> {
    if !state.is_recorded() {
        return Vec::new();
    }
    let (attempt, happened) = match state.at_work() {
        Screen::Locate(drill) => (drill.attempt, vec![(None, outcomes::cards_begun(drill))]),
        Screen::Quiz(drill) => {
            let begun = outcomes::requests_begun(drill).map(|begun| (None, begun));
            (drill.attempt, begun.into_iter().collect())
        }
        Screen::Call(call) if call.attempt.is_none() => {
            let begun = outcomes::call_begun(pack, call).map(|begun| (None, begun));
            (call.attempt, begun.into_iter().collect())
        }
        Screen::Exam(exam) if exam.attempt.is_none() => {
            (exam.attempt, outcomes::exam_begun(pack, exam))
        }
        _ => return Vec::new(),
    };
    if attempt.is_some() || happened.is_empty() {
        return Vec::new();
    }
    let id = state.ids.as_mut().map(AttemptIds::next_id);
    match state.at_work_mut() {
        Screen::Locate(drill) => drill.attempt = id,
        Screen::Quiz(drill) => drill.attempt = id,
        Screen::Call(call) => call.attempt = id,
        Screen::Exam(exam) => exam.attempt = id,
        _ => {}
    }
    record(state, id, happened)
}
