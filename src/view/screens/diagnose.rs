//! The questions about a failed payment, the cause, and what to say on the telephone.

use crate::app::update::State;
use crate::inquiry::answers::{Answers, Position};
use crate::pack::model::cause::{Cause, Who};
use crate::pack::model::flow as model_flow;
use crate::pack::model::flow::Left;
use crate::pack::model::flow::{Goal, Node};
use crate::text::catalogue::{TextKey, ui};
use crate::view::summary;

use crate::pack::words::Words;
use crate::view::router::{Backing, Block, Choice, Page};

/// Causes that a person can take in at a glance; more are told to be many.
const FEW: usize = 6;

/// The question, or what the answers came to.
pub(crate) fn diagnose(words: Words, walk: &Answers) -> Page {
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
            page.backed(&node.facts)
        }
        Position::Cause(cause) => {
            let mut page = of_cause(words, cause);
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
    page
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

/// A cause by its id.
pub(crate) fn cause(words: Words, id: &str) -> Page {
    match words.pack.causes().get(id) {
        Some(cause) => of_cause(words, cause),
        None => Page::new("cause", words.say(ui::diagnose::TITLE), String::new()),
    }
}

fn of_cause(words: Words, cause: &Cause) -> Page {
    let who = cause
        .who
        .iter()
        .map(|who| words.say(who_word(*who)))
        .collect::<Vec<_>>();
    let who = words.fill(
        ui::diagnose::WHO,
        &[("who", &who.join(words.say(ui::diagnose::AND).as_str()))],
    );
    Page::new(
        format!("cause/{}", cause.id),
        words.say(ui::diagnose::CAUSE),
        words.say(&cause.name),
    )
    .with(Block::Para(words.say(&cause.happened)))
    .with(Block::Head(words.say(ui::diagnose::NOW)))
    .with(Block::Steps(words.all(&cause.steps)))
    .with(Block::Caution(words.say(ui::diagnose::NEVER_DO)))
    .with(Block::List(words.all(&cause.dont)))
    .with(Block::Note(who))
    .backed(&cause.facts)
}

fn who_word(who: Who) -> TextKey {
    match who {
        Who::You => ui::diagnose::WHO_YOU,
        Who::Shop => ui::diagnose::WHO_SHOP,
        Who::Issuer => ui::diagnose::WHO_ISSUER,
        Who::Wallet => ui::diagnose::WHO_WALLET,
    }
}

/// What to say, and what never to say, on the telephone.
pub(crate) fn call(words: Words, id: &str, state: &State) -> Page {
    let causes = words.pack.causes();
    let Some(cause) = causes.get(id) else {
        return Page::new("call", words.say(ui::diagnose::CALL), String::new());
    };
    let mut page = Page::new(
        format!("call/{id}"),
        words.say(ui::diagnose::CALL),
        words.say(&cause.tell),
    );
    if cause.who.contains(&Who::Issuer) {
        page = page.with(Block::Note(words.say(ui::diagnose::WHOM)));
    }
    page = page
        .with(Block::Caution(words.say(ui::diagnose::NEVER)))
        .with(Block::Para(words.say(causes.never(cause))))
        .backed(&cause.facts);
    if state.walk().is_some() {
        page = page
            .with(Block::Head(words.say(ui::diagnose::SUMMARY)))
            .with(Block::List(summary::answers(words, state)));
    }
    page
}

/// The answers given.
pub(crate) fn answers(words: Words, state: &State) -> Page {
    Page::new(
        "answers",
        words.say(ui::diagnose::ANSWERS),
        words.say(ui::diagnose::ANSWERS_LEAD),
    )
    .backed(&facts_below(words, state))
}

fn facts_below(words: Words, state: &State) -> Vec<String> {
    let node = state
        .walk()
        .map(|walk| walk.position(words.pack.diagnosis(), words.pack.causes()));
    match node {
        Some(Position::Ask(node)) => node.facts.clone(),
        Some(Position::Cause(cause)) => cause.facts.clone(),
        _ => vec!["two-tries-then-stop".to_owned()],
    }
}

/// Where the questions lead from here.
pub(crate) fn map(words: Words, state: &State) -> Page {
    let (flow, causes) = (words.pack.diagnosis(), words.pack.causes());
    let Some(walk) = state.walk() else {
        return Page::new("map", words.say(ui::diagnose::MAP), String::new());
    };
    let done = walk.path(flow).len();
    let mut page = match walk.position(flow, causes) {
        Position::Ask(node) => {
            let Left { least, most } = flow.left(node);
            let way = |choice: &model_flow::AnswerOption| {
                words.fill(
                    ui::diagnose::LEADS,
                    &[
                        ("answer", &words.say(&choice.say)),
                        ("to", &leads(words, choice.goal())),
                    ],
                )
            };
            Page::new(
                "map",
                words.say(ui::diagnose::MAP),
                words.fill(ui::diagnose::HERE, &[("question", &words.say(&node.ask))]),
            )
            .with(Block::Meter { done, least, most })
            .with(Block::Para(words.fill(
                ui::diagnose::DONE,
                &[
                    ("done", &done.to_string()),
                    ("left", &left_words(words, least, most)),
                ],
            )))
            .with(Block::List(node.choices.iter().map(way).collect()))
        }
        _ => Page::new(
            "map",
            words.say(ui::diagnose::MAP),
            words.say(ui::diagnose::ENDS_HERE),
        )
        .with(Block::Meter {
            done,
            least: 0,
            most: 0,
        }),
    };
    let fitting = walk.fitting(flow, causes);
    let n = fitting.len().to_string();
    page = page
        .with(Block::Head(words.fill(ui::diagnose::CAUSES, &[("n", &n)])))
        .with(Block::Para(
            fitting
                .iter()
                .map(|cause| words.say(&cause.name))
                .collect::<Vec<_>>()
                .join(&words.say(ui::diagnose::COMMA)),
        ));
    page.backed(&facts_below(words, state))
}

fn left_words(words: Words, least: usize, most: usize) -> String {
    let text = if least == most {
        ui::diagnose::LEFT_ONE
    } else {
        ui::diagnose::LEFT
    };
    words.fill(
        text,
        &[("least", &least.to_string()), ("most", &most.to_string())],
    )
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
                let count = left_words(words, left.least, left.most);
                words.fill(
                    ui::diagnose::LEADS_ON,
                    &[("question", &words.say(&node.short)), ("left", &count)],
                )
            }),
        Goal::Cause(id) => name(words, id),
        Goal::Remaining => words.say(ui::diagnose::ENDS),
    }
}

/// A cause's name.
pub(crate) fn name(words: Words, id: &str) -> String {
    words
        .pack
        .causes()
        .get(id)
        .map(|cause| words.say(&cause.name))
        .unwrap_or_default()
}

/// The words for an answer to the question that is asked.
pub(crate) fn choice(words: Words, state: &State, id: &str) -> Choice {
    let walk = state
        .walk()
        .map(|walk| walk.position(words.pack.diagnosis(), words.pack.causes()));
    let Some(Position::Ask(node)) = walk else {
        return Choice::new(id);
    };
    Choice::new(
        node.choice(id)
            .map(|choice| words.say(&choice.say))
            .unwrap_or_default(),
    )
}

/// The words for a question that was answered, to be answered anew.
pub(crate) fn given(words: Words, state: &State, node: &str) -> Choice {
    let flow = words.pack.diagnosis();
    let path = state.walk().map(|walk| walk.path(flow)).unwrap_or_default();
    let said = path.iter().find(|(asked, _)| asked.id == node);
    said.map_or_else(
        || Choice::new(node),
        |(node, choice)| Choice::new(said_words(words, node, choice)),
    )
}

/// A question in a few words, with the answer that was given.
pub(crate) fn said_words(words: Words, node: &Node, choice: &str) -> String {
    let say = node
        .choice(choice)
        .map(|choice| words.say(&choice.say))
        .unwrap_or_default();
    format!("{}: {say}", words.say(&node.short))
}
