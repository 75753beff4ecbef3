//! A way through a flow: its position is the replay of its answers.

use std::collections::BTreeMap;

use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::{Flow, Goal, Node};

/// The answers given so far, by question. Answers that the way no longer passes are kept, since it may pass
/// them again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers {
    answers: BTreeMap<String, String>,
}

/// Where the answers lead.
#[derive(Clone, Debug)]
pub enum Position<'a> {
    Ask(&'a Node),
    Cause(&'a Cause),
    /// To all the causes that still fit, the likeliest first.
    Remaining(Vec<&'a Cause>),
}

impl Answers {
    /// Gives an answer, or another one.
    pub fn answer(&mut self, node: &str, choice: &str) {
        self.answers.insert(node.to_owned(), choice.to_owned());
    }

    /// Takes an answer back; the later ones stay for when the way passes them again.
    pub fn reask(&mut self, node: &str) {
        self.answers.remove(node);
    }

    /// The answers on the way, in order: question and id of the answer.
    pub fn path<'a>(&self, flow: &'a Flow) -> Vec<(&'a Node, &'a str)> {
        let mut path: Vec<(&Node, &str)> = Vec::new();
        let mut at = Some(flow.start.as_str());
        // A flow has no loops (a rule of `check`); the bound makes that no condition of ending.
        while let Some(node) = at
            .and_then(|id| flow.node(id))
            .filter(|_| path.len() < flow.nodes.len())
        {
            let Some(choice) = self.answers.get(&node.id).and_then(|id| node.choice(id)) else {
                break;
            };
            path.push((node, &choice.id));
            at = match choice.goal() {
                Goal::Ask(next) => Some(next),
                _ => None,
            };
        }
        path
    }

    /// Where the answers lead. A flow that names what is not there leads back to its start.
    pub fn position<'a>(&self, flow: &'a Flow, causes: &'a Causes) -> Position<'a> {
        let path = self.path(flow);
        let start = flow.start.as_str();
        let goal = path
            .last()
            .and_then(|(node, id)| node.choice(id))
            .map_or(Goal::Ask(start), |choice| choice.goal());
        match goal {
            Goal::Ask(id) => match flow.node(id).or_else(|| flow.nodes.first()) {
                Some(node) => Position::Ask(node),
                None => Position::Remaining(Vec::new()),
            },
            Goal::Cause(id) => causes
                .get(id)
                .map_or_else(|| Position::Remaining(Vec::new()), Position::Cause),
            Goal::Remaining => Position::Remaining(fitting(&path, causes)),
        }
    }

    /// The causes that fit all answers on the way, the likeliest first.
    pub fn fitting<'a>(&self, flow: &Flow, causes: &'a Causes) -> Vec<&'a Cause> {
        fitting(&self.path(flow), causes)
    }
}

/// The causes that fit these answers, the likeliest first.
pub fn fitting<'a>(path: &[(&Node, &str)], causes: &'a Causes) -> Vec<&'a Cause> {
    let fits = |cause: &&Cause| {
        path.iter().all(|(node, choice)| {
            node.choice(choice).is_some_and(|choice| choice.unknown) || cause.fits(&node.id, choice)
        })
    };
    let mut fitting: Vec<&Cause> = causes.all.iter().filter(fits).collect();
    fitting.sort_by_key(|cause| std::cmp::Reverse(cause.weight));
    fitting
}
