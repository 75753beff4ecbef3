//! Every way of answers: it arrives, every page on it can be left, and Back returns to the same page.

use std::collections::HashMap;

use super::{Look, MOST_WAYS, Told, Ways, ends};
use crate::every::after;
use crate::machine::{Effect, Intent, Msg, Screen, State, Walk, acts, step};
use crate::pack::{Flow, Goal, Lang, Pack};
use crate::page::{Page, page};

/// Takes every way, or every answer once where there are too many ways.
pub(super) fn look(pack: &Pack, lang: &Lang, look: &mut Look) {
    let flow = pack.diagnosis();
    let start = State::new(lang.clone(), Screen::Diagnose(Walk::default()));
    look.ways = Ways {
        all: all(flow),
        taken: 0,
        ends: ends(pack),
    };
    if look.ways.all > MOST_WAYS {
        return;
    }
    let first = page(pack, &start);
    follow(pack, &start, &first, look);
}

/// Answers this question in every way, and goes on from there.
fn follow(pack: &Pack, state: &State, here: &Page, look: &mut Look) {
    let mut goes_on = false;
    for place in 0..acts(pack, state).len() {
        let marked = after(pack, state, &[Intent::Point(place)]);
        let answered = matches!(
            acts(pack, state).get(place),
            Some(crate::machine::Act::Answer(_))
        );
        if !answered {
            break;
        }
        goes_on = true;
        let next = after(pack, &marked, &[Intent::Choose]);
        let there = page(pack, &next);
        let (back, _) = step(pack, next.clone(), Msg::Intent(Intent::Back));
        let returned = page(pack, &back);
        let is_same = returned.mark == place
            && Page {
                mark: here.mark,
                ..returned
            } == *here;
        if !is_same {
            tell(&there, "Back returns elsewhere", look);
        }
        follow(pack, &next, &there, look);
    }
    if !goes_on {
        look.ways.taken += 1;
        if here.choices.is_empty() {
            tell(here, "nothing can be chosen", look);
        }
        let steps = state
            .walk()
            .map_or(0, |walk| walk.path(pack.diagnosis()).len());
        if !is_left(pack, state.clone(), steps + 2) {
            tell(here, "no way leads out", look);
        }
    }
}

/// Whether so many steps back lead out of the program.
fn is_left(pack: &Pack, mut state: State, steps: usize) -> bool {
    for _ in 0..=steps {
        let (next, effects) = step(pack, state, Msg::Intent(Intent::Back));
        if effects == [Effect::Quit] {
            return true;
        }
        state = next;
    }
    false
}

/// A failure of the program's own: no content can cause it.
fn tell(page: &Page, what: &str, look: &mut Look) {
    look.told
        .push(Told::new(page, "program", &[("what", what.to_owned())]));
}

/// How many ways there are from the start to an end.
fn all(flow: &Flow) -> usize {
    let mut known: HashMap<&str, usize> = HashMap::new();
    count(flow, &flow.start, &mut known)
}

fn count<'a>(flow: &'a Flow, id: &'a str, known: &mut HashMap<&'a str, usize>) -> usize {
    if let Some(ways) = known.get(id) {
        return *ways;
    }
    let choices = flow.node(id).map(|node| &node.choices);
    let ways = choices.into_iter().flatten().fold(0usize, |ways, choice| {
        ways.saturating_add(match choice.goal() {
            Goal::Ask(next) => count(flow, next, known),
            _ => 1,
        })
    });
    known.insert(id, ways);
    ways
}
