//! Practice for agents: what choosing something does.

use crate::app::recording;
use crate::pack::content::Pack;
use crate::training::classify;
use crate::training::locate;

use crate::app::action::Action;
use crate::app::draws;
use crate::app::effect::Effect;
use crate::app::history::RecordingStatus;
use crate::app::message::Intent;
use crate::app::open::{self, call};
use crate::app::screen::Screen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::grade::GradeScreen;
use crate::app::state::State;
use crate::training::call::replies::Move;
use crate::training::call::session::{CallSession, Menu};
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::exam::{Exam, ExamStage};
use crate::training::locate::{GridSquare, Guess, LocateDrill};

/// Takes up again what was left without an end.
pub(crate) fn take_up(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let open = state.records().and_then(|records| records.open.clone());
    let Some((open, screen)) = open.and_then(|open| {
        let screen = open.screen(pack, &state.sitting)?;
        Some((open, screen))
    }) else {
        return close_open(state);
    };
    let entries = recording::taken_up(pack, &open, &screen);
    state.enter(screen);
    vec![Effect::Record(entries)]
}

/// Closes it as unfinished.
pub(crate) fn close_open(state: &mut State) -> Vec<Effect> {
    let RecordingStatus::Read(records) = &mut state.keeping else {
        return Vec::new();
    };
    let open = records.open.take();
    let closed = open.map(|open| recording::closed(&open));
    let mut effects: Vec<Effect> = closed.map(Effect::Record).into_iter().collect();
    // There may be others.
    effects.push(Effect::Read);
    effects
}

/// What is drawn next is drawn from another seed than this screen.
pub(crate) fn draw_on(screen: &Screen, state: &mut State) {
    if screen.is_drawn() {
        state.sitting.seed = draws::next_seed(state.sitting.seed);
    }
}

/// Takes the call after the one that was debriefed, instead of its debrief.
pub(crate) fn next_call(pack: &Pack, state: &mut State) {
    let Screen::Debrief(debriefed) = state.screen() else {
        return;
    };
    if let Some(next) = open::next_call(pack, state, &debriefed.shift.origin) {
        let room = state.room_mut();
        room.mark = 0;
        room.screen = call(next);
    }
}

/// Does it to the state.
pub(crate) fn apply(act: Action, pack: &Pack, state: &mut State) {
    state.room_mut().mark = 0;
    match act {
        Action::Classify(given) => sort(given, state),
        Action::Locate => point(pack, state, false),
        Action::Nowhere => point(pack, state, true),
        Action::Flip => flip(pack, state),
        Action::Next => match &mut state.room_mut().screen {
            Screen::Quiz(sorting) => sorting.explaining = false,
            Screen::Locate(pointing) => pointing.next(),
            _ => {}
        },
        Action::Begin => {
            let exam = Exam::new(pack, state.sitting.clone());
            let exam = Screen::Exam(Box::new(exam));
            draw_on(&exam, state);
            state.room_mut().screen = exam;
        }
        Action::Stay => leaving(state, false),
        Action::Leave if state.depth() > 1 => {
            state.stack.pop();
        }
        Action::Open(tray) => {
            if let Some(shift) = shift_mut(pack, state) {
                shift.tray = tray;
            }
        }
        Action::Make(one) => make(pack, state, one),
        _ => {}
    }
    finish(pack, state);
}

/// Begins the same again, or a new draw of it.
pub(crate) fn again(state: &mut State) {
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
        _ => return,
    };
    // The same call stays the same call.
    if !matches!(anew, Screen::Call(_)) {
        draw_on(&anew, state);
    }
    state.room_mut().screen = anew;
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
pub(crate) fn time_up(pack: &Pack, state: &mut State) {
    while state.depth() > 1 && state.screen().is_overlay() {
        state.stack.pop();
    }
    let Screen::Exam(exam) = state.screen() else {
        return;
    };
    let exam = exam.clone();
    state.room_mut().mark = 0;
    grade(pack, state, exam);
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

fn sort(given: usize, state: &mut State) {
    match &mut state.room_mut().screen {
        Screen::Quiz(sorting) => {
            sorting.given.push(given);
            sorting.explaining = true;
        }
        Screen::Exam(exam) => exam.sorting.given.push(given),
        _ => {}
    }
}

fn point(pack: &Pack, state: &mut State, nowhere: bool) {
    let explains = matches!(state.screen(), Screen::Locate(_));
    if let Some(pointing) = pointing_mut(pack, state) {
        let pointed = match nowhere {
            true => Guess::Nowhere,
            false => Guess::Spot(pointing.face, pointing.aim),
        };
        pointing.decide(pointed, explains);
    }
}

fn make(pack: &Pack, state: &mut State, one: Move) {
    let is_over = shift_mut(pack, state).is_some_and(|shift| shift.make(pack, one));
    if !is_over {
        return;
    }
    let room = state.room_mut();
    match &mut room.screen {
        Screen::Call(shift) => {
            if let Some(verdict) = shift.verdict(pack) {
                let debrief = DebriefScreen::new(shift.clone(), Box::new(verdict));
                room.screen = Screen::Debrief(debrief);
            }
        }
        Screen::Exam(exam) => exam.done += 1,
        _ => {}
    }
}

fn leaving(state: &mut State, leaving: bool) {
    if let Screen::Exam(exam) = &mut state.room_mut().screen {
        exam.leaving = leaving;
    }
}

/// Ends an exam of which every part is done.
fn finish(pack: &Pack, state: &mut State) {
    let Screen::Exam(exam) = state.screen() else {
        return;
    };
    if exam.stage(pack) == ExamStage::Over {
        let exam = exam.clone();
        grade(pack, state, exam);
    }
}

fn grade(pack: &Pack, state: &mut State, exam: Box<Exam>) {
    let grade = Box::new(exam.grade(pack));
    state.room_mut().screen = Screen::Grade(GradeScreen { exam, grade });
}
