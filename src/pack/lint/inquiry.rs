//! What the inquiry reckons with beside the flow: slips, needs, evidence of messages and fields name what is there, and
//! slips leave the truth more likely than any of them.

use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::Tree;
use crate::pack::lint::way_graph::WayGraph;
use crate::pack::model::cause::Causes;
use crate::pack::model::flow::{Flow, Node};

/// Of 100 people, so many at least say what is true.
const TRUE_AT_LEAST: u32 = 50;

/// Looks at all of it. A flow may be too long here to ask it for a question; `tree` is the file of the flow.
pub(crate) fn look(
    graph: &WayGraph,
    flow: &Flow,
    causes: &Causes,
    tree: &Tree,
    found: &mut ProblemList,
) {
    let mut names = InquiryNames { graph, tree, found };
    for id in [&flow.message, &flow.urgent].into_iter().flatten() {
        names.question(id, "message");
    }
    for evidence in &flow.evidence {
        for (question, answer) in &evidence.answers {
            names.answer(question, answer, &format!("evidence.answers.{question}"));
        }
    }
    for node in &flow.nodes {
        for (question, answers) in &node.needs {
            for answer in answers {
                names.answer(question, answer, &format!("node.needs.{question}"));
            }
        }
        for slip in &node.slips {
            names.answer(&node.id, &slip.said, "node.slip.said");
            for meant in &slip.meant {
                names.answer(&node.id, meant, "node.slip.meant");
            }
        }
        names.slips(node);
        for choice in &node.choices {
            if let Some(field) = &choice.names
                && !causes
                    .all
                    .iter()
                    .any(|cause| cause.field.as_ref() == Some(field))
            {
                names.dangling("field", field, "node.choice.names");
            }
        }
    }
}

struct InquiryNames<'a> {
    graph: &'a WayGraph<'a>,
    tree: &'a Tree<'a>,
    found: &'a mut ProblemList,
}

impl InquiryNames<'_> {
    fn question(&mut self, id: &str, path: &str) {
        if self.graph.node(id).is_none() {
            self.dangling("question", id, path);
        }
    }

    fn answer(&mut self, question: &str, answer: &str, path: &str) {
        match self.graph.node(question) {
            None => self.question(question, path),
            // A question without any answer is told as that.
            Some(node) if node.choices.is_empty() || node.choice(answer).is_some() => {}
            Some(_) => self.dangling("answer", answer, path),
        }
    }

    fn dangling(&mut self, what: &str, name: &str, path: &str) {
        let with = vec![("what", what.to_owned()), ("name", name.to_owned())];
        self.found
            .tell(self.tree.place_of(path, name), "dangling", with);
    }

    /// Slips in the place of one answer, all together.
    fn slips(&mut self, node: &Node) {
        for choice in &node.choices {
            let slips = node
                .slips
                .iter()
                .filter(|slip| slip.meant.contains(&choice.id));
            let slips: u32 = slips.map(|slip| slip.of_100).sum();
            let mistaken = slips.saturating_add(node.sure.mistaken());
            if mistaken > 100 - TRUE_AT_LEAST {
                let with = vec![
                    ("answer", choice.id.clone()),
                    ("node", node.id.clone()),
                    ("n", mistaken.to_string()),
                ];
                self.found
                    .tell(self.tree.place_of("node.id", &node.id), "slips", with);
            }
        }
    }
}
