//! What choosing something does.

use crate::app::action::Action;
use crate::app::attempts;
use crate::app::behaviour::Outcome;
use crate::app::effect::Effect;
use crate::app::open;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::training_moves;
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
        | Action::Answer(_) => on_screen(&action, pack, state),
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
    let flow = pack.diagnosis();
    let Some(walk) = state.walk_mut() else { return };
    let given = walk
        .path(flow)
        .iter()
        .find(|(asked, _)| asked.id == node)
        .map(|(_, choice)| (*choice).to_owned());
    walk.reask(node);
    let choices = flow
        .node(node)
        .map(|node| node.choices.as_slice())
        .unwrap_or_default();
    state.room_mut().mark = choices
        .iter()
        .position(|choice| Some(&choice.id) == given.as_ref())
        .unwrap_or(0);
}

/// One answer back where answers were given, one screen back otherwise, and out of the program at the start.
fn back(pack: &Pack, state: &mut State) -> Vec<Effect> {
    if let Screen::Diagnose(walk) = state.screen() {
        let last = walk
            .path(pack.diagnosis())
            .last()
            .map(|(node, _)| node.id.clone());
        if let Some(node) = last {
            reask(pack, state, &node);
            return Vec::new();
        }
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
