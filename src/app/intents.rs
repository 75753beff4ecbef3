//! What a person wants, whatever key or line said it.

use crate::app::action::Action;
use crate::app::choose::choose;
use crate::app::effect::{DocumentKind, Effect};
use crate::app::message::Intent;
use crate::app::notice::Notice;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::pack::content::Pack;

/// Does what the person wants; returns what the world should do.
pub(crate) fn intend(pack: &Pack, state: &mut State, intent: Intent) -> Vec<Effect> {
    let is_first = *state.screen() == Screen::Home && state.depth() == 1;
    let seen = state.room_mut();
    if seen.screen.aim(intent, pack) {
        seen.mark = 0;
        return Vec::new();
    }
    match intent {
        Intent::Turn if seen.screen.turn(pack) || seen.screen.go_beside(true, pack) => {}
        Intent::Turn => unknown(state),
        Intent::Left | Intent::Right => return sideways(pack, state, intent == Intent::Right),
        Intent::Select(place) => return select(pack, state, place),
        Intent::Choose => {
            let mark = state.room().mark;
            let chosen = state.choices(pack).into_iter().nth(mark);
            let action = chosen.map(|choice| choice.action);
            return action.map_or_else(Vec::new, |action| choose(action, pack, state));
        }
        Intent::Spell(key) => spell(pack, state, key),
        Intent::Erase if !seen.typed.is_empty() => {
            let mut typed = seen.typed.clone();
            typed.pop();
            state.retype(pack, typed);
        }
        // The list is whole again before it is left.
        Intent::Back if !seen.typed.is_empty() => state.retype(pack, String::new()),
        // Who goes back to the first page step by step may go one step too far.
        Intent::Back | Intent::Erase if is_first => state.notice = Some(Notice::AtHome),
        Intent::Back | Intent::Erase => return choose(Action::Back, pack, state),
        Intent::Home | Intent::Quit if seen.screen.asks_to_leave() => seen.mark = 0,
        Intent::Home => return choose(Action::Home, pack, state),
        Intent::Language => state.lang = pack.next_language(&state.lang).code.clone(),
        Intent::Help => lay_over(state, Screen::Help),
        Intent::Facts => lay_over(state, Screen::Facts),
        Intent::Map if state.walk().is_some() => lay_over(state, Screen::Map),
        Intent::Answers if state.walk().is_some() => lay_over(state, Screen::Answers),
        Intent::Map => state.notice = Some(Notice::NoMap),
        Intent::Answers => state.notice = Some(Notice::NoAnswers),
        Intent::Copy | Intent::Save => match state.paper() {
            Some(paper) if intent == Intent::Copy => return vec![Effect::Copy(paper)],
            Some(paper) => return vec![Effect::Save(paper)],
            None => state.notice = Some(Notice::NothingToKeep),
        },
        Intent::Addresses if *state.screen() == Screen::Facts => {
            return vec![Effect::Copy(DocumentKind::Sources)];
        }
        Intent::Addresses => unknown(state),
        Intent::Quit => return vec![Effect::Quit],
        Intent::Suspend => return vec![Effect::Suspend],
        Intent::Up
        | Intent::Down
        | Intent::First
        | Intent::Last
        | Intent::Next
        | Intent::Previous
        | Intent::SelectByPointer(_)
        | Intent::PointAt(_) => move_mark(pack, state, intent),
    }
    Vec::new()
}

/// To the page beside this one; where there is none, on to what is marked, or back.
fn sideways(pack: &Pack, state: &mut State, onwards: bool) -> Vec<Effect> {
    let seen = state.room_mut();
    if seen.screen.go_beside(onwards, pack) {
        return Vec::new();
    }
    let mark = seen.mark;
    // Nobody leaves the program by an arrow, nor decides for good.
    let is_back = !state.screen().is_for_good() && state.depth() > 1;
    let action = match onwards {
        true => state.chosen_by_digit(pack, mark),
        false => is_back.then_some(Action::Back),
    };
    if action.is_none() {
        unknown(state);
    }
    action.map_or_else(Vec::new, |action| choose(action, pack, state))
}

/// Chooses the choice in this place, or marks it where that could not be taken back.
fn select(pack: &Pack, state: &mut State, place: usize) -> Vec<Effect> {
    if place > last_choice(pack, state) {
        unknown(state);
        return Vec::new();
    }
    state.room_mut().mark = place;
    let light = state.chosen_by_digit(pack, place);
    light.map_or_else(Vec::new, |action| choose(action, pack, state))
}

/// Says that the key does nothing here, unless something else is said of it.
fn unknown(state: &mut State) {
    state.notice.get_or_insert(Notice::NoSuchKey);
}

/// Keeps a key that spells an entry, or is of a shop's words; of any other nothing is left.
fn spell(pack: &Pack, state: &mut State, key: char) {
    let is_typing = state.screen().typing() != Typing::Commands;
    if is_typing && !keep(pack, state, key.encode_utf8(&mut [0; 4])) && state.notice.is_none() {
        state.notice = Some(Notice::NotSpelled);
    }
}

/// Keeps words that were pasted where those of a shop are asked for.
pub(crate) fn paste(pack: &Pack, state: &mut State, words: &str) {
    let words: Vec<&str> = words.split_whitespace().collect();
    if !keep(pack, state, &words.join(" ")) {
        state.notice = Some(Notice::NoDigits);
    }
}

/// Keeps what is typed, as far as it is taken here. Returns whether it was.
fn keep(pack: &Pack, state: &mut State, more: &str) -> bool {
    let Some(typed) = state.grown(pack, more) else {
        return false;
    };
    let hidden = |text: &str| text.matches('*').count();
    if hidden(&typed) > hidden(&state.room().typed) + hidden(more) {
        state.notice = Some(Notice::DigitsHidden);
    }
    state.retype(pack, typed);
    state.digits.end();
    true
}

fn move_mark(pack: &Pack, state: &mut State, intent: Intent) {
    let mark = state.room().mark;
    let last = last_choice(pack, state);
    state.room_mut().mark = match intent {
        Intent::Up | Intent::Previous => mark.checked_sub(1).unwrap_or(last),
        Intent::Down | Intent::Next if mark >= last => 0,
        Intent::Down | Intent::Next => mark + 1,
        Intent::First => 0,
        Intent::Last => last,
        Intent::SelectByPointer(index) if index <= last => index,
        _ => mark,
    };
}

/// Index of the last choice.
pub(crate) fn last_choice(pack: &Pack, state: &State) -> usize {
    state.choices(pack).len().saturating_sub(1)
}

/// Lays an overlay on the stack, or takes it away if it is the one that is seen.
pub(crate) fn lay_over(state: &mut State, screen: Screen) {
    if *state.screen() == screen {
        state.stack.pop();
    } else if state.screen().is_overlay() {
        state.room_mut().screen = screen;
        state.room_mut().mark = 0;
    } else {
        state.enter(screen);
    }
}
