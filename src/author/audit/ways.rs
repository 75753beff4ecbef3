//! Every way of answers: it arrives, every page on it can be left, and Back returns to the same page.

use crate::app::effect::Effect;
use crate::app::message::{Intent, Msg};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::update::step;
use crate::author::audit::language_proof::{LanguageProof, MOST_WAYS, PageProblem, WayCount, ends};
use crate::author::crawl::after;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::pack::model::flow::{Flow, Goal};
use crate::text::lang::Lang;
use crate::view::router::page;

/// Takes every way, where there are not too many. Back returns from each answer to the state before it, so that what
/// leads out of the first question leads out of all.
pub(crate) fn look(pack: &Pack, lang: &Lang, look: &mut LanguageProof) {
    let flow = pack.diagnosis();
    let start = State::new(lang.clone(), Screen::Diagnose(Answers::default()));
    look.ways = WayCount {
        all: all(flow),
        taken: 0,
        ends: ends(pack),
    };
    if look.ways.all <= MOST_WAYS {
        let out = after(pack, &start, &[Intent::Back]);
        let (_, effects) = step(pack, out, Msg::Intent(Intent::Quit));
        if effects != [Effect::Quit] {
            tell(pack, &start, "no way leads out", look);
        }
        follow(pack, &start, look);
    }
}

/// Answers this question in every way, and goes on from there.
fn follow(pack: &Pack, state: &State, look: &mut LanguageProof) {
    let choices = state.actions(pack);
    if choices.is_empty() {
        tell(pack, state, "nothing can be chosen", look);
    }
    for place in 0..choices.len() {
        let marked = after(pack, state, &[Intent::SelectByPointer(place)]);
        let next = after(pack, &marked, &[Intent::Choose]);
        if after(pack, &next, &[Intent::Back]) != marked {
            tell(pack, &next, "Back returns elsewhere", look);
        }
        // The lists of codes can be looked up on the way; they are pages of their own.
        let Screen::Diagnose(answers) = next.screen() else {
            continue;
        };
        match answers.is_at_end(pack.diagnosis()) {
            true => look.ways.taken += 1,
            false => follow(pack, &next, look),
        }
    }
}

/// A failure of the program's own: no content can cause it.
fn tell(pack: &Pack, state: &State, what: &str, look: &mut LanguageProof) {
    let page = page(pack, state);
    look.told.push(PageProblem::new(
        &page,
        "program",
        &[("what", what.to_owned())],
    ));
}

/// How many ways there are from the start to an end.
fn all(flow: &Flow) -> usize {
    count(flow, &flow.start, &mut vec![None; flow.nodes.len()])
}

fn count(flow: &Flow, id: &str, known: &mut [Option<usize>]) -> usize {
    let Some(place) = flow.place(id) else {
        return 0;
    };
    if let Some(ways) = known[place] {
        return ways;
    }
    let choices = flow.nodes[place].choices.iter();
    let ways = choices.fold(0usize, |ways, choice| {
        ways.saturating_add(match choice.goal() {
            Goal::Ask(next) => count(flow, next, known),
            _ => 1,
        })
    });
    known[place] = Some(ways);
    ways
}
