//! Where the questions lead from here.

use crate::app::screens::map::MapScreen;
use crate::app::state::State;
use crate::inquiry::position::{Asked, Position};
use crate::pack::content::Pack;
use crate::pack::model::flow::{AnswerOption, Flow, Goal, Left, Node};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::summary;

/// Causes that the map names.
const LIKELIEST: usize = 5;

impl ScreenView for MapScreen {
    fn page(&self, at: ViewContext) -> Page {
        map(at.words, at.state)
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

fn map(words: Words, state: &State) -> Page {
    let flow = words.pack.diagnosis();
    let Some(walk) = state.walk() else {
        return Page::new("map", words.say(ui::diagnose::MAP), String::new());
    };
    let mut page = match walk.position(words.pack) {
        Position::Ask(Asked {
            node,
            is_further: false,
            ..
        }) => ahead(words, flow, node, summary::answers(words, state)),
        position => Page::new(
            "map",
            words.say(ui::diagnose::MAP),
            words.say(match position {
                Position::Ask(_) => ui::diagnose::PROGRESS_FURTHER,
                _ => ui::diagnose::ENDS_HERE,
            }),
        )
        .with(Block::Tree {
            way: summary::answers(words, state),
            branches: Vec::new(),
        }),
    };
    let likeliest = walk.likeliest(words.pack, LIKELIEST);
    page = page
        .with(Block::Head(words.say(ui::diagnose::LIKELIEST)))
        .with(Block::List(
            likeliest
                .iter()
                .map(|(cause, _)| words.say(&cause.name))
                .collect(),
        ));
    page.backed(&summary::facts(words, state))
}

/// What is ahead of a question of the flow, and where each of its answers leads.
fn ahead(words: Words, flow: &Flow, node: &Node, mut way: Vec<String>) -> Page {
    let done = way.len();
    let Left { least, most } = flow.left(node);
    let branch = |choice: &AnswerOption| {
        let to = leads(words, choice.goal());
        let with = [("answer", &*words.say(&choice.say)), ("to", &to)];
        words.fill(ui::diagnose::LEADS, &with)
    };
    way.push(words.fill(ui::diagnose::HERE, &[("question", &words.say(&node.ask))]));
    let branches = node.choices.iter().map(branch).collect();
    let left = left_words(words, most);
    let done_words = words.fill(
        ui::diagnose::DONE,
        &[("done", &done.to_string()), ("left", &left)],
    );
    Page::new("map", words.say(ui::diagnose::MAP), done_words)
        .with(Block::Meter { done, least, most })
        .with(Block::Tree { way, branches })
}

fn left_words(words: Words, most: usize) -> String {
    let text = match most {
        1 => ui::diagnose::LEFT_ONE,
        _ => ui::diagnose::LEFT,
    };
    words.fill(text, &[("most", &most.to_string())])
}

/// Where an answer leads, in words.
fn leads(words: Words, goal: Goal) -> String {
    match goal {
        Goal::Ask(id) => words
            .pack
            .diagnosis()
            .node(id)
            .map_or_else(String::new, |node| {
                let left = words.pack.diagnosis().left(node);
                let count = left_words(words, left.most);
                words.fill(
                    ui::diagnose::LEADS_ON,
                    &[("question", &words.say(&node.short)), ("left", &count)],
                )
            }),
        Goal::Cause(id) => {
            let cause = words.pack.causes().get(id);
            cause
                .map(|cause| words.say(&cause.name))
                .unwrap_or_default()
        }
        Goal::Remaining => words.say(ui::diagnose::ENDS),
    }
}
