//! The question about a failed payment, or what the answers came to.

use crate::app::message::Intent;
use crate::inquiry::answers::{Answers, Position};
use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::model::flow::Left;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Backing, Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::cause;
use crate::view::sheet_order::{Section, SheetOrder};

/// Causes that a person can take in at a glance; more are told to be many.
const FEW: usize = 6;

/// Choices that fit at the end of the questions at 80 by 24.
const FIT: usize = 12;

impl ScreenView for Answers {
    fn page(&self, at: ViewContext) -> Page {
        diagnose(at.words, self)
    }

    fn may_scroll(&self, pack: &Pack) -> bool {
        match self.position(pack.diagnosis(), pack.causes()) {
            // Beside the causes: the answers, the summary twice, and once more from the start.
            Position::Remaining(causes) => causes.len() + 4 > FIT,
            _ => false,
        }
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Map)
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let flow = pack.diagnosis();
        let question = |id: &str| flow.nodes.iter().position(|node| node.id == id);
        Some(match self.position(flow, pack.causes()) {
            Position::Ask(node) => SheetOrder::about(Section::Questions, question(&node.id), 0),
            Position::Cause(found) => cause::sheet(Section::Causes, pack, &found.id),
            Position::Remaining(_) => {
                let path = self.path(flow);
                let last = path.last().and_then(|(node, _)| question(&node.id));
                SheetOrder::about(Section::Questions, last, 1)
            }
        })
    }
}

fn diagnose(words: Words, walk: &Answers) -> Page {
    let (flow, causes) = (words.pack.diagnosis(), words.pack.causes());
    let done = walk.path(flow).len();
    match walk.position(flow, causes) {
        Position::Ask(node) => {
            let left = flow.left(node);
            let mut page = Page::new(
                format!("ask/{}", node.id),
                words.say(ui::diagnose::TITLE),
                words.say(&node.ask),
            );
            page.progress = Some(progress(words, done, left));
            if let Some(hint) = &node.hint {
                page = page.with(Block::Note(words.say(hint)));
            }
            page.backed(&node.facts).about("question", &node.id)
        }
        Position::Cause(cause) => {
            let mut page = cause::of_cause(words, cause);
            page.id = format!("end/{}", page.id);
            page
        }
        Position::Remaining(causes) => remaining(words, walk, &causes),
    }
}

/// The causes that still fit, with what to do first.
fn remaining(words: Words, walk: &Answers, causes: &[&Cause]) -> Page {
    let path = walk.path(words.pack.diagnosis());
    let last = path
        .last()
        .and_then(|(node, choice)| Some((node, node.choice(choice)?)));
    let id = last.map_or("none", |(node, _)| node.id.as_str());
    let advice = last.and_then(|(_, choice)| choice.advice.as_ref());
    let lead = match causes.len() {
        1 => words.say(ui::diagnose::REMAINING_ONE),
        n => words.fill(ui::diagnose::REMAINING, &[("n", &n.to_string())]),
    };
    let mut page = Page::new(format!("end/{id}"), words.say(ui::diagnose::TITLE), lead);
    page = page.with(Block::Para(match advice {
        Some(advice) => words.say(advice),
        None => words.say(ui::diagnose::REMAINING_MORE),
    }));
    if causes.len() > FEW {
        page = page.with(Block::Note(words.say(ui::diagnose::REMAINING_MANY)));
    }
    page.backing = ["two-tries-then-stop", "error-code-not-proof", "call-issuer"]
        .map(|fact| Backing::Fact(fact.to_owned()))
        .to_vec();
    page.about("question", id)
}

fn progress(words: Words, done: usize, left: Left) -> String {
    let text = if left.least == left.most {
        ui::diagnose::PROGRESS_ONE
    } else {
        ui::diagnose::PROGRESS
    };
    let (asked, least, most) = (
        (done + 1).to_string(),
        left.least.to_string(),
        left.most.to_string(),
    );
    words.fill(
        text,
        &[("asked", &asked), ("least", &least), ("most", &most)],
    )
}
