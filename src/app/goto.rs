//! Straight to a page: for authors, who look at one page after they changed it.

use std::collections::{HashSet, VecDeque};

use crate::pack::content::Pack;
use crate::pack::model::flow::{Flow, Goal};

use crate::app::screen::Screen;
use crate::inquiry::answers::Answers;

/// Every page that an author writes: cards, questions, causes, lists of messages, topics.
pub fn places(pack: &Pack) -> Vec<Screen> {
    let cards = pack.cards().iter().map(Screen::card);
    let flow = pack.diagnosis();
    let questions = flow
        .nodes
        .iter()
        .filter_map(|node| question(flow, &node.id));
    let causes = pack.causes().all.iter().map(|cause| Screen::Cause {
        cause: cause.id.clone(),
    });
    let lists = pack.systems().iter().map(|system| Screen::CodeList {
        system: system.id.clone(),
    });
    let topics = pack.topics().all.iter().map(|topic| Screen::Topic {
        topic: topic.id.clone(),
    });
    cards
        .chain(questions)
        .chain(causes)
        .chain(lists)
        .chain(topics)
        .collect()
}

/// The page with this name: `ask/typed`, `cause/pin-typed`, `card/amex`, `explain/japan`, `topic/locks`, or the name
/// behind the stroke alone, which is looked for in this order: questions, causes, cards, lists, topics.
pub fn named(pack: &Pack, name: &str) -> Option<Screen> {
    let (kind, id) = name.split_once('/').unwrap_or(("", name));
    let is = |one: &str| kind.is_empty() || kind == one;
    let of = |id: &str| id.to_owned();
    let question = is("ask").then(|| question(pack.diagnosis(), id)).flatten();
    let cause = || is("cause").then(|| Screen::Cause { cause: of(id) });
    let card = || {
        is("card")
            .then(|| pack.card(id).map(Screen::card))
            .flatten()
    };
    let list = || is("explain").then(|| Screen::CodeList { system: of(id) });
    let topic = || is("topic").then(|| Screen::Topic { topic: of(id) });
    let known = |screen: &Screen| is_there(screen, pack);
    question
        .or_else(|| cause().filter(known))
        .or_else(card)
        .or_else(|| list().filter(known))
        .or_else(|| topic().filter(known))
}

/// A question, behind the answers of a shortest way.
fn question(flow: &Flow, id: &str) -> Option<Screen> {
    let mut seen = HashSet::from([flow.start.as_str()]);
    let mut open = VecDeque::from([(flow.start.as_str(), Answers::default())]);
    while let Some((at, walk)) = open.pop_front() {
        if at == id {
            return flow.node(at).map(|_| Screen::Diagnose(walk));
        }
        let choices = flow.node(at).map(|node| &node.choices);
        for choice in choices.into_iter().flatten() {
            if let Goal::Ask(next) = choice.goal()
                && seen.insert(next)
            {
                let mut walk = walk.clone();
                walk.answer(at, &choice.id);
                open.push_back((next, walk));
            }
        }
    }
    None
}

/// Whether the pack still has what a screen is about.
pub fn is_there(screen: &Screen, pack: &Pack) -> bool {
    match screen {
        Screen::Card { card, face } => pack.card(card).is_some_and(|card| *face < card.faces.len()),
        Screen::CardSteps { card, .. } => pack.card(card).is_some(),
        Screen::Compare { with } => *with < pack.comparison().things.len(),
        Screen::Quiz(sorting) => sorting.given.len() <= sorting.count(pack),
        Screen::Cause { cause } | Screen::PhoneScript { cause } => {
            pack.causes().get(cause).is_some()
        }
        Screen::CodeList { system } => pack.systems().iter().any(|known| known.id == *system),
        Screen::Message { system, code } => {
            let system = pack.systems().iter().find(|known| known.id == *system);
            system.is_some_and(|system| system.messages.iter().any(|known| known.code == *code))
        }
        Screen::Topic { topic } => pack.topics().all.iter().any(|known| known.id == *topic),
        Screen::Locate(pointing) => pointing.given.len() <= pointing.designs(pack).len(),
        Screen::CallList { level } => *level <= pack.desk().levels.len(),
        Screen::Call(shift) | Screen::Debrief { shift, .. } => shift.case(pack).is_some(),
        Screen::Exam(exam) | Screen::Grade { exam, .. } => {
            exam.calls.iter().all(|shift| shift.case(pack).is_some())
        }
        // Answers that the flow no longer has are left out by the walk itself.
        Screen::Home
        | Screen::CardList
        | Screen::Diagnose(_)
        | Screen::Answers
        | Screen::Map
        | Screen::CodeLists
        | Screen::UnknownMessage
        | Screen::Topics
        | Screen::Train
        | Screen::DueToday
        | Screen::Report { .. }
        | Screen::CallLevels
        | Screen::ExamIntro
        | Screen::Help
        | Screen::Facts
        | Screen::Problems
        | Screen::GoTo => true,
    }
}
