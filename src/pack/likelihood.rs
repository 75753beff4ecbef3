//! How likely a person with each cause gives each answer.
//!
//! A person with a cause would truthfully give one of the answers that its `hears` lists, each as likely as the next, or
//! one of them in most cases (`mostly`). What they say may be another one: a slip that the question names, or, less
//! often the surer its answers are, any other answer. Who cannot know, and who is asked about another matter than theirs,
//! would mostly say so. So "I don't know" tells next to nothing: half of those who could know say it, and all the others.

use std::sync::OnceLock;

use crate::pack::fixed::{CERTAIN, cost};
use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::flow::{Flow, Node};

/// The answers to every question, each worked out when it is first needed: most ways pass a few questions.
#[derive(Debug, Default)]
pub struct Likelihoods {
    questions: Vec<OnceLock<QuestionLikelihoods>>,
    weights: OnceLock<Vec<u32>>,
}

/// The answers to one question, by their places.
#[derive(Debug)]
pub struct QuestionLikelihoods {
    /// As the question is asked at first, and as it is asked more closely.
    answers: [Vec<Likelihood>; 2],
    /// By answer and cause: whether it would be true.
    pub truly: Vec<Vec<bool>>,
    /// Whether people with each cause can answer.
    pub concerns: Vec<bool>,
    /// Answers of which one must have been given for it to make sense, as places of questions and of their choices.
    pub needs: Vec<(usize, usize)>,
}

/// How likely an answer is from a person with each cause, by the causes' places.
#[derive(Clone, Debug)]
pub struct Likelihood {
    /// In parts of [`CERTAIN`].
    pub chance: Vec<u32>,
    /// The same as costs.
    pub cost: Vec<u32>,
}

impl Likelihoods {
    pub fn new(flow: &Flow) -> Likelihoods {
        Likelihoods {
            questions: flow.nodes.iter().map(|_| OnceLock::new()).collect(),
            weights: OnceLock::new(),
        }
    }

    /// What each cause costs before any answer, beside the commonest.
    pub fn weights(&self, causes: &Causes) -> &[u32] {
        self.weights.get_or_init(|| {
            let weights = causes
                .all
                .iter()
                .map(|cause| u64::from(cause.weight.max(1)));
            let most = weights.clone().max().unwrap_or(1);
            weights
                .map(|weight| cost((u64::from(CERTAIN) * weight / most) as u32))
                .collect()
        })
    }

    /// The answers to the question at this place.
    pub fn of<'a>(&'a self, flow: &Flow, causes: &Causes, place: usize) -> &'a QuestionLikelihoods {
        let question = &self.questions[place];
        question.get_or_init(|| QuestionLikelihoods::new(flow, &flow.nodes[place], causes))
    }
}

impl QuestionLikelihoods {
    fn new(flow: &Flow, node: &Node, causes: &Causes) -> QuestionLikelihoods {
        let concerns = causes.all.iter();
        let needs = node.needs.iter().filter_map(|(question, answers)| {
            let place = flow.place(question)?;
            let choices = flow.nodes[place].choices.iter().enumerate();
            let named = choices.filter(|(_, choice)| answers.contains(&choice.id));
            Some(named.map(move |(choice, _)| (place, choice)))
        });
        QuestionLikelihoods {
            truly: node
                .choices
                .iter()
                .map(|choice| {
                    let is_true = |cause: &Cause| {
                        let heard = cause.hears.get(&node.id);
                        heard.is_some_and(|heard| heard.contains(&choice.id))
                    };
                    causes.all.iter().map(is_true).collect()
                })
                .collect(),
            answers: [answers(node, causes, 1), answers(node, causes, SHARPER)],
            concerns: concerns
                .map(|cause| {
                    cause
                        .hears
                        .get(&node.id)
                        .is_some_and(|heard| !heard.is_empty())
                })
                .collect(),
            needs: needs.flatten().collect(),
        }
    }

    /// The answer at this place.
    pub fn answer(&self, choice: usize, is_sharper: bool) -> &Likelihood {
        &self.answers[usize::from(is_sharper)][choice]
    }
}

/// Of so many people who cannot know, one gives some known answer.
const GUESSED: u32 = 4;

/// Of 100 people who may give several answers, so many give the one that `mostly` names.
const MOSTLY: u32 = 75;

/// By how much rarer it is that somebody who has not found a thing says that they did.
const NOT_FOUND: u32 = 16;

/// By how much rarer slips are where the question is asked more closely.
const SHARPER: u32 = 4;

fn answers(node: &Node, causes: &Causes, rarer: u32) -> Vec<Likelihood> {
    let known: Vec<usize> = (0..node.choices.len())
        .filter(|place| !node.choices[*place].unknown)
        .collect();
    let mut chances = vec![vec![CERTAIN; causes.all.len()]; node.choices.len()];
    // It speaks a little for those who were asked about another matter than theirs.
    let unknown = (0..node.choices.len()).filter(|place| node.choices[*place].unknown);
    for place in unknown {
        for (chance, cause) in chances[place].iter_mut().zip(&causes.all) {
            if cause
                .hears
                .get(&node.id)
                .is_some_and(|heard| !heard.is_empty())
            {
                *chance = CERTAIN / 2;
            }
        }
    }
    for (at, cause) in causes.all.iter().enumerate() {
        let of_cause = of_cause(node, cause, &known, rarer);
        for (place, chance) in known.iter().zip(of_cause) {
            chances[*place][at] = chance.max(1);
        }
    }
    let likelihood = |chance: Vec<u32>| Likelihood {
        cost: chance.iter().map(|chance| cost(*chance)).collect(),
        chance,
    };
    chances.into_iter().map(likelihood).collect()
}

/// How likely each of the known answers is from a person with this cause.
fn of_cause(node: &Node, cause: &Cause, known: &[usize], rarer: u32) -> Vec<u32> {
    let count = (known.len() as u32).max(1);
    let heard = cause.hears.get(&node.id).map_or(&[][..], |heard| heard);
    let id = |place: &usize| node.choices[known[*place]].id.as_str();
    let true_ones: Vec<usize> = (0..known.len())
        .filter(|place| heard.iter().any(|heard| heard == id(place)))
        .collect();
    let is_found = |place: usize| node.choices[known[place]].found;
    if true_ones.is_empty() {
        let guessed = |place: usize| match is_found(place) {
            true => CERTAIN / count / GUESSED / NOT_FOUND,
            false => CERTAIN / count / GUESSED,
        };
        return (0..known.len()).map(guessed).collect();
    }
    let mostly = cause.mostly.get(&node.id);
    let mostly = true_ones
        .iter()
        .position(|place| mostly.is_some_and(|mostly| mostly == id(place)));
    let of_100 = |share: u32| CERTAIN * share / 100 / rarer;
    let stray = of_100(node.sure.mistaken()) / (count - 1).max(1);
    let mut chances = vec![0; known.len()];
    for (at, truth) in true_ones.iter().enumerate() {
        let mut one = vec![stray; known.len()];
        for (place, one) in one.iter_mut().enumerate() {
            *one /= if is_found(place) { NOT_FOUND } else { 1 };
        }
        for slip in node
            .slips
            .iter()
            .filter(|slip| slip.meant.iter().any(|meant| meant == id(truth)))
        {
            if let Some(said) = (0..known.len()).find(|place| slip.said == id(place)) {
                one[said] += of_100(slip.of_100);
            }
        }
        one[*truth] = 0;
        one[*truth] = CERTAIN.saturating_sub(one.iter().sum());
        for (chance, one) in chances.iter_mut().zip(one) {
            *chance += part(one, at, true_ones.len() as u32, mostly);
        }
    }
    chances
}

/// The part of a chance that belongs to the answer at this place among so many true ones.
fn part(chance: u32, at: usize, count: u32, mostly: Option<usize>) -> u32 {
    match mostly {
        Some(most) if most == at && count > 1 => chance * MOSTLY / 100,
        Some(_) if count > 1 => chance * (100 - MOSTLY) / 100 / (count - 1),
        _ => chance / count,
    }
}
