//! What choosing something does.

use crate::app::action::Action;
use crate::app::attempts;
use crate::app::draws;
use crate::app::effect::Effect;
use crate::app::open;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::inquiry::answers::Undone;
use crate::inquiry::replay::FollowUp;
use crate::pack::content::Pack;
use crate::training::exam::Exam;

/// Does it to the state; returns what the world should do.
pub(crate) fn choose(action: Action, pack: &Pack, state: &mut State) -> Vec<Effect> {
    match action {
        Action::Go(route) => {
            if let Some(screen) = open::screen(&route, pack, state) {
                state.enter(screen);
                draw_on(state);
                return attempts::begin(pack, state);
            }
        }
        Action::Again => return again(pack, state),
        Action::Reask(node) => reask(pack, state, &node),
        Action::Begin => return begin_exam(pack, state),
        Action::NextCall => return next_call(pack, state),
        Action::TakeUp => return attempts::take_up(pack, state),
        Action::CloseOpen => return attempts::close_open(state),
        Action::Copy(document) => return vec![Effect::Copy(document)],
        Action::Save(document) => return vec![Effect::Save(document)],
        Action::Certify => return vec![Effect::Certify],
        Action::Back => return back(pack, state),
        Action::Leave if state.depth() > 1 => {
            state.stack.pop();
        }
        Action::Home => state.stack.truncate(1),
        Action::Quit => return vec![Effect::Quit],
        // The rest concerns only the screen that is seen.
        action => return on_screen(&action, pack, state),
    }
    Vec::new()
}

fn on_screen(action: &Action, pack: &Pack, state: &mut State) -> Vec<Effect> {
    let outcome = state
        .split(pack)
        .map(|(seen, context)| seen.screen.on(action, context));
    outcome.map_or_else(Vec::new, |outcome| attempts::came_to(outcome, state))
}

/// What is drawn next is drawn from another seed than the screen that is seen.
fn draw_on(state: &mut State) {
    if state.screen().is_drawn() {
        state.sitting.seed = draws::next_seed(state.sitting.seed);
    }
}

/// Begins the same again, or a new draw of it.
fn again(pack: &Pack, state: &mut State) -> Vec<Effect> {
    if let Screen::Debrief(debriefed) = state.screen() {
        // The same call stays the same call.
        let call = open::call(debriefed.shift.origin.clone());
        replace(call, state);
    } else {
        on_screen(&Action::Again, pack, state);
        draw_on(state);
    }
    attempts::begin(pack, state)
}

/// Shows this screen instead of the one that is seen.
fn replace(screen: Screen, state: &mut State) {
    let room = state.room_mut();
    room.mark = 0;
    room.screen = screen;
}

fn begin_exam(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let exam = Exam::new(pack, state.sitting.clone());
    // A ticket is for one exam; what is sat after it in this window is practice.
    if state.sitting.draw.take().is_some() {
        state.sitting.minutes = None;
    }
    let exam = Screen::Exam(Box::new(exam));
    replace(exam, state);
    draw_on(state);
    let mut effects = attempts::begin(pack, state);
    // A pack may have an exam of nothing, which is over with its begin.
    effects.extend(on_screen(&Action::Begin, pack, state));
    effects
}

/// Takes the call after the one that was debriefed, instead of its debrief.
fn next_call(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let Screen::Debrief(debriefed) = state.screen() else {
        return Vec::new();
    };
    let next = match debriefed.shift.guidance {
        Some(guidance) => open::guided_call(pack, guidance as usize + 1),
        None => open::next_call(pack, state, &debriefed.shift.origin).map(open::call),
    };
    let Some(next) = next else {
        return Vec::new();
    };
    replace(next, state);
    attempts::begin(pack, state)
}

/// Takes the answer to this question back and marks it among the choices.
fn reask(pack: &Pack, state: &mut State, node: &str) {
    let Some(walk) = state.walk_mut() else { return };
    let given = walk.reask(pack.diagnosis(), node);
    let given = given.map(Action::Answer);
    mark(pack, state, given.as_ref());
}

/// Marks the choice that does this, or the first.
fn mark(pack: &Pack, state: &mut State, does: Option<&Action>) {
    let actions = state.actions(pack);
    let mut places = actions.iter();
    let place = places.position(|action| Some(action) == does);
    state.room_mut().mark = place.unwrap_or(0);
}

/// What was done last back where questions are asked, one screen back otherwise, and out of the program where it began.
fn back(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let undone = match &mut state.room_mut().screen {
        Screen::Diagnose(walk) => walk.undo(pack.diagnosis()),
        _ => None,
    };
    if let Some(undone) = undone {
        mark_undone(pack, state, &undone);
        return Vec::new();
    }
    let seen = state.room_mut();
    if seen.screen.back(pack) {
        seen.mark = 0;
        return Vec::new();
    }
    if state.depth() > 1 {
        state.stack.pop();
        return Vec::new();
    }
    vec![Effect::Quit]
}

/// Marks the choice that was taken back.
fn mark_undone(pack: &Pack, state: &mut State, undone: &Undone) {
    let chosen = match undone {
        Undone::Answer(choice) => Action::Answer(choice.clone()),
        Undone::FollowUp(FollowUp::Opened(cause)) => Action::Suspect(cause.clone()),
        Undone::FollowUp(FollowUp::Confirmed(_)) => Action::Confirm,
        Undone::FollowUp(_) => Action::Deny,
    };
    mark(pack, state, Some(&chosen));
}
