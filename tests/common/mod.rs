//! What several tests need: every page of the program, found by walking it.
#![allow(dead_code, reason = "each test uses its own part")]

pub mod terminal;

use std::collections::{BTreeSet, VecDeque};

use cardcode::machine::{Intent, Msg, Screen, State, acts, step};
use cardcode::pack::{Lang, Pack};
use cardcode::page::{Block, Page, page};

/// The languages of the embedded pack.
pub fn languages(pack: &Pack) -> Vec<Lang> {
    pack.manifest()
        .languages
        .iter()
        .map(|language| language.code.clone())
        .collect()
}

/// The state after these intents.
pub fn after(pack: &Pack, state: &State, intents: &[Intent]) -> State {
    intents.iter().fold(state.clone(), |state, intent| {
        step(pack, state, Msg::Intent(*intent)).0
    })
}

/// One state for every page, found by taking every choice and every key from the first screen on. A question
/// counts once for each number of answers before it.
pub fn every_state(pack: &Pack, lang: &Lang) -> Vec<State> {
    let mut open = VecDeque::from([State::new(lang.clone(), Screen::Home)]);
    let mut seen = BTreeSet::new();
    let mut states = Vec::new();
    while let Some(state) = open.pop_front() {
        let here = page(pack, &state);
        // On the list of cards, each mark shows another card.
        let mark = if *state.screen() == Screen::Pick {
            state.room().mark
        } else {
            0
        };
        // Elsewhere a mark changes no page; how far the questions have come does.
        let asked = matches!(state.screen(), Screen::Diagnose(_)).then(|| here.progress.clone());
        if !seen.insert((here.id.clone(), asked, mark)) {
            continue;
        }
        let choices = 0..acts(pack, &state).len();
        open.extend(choices.flat_map(|place| {
            let marked = after(pack, &state, &[Intent::Mark(place)]);
            [after(pack, &marked, &[Intent::Choose]), marked]
        }));
        let keys = [
            Intent::Left,
            Intent::Right,
            Intent::Help,
            Intent::Facts,
            Intent::Map,
            Intent::Answers,
        ];
        open.extend(keys.map(|key| after(pack, &state, &[key])));
        states.push(state);
    }
    states
}

/// Every word of a page.
pub fn words(page: &Page) -> Vec<String> {
    let mut words = vec![page.title.clone(), page.lead.clone()];
    words.extend(page.progress.clone());
    words.extend(
        page.choices
            .iter()
            .flat_map(|choice| [choice.label.clone(), choice.note.clone()]),
    );
    words.extend(
        page.bar
            .iter()
            .chain([&page.more])
            .flat_map(|hint| [hint.key.clone(), hint.word.clone()]),
    );
    words.push(page.too_small.clone());
    for block in &page.blocks {
        match block {
            Block::Head(text) | Block::Caution(text) | Block::Para(text) | Block::Note(text) => {
                words.push(text.clone())
            }
            Block::Steps(texts) | Block::List(texts) => words.extend(texts.iter().cloned()),
            Block::Keys {
                how,
                keys,
                how_in_lines,
                letters,
            } => {
                words.extend([how.clone(), how_in_lines.clone()]);
                let pairs = keys.iter().chain(letters);
                words.extend(pairs.flat_map(|(key, does)| [key.clone(), does.clone()]));
            }
            Block::Terms(terms) => words.extend(
                terms
                    .iter()
                    .flat_map(|(term, says)| [term.clone(), says.clone()]),
            ),
            Block::Table { columns, rows } => {
                words.extend(columns.iter().cloned());
                words.extend(
                    rows.iter()
                        .flat_map(|(head, says)| [vec![head.clone()], says.to_vec()].concat()),
                );
            }
            Block::Picture(picture) => {
                words.extend(picture.words.iter().cloned());
                words.extend([picture.label.clone(), picture.caption.clone()]);
            }
            Block::Meter { .. } => {}
        }
    }
    words
}
