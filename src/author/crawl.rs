//! Every page that a person can come to, found by walking: for the tests, which hold each of them to its
//! promises, and for a pack's authors and reviewers, who read them.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::app::message::{Intent, Msg};
use crate::app::screen::Screen;
use crate::app::screens::meaning::MeaningScreen;
use crate::app::screens::said::SaidScreen;
use crate::app::state::State;
use crate::app::update::step;
use crate::pack::content::Pack;
use crate::text::lang::Lang;
use crate::view::router::page;

/// The keys that lead to another page without a choice.
const KEYS: [Intent; 6] = [
    Intent::Left,
    Intent::Right,
    Intent::Help,
    Intent::Facts,
    Intent::Map,
    Intent::Answers,
];

/// The state after these intents.
pub fn after(pack: &Pack, state: &State, intents: &[Intent]) -> State {
    intents.iter().fold(state.clone(), |state, intent| {
        step(pack, state, Msg::Intent(*intent)).0
    })
}

/// One state for every page, found by taking every choice and every key from the first screen on. A question
/// counts once for each number of answers before it. From codes that say the same, only one way on is taken.
pub fn every_state(pack: &Pack, lang: &Lang) -> Vec<State> {
    let mut open = VecDeque::from([State::new(lang.clone(), Screen::Home)]);
    let mut met = HashSet::new();
    let mut seen = BTreeSet::new();
    let mut told = HashSet::new();
    let mut states = Vec::new();
    while let Some(state) = open.pop_front() {
        // The same screen is the same page; to know that first saves most pages from being made.
        if !met.insert(sight(&state)) {
            continue;
        }
        let here = page(pack, &state);
        // How far the questions have come changes a page and not its name.
        let asked = matches!(state.screen(), Screen::Diagnose(_)).then_some(here.progress);
        if !seen.insert((here.id, asked, mark(&state))) {
            continue;
        }
        // Codes that say the same lead to the same pages: the first leads on for all.
        if matches!(state.screen(), Screen::Message(_))
            && !told.insert(format!("{:?}", here.blocks))
        {
            states.push(state);
            continue;
        }
        for place in 0..state.choices(pack).len() {
            let marked = after(pack, &state, &[Intent::SelectByPointer(place)]);
            open.push_back(after(pack, &marked, &[Intent::Choose]));
            open.push_back(marked);
        }
        open.extend(KEYS.map(|key| after(pack, &state, &[key])));
        if *state.screen() == Screen::CodeLists {
            open.extend(said(pack, &state));
        }
        states.push(state);
    }
    states
}

/// Where words lead that are typed on the list of lists: to each meaning, to a code of several meanings, and to none.
fn said(pack: &Pack, lists: &State) -> Vec<State> {
    let meanings = pack.meanings().all.iter().map(|meaning| {
        let meaning = meaning.id.clone();
        Screen::Meaning(MeaningScreen { meaning })
    });
    let words = ["error 05", "payment failed", "qq"].map(|words| {
        let words = words.to_owned();
        Screen::Said(SaidScreen { words })
    });
    let enter = |screen| {
        let mut state = lists.clone();
        state.enter(screen);
        state
    };
    meanings.chain(words).map(enter).collect()
}

/// The mark, where it makes another page: on the list of cards, each mark shows another card.
fn mark(state: &State) -> usize {
    match state.screen() {
        Screen::CardList => state.room().mark,
        _ => 0,
    }
}

/// All that a page is made of: the screen, what lies under an overlay, and the mark where it counts.
fn sight(state: &State) -> (Screen, Option<Screen>, usize) {
    let below = state.screen().is_overlay().then(|| state.below()).flatten();
    (
        state.screen().clone(),
        below.map(|below| below.screen().clone()),
        mark(state),
    )
}
