//! Practice for agents: what choosing something does.

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::training::classify;
use crate::training::locate;

use crate::app::action::Action;
use crate::app::attempts::{begin, record};
use crate::app::draws;
use crate::app::effect::Effect;
use crate::app::message::Intent;
use crate::app::open::call;
use crate::app::screen::Screen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::grade::GradeScreen;
use crate::app::state::State;
use crate::training::call::session::{CallSession, Menu};
use crate::training::call::transcript::Move;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::event::EventKind;
use crate::training::exam::{Exam, ExamStage};
use crate::training::locate::{GridSquare, Guess, LocateDrill};
use crate::training::mode::ExamPart;
use crate::training::outcomes::{self, PartEvent};

/// What is drawn next is drawn from another seed than this screen.
pub(crate) fn draw_on(screen: &Screen, state: &mut State) {
    if screen.is_drawn() {
        state.sitting.seed = draws::next_seed(state.sitting.seed);
    }
}

/// Does it to the state.
pub(crate) fn apply(act: Action, pack: &Pack, state: &mut State) -> Vec<Effect> {
    state.room_mut().mark = 0;
    let stage = exam_stage(pack, state.screen());
    let (attempt, mut happened) = match act {
        Action::Classify(given) => sort(pack, given, state),
        Action::Locate => point(pack, state, false),
        Action::Nowhere => point(pack, state, true),
        Action::Make(one) => make(pack, state, one),
        Action::Begin => {
            let exam = Exam::new(pack, state.sitting.clone());
            let exam = Screen::Exam(Box::new(exam));
            draw_on(&exam, state);
            state.room_mut().screen = exam;
            let mut effects = begin(pack, state);
            let attempt = exam_attempt(state);
            let happened = finish(pack, state);
            effects.extend(record(state, attempt, happened));
            return effects;
        }
        other => {
            move_on(other, pack, state);
            return Vec::new();
        }
    };
    if let Screen::Exam(exam) = state.screen()
        && stage != Some(exam.stage(pack))
    {
        happened.extend(outcomes::part_begun(pack, exam));
    }
    happened.extend(finish(pack, state));
    record(state, attempt, happened)
}

fn exam_attempt(state: &State) -> Option<Uuid> {
    match state.screen() {
        Screen::Exam(exam) => exam.attempt,
        _ => None,
    }
}

fn exam_stage(pack: &Pack, screen: &Screen) -> Option<ExamStage> {
    match screen {
        Screen::Exam(exam) => Some(exam.stage(pack)),
        _ => None,
    }
}

/// Does what no record is kept of.
fn move_on(act: Action, pack: &Pack, state: &mut State) {
    match act {
        Action::Flip => flip(pack, state),
        Action::Next => match &mut state.room_mut().screen {
            Screen::Quiz(sorting) => sorting.explaining = false,
            Screen::Locate(pointing) => pointing.next(),
            _ => {}
        },
        Action::Stay => leaving(state, false),
        Action::Leave if state.depth() > 1 => {
            state.stack.pop();
        }
        Action::Open(tray) => {
            if let Some(shift) = shift_mut(pack, state) {
                shift.tray = tray;
            }
        }
        _ => {}
    }
}

/// Begins the same again, or a new draw of it.
pub(crate) fn again(pack: &Pack, state: &mut State) -> Vec<Effect> {
    state.room_mut().mark = 0;
    let seed = state.sitting.seed;
    let anew = match state.screen() {
        Screen::Quiz(sorting) => Screen::Quiz(ClassifyDrill::new(match sorting.series {
            QuestionSet::Everybody => QuestionSet::Everybody,
            QuestionSet::Drawn { count, .. } => QuestionSet::Drawn { seed, count },
            // What was due is done; more of it is drawn.
            QuestionSet::These(_) => QuestionSet::Drawn {
                seed,
                count: classify::DRILL,
            },
        })),
        Screen::Locate(pointing) => {
            let count = match pointing.only.as_slice() {
                [] => pointing.count,
                _ => locate::DRILL,
            };
            Screen::Locate(LocateDrill::new(seed, count))
        }
        Screen::Debrief(debriefed) => call(debriefed.shift.origin.clone()),
        _ => return Vec::new(),
    };
    // The same call stays the same call.
    if !matches!(anew, Screen::Call(_)) {
        draw_on(&anew, state);
    }
    state.room_mut().screen = anew;
    begin(pack, state)
}

/// Takes a step back within a screen of practice; tells whether there was one.
pub(crate) fn back(pack: &Pack, state: &mut State) -> bool {
    let is_exam = matches!(state.screen(), Screen::Exam(_));
    let behind = shift_mut(pack, state).and_then(|shift| shift.behind(pack));
    // The exam asks whether to leave it as a whole.
    let behind = behind.filter(|tray| !is_exam || *tray != Menu::Leave);
    if let (Some(tray), Some(shift)) = (behind, shift_mut(pack, state)) {
        shift.tray = tray;
    } else if matches!(state.screen(), Screen::Exam(exam) if !exam.leaving) {
        leaving(state, true);
    } else {
        return false;
    }
    state.room_mut().mark = 0;
    true
}

/// Asks before an exam is left; tells whether it did.
pub(crate) fn asks_to_leave(state: &mut State) -> bool {
    let is_sitting = matches!(state.screen(), Screen::Exam(exam) if !exam.leaving);
    if is_sitting {
        state.room_mut().mark = 0;
        leaving(state, true);
    }
    is_sitting
}

/// The time of the exam is over.
pub(crate) fn time_up(pack: &Pack, state: &mut State) -> Vec<Effect> {
    while state.depth() > 1 && state.screen().is_overlay() {
        state.stack.pop();
    }
    let Screen::Exam(exam) = state.screen() else {
        return Vec::new();
    };
    let (attempt, exam) = (exam.attempt, exam.clone());
    state.room_mut().mark = 0;
    let happened = grade(pack, state, exam);
    record(state, attempt, happened)
}

/// Moves the mark on a card; tells whether there is one to move.
pub(crate) fn aim(pack: &Pack, state: &mut State, intent: Intent) -> bool {
    let Some(pointing) = pointing_mut(pack, state) else {
        return false;
    };
    let aim = pointing.aim;
    pointing.aim = match intent {
        Intent::Up => aim.moved(0, -1),
        Intent::Down => aim.moved(0, 1),
        Intent::Left => aim.moved(-1, 0),
        Intent::Right => aim.moved(1, 0),
        Intent::PointAt(aim) => GridSquare {
            column: aim.column.min(locate::COLUMNS - 1),
            row: aim.row.min(locate::ROWS - 1),
        },
        _ => return false,
    };
    state.room_mut().mark = 0;
    true
}

/// Turns a card over that is pointed at; tells whether there is one.
pub(crate) fn turned(pack: &Pack, state: &mut State) -> bool {
    let is_there = pointing_mut(pack, state).is_some();
    flip(pack, state);
    is_there
}

fn flip(pack: &Pack, state: &mut State) {
    if let Some(pointing) = pointing_mut(pack, state)
        && let Some(design) = pointing.design(pack)
    {
        pointing.face = (pointing.face + 1) % design.faces.len().max(1);
    }
}

/// The card that is pointed at now.
fn pointing_mut<'s>(pack: &Pack, state: &'s mut State) -> Option<&'s mut LocateDrill> {
    match &mut state.room_mut().screen {
        Screen::Locate(pointing) if !pointing.explaining && !pointing.is_over(pack) => {
            Some(pointing)
        }
        Screen::Exam(exam) if !exam.leaving && exam.stage(pack) == ExamStage::Locate => {
            Some(&mut exam.pointing)
        }
        _ => None,
    }
}

/// The call that is taken now.
fn shift_mut<'s>(pack: &Pack, state: &'s mut State) -> Option<&'s mut CallSession> {
    match &mut state.room_mut().screen {
        Screen::Call(shift) => Some(shift),
        Screen::Exam(exam) if !exam.leaving => match exam.stage(pack) {
            ExamStage::Call(at) => exam.calls.get_mut(at),
            _ => None,
        },
        _ => None,
    }
}

/// An attempt, and what happened in it.
type Done = (Option<Uuid>, Vec<PartEvent>);

fn in_part(part: Option<ExamPart>, kinds: Vec<EventKind>) -> Vec<PartEvent> {
    kinds.into_iter().map(|kind| (part, kind)).collect()
}

fn sort(pack: &Pack, given: usize, state: &mut State) -> Done {
    let (attempt, part, drill) = match &mut state.room_mut().screen {
        Screen::Quiz(drill) => {
            drill.explaining = true;
            (drill.attempt, None, drill)
        }
        Screen::Exam(exam) => (exam.attempt, Some(ExamPart::Requests), &mut exam.sorting),
        _ => return (None, Vec::new()),
    };
    drill.given.push(given);
    if attempt.is_none() {
        return (None, Vec::new());
    }
    (
        attempt,
        in_part(part, outcomes::request_answered(pack, drill)),
    )
}

fn point(pack: &Pack, state: &mut State, nowhere: bool) -> Done {
    let (attempt, part) = match state.screen() {
        Screen::Locate(drill) => (drill.attempt, None),
        Screen::Exam(exam) => (exam.attempt, Some(ExamPart::Cards)),
        _ => return (None, Vec::new()),
    };
    let Some(drill) = pointing_mut(pack, state) else {
        return (None, Vec::new());
    };
    let guess = match nowhere {
        true => Guess::Nowhere,
        false => Guess::Spot(drill.face, drill.aim),
    };
    drill.decide(guess, part.is_none());
    if attempt.is_none() {
        return (None, Vec::new());
    }
    (attempt, in_part(part, outcomes::card_answered(pack, drill)))
}

fn make(pack: &Pack, state: &mut State, one: Move) -> Done {
    let Some(call) = shift_mut(pack, state) else {
        return (None, Vec::new());
    };
    let is_over = call.make(pack, one);
    let made = outcomes::move_made(call);
    let verdict = is_over.then(|| call.verdict(pack)).flatten();
    let ended = verdict
        .as_ref()
        .map(|verdict| outcomes::call_ended(pack, verdict));
    let room = state.room_mut();
    let (attempt, part) = match &mut room.screen {
        Screen::Call(shift) => (shift.attempt, None),
        Screen::Exam(exam) => (exam.attempt, Some(ExamPart::Call(exam.done))),
        _ => return (None, Vec::new()),
    };
    match (&mut room.screen, verdict) {
        (Screen::Exam(exam), _) if is_over => exam.done += 1,
        (Screen::Call(shift), Some(verdict)) => {
            let debrief = DebriefScreen::new(shift.clone(), Box::new(verdict));
            room.screen = Screen::Debrief(debrief);
        }
        _ => {}
    }
    (
        attempt,
        in_part(part, made.into_iter().chain(ended).collect()),
    )
}

fn leaving(state: &mut State, leaving: bool) {
    if let Screen::Exam(exam) = &mut state.room_mut().screen {
        exam.leaving = leaving;
    }
}

/// Ends an exam of which every part is done.
fn finish(pack: &Pack, state: &mut State) -> Vec<PartEvent> {
    match state.screen() {
        Screen::Exam(exam) if exam.stage(pack) == ExamStage::Over => {
            let exam = exam.clone();
            grade(pack, state, exam)
        }
        _ => Vec::new(),
    }
}

fn grade(pack: &Pack, state: &mut State, exam: Box<Exam>) -> Vec<PartEvent> {
    let grade = Box::new(exam.grade(pack));
    let happened = outcomes::exam_ended(pack, &exam, &grade);
    state.room_mut().screen = Screen::Grade(GradeScreen { exam, grade });
    happened
}
