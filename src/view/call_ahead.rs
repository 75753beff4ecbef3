//! What stands beside a list of calls: how the marked one begins.

use crate::pack::model::call::Call;
use crate::pack::model::desk::Severity;
use crate::pack::model::role::Role;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Pane};

/// How a call begins, and what has to be done in it. What its caller hides is not told.
pub(crate) fn of_call(words: Words, call: &Call) -> Pane {
    let begin = vec![
        Block::Note(desk(words, call.role)),
        Block::Head(words.say(ui::train::FIRST_WORDS)),
        Block::Quote(words.say(&call.opening)),
    ];
    pane(words, words.say(&call.name), begin)
}

/// What has to be done in a call of this level that is not drawn yet.
pub(crate) fn of_level(words: Words, level: usize) -> Pane {
    let level = words.pack.desk().levels.get(level.wrapping_sub(1));
    let possible = level.map(|level| {
        let causes = level.causes.to_string();
        Block::Note(words.fill(ui::train::LEVEL_NOTE, &[("causes", &causes)]))
    });
    let begin = possible.into_iter().collect();
    pane(words, words.say(ui::train::DRAWN), begin)
}

/// What must be kept in every call, for whoever is about to answer one.
pub(crate) fn before_the_first_word(words: Words) -> Pane {
    Pane {
        title: words.say(ui::train::KEPT),
        blocks: vec![kept(words), Block::Para(words.say(ui::train::CALL_ABOUT))],
        ..Pane::default()
    }
}

/// What fails a call, whatever else is done in it.
fn kept(words: Words) -> Block {
    let rules = words.pack.desk().rules.iter();
    let kept = rules.filter(|rule| rule.severity == Severity::Blocker);
    Block::List(kept.map(|rule| words.say(&rule.name)).collect())
}

/// How a call begins, what it is about, and what must be kept in it.
fn pane(words: Words, title: String, mut blocks: Vec<Block>) -> Pane {
    blocks.push(Block::Para(words.say(ui::train::CALL_ABOUT)));
    blocks.push(Block::Head(words.say(ui::train::KEPT)));
    blocks.push(kept(words));
    Pane {
        title,
        blocks,
        follows_mark: true,
        ..Pane::default()
    }
}

/// The desk at which an agent of this role works.
pub(crate) fn desk(words: Words, role: Role) -> String {
    let role = match role {
        Role::Issuer => ui::desk::ISSUER,
        Role::Merchant => ui::desk::MERCHANT,
    };
    words.say(role)
}
