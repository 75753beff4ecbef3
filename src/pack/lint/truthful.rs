//! Every truthful way through the questions, taken one by one.

use crate::pack::lint::bounds::WAY;
use crate::pack::lint::ways::{WayGraph, is_truthful};
use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::{Flow, Goal, Node};

/// What a look at every truthful way through the flow showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TruthProof {
    /// Truthful ways of all causes together; no more are counted than are taken one by one.
    pub ways: usize,
    /// Most answers that a truthful way takes.
    pub longest: usize,
    /// Most causes that an end leaves when every question got an answer that tells something.
    pub widest_known: usize,
    /// Most causes that any end leaves.
    pub widest: usize,
}

/// Ways that are taken one by one.
pub const MOST_WAYS: usize = 200_000;

/// Takes every way that a truthful person may take, for every cause and every "I don't know".
pub fn prove(flow: &Flow, causes: &Causes) -> TruthProof {
    let mut proof = TruthProof::default();
    let graph = WayGraph::of(flow);
    if let Some(start) = graph.node(&flow.start) {
        for cause in &causes.all {
            follow(&graph, causes, cause, start, &mut Vec::new(), &mut proof);
        }
    }
    proof
}

fn follow<'a>(
    graph: &WayGraph<'a>,
    causes: &Causes,
    cause: &Cause,
    node: &'a Node,
    way: &mut Vec<(&'a Node, &'a AnswerOption)>,
    proof: &mut TruthProof,
) {
    for choice in truthful(cause, node) {
        // A flow that leads round, or too many ways: what was counted stands.
        if proof.ways >= MOST_WAYS || way.len() > WAY {
            return;
        }
        way.push((node, choice));
        match choice.goal() {
            Goal::Ask(id) => {
                if let Some(next) = graph.node(id) {
                    follow(graph, causes, cause, next, way, proof);
                }
            }
            goal => {
                proof.ways += 1;
                proof.longest = proof.longest.max(way.len());
                if goal == Goal::Remaining {
                    let left = causes
                        .all
                        .iter()
                        .filter(|cause| fits_all(cause, way))
                        .count();
                    proof.widest = proof.widest.max(left);
                    if way.iter().all(|(_, choice)| !choice.unknown) {
                        proof.widest_known = proof.widest_known.max(left);
                    }
                }
            }
        }
        way.pop();
    }
}

fn fits_all(cause: &Cause, way: &[(&Node, &AnswerOption)]) -> bool {
    way.iter()
        .all(|(node, choice)| choice.unknown || cause.fits(&node.id, &choice.id))
}

/// What a truthful person with this cause may answer: what fits it, and that they do not know.
fn truthful<'a>(cause: &Cause, node: &'a Node) -> impl Iterator<Item = &'a AnswerOption> {
    let heard = cause.hears.get(&node.id);
    node.choices
        .iter()
        .filter(move |choice| is_truthful(heard, choice))
}
