//! Straight to a page: for authors, who look at one page after they changed it.

use std::collections::{HashSet, VecDeque};

use crate::app::route::Route;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::pack::model::flow::{Flow, Goal};
use crate::pack::words::TextRef;
use crate::text::catalogue::ui;

/// A page that an author writes.
pub struct AuthorPage<'a> {
    /// Its name for `cardcode preview`, such as `ask/typed`.
    pub name: String,
    pub route: Route,
    /// What it says first.
    pub says: TextRef<'a>,
}

fn page<'a>(
    kind: &str,
    id: &str,
    route: fn(String) -> Route,
    says: impl Into<TextRef<'a>>,
) -> AuthorPage<'a> {
    AuthorPage {
        name: format!("{kind}/{id}"),
        route: route(id.to_owned()),
        says: says.into(),
    }
}

/// Every page that an author writes: cards, questions, causes, lists of messages, topics.
pub fn pages(pack: &Pack) -> Vec<AuthorPage<'_>> {
    let flow = pack.diagnosis();
    let reached = ways(flow, |_| false).0;
    let cards = pack.cards().iter();
    let questions = flow.nodes.iter();
    let causes = pack.causes().all.iter();
    let lists = pack.systems().iter();
    let topics = pack.topics().all.iter();
    cards
        .map(|card| page("card", &card.id, Route::Card, &card.name))
        .chain(
            questions
                .filter(|node| reached.contains(&*node.id))
                .map(|node| page("ask", &node.id, Route::Question, &node.ask)),
        )
        .chain(causes.map(|cause| page("cause", &cause.id, Route::Cause, &cause.name)))
        .chain(lists.map(|list| page("explain", &list.id, Route::CodeList, ui::explain::CODES)))
        .chain(topics.map(|topic| page("topic", &topic.id, Route::Topic, &topic.lead)))
        .collect()
}

/// The page with this name: `ask/typed`, `cause/pin-typed`, `card/amex`, `explain/japan`, `topic/locks`, or the name
/// behind the stroke alone, which is looked for in this order: questions, causes, cards, lists, topics.
pub fn named(pack: &Pack, name: &str) -> Option<Route> {
    let pages = pages(pack);
    ["ask", "cause", "card", "explain", "topic"]
        .into_iter()
        .filter_map(|kind| {
            let full = match name.contains('/') {
                true => name.to_owned(),
                false => format!("{kind}/{name}"),
            };
            let is_kind = full.split('/').next() == Some(kind);
            is_kind
                .then(|| pages.iter().find(|page| page.name == full))
                .flatten()
        })
        .map(|page| page.route.clone())
        .next()
}

/// The answers of a shortest way to a question. `None` if no way leads there.
pub(crate) fn answers_to(flow: &Flow, id: &str) -> Option<Answers> {
    ways(flow, |at| at == id).1
}

/// The questions that shortest ways reach until one is it, and the answers on the way to that.
fn ways(flow: &Flow, is_it: impl Fn(&str) -> bool) -> (HashSet<&str>, Option<Answers>) {
    let mut seen = HashSet::from([flow.start.as_str()]);
    let mut open = VecDeque::from([(flow.start.as_str(), Answers::default())]);
    while let Some((at, answers)) = open.pop_front() {
        if is_it(at) {
            let found = flow.node(at).map(|_| answers);
            return (seen, found);
        }
        let choices = flow.node(at).map(|node| &node.choices);
        for choice in choices.into_iter().flatten() {
            if let Goal::Ask(next) = choice.goal()
                && seen.insert(next)
            {
                let mut answers = answers.clone();
                answers.answer(at, &choice.id);
                open.push_back((next, answers));
            }
        }
    }
    (seen, None)
}
