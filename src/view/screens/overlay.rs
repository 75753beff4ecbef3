//! Overlays: the keys, and the facts behind the page underneath.

use crate::app::screen::Screen;
use crate::app::update::State;
use crate::inquiry::answers::Position;
use crate::pack::model::fact::{Confidence, Source};
use crate::text::catalogue::ui;

use crate::pack::words::Words;
use crate::view::keymap;
use crate::view::router::{Backing, Block, Choice, Page, page};

/// The keys.
pub(crate) fn help(words: Words) -> Page {
    let version = words.fill(ui::keys::VERSION, &[("version", env!("CARGO_PKG_VERSION"))]);
    Page::new(
        "help",
        words.say(ui::keys::TITLE),
        words.say(ui::keys::LEAD),
    )
    .with(Block::Keys {
        how: words.say(ui::keys::HOW),
        keys: keymap::table(words.pack, words.lang),
        how_in_lines: words.say(ui::plain::CHOOSE),
        letters: keymap::letters(words),
    })
    .with(Block::Para(words.say(ui::keys::ABOUT)))
    .with(Block::Note(version))
}

/// The facts behind the page underneath, each with its sources, how sure it is and when that was looked up.
pub(crate) fn facts(words: Words, state: &State) -> Page {
    let under = state.below().map(|below| page(words.pack, &below));
    let title = under
        .as_ref()
        .map(|page| page.lead.clone())
        .unwrap_or_default();
    let mut facts = Page::new(
        format!("facts/{}", under.as_ref().map_or("", |page| &page.id)),
        words.say(ui::facts::TITLE),
        words.fill(ui::facts::LEAD, &[("page", &title)]),
    );
    let backing = under.map(|page| page.backing).unwrap_or_default();
    if backing.is_empty() {
        return facts.with(Block::Para(words.say(ui::facts::NONE)));
    }
    for backing in &backing {
        facts.blocks.extend(blocks(words, backing));
    }
    facts
}

fn blocks(words: Words, backing: &Backing) -> Vec<Block> {
    let (says, confidence, checked, sources) = match backing {
        Backing::Fact(id) => match words.pack.facts().get(id) {
            Some(fact) => (
                words.say(&fact.says),
                fact.confidence,
                &fact.checked,
                &fact.sources,
            ),
            None => return Vec::new(),
        },
        Backing::List(id) => match words.pack.systems().iter().find(|system| system.id == *id) {
            Some(system) => (
                words.say(&system.name),
                system.confidence,
                &system.checked,
                &system.sources,
            ),
            None => return Vec::new(),
        },
    };
    let sure = words.say(match confidence {
        Confidence::High => ui::facts::HIGH,
        Confidence::Medium => ui::facts::MEDIUM,
        Confidence::Low => ui::facts::LOW,
        Confidence::Known => ui::facts::KNOWN,
    });
    let sure = words.fill(ui::facts::CHECKED, &[("sure", &sure), ("date", checked)]);
    let source = |source: &Source| format!("{} {}", source.name, source.url);
    let mut blocks = vec![Block::Para(says), Block::Note(sure)];
    if !sources.is_empty() {
        blocks.push(Block::List(sources.iter().map(source).collect()));
    }
    blocks
}

/// Problems that are told on the screen; who mends these sees the next ones.
const TOLD: usize = 50;

/// What is wrong with the pack that is previewed.
pub(crate) fn problems(words: Words, state: &State) -> Page {
    let problems = state.preview().unwrap_or_default();
    let n = problems.len().to_string();
    let lead = words.fill(ui::author::KEPT, &[("n", &n)]);
    let told = problems.iter().take(TOLD).cloned();
    Page::new("problems", words.say(ui::author::PROBLEMS_TITLE), lead)
        .with(Block::List(told.collect()))
}

/// Every page that an author writes.
pub(crate) fn jump(words: Words) -> Page {
    Page::new(
        "jump",
        words.say(ui::home::JUMP),
        words.say(ui::author::JUMP_LEAD),
    )
}

/// The words for one of them: its name for authors, and what it says first.
pub(crate) fn to_place(words: Words, screen: &Screen) -> Choice {
    let there = page(words.pack, &State::new(words.lang.clone(), screen.clone()));
    let name = match screen {
        Screen::Diagnose(walk) => {
            match walk.position(words.pack.diagnosis(), words.pack.causes()) {
                Position::Ask(node) => format!("ask/{}", node.id),
                _ => there.id,
            }
        }
        Screen::Card { card, .. } => format!("card/{card}"),
        _ => there.id,
    };
    let says = match screen {
        Screen::Card { .. } => there.title,
        _ => there.lead,
    };
    Choice {
        label: name,
        note: says,
    }
}
