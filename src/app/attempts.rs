//! Attempts at practice: begun, taken up again and closed, and what is recorded of them.

use uuid::Uuid;

use crate::app::behaviour::Outcome;
use crate::app::effect::Effect;
use crate::app::history::{OpenAttempt, RecordingStatus, RecordsErrorKind};
use crate::app::message::Certified;
use crate::app::notice::Notice;
use crate::app::screen::Screen;
use crate::app::state::{StackEntry, State};
use crate::pack::content::Pack;
use crate::training::event::{AttemptIds, Event, EventKind, PartEvent};
use crate::training::ticket_draw::TicketDraw;

/// Takes up again what was left without an end.
pub(crate) fn take_up(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let open = state.records().and_then(|records| records.open.clone());
    match open.filter(|open| Screen::resumed(open, pack).is_some()) {
        Some(open) => go_on(pack, state, open),
        None => close_open(state),
    }
}

/// Goes on with what was left; does nothing where nobody could have done that.
pub(crate) fn go_on(pack: &Pack, state: &mut State, open: OpenAttempt) -> Vec<Effect> {
    let Some(screen) = Screen::resumed(&open, pack) else {
        return Vec::new();
    };
    if matches!(state.screen(), Screen::ExamIntro) {
        state.stack.pop();
    }
    let mut happened = vec![(None, EventKind::TakenUp)];
    // A part of an exam in which nothing was answered yet is not known: it is begun now.
    let begun = screen.part_begun(pack);
    happened.extend(begun.filter(|(part, _)| !part.is_some_and(|part| open.has_answers(part))));
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
fn record(state: &State, attempt: Option<Uuid>, happened: Vec<PartEvent>) -> Vec<Effect> {
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
    let screen = state.at_work();
    if screen.attempt().is_some() {
        return Vec::new();
    }
    let happened = screen.begun(pack);
    if happened.is_empty() {
        return Vec::new();
    }
    // One ticket, one attempt, whoever sits it how often.
    let of_ticket = match screen {
        Screen::Exam(exam) => exam.sitting.draw.map(TicketDraw::attempt),
        _ => None,
    };
    let id = of_ticket.or_else(|| state.ids.as_mut().map(AttemptIds::next_id));
    state.at_work_mut().record_as(id);
    record(state, id, happened)
}

/// Shows, marks and records what an action or the clock made of the screen that is seen.
pub(crate) fn came_to(outcome: Outcome, state: &mut State) -> Vec<Effect> {
    let attempt = state.screen().attempt();
    let happened = match outcome {
        Outcome::SamePage => return Vec::new(),
        Outcome::NewPage => Vec::new(),
        Outcome::Practised(happened) => happened,
        Outcome::Judged(happened, judged) => {
            state.room_mut().screen = Screen::verdict(judged);
            happened
        }
    };
    let room = state.room_mut();
    room.mark = 0;
    room.typed.clear();
    let is_by_ticket =
        matches!(&room.screen, Screen::Grade(graded) if graded.exam.sitting.draw.is_some());
    let mut effects = record(state, attempt, happened);
    effects.extend(is_by_ticket.then_some(Effect::Certify));
    effects
}

/// Records cannot be kept, or practice goes on in another window. An exam by ticket stops then: sat without records, it
/// could be rehearsed. It goes on by its ticket.
pub(crate) fn unrecorded(state: &mut State, trouble: RecordsErrorKind) {
    // What is begun next is recorded here again.
    if trouble != RecordsErrorKind::Elsewhere {
        state.keeping = RecordingStatus::Failed(trouble);
    }
    let is_by_ticket = |room: &StackEntry| matches!(&room.screen, Screen::Exam(exam) if exam.sitting.draw.is_some());
    if let Some(place) = state.stack.iter().position(is_by_ticket) {
        state.stack.truncate(place.max(1));
    }
    state.notice = Some(Notice::Unrecorded(trouble));
}

/// The certificate of the exam is saved: its result says where.
pub(crate) fn certified(state: &mut State, certified: Certified, said: Option<Notice>) {
    state.notice = said;
    if let Screen::Grade(graded) = &mut state.room_mut().screen {
        graded.certified = Some(certified);
    }
}

/// The time of the practice is over, whatever lies over it.
pub(crate) fn time_up(pack: &Pack, state: &mut State) -> Vec<Effect> {
    while state.depth() > 1 && state.screen().is_overlay() {
        state.stack.pop();
    }
    let outcome = state.room_mut().screen.time_up(pack);
    came_to(outcome, state)
}
