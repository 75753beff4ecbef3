//! The flow against the causes: every question is reached and left, and truthful answers name every cause.

use crate::pack::lint::bounds;
use crate::pack::lint::inquiry;

use foldhash::{HashMap, HashSet};

use crate::pack::lint::assemble::Sections;
use crate::pack::lint::bounds::WAY;
use crate::pack::lint::problem::{Problem, ProblemList};
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::lint::way_graph::WayGraph;
use crate::pack::model::cause::Causes;
use crate::pack::model::flow::Node;
use crate::pack::span::SourcePos;

/// The most answers that a question has keys for: the digits, and the letters that mean nothing else.
const KEYS: usize = 14;

/// The file of the questions.
pub(crate) const FLOW: &str = "flows/diagnose.toml";

/// Looks at every question and every cause. `is_torn` says that a question could not be read: then what it leads to
/// is not told to be out of reach.
pub(crate) fn look(pack: &Sections, trees: &[Tree], is_torn: bool, found: &mut ProblemList) {
    let (Some(flow), Some(causes)) = (&pack.flow, &pack.causes) else {
        return;
    };
    let of = |path: &str| trees.iter().find(|tree| tree.path() == path);
    let (Some(tree), Some(tree_of_causes)) = (of(FLOW), of("causes.toml")) else {
        return;
    };
    let places = WayPositions::of(tree, "node.id");
    let mut said = HashSet::default();
    for node in &flow.nodes {
        of_question(node, || places.get(&node.id), &mut said, found);
    }
    let places_of_causes = WayPositions::of(tree_of_causes, "cause.id");
    let causes_at = &places_of_causes.at;
    let graph = WayGraph::of(flow);
    let written: HashSet<&str> = places.at.keys().copied().collect();
    hears(&graph, causes, &written, (tree_of_causes, causes_at), found);
    inquiry::look(&graph, flow, causes, tree, found);
    let out_of_reach = (0..flow.nodes.len()).filter(|place| !graph.reached[*place]);
    for node in out_of_reach
        .filter(|_| !is_torn)
        .map(|place| &flow.nodes[place])
    {
        found.tell(
            places.get(&node.id),
            "unreachable",
            vec![("node", node.id.clone())],
        );
    }
    of_length(&graph, &places, found);
    // A name that leads nowhere, or is there twice, is mended first.
    let is_of_the_questions = |problem: &Problem| {
        ["dangling", "twice"].contains(&problem.rule)
            && [FLOW, "causes.toml"]
                .iter()
                .any(|file| problem.place.file.ends_with(file))
    };
    if found.kept().iter().any(is_of_the_questions) {
        return;
    }
    for cause in &causes.all {
        if let Some(way) = graph.missed(cause) {
            let with = vec![("cause", cause.id.clone()), ("way", way)];
            found.tell(places_of_causes.get(&cause.id), "missed", with);
        }
    }
}

/// Every way ends, and after not too many questions.
fn of_length(graph: &WayGraph, places: &WayPositions, found: &mut ProblemList) {
    if let Some(depths) = graph.depths() {
        let longest = depths.into_iter().max().unwrap_or(0);
        if longest > WAY {
            let with = bounds::with("questions on one way", longest, WAY);
            found.tell(places.tree.source.whole(), "bound", with);
        }
    } else if let Some(node) = graph.looping() {
        let with = vec![("node", node.id.clone())];
        found.tell(places.get(&node.id), "loop", with);
    }
}

/// Where names stand, looked up once.
struct WayPositions<'t> {
    tree: &'t Tree<'t>,
    at: HashMap<&'t str, &'t Leaf<'t>>,
}

impl<'t> WayPositions<'t> {
    fn of(tree: &'t Tree<'t>, path: &str) -> WayPositions<'t> {
        let named = tree.all(path).map(|leaf| (&*leaf.value, leaf));
        WayPositions {
            tree,
            at: named.collect(),
        }
    }

    fn get(&self, name: &str) -> SourcePos {
        match self.at.get(name) {
            Some(leaf) => self.tree.place(leaf),
            None => self.tree.source.whole(),
        }
    }
}

/// `said` is room for the words of its choices.
fn of_question<'a>(
    node: &'a Node,
    place: impl Fn() -> SourcePos,
    said: &mut HashSet<(&'a str, &'a str)>,
    found: &mut ProblemList,
) {
    let name = || vec![("node", node.id.clone())];
    if node.choices.is_empty() {
        found.tell(place(), "no-choice", name());
    }
    if node.choices.len() > KEYS {
        let with = vec![
            ("n", node.choices.len().to_string()),
            ("most", KEYS.to_string()),
        ];
        found.tell(place(), "many-choices", with);
    }
    let unknown = node.choices.iter().filter(|choice| choice.unknown).count();
    if unknown > 1 {
        let mut with = name();
        with.push(("n", unknown.to_string()));
        found.tell(place(), "two-unknown", with);
    }
    said.clear();
    for choice in &node.choices {
        let goals = usize::from(choice.to.is_some())
            + usize::from(choice.cause.is_some())
            + usize::from(choice.remaining);
        if goals != 1 {
            let with = vec![("choice", choice.id.clone()), ("n", goals.to_string())];
            found.tell(place(), "goal", with);
        }
        for (lang, words) in choice.say.all() {
            if !said.insert((lang, words)) {
                let with = vec![("words", words.to_owned()), ("lang", lang.to_owned())];
                found.tell(place(), "same-words", with);
            }
        }
    }
}

/// What a cause hears are answers to questions that are there, and who cannot know may say so.
/// `written` are all questions, those too that could not be read.
fn hears(
    graph: &WayGraph,
    causes: &Causes,
    written: &HashSet<&str>,
    (tree, causes_at): (&Tree, &HashMap<&str, &Leaf>),
    found: &mut ProblemList,
) {
    for cause in &causes.all {
        let item = causes_at.get(&*cause.id).and_then(|id| tree.item(id));
        let place = |question: &str, answer: Option<&str>| {
            let of_cause = |leaf: &&Leaf| item.is_some() && tree.item(leaf) == item;
            let heard = tree
                .all(&format!("cause.hears.{question}"))
                .filter(|leaf| answer.is_some_and(|answer| leaf.value == answer));
            match heard.filter(of_cause).last() {
                Some(leaf) => tree.place(leaf),
                None => tree.place_of("cause.id", &cause.id),
            }
        };
        let dangling =
            |what: &str, name: &str| vec![("what", what.to_owned()), ("name", name.to_owned())];
        for (question, answers) in &cause.hears {
            let Some(node) = graph.node(question) else {
                if !written.contains(question.as_str()) {
                    let place = place(question, answers.first().map(String::as_str));
                    found.tell(place, "dangling", dangling("question", question));
                }
                continue;
            };
            // A question without any answer is told as that.
            let is_told = node.choices.is_empty();
            for answer in answers
                .iter()
                .filter(|answer| !is_told && node.choice(answer).is_none())
            {
                found.tell(
                    place(question, Some(answer)),
                    "dangling",
                    dangling("answer", answer),
                );
            }
            let has_unknown = is_told || node.choices.iter().any(|choice| choice.unknown);
            if answers.is_empty() && !has_unknown {
                let with = vec![("node", node.id.clone()), ("cause", cause.id.clone())];
                found.tell(place(question, None), "no-unknown", with);
            }
        }
    }
}
