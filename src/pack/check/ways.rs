//! The flow against the causes: every question is reached and left, and truthful answers name every cause.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problem, Tree};
use crate::pack::{Cause, Flow, Goal, Node, Pack};

/// What a look at every truthful way through the flow showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Truthful ways of all causes together.
    pub ways: usize,
    /// Most answers that a truthful way takes.
    pub longest: usize,
    /// Most causes that an end leaves when every question got an answer that tells something.
    pub widest_known: usize,
    /// Most causes that any end leaves.
    pub widest: usize,
    /// Ways at whose end the cause is not named: cause, and question and answer on the way.
    pub missed: Vec<(String, Vec<(String, String)>)>,
}

/// The problems that only the whole shows.
pub(super) fn problems(pack: &Pack, trees: &[Tree]) -> Vec<Problem> {
    let flow = pack.diagnosis();
    let mut found = Vec::new();
    let tree = trees.iter().find(|tree| tree.file == "flows/diagnose.toml");
    let mut tell = |node: &str, rule, what| {
        if let Some(tree) = tree {
            found.push(tree.problem(tree.line_of("node.id", node), rule, what));
        }
    };
    for node in &flow.nodes {
        for choice in &node.choices {
            let goals = usize::from(choice.to.is_some())
                + usize::from(choice.cause.is_some())
                + usize::from(choice.remaining);
            if goals != 1 {
                tell(
                    &node.id,
                    "goal",
                    format!("'{}' leads to {goals} goals instead of one", choice.id),
                );
            }
        }
        if node.choices.is_empty() {
            tell(
                &node.id,
                "no-choice",
                format!("'{}' can't be answered", node.id),
            );
        }
    }
    let reached = reached(flow);
    for node in flow
        .nodes
        .iter()
        .filter(|node| !reached.contains(node.id.as_str()))
    {
        tell(
            &node.id,
            "unreachable",
            format!("no way leads to '{}'", node.id),
        );
    }
    if let Some(node) = looping(flow) {
        tell(node, "loop", format!("'{node}' leads back to itself"));
        return found;
    }
    found.extend(of_causes(pack, trees));
    found
}

fn reached(flow: &Flow) -> BTreeSet<&str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![flow.start.as_str()];
    while let Some(id) = open.pop() {
        if let Some(node) = flow.node(id).filter(|_| reached.insert(id)) {
            open.extend(next(node));
        }
    }
    reached
}

fn next(node: &Node) -> impl Iterator<Item = &str> {
    node.choices
        .iter()
        .filter_map(|choice| match choice.goal() {
            Goal::Ask(id) => Some(id),
            _ => None,
        })
}

/// A question that leads back to itself.
fn looping(flow: &Flow) -> Option<&str> {
    // Questions without a next one are taken away until none is left, or only loops and what leads there.
    let mut left: BTreeMap<&str, BTreeSet<&str>> = flow
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), next(node).collect()))
        .collect();
    loop {
        let names: BTreeSet<&str> = left.keys().copied().collect();
        let ends: Vec<&str> = left
            .iter()
            .filter(|(_, to)| to.is_disjoint(&names))
            .map(|(id, _)| *id)
            .collect();
        if ends.is_empty() {
            return left.keys().next().copied();
        }
        for end in ends {
            left.remove(end);
        }
    }
}

fn of_causes(pack: &Pack, trees: &[Tree]) -> Vec<Problem> {
    let flow = pack.diagnosis();
    let Some(tree) = trees.iter().find(|tree| tree.file == "causes.toml") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for cause in &pack.causes().all {
        let line = tree.line_of("cause.id", &cause.id);
        for (question, answers) in &cause.hears {
            let Some(node) = flow.node(question) else {
                found.push(tree.problem(
                    line,
                    "dangling",
                    format!("'{}' hears no question '{question}'", cause.id),
                ));
                continue;
            };
            for answer in answers
                .iter()
                .filter(|answer| node.choice(answer).is_none())
            {
                let what = format!("'{}' can't answer '{answer}' to '{question}'", cause.id);
                found.push(tree.problem(line, "dangling", what));
            }
        }
        if cause.facts.is_empty() {
            found.push(tree.problem(line, "no-fact", format!("'{}' rests on no fact", cause.id)));
        }
    }
    for (cause, way) in prove(pack).missed {
        let way: Vec<String> = way
            .iter()
            .map(|(node, choice)| format!("{node}={choice}"))
            .collect();
        let what = format!("'{cause}' is not named after {}", way.join(" "));
        found.push(tree.problem(tree.line_of("cause.id", &cause), "missed", what));
    }
    found
}

/// Takes every way that a truthful person may take, for every cause and every "I don't know", and looks whether
/// the cause is named at its end.
pub fn prove(pack: &Pack) -> Proof {
    let mut proof = Proof::default();
    for cause in &pack.causes().all {
        if let Some(start) = pack.diagnosis().node(&pack.diagnosis().start) {
            follow(pack, cause, start, &mut Vec::new(), &mut proof);
        }
    }
    proof
}

fn follow<'a>(
    pack: &'a Pack,
    cause: &Cause,
    node: &'a Node,
    way: &mut Vec<(&'a Node, &'a str)>,
    proof: &mut Proof,
) {
    let mut truthful = node
        .choices
        .iter()
        .filter(|choice| choice.unknown || cause.fits(&node.id, &choice.id))
        .peekable();
    if truthful.peek().is_none() {
        missed(cause, way, proof);
    }
    for choice in truthful {
        way.push((node, &choice.id));
        match choice.goal() {
            Goal::Ask(id) => match pack.diagnosis().node(id) {
                Some(next) => follow(pack, cause, next, way, proof),
                None => missed(cause, way, proof),
            },
            Goal::Cause(id) => {
                if id != cause.id {
                    missed(cause, way, proof);
                }
                ended(way, proof);
            }
            Goal::Remaining => {
                let left = pack
                    .causes()
                    .all
                    .iter()
                    .filter(|cause| fits_all(cause, way))
                    .count();
                let knows = |(node, choice): &(&Node, &str)| {
                    node.choice(choice).is_some_and(|choice| !choice.unknown)
                };
                if way.iter().all(knows) {
                    proof.widest_known = proof.widest_known.max(left);
                }
                proof.widest = proof.widest.max(left);
                ended(way, proof);
            }
        }
        way.pop();
    }
}

fn ended(way: &[(&Node, &str)], proof: &mut Proof) {
    proof.ways += 1;
    proof.longest = proof.longest.max(way.len());
}

fn missed(cause: &Cause, way: &[(&Node, &str)], proof: &mut Proof) {
    let way = way
        .iter()
        .map(|(node, choice)| (node.id.clone(), (*choice).to_owned()));
    proof.missed.push((cause.id.clone(), way.collect()));
}

fn fits_all(cause: &Cause, way: &[(&Node, &str)]) -> bool {
    way.iter().all(|(node, choice)| {
        node.choice(choice).is_some_and(|choice| choice.unknown) || cause.fits(&node.id, choice)
    })
}
