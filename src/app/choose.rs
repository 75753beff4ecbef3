//! What choosing something does.

use crate::app::action::Action;
use crate::app::attempts;
use crate::app::behaviour::Outcome;
use crate::app::effect::Effect;
use crate::app::open;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::training_moves;
use crate::inquiry::answers::{FollowUp, Undone};
use crate::pack::content::Pack;

/// Does it to the state; returns what the world should do.
pub(crate) fn choose(action: Action, pack: &Pack, state: &mut State) -> Vec<Effect> {
    match action {
        Action::Go(route) => {
            if let Some(screen) = open::screen(&route, pack, state) {
                training_moves::draw_on(&screen, state);
                state.enter(screen);
                return attempts::begin(pack, state);
            }
        }
        Action::ShowFace(_)
        | Action::ShowStep(_)
        | Action::CompareWith(_)
        | Action::ShowTopic(_)
        | Action::ShowReport(_)
        | Action::ShowDebrief(_)
        | Action::Answer(_)
        | Action::Suspect(_)
        | Action::Confirm
        | Action::Deny => on_screen(&action, pack, state),
        Action::Again if matches!(state.screen(), Screen::Diagnose(_)) => {
            on_screen(&action, pack, state);
        }
        Action::Again => return training_moves::again(pack, state),
        Action::Reask(node) => reask(pack, state, &node),
        Action::Classify(_)
        | Action::Locate
        | Action::Nowhere
        | Action::Flip
        | Action::Next
        | Action::Begin
        | Action::Stay
        | Action::Leave
        | Action::Open(_)
        | Action::Make(_) => return training_moves::apply(action, pack, state),
        Action::NextCall => return next_call(pack, state),
        Action::TakeUp => return attempts::take_up(pack, state),
        Action::CloseOpen => return attempts::close_open(state),
        Action::Copy(document) => return vec![Effect::Copy(document)],
        Action::Save(document) => return vec![Effect::Save(document)],
        Action::Back => return back(pack, state),
        Action::Home => state.stack.truncate(1),
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

/// What concerns only the screen that is seen.
fn on_screen(action: &Action, pack: &Pack, state: &mut State) {
    if let Some((seen, context)) = state.split(pack)
        && seen.screen.on(action, context) == Outcome::NewPage
    {
        seen.mark = 0;
    }
}

/// Takes the call after the one that was debriefed, instead of its debrief.
fn next_call(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let Screen::Debrief(debriefed) = state.screen() else {
        return Vec::new();
    };
    let Some(next) = open::next_call(pack, state, &debriefed.shift.origin) else {
        return Vec::new();
    };
    let room = state.room_mut();
    room.mark = 0;
    room.screen = open::call(next);
    attempts::begin(pack, state)
}

/// Takes the answer to this question back and marks it among the choices.
fn reask(pack: &Pack, state: &mut State, node: &str) {
    let Some(walk) = state.walk_mut() else { return };
    let given = walk.reask(pack.diagnosis(), node);
    mark_answer(pack, state, node, given.as_deref());
}

fn mark_answer(pack: &Pack, state: &mut State, node: &str, given: Option<&str>) {
    let mut choices = pack
        .diagnosis()
        .node(node)
        .into_iter()
        .flat_map(|node| &node.choices);
    let place = choices.position(|choice| Some(&*choice.id) == given);
    state.room_mut().mark = place.unwrap_or(0);
}

/// What was done last back where questions are asked, one screen back otherwise, and out of the program at the start.
fn back(pack: &Pack, state: &mut State) -> Vec<Effect> {
    let undone = match &mut state.room_mut().screen {
        Screen::Diagnose(walk) => walk.undo(pack.diagnosis()),
        _ => None,
    };
    if let Some(undone) = undone {
        mark_undone(pack, state, &undone);
        return Vec::new();
    }
    if training_moves::back(pack, state) {
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
        Undone::Answer { question, choice } => {
            return mark_answer(pack, state, question, Some(choice));
        }
        Undone::FollowUp(FollowUp::Opened(cause)) => Action::Suspect(cause.clone()),
        Undone::FollowUp(FollowUp::Confirmed(_)) => Action::Confirm,
        Undone::FollowUp(_) => Action::Deny,
    };
    let place = state
        .actions(pack)
        .iter()
        .position(|action| *action == chosen);
    state.room_mut().mark = place.unwrap_or(0);
}
