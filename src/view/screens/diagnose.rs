//! The questions about a failed payment, the cause, and what to say on the telephone.

use crate::app::update::State;
use crate::inquiry::answers::{Answers, Position};
use crate::pack::model::cause::{Cause, Who};
use crate::pack::model::flow as model_flow;
use crate::pack::model::flow::Left;
use crate::pack::model::flow::{Goal, Node};
use crate::view::summary;

use crate::view::router::{Backing, Block, Choice, Page, Words};

/// Causes that a person can take in at a glance; more are told to be many.
const FEW: usize = 6;

/// The question, or what the answers came to.
pub(crate) fn diagnose(words: Words, walk: &Answers) -> Page {
    let ui = words.pack.ui().diagnose();
    let (flow, causes) = (words.pack.diagnosis(), words.pack.causes());
    let done = walk.path(flow).len();
    match walk.position(flow, causes) {
        Position::Ask(node) => {
            let left = flow.left(node);
            let mut page = Page::new(
                format!("ask/{}", node.id),
                words.of(&ui.title),
                words.of(&node.ask),
            );
            page.progress = Some(progress(words, done, left));
            if let Some(hint) = &node.hint {
                page = page.with(Block::Note(words.of(hint)));
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
    let ui = words.pack.ui().diagnose();
    let path = walk.path(words.pack.diagnosis());
    let last = path
        .last()
        .and_then(|(node, choice)| Some((node, node.choice(choice)?)));
    let id = last.map_or("none", |(node, _)| node.id.as_str());
    let advice = last.and_then(|(_, choice)| choice.advice.as_ref());
    let lead = match causes.len() {
        1 => words.of(&ui.remaining_one),
        n => words.fill(&ui.remaining, &[("n", &n.to_string())]),
    };
    let mut page = Page::new(format!("end/{id}"), words.of(&ui.title), lead);
    page = page.with(Block::Para(words.of(advice.unwrap_or(&ui.remaining_more))));
    if causes.len() > FEW {
        page = page.with(Block::Note(words.of(&ui.remaining_many)));
    }
    page.backing = ["two-tries-then-stop", "error-code-not-proof", "call-issuer"]
        .map(|fact| Backing::Fact(fact.to_owned()))
        .to_vec();
    page
}

fn progress(words: Words, done: usize, left: Left) -> String {
    let ui = words.pack.ui().diagnose();
    let text = if left.least == left.most {
        &ui.progress_one
    } else {
        &ui.progress
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
        None => Page::new(
            "cause",
            words.of(&words.pack.ui().diagnose().title),
            String::new(),
        ),
    }
}

fn of_cause(words: Words, cause: &Cause) -> Page {
    let ui = words.pack.ui().diagnose();
    let who = cause
        .who
        .iter()
        .map(|who| words.of(who_word(words, *who)))
        .collect::<Vec<_>>();
    let who = words.fill(&ui.who, &[("who", &who.join(words.of(&ui.and).as_str()))]);
    Page::new(
        format!("cause/{}", cause.id),
        words.of(&ui.cause),
        words.of(&cause.name),
    )
    .with(Block::Para(words.of(&cause.happened)))
    .with(Block::Head(words.of(&ui.now)))
    .with(Block::Steps(words.all(&cause.steps)))
    .with(Block::Caution(words.of(&ui.never_do)))
    .with(Block::List(words.all(&cause.dont)))
    .with(Block::Note(who))
    .backed(&cause.facts)
}

fn who_word<'a>(words: Words<'a>, who: Who) -> &'a crate::text::lang::Text {
    let ui = words.pack.ui().diagnose();
    match who {
        Who::You => &ui.who_you,
        Who::Shop => &ui.who_shop,
        Who::Issuer => &ui.who_issuer,
        Who::Wallet => &ui.who_wallet,
    }
}

/// What to say, and what never to say, on the telephone.
pub(crate) fn call(words: Words, id: &str, state: &State) -> Page {
    let ui = words.pack.ui().diagnose();
    let causes = words.pack.causes();
    let Some(cause) = causes.get(id) else {
        return Page::new("call", words.of(&ui.call), String::new());
    };
    let mut page = Page::new(
        format!("call/{id}"),
        words.of(&ui.call),
        words.of(&cause.tell),
    );
    if cause.who.contains(&Who::Issuer) {
        page = page.with(Block::Note(words.of(&ui.whom)));
    }
    page = page
        .with(Block::Caution(words.of(&ui.never)))
        .with(Block::Para(words.of(causes.never(cause))))
        .backed(&cause.facts);
    if state.walk().is_some() {
        page = page
            .with(Block::Head(words.of(&ui.summary)))
            .with(Block::List(summary::answers(words, state)));
    }
    page
}

/// The answers given.
pub(crate) fn answers(words: Words, state: &State) -> Page {
    let ui = words.pack.ui().diagnose();
    Page::new("answers", words.of(&ui.answers), words.of(&ui.answers_lead))
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
    let ui = words.pack.ui().diagnose();
    let (flow, causes) = (words.pack.diagnosis(), words.pack.causes());
    let Some(walk) = state.walk() else {
        return Page::new("map", words.of(&ui.map), String::new());
    };
    let done = walk.path(flow).len();
    let mut page = match walk.position(flow, causes) {
        Position::Ask(node) => {
            let Left { least, most } = flow.left(node);
            let way = |choice: &model_flow::AnswerOption| {
                words.fill(
                    &ui.leads,
                    &[
                        ("answer", &words.of(&choice.say)),
                        ("to", &leads(words, choice.goal())),
                    ],
                )
            };
            Page::new(
                "map",
                words.of(&ui.map),
                words.fill(&ui.here, &[("question", &words.of(&node.ask))]),
            )
            .with(Block::Meter { done, least, most })
            .with(Block::Para(words.fill(
                &ui.done,
                &[
                    ("done", &done.to_string()),
                    ("left", &left_words(words, least, most)),
                ],
            )))
            .with(Block::List(node.choices.iter().map(way).collect()))
        }
        _ => Page::new("map", words.of(&ui.map), words.of(&ui.ends_here)).with(Block::Meter {
            done,
            least: 0,
            most: 0,
        }),
    };
    let fitting = walk.fitting(flow, causes);
    let n = fitting.len().to_string();
    page = page
        .with(Block::Head(words.fill(&ui.causes, &[("n", &n)])))
        .with(Block::Para(
            fitting
                .iter()
                .map(|cause| words.of(&cause.name))
                .collect::<Vec<_>>()
                .join(&words.of(&ui.comma)),
        ));
    page.backed(&facts_below(words, state))
}

fn left_words(words: Words, least: usize, most: usize) -> String {
    let ui = words.pack.ui().diagnose();
    let text = if least == most {
        &ui.left_one
    } else {
        &ui.left
    };
    words.fill(
        text,
        &[("least", &least.to_string()), ("most", &most.to_string())],
    )
}

/// Where an answer leads, in words.
fn leads(words: Words, goal: Goal) -> String {
    let ui = words.pack.ui().diagnose();
    match goal {
        Goal::Ask(id) => words
            .pack
            .diagnosis()
            .node(id)
            .map_or_else(String::new, |node| {
                let left = words.pack.diagnosis().left(node);
                let count = left_words(words, left.least, left.most);
                words.fill(
                    &ui.leads_on,
                    &[("question", &words.of(&node.short)), ("left", &count)],
                )
            }),
        Goal::Cause(id) => name(words, id),
        Goal::Remaining => words.of(&ui.ends),
    }
}

/// A cause's name.
pub(crate) fn name(words: Words, id: &str) -> String {
    words
        .pack
        .causes()
        .get(id)
        .map(|cause| words.of(&cause.name))
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
            .map(|choice| words.of(&choice.say))
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
        .map(|choice| words.of(&choice.say))
        .unwrap_or_default();
    format!("{}: {say}", words.of(&node.short))
}
