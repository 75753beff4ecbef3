//! How many questions a flow asks, beside the fewest that could do.
//!
//! The model. A cause has a chance in proportion to its `weight`. To a question, a person gives each of the known
//! answers that the cause's `hears` lists with equal chance; a question that is not named there gets any of its
//! known answers; an empty list gets "I don't know". Answers are independent of each other given the cause. What
//! is believed is the set of causes that fit: "I don't know" rules nothing out.
//!
//! The flow's number is the number of answers until one of its ends. The least possible number is that of a
//! policy which may ask any question of the flow that was not asked yet, in any order. It may stop where no
//! question left tells anything more, where one cause is left, or where the flow would stop too: when, for every
//! cause that has a chance, what is left lies within a set that the flow leaves that cause with at one of its
//! ends. So no cause is told less exactly than the flow may tell it, and the flow is one of these policies. No
//! sense is asked of the order: a person might not understand a question that early, so the least number is a
//! bound, not a plan.
//!
//! The least possible number in order asks for that sense: a question may come only after every question that
//! the flow always asks before it, which are those on every way from the start to it, whatever was answered to
//! them. Nobody can say which field is marked before they said that a shop's form refused them. The flow is one
//! of these policies too. So the least number is no more than the least one in order, and that no more than the
//! flow's.
//!
//! All least numbers are exact, by dynamic programming over what answers leave open ([`crate::inquiry::belief::Belief`]). Three things
//! keep that small: questions that tell nothing are left out, states hold only what bears on the rest, and a
//! question is dropped when even the least that may follow it is no better than what was found.

use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::{Flow, Goal, Node};

use crate::inquiry::bit_set::BitSet;
use crate::inquiry::problem::SearchProblem;
use crate::inquiry::solver::Solver;

/// A number of questions, which is the number of answers given until an end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionCount {
    /// On the average over causes by weight, and over their answers.
    pub expected: f64,
    /// On the longest way that has a chance.
    pub worst: usize,
}

/// A flow's numbers beside the least possible ones. Least numbers are each for itself: to reach the expected and
/// the worst one, two policies may be needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub flow: QuestionCount,
    /// The least possible ones where any question may come at any time. The flow is one of the policies that
    /// these are the least of. None where the budget of states did not reach.
    pub best: Option<QuestionCount>,
    /// The least possible ones where a question may come only after every question that the flow always asks
    /// before it. The flow is one of the policies that these are the least of, and each of them is one of those
    /// of `best`. None where the budget of states did not reach.
    pub ordered: Option<QuestionCount>,
    /// States looked at for `best` and `ordered`.
    pub states: usize,
}

impl Measure {
    /// How many times the least possible expected number the flow's is, whatever the order; 1 is the best.
    pub fn ratio(&self) -> Option<f64> {
        Some(self.times(self.best?))
    }

    /// How many times the least possible expected number in order the flow's is; 1 is the best.
    pub fn ordered_ratio(&self) -> Option<f64> {
        Some(self.times(self.ordered?))
    }

    fn times(&self, least: QuestionCount) -> f64 {
        if least.expected > 0.0 {
            self.flow.expected / least.expected
        } else {
            1.0
        }
    }
}

/// Measures a flow. `budget` bounds the states looked at for each of the four least numbers.
pub fn measure(flow: &Flow, causes: &Causes, budget: usize) -> Measure {
    let mut measure = Measure {
        flow: count(flow, causes),
        best: None,
        ordered: None,
        states: 0,
    };
    if let Some(mut bank) = bank(flow, causes) {
        (measure.best, measure.states) = least(&bank, budget);
        order(flow, &mut bank);
        let (ordered, states) = least(&bank, budget);
        measure.ordered = ordered;
        measure.states += states;
    }
    measure
}

/// The least numbers of a bank, and the states looked at.
fn least(bank: &SearchProblem, budget: usize) -> (Option<QuestionCount>, usize) {
    let mut search = Solver::new(bank, budget);
    let found = match bank.start() {
        Some(start) => search
            .expected(&start)
            .zip(search.worst(&start))
            .map(|((_, expected), worst)| QuestionCount { expected, worst }),
        None => Some(QuestionCount {
            expected: 0.0,
            worst: 0,
        }),
    };
    (found, search.states())
}

/// Lets each question of the flow's bank come only after those that the flow always asks before it: its
/// dominators in the graph of the questions. One that the flow never asks may come at any time.
pub fn order(flow: &Flow, bank: &mut SearchProblem) {
    let Some(start) = place(flow, &flow.start) else {
        return;
    };
    let next = |node: &Node| {
        let asks = node
            .choices
            .iter()
            .filter_map(|choice| match choice.goal() {
                Goal::Ask(id) => place(flow, id),
                _ => None,
            });
        asks.collect::<Vec<_>>()
    };
    let next: Vec<Vec<usize>> = flow.nodes.iter().map(next).collect();
    // What is on every way found so far, the question itself too; none where there is no way yet.
    let mut always: Vec<Option<u64>> = vec![None; flow.nodes.len()];
    always[start] = Some(1 << start);
    let mut open = vec![start];
    // A question comes again only if less is on every way to it, so this ends.
    while let Some(from) = open.pop() {
        let Some(before) = always[from] else { continue };
        for to in &next[from] {
            let way = before | 1 << to;
            let less = always[*to].map_or(way, |known| known & way);
            if always[*to] != Some(less) {
                always[*to] = Some(less);
                open.push(*to);
            }
        }
    }
    for (question, always) in always.into_iter().enumerate() {
        bank.order(
            question,
            always.map_or(0, |always| always & !(1 << question)),
        );
    }
}

/// The questions of a flow as a bank, in their order, with the sets of causes that the flow may leave. None if
/// there are more than sets can hold.
pub fn bank(flow: &Flow, causes: &Causes) -> Option<SearchProblem> {
    let gives: Vec<Vec<Vec<usize>>> = flow
        .nodes
        .iter()
        .map(|node| {
            let known: Vec<&AnswerOption> = known(node).collect();
            let places = |cause: &Cause| {
                let fits = |place: &usize| cause.fits(&node.id, &known[*place].id);
                (0..known.len()).filter(fits).collect()
            };
            causes.all.iter().map(places).collect()
        })
        .collect();
    let weights = causes.all.iter().map(|cause| f64::from(cause.weight));
    let mut bank = SearchProblem::new(weights.collect(), &gives)?;
    let all = bank.all();
    if let Some(start) = place(flow, &flow.start) {
        allow_ends(flow, start, (all, all), 0, &mut bank);
    }
    Some(bank)
}

/// Lets a policy stop where the flow does. `depth` bounds a flow with a loop, which `check` refuses.
fn allow_ends(
    flow: &Flow,
    at: usize,
    (fits, able): (BitSet, BitSet),
    depth: usize,
    bank: &mut SearchProblem,
) {
    let node = &flow.nodes[at];
    let unsure = able & bank.unsure(at);
    let mut next: Vec<(&AnswerOption, BitSet, BitSet)> = known(node)
        .enumerate()
        .map(|(answer, choice)| (choice, bank.giving(at, answer)))
        .map(|(choice, giving)| (choice, fits & giving, able & giving))
        .collect();
    let told = next.len();
    next.extend(unknown(node).map(|choice| (choice, fits, unsure)));
    if next.len() == told {
        // Nobody can answer: an error that `check` names, and an end here.
        bank.allow_stop(unsure, fits);
    }
    for (choice, fits, able) in next.into_iter().filter(|(_, _, able)| *able != 0) {
        match choice.goal() {
            Goal::Ask(id) if depth < flow.nodes.len() => match place(flow, id) {
                Some(to) => allow_ends(flow, to, (fits, able), depth + 1, bank),
                None => bank.allow_stop(able, fits),
            },
            _ => bank.allow_stop(able, fits),
        }
    }
}

fn place(flow: &Flow, id: &str) -> Option<usize> {
    flow.nodes.iter().position(|node| node.id == id)
}

fn known(node: &Node) -> impl Iterator<Item = &AnswerOption> {
    node.choices.iter().filter(|choice| !choice.unknown)
}

fn unknown(node: &Node) -> impl Iterator<Item = &AnswerOption> {
    node.choices.iter().filter(|choice| choice.unknown)
}

/// The flow's own numbers.
fn count(flow: &Flow, causes: &Causes) -> QuestionCount {
    let mut count = QuestionCount {
        expected: 0.0,
        worst: 0,
    };
    let mut whole = 0.0;
    if let Some(start) = flow.node(&flow.start) {
        for cause in &causes.all {
            let weight = f64::from(cause.weight);
            let own = from(flow, cause, start, 0);
            whole += weight;
            count.expected += own.expected * weight;
            count.worst = count.worst.max(own.worst);
        }
    }
    if whole > 0.0 {
        count.expected /= whole;
    }
    count
}

/// The numbers for a person with this cause, from this question on. `depth` bounds a flow with a loop.
fn from(flow: &Flow, cause: &Cause, node: &Node, depth: usize) -> QuestionCount {
    let mut given: Vec<&AnswerOption> = known(node)
        .filter(|choice| cause.fits(&node.id, &choice.id))
        .collect();
    if given.is_empty() {
        given.extend(unknown(node));
    }
    let mut count = QuestionCount {
        expected: 1.0,
        worst: 1,
    };
    for choice in &given {
        let next = match choice.goal() {
            Goal::Ask(id) if depth < flow.nodes.len() => flow.node(id),
            _ => None,
        };
        if let Some(next) = next {
            let rest = from(flow, cause, next, depth + 1);
            count.expected += rest.expected / given.len() as f64;
            count.worst = count.worst.max(1 + rest.worst);
        }
    }
    count
}
