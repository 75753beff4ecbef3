//! The questions as a graph: which lead to which, and the ways that answers take.

use std::collections::VecDeque;

use foldhash::HashMap;

use crate::pack::model::cause::Cause;
use crate::pack::model::flow::{AnswerOption, Flow, Goal, Node};

/// Where a choice leads.
#[derive(Clone, Copy)]
pub(crate) enum WayStep<'a> {
    /// To a question, by its place.
    Ask(usize),
    /// To a cause.
    Cause(&'a str),
    /// To all that fit, or to a question that is not there, which is told as a name that leads nowhere.
    Elsewhere,
}

/// The questions by number, so that a large flow is walked in one go.
pub(crate) struct WayGraph<'a> {
    pub(crate) flow: &'a Flow,
    pub(crate) places: HashMap<&'a str, usize>,
    /// Where each choice of each question leads.
    pub(crate) goals: Vec<Vec<WayStep<'a>>>,
    /// The next questions of each.
    pub(crate) next: Vec<Vec<usize>>,
    /// Those that the start leads to.
    pub(crate) reached: Vec<bool>,
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
    pub(crate) fn depths(&self) -> Option<Vec<usize>> {
        let depths = self.measured();
        let is_done = depths.iter().all(|depth| *depth > 0);
        is_done.then_some(depths)
    }

    /// The questions from which answers may lead round.
    fn undone(&self) -> Vec<bool> {
        let depths = self.measured().into_iter();
        depths.map(|depth| depth == 0).collect()
    }

    /// The same as the depths, with 0 for what leads into a round.
    fn measured(&self) -> Vec<usize> {
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
        while let Some(place) = open.pop_front() {
            let longest = self.next[place].iter().map(|to| depths[*to]).max();
            depths[place] = longest.unwrap_or(0) + 1;
            for from in &before[place] {
                left[*from] -= 1;
                if left[*from] == 0 {
                    open.push_back(*from);
                }
            }
        }
        depths
    }

    /// A question that leads back to itself: of the round that the first question in any leads into, the first one.
    pub(crate) fn looping(&self) -> Option<&'a Node> {
        let is_in_a_round = self.undone();
        let mut seen = vec![false; self.next.len()];
        let mut way = Vec::new();
        let mut at = is_in_a_round.iter().position(|is| *is)?;
        // Whatever is left leads to something that is left too, so the way comes back to where it was.
        while !std::mem::replace(&mut seen[at], true) {
            way.push(at);
            at = *self.next[at].iter().find(|next| is_in_a_round[**next])?;
        }
        let begin = way.iter().position(|place| *place == at)?;
        let first = way[begin..].iter().min()?;
        self.flow.nodes.get(*first)
    }

    /// A truthful way of this cause at whose end it is not named. A way that goes on to the causes that still fit
    /// always names it, since every truthful answer fits.
    pub(crate) fn missed(&self, cause: &Cause) -> Option<String> {
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
    pub(crate) fn way(&self, met: &[VisitedNode], mut at: usize, last: Option<usize>) -> String {
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
pub(crate) type VisitedNode = (usize, Option<(usize, usize)>);

/// Whether a person who hears these answers for truthful may give this one: it is among them, or none are named, or
/// they do not know.
pub(crate) fn is_truthful(heard: Option<&Vec<String>>, choice: &AnswerOption) -> bool {
    choice.unknown || heard.is_none_or(|heard| heard.contains(&choice.id))
}
