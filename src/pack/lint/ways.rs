//! The flow against the causes: every question is reached and left, and truthful answers name every cause.

use crate::pack::lint::bounds;
use crate::pack::lint::inquiry;
use std::collections::{BTreeSet, VecDeque};

use foldhash::{HashMap, HashSet};

use crate::pack::lint::assemble::Sections;
use crate::pack::lint::bounds::WAY;
use crate::pack::lint::problem::{Problem, ProblemList};
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::{Flow, Goal, Node};
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
    let graph = WayGraph::of(flow);
    let written: HashSet<&str> = places.at.keys().copied().collect();
    hears(&graph, causes, &written, tree_of_causes, found);
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
    match graph.depths() {
        Some(depths) => {
            let longest = depths.into_iter().max().unwrap_or(0);
            if longest > WAY {
                let with = bounds::with("questions on one way", longest, WAY);
                found.tell(tree.source.whole(), "bound", with);
            }
        }
        None => {
            if let Some(node) = graph.looping() {
                let with = vec![("node", node.id.clone())];
                found.tell(places.get(&node.id), "loop", with);
            }
        }
    }
    // A name that leads nowhere, or is there twice, is mended first.
    let is_of_the_questions = |problem: &Problem| {
        ["dangling", "twice"].contains(&problem.rule)
            && [FLOW, "causes.toml"]
                .iter()
                .any(|file| problem.place.file.ends_with(file))
    };
    if found.0.iter().any(is_of_the_questions) {
        return;
    }
    for cause in &causes.all {
        if let Some(way) = graph.missed(cause) {
            let with = vec![("cause", cause.id.clone()), ("way", way)];
            found.tell(places_of_causes.get(&cause.id), "missed", with);
        }
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
    tree: &Tree,
    found: &mut ProblemList,
) {
    for cause in &causes.all {
        let place = |question: &str, answer: Option<&str>| {
            let of_cause = |leaf: &&Leaf| {
                let mut names = tree.all("cause.id").filter(|id| id.value == cause.id);
                names.any(|id| tree.item(id) == tree.item(leaf))
            };
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
            if answers.is_empty() && !node.choices.iter().any(|choice| choice.unknown) {
                let with = vec![("node", node.id.clone()), ("cause", cause.id.clone())];
                found.tell(place(question, None), "no-unknown", with);
            }
        }
    }
}

/// Where a choice leads.
#[derive(Clone, Copy)]
enum WayStep<'a> {
    /// To a question, by its place.
    Ask(usize),
    /// To a cause.
    Cause(&'a str),
    /// To all that fit, or to a question that is not there, which is told as a name that leads nowhere.
    Elsewhere,
}

/// The questions by number, so that a large flow is walked in one go.
pub(crate) struct WayGraph<'a> {
    flow: &'a Flow,
    places: HashMap<&'a str, usize>,
    /// Where each choice of each question leads.
    goals: Vec<Vec<WayStep<'a>>>,
    /// The next questions of each.
    next: Vec<Vec<usize>>,
    /// Those that the start leads to.
    reached: Vec<bool>,
}

impl<'a> WayGraph<'a> {
    pub(crate) fn of(flow: &'a Flow) -> WayGraph<'a> {
        let places: HashMap<&str, usize> = flow
            .nodes
            .iter()
            .enumerate()
            .map(|(place, node)| (node.id.as_str(), place))
            .collect();
        let goals: Vec<Vec<WayStep>> = flow
            .nodes
            .iter()
            .map(|node| {
                let step = |choice: &'a AnswerOption| match choice.goal() {
                    Goal::Ask(id) => places
                        .get(id)
                        .copied()
                        .map_or(WayStep::Elsewhere, WayStep::Ask),
                    Goal::Cause(id) => WayStep::Cause(id),
                    Goal::Remaining => WayStep::Elsewhere,
                };
                node.choices.iter().map(step).collect()
            })
            .collect();
        let next = goals.iter().map(|goals| {
            let mut next: Vec<usize> = goals
                .iter()
                .filter_map(|goal| match goal {
                    WayStep::Ask(place) => Some(*place),
                    _ => None,
                })
                .collect();
            next.sort_unstable();
            next.dedup();
            next
        });
        let mut graph = WayGraph {
            flow,
            next: next.collect(),
            goals,
            places,
            reached: vec![false; flow.nodes.len()],
        };
        let mut open: Vec<usize> = graph
            .places
            .get(flow.start.as_str())
            .copied()
            .into_iter()
            .collect();
        while let Some(place) = open.pop() {
            if !std::mem::replace(&mut graph.reached[place], true) {
                open.extend(&graph.next[place]);
            }
        }
        graph
    }

    pub(crate) fn node(&self, id: &str) -> Option<&'a Node> {
        self.places.get(id).map(|place| &self.flow.nodes[*place])
    }

    /// Questions on the longest way from each one to an end; none where the questions lead round.
    fn depths(&self) -> Option<Vec<usize>> {
        let mut depths = vec![0; self.next.len()];
        // Questions are taken away from the ends on (Kahn's order, backwards).
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.next.len()];
        let mut left: Vec<usize> = self.next.iter().map(Vec::len).collect();
        for (place, next) in self.next.iter().enumerate() {
            for to in next {
                before[*to].push(place);
            }
        }
        let mut open: VecDeque<usize> = (0..left.len()).filter(|place| left[*place] == 0).collect();
        let mut done = 0;
        while let Some(place) = open.pop_front() {
            done += 1;
            let longest = self.next[place].iter().map(|to| depths[*to]).max();
            depths[place] = longest.unwrap_or(0) + 1;
            for from in &before[place] {
                left[*from] -= 1;
                if left[*from] == 0 {
                    open.push_back(*from);
                }
            }
        }
        (done == depths.len()).then_some(depths)
    }

    /// A question that leads back to itself: the first of a round is enough to find it.
    fn looping(&self) -> Option<&'a Node> {
        let comes_back = |start: usize| {
            let mut seen = BTreeSet::new();
            let mut open = self.next[start].clone();
            while let Some(place) = open.pop() {
                if place == start {
                    return true;
                }
                if seen.insert(place) {
                    open.extend(&self.next[place]);
                }
            }
            false
        };
        let first = (0..self.next.len()).find(|place| comes_back(*place))?;
        self.flow.nodes.get(first)
    }

    /// A truthful way of this cause at whose end it is not named. A way that goes on to the causes that still fit
    /// always names it, since every truthful answer fits.
    fn missed(&self, cause: &Cause) -> Option<String> {
        let start = *self.places.get(self.flow.start.as_str())?;
        let place = |question: &String| self.places.get(question.as_str()).copied();
        let heard = cause.hears.iter();
        let heard: HashMap<usize, &Vec<String>> = heard
            .filter_map(|(question, answers)| Some((place(question)?, answers)))
            .collect();
        let mut seen = vec![false; self.next.len()];
        seen[start] = true;
        let mut met: Vec<VisitedNode> = vec![(start, None)];
        let mut done = 0;
        while let Some((place, _)) = met.get(done).copied() {
            let choices = &self.flow.nodes[place].choices;
            let heard = heard.get(&place).copied();
            let mut is_answered = false;
            for (choice, goal) in self.goals[place].iter().enumerate() {
                if heard.is_some() && !is_truthful(heard, &choices[choice]) {
                    continue;
                }
                is_answered = true;
                match *goal {
                    WayStep::Cause(id) if id != cause.id => {
                        return Some(self.way(&met, done, Some(choice)));
                    }
                    WayStep::Ask(to) if !std::mem::replace(&mut seen[to], true) => {
                        met.push((to, Some((done, choice))));
                    }
                    _ => {}
                }
            }
            // No choice at all, and no "I don't know" for those who cannot know, are told by rules of their own.
            let is_told = self.goals[place].is_empty() || heard.is_some_and(Vec::is_empty);
            if !is_answered && !is_told {
                return Some(self.way(&met, done, None));
            }
            done += 1;
        }
        None
    }

    /// The answers that lead to a question that was met, and the last one.
    fn way(&self, met: &[VisitedNode], mut at: usize, last: Option<usize>) -> String {
        let said = |place: usize, choice: usize| {
            let node = &self.flow.nodes[place];
            format!("{}={}", node.id, node.choices[choice].id)
        };
        let mut way: Vec<String> = Vec::new();
        way.extend(last.map(|choice| said(met[at].0, choice)));
        while let Some((before, choice)) = met[at].1 {
            way.push(said(met[before].0, choice));
            at = before;
        }
        way.reverse();
        way.join(" ")
    }
}

/// A question that answers lead to, by its place in the flow, and what leads to it: the place of the question before
/// it among all that were met, and the place of the choice there.
type VisitedNode = (usize, Option<(usize, usize)>);

/// Whether a person who hears these answers for truthful may give this one: it is among them, or none are named, or
/// they do not know.
pub(crate) fn is_truthful(heard: Option<&Vec<String>>, choice: &AnswerOption) -> bool {
    choice.unknown || heard.is_none_or(|heard| heard.contains(&choice.id))
}
