//! Which answers the callers with each cause may give, by places: looked up by names once, since every page of a call
//! needs all of them.

use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::{Flow, Node};

/// The answers that a cause lists, by the places of question and cause.
#[derive(Clone, Debug)]
pub struct Hearing {
    listed: Vec<Vec<Vec<usize>>>,
}

impl Hearing {
    pub(crate) fn new(flow: &Flow, causes: &Causes) -> Hearing {
        let of = |node: &Node, cause: &Cause| {
            let listed = cause.hears.get(&node.id).into_iter().flatten();
            let place = |answer: &String| {
                let mut choices = node.choices.iter();
                choices.position(|choice| choice.id == *answer)
            };
            listed.filter_map(place).collect()
        };
        let of_node = |node: &Node| causes.all.iter().map(|cause| of(node, cause)).collect();
        Hearing {
            listed: flow.nodes.iter().map(of_node).collect(),
        }
    }

    /// The places of the answers to a question that a cause lists, in its order; none where it does not name it.
    pub fn listed(&self, question: usize, cause: usize) -> &[usize] {
        let causes = self.listed.get(question);
        causes
            .and_then(|causes| causes.get(cause))
            .map_or(&[], Vec::as_slice)
    }
}
