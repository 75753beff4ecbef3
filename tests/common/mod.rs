//! What several tests need: every page of the program, and its words.
#![allow(
    dead_code,
    reason = "it is compiled into each test binary, and each uses its own part"
)]

pub mod dice;
pub mod habits;
pub mod hands;
pub mod player;
pub mod program;
pub mod pty;
pub mod terminal;
pub mod trainee;

use std::sync::OnceLock;

use cardcode::app::message::Msg;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::author::crawl;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::transcript::Move;
use cardcode::training::exam::TrainingSession;
use cardcode::view::page::{Block, Page};
use uuid::Uuid;

/// One state for every page of the embedded pack, in this language. They are found once: languages differ in words
/// alone, which a test of `walk` holds.
pub fn every_state(lang: &Lang) -> Vec<State> {
    static STATES: OnceLock<Vec<State>> = OnceLock::new();
    let found = || crawl::every_state(&Pack::embedded().unwrap(), &Lang::new("en"));
    let in_this_language = |state: &State| {
        let mut state = state.clone();
        state.lang = lang.clone();
        state
    };
    STATES
        .get_or_init(found)
        .iter()
        .map(in_this_language)
        .collect()
}

/// How an agent ends a call: says goodbye and writes it down.
pub fn closed() -> [Move; 2] {
    [Move::Close, Move::WrapUp("facts".to_owned())]
}

/// The same, with this person practising. It is recorded from now on if there is an id to name it after.
pub fn seated(
    pack: &Pack,
    state: State,
    session: TrainingSession,
    recorded_as: Option<Uuid>,
) -> State {
    let msg = Msg::SessionStarted {
        session,
        recorded_as,
    };
    step(pack, state, msg).0
}

/// The languages of the embedded pack.
pub fn languages(pack: &Pack) -> Vec<Lang> {
    pack.manifest()
        .languages
        .iter()
        .map(|language| language.code.clone())
        .collect()
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
            .chain(&page.scrolls)
            .flat_map(|hint| [hint.key.clone(), hint.word.clone()]),
    );
    words.push(page.too_small.clone());
    let inner = page.blocks.iter().filter_map(|block| match block {
        Block::Sheet(_, inner) => Some(&**inner),
        _ => None,
    });
    for block in page.blocks.iter().chain(inner) {
        match block {
            Block::Head(text)
            | Block::Alarm(text)
            | Block::Caution(text)
            | Block::Para(text)
            | Block::Quote(text)
            | Block::Note(text) => words.push(text.clone()),
            Block::Steps(texts) | Block::List(texts) => words.extend(texts.iter().cloned()),
            Block::Keys {
                name,
                how,
                keys,
                how_in_lines,
                letters,
            } => {
                words.extend([name, how, how_in_lines].map(Clone::clone));
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
                words.extend(picture.things.iter().map(|(thing, _)| thing.clone()));
            }
            Block::Missed(items) => {
                for item in items {
                    words.extend([item.asked.clone(), item.why.clone()]);
                    words.extend(item.answers.iter().map(|(_, text)| text.clone()));
                }
            }
            Block::Judged(all) => words.extend(all.iter().map(|(_, text)| text.clone())),
            Block::Sheet(heading, _) => words.push(heading.clone()),
            Block::Names { heading, names, .. } => {
                words.push(heading.clone());
                words.extend(names.iter().cloned());
            }
            Block::Talk { name, lines, .. } => {
                words.push(name.clone());
                let lines = lines.iter();
                words.extend(lines.flat_map(|(who, says)| [who.clone(), says.clone()]));
            }
            Block::Bars { names, .. } => words.extend(names.iter().cloned()),
            Block::Chart { bars, .. } => {
                let bars = bars.iter();
                words.extend(bars.flat_map(|bar| [bar.label.clone(), bar.value.clone()]));
            }
            Block::Sources(sources) => {
                let sources = sources.iter();
                words.extend(sources.map(|one| format!("{} {}", one.name, one.url)));
            }
            Block::Tree { way, branches } => words.extend(way.iter().chain(branches).cloned()),
            Block::Trends(trends) => {
                let trends = trends.iter();
                words.extend(trends.flat_map(|trend| [trend.name.clone(), trend.last.clone()]));
            }
            Block::Meter { .. } => {}
        }
    }
    words
}
