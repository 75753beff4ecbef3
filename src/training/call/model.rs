//! What can be the matter with a caller, and what each question would hear.
//!
//! The causes that fit the card and what the opening tells, each with the answers that `hears` lists. Two things are
//! other than in the flow, since an agent may ask anything at any time: a question that a cause does not name is beside
//! the point for its caller, who says so or does not know, and nobody hears from that which cause it may be; and where
//! a caller would look for the code, it is where their card shows it. Causes are possible in the same call where each two of them are told
//! apart for sure by a question that all of their callers can answer.

use crate::inquiry::bit_set::{BitSet, MOST_CAUSES, MOST_QUESTIONS};
use crate::inquiry::gates::Gate;
use crate::inquiry::noise::Noise;
use crate::inquiry::problem::SearchProblem;
use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::model::curriculum::Level;
use crate::pack::model::flow::{AnswerOption, Flow, Node};
use crate::pack::model::voice::Blur;

use crate::training::call::numbers::{ModelInput, numbers};
use crate::training::call::sense::is_ruled_out;

/// A call's causes and questions, as a bank.
pub struct Model<'p> {
    /// The causes that are possible at the begin.
    pub causes: Vec<&'p Cause>,
    /// What can be asked.
    pub questions: Vec<&'p Node>,
    /// For each question, the answers that tell something.
    pub answers: Vec<Vec<&'p AnswerOption>>,
    /// For each question, the words that this caller mixes its answers up with, if they do.
    pub blurs: Vec<Option<&'p Blur>>,
    /// For each question and cause, the places of the answers that its caller may give; none for "I don't know".
    pub gives: Vec<Vec<Vec<usize>>>,
    /// For each question, those it may hear the answer of instead.
    pub instead: Vec<Option<usize>>,
    /// All causes that fit card and opening, by their places in the pack.
    pub(crate) practised: Vec<usize>,
    /// Those of them that are possible in this call.
    pub(crate) possible: Vec<usize>,
    /// The places of the questions in the flow.
    pub(crate) places: Vec<usize>,
    /// All of this, to reckon with.
    pub bank: SearchProblem,
}

impl<'p> Model<'p> {
    /// The model of a call, in which nobody mixes answers up yet. `None` if the hidden cause does not fit, nothing else is possible, or there are more
    /// causes or questions than sets can hold.
    pub fn new(pack: &'p Pack, input: &ModelInput) -> Option<Model<'p>> {
        let desk = pack.desk();
        let nodes = &pack.diagnosis().nodes;
        let is_asked = |place: &usize| !desk.known.contains(&nodes[*place].id);
        let places: Vec<usize> = (0..nodes.len()).filter(is_asked).collect();
        let questions: Vec<&Node> = places.iter().map(|place| &nodes[*place]).collect();
        let answers: Vec<Vec<&AnswerOption>> = questions.iter().map(|node| known(node)).collect();
        let numbers = numbers(pack, input, &places)?;
        let causes: Vec<&Cause> = (numbers.possible.iter())
            .map(|place| &pack.causes().all[*place])
            .collect();
        if causes.len() < 2 || causes.len() > MOST_CAUSES || questions.len() > MOST_QUESTIONS {
            return None;
        }
        let gives = numbers.gives.clone();
        let instead = |node: &&Node| {
            let other = desk.instead.get(&node.id)?;
            questions.iter().position(|node| node.id == *other)
        };
        let instead: Vec<Option<usize>> = questions.iter().map(instead).collect();
        let weights = causes.iter().map(|cause| f64::from(cause.weight)).collect();
        let mut bank = SearchProblem::new(weights, &gives)?;
        let noise = noise(input.level, instead.clone());
        bank.set_noise(noise, &gives, &[]);
        bank.set_gates(&gates(pack.diagnosis(), &places, &answers));
        bank.keep_natural();
        for (place, node) in questions.iter().enumerate() {
            if desk.lookup(&node.id, input.role).is_some() {
                bank.set_sure(place);
            }
        }
        Some(Model {
            blurs: vec![None; questions.len()],
            causes,
            questions,
            answers,
            gives,
            instead,
            practised: numbers.practised.clone(),
            possible: numbers.possible.clone(),
            places,
            bank,
        })
    }

    /// Lets a caller mix answers up: for each question, the words that fit several of its answers, if there are such in
    /// this call.
    pub(crate) fn mix(&mut self, blurs: Vec<Option<&'p Blur>>) {
        (self.bank).set_mixed(&self.gives, &mixed(&blurs, &self.answers));
        self.blurs = blurs;
    }

    /// A caller's answers without those to questions that their other answers rule out. What was `written` for a call stays.
    pub(crate) fn sensible(
        &self,
        flow: &Flow,
        answers: &[Option<usize>],
        written: impl Fn(usize) -> bool,
    ) -> Vec<Option<usize>> {
        let given = |place: usize| {
            let question = self.places.iter().position(|one| *one == place)?;
            let choice = self.answers[question].get(answers[question]?)?;
            Some(choice.id.as_str())
        };
        let keeps = |question: usize| {
            written(question) || !is_ruled_out(flow, self.places[question], &given)
        };
        let answers = answers.iter().enumerate();
        answers
            .map(|(question, answer)| answer.filter(|_| keeps(question)))
            .collect()
    }

    /// The place of a question.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|node| node.id == id)
    }

    /// The place of a cause.
    pub fn cause(&self, id: &str) -> Option<usize> {
        self.causes.iter().position(|cause| cause.id == id)
    }

    /// The place of an answer.
    pub fn answer(&self, question: usize, id: &str) -> Option<usize> {
        let mut answers = self.answers.get(question)?.iter();
        answers.position(|choice| choice.id == id)
    }

    /// How much these causes weigh together.
    pub fn weight(&self, causes: BitSet) -> u64 {
        let weights = self.causes.iter().enumerate();
        weights
            .filter(|(place, _)| causes & 1 << place != 0)
            .map(|(_, cause)| u64::from(cause.weight))
            .sum()
    }
}

/// The answers that tell something.
fn known(node: &Node) -> Vec<&AnswerOption> {
    let choices = node.choices.iter();
    choices.filter(|choice| !choice.unknown).collect()
}

/// For each question, the answers to others after which it makes sense. One that needs what is not asked in a call has none.
fn gates(flow: &Flow, places: &[usize], answers: &[Vec<&AnswerOption>]) -> Vec<Vec<Gate>> {
    let gate = |(before, after): (&String, &Vec<String>)| {
        let place = flow.place(before)?;
        let first = places.iter().position(|one| *one == place)?;
        let open = answers[first].iter().enumerate();
        let open = open.filter(|(_, answer)| after.contains(&answer.id));
        Some((first, open.fold(0, |open, (place, _)| open | 1 << place)))
    };
    let of_question = |place: &usize| {
        let gates: Option<Vec<Gate>> = flow.nodes[*place].needs.iter().map(gate).collect();
        gates.unwrap_or_default()
    };
    places.iter().map(of_question).collect()
}

/// For each question, the indices of the answers that people mix up.
fn mixed(blurs: &[Option<&Blur>], answers: &[Vec<&AnswerOption>]) -> Vec<Vec<usize>> {
    let of_question = |(blur, answers): (&Option<&Blur>, &Vec<&AnswerOption>)| {
        let is_mixed = |id: &String| blur.is_some_and(|blur| blur.answers.contains(id));
        let indices = 0..answers.len();
        indices
            .filter(|index| is_mixed(&answers[*index].id))
            .collect()
    };
    blurs.iter().zip(answers).map(of_question).collect()
}

/// The noise of a level, whose figures are in percent.
fn noise(level: &Level, instead: Vec<Option<usize>>) -> Noise {
    let share = |percent: u32| f64::from(percent) / 100.0;
    Noise {
        vague: share(level.vague),
        blur: share(level.blur),
        drift: share(level.drift),
        instead,
        by_weight: true,
    }
}
