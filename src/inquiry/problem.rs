//! A bank of questions, and what is still open after answers.

use crate::inquiry::bit_set::{BitSet, MOST_CAUSES, MOST_QUESTIONS, is_within, members, places};
use crate::inquiry::gates::{Gate, Gates};
use crate::inquiry::noise::{Noise, NoiseBlur};

/// Questions with the answers that each cause gives, of equal chance, independent of each other given the cause.
#[derive(Clone, Debug)]
pub struct SearchProblem {
    /// How common each cause is beside the others.
    pub(crate) weights: Vec<f64>,
    pub(crate) questions: Vec<Question>,
    /// For each cause, the widest sets that may be left beside it at an end; one cause alone is always an end.
    pub(crate) enough: Vec<Vec<BitSet>>,
    /// For each question, those that must have been asked before, by their place, as bits; theirs too.
    pub(crate) before: Vec<u64>,
    pub(crate) noise: Noise,
    /// Which questions make sense only after certain answers.
    pub(crate) gates: Gates,
    /// The questions that the best plan asks where it has a choice, as bits.
    pub(crate) natural: u64,
    /// Whether each two causes are parted for sure by a question.
    pub(crate) are_parted: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// For each known answer, the causes that may give it.
    pub(crate) answers: Vec<BitSet>,
    /// Causes that have no known answer: they say "I don't know".
    pub(crate) unsure: BitSet,
    /// For each cause, between how many answers it chooses, at least 1.
    pub(crate) ways: Vec<f64>,
    /// The answers that people mix up.
    pub(crate) blur: Option<NoiseBlur>,
    /// Whether its answer is seen, and so is always clear.
    pub(crate) is_sure: bool,
}

impl SearchProblem {
    /// A bank of causes with these weights. `gives[question][cause]` lists the known answers, from 0, that the
    /// cause may give; an empty list is "I don't know". Every cause must be found alone, as far as the
    /// questions tell. None if there are more causes or questions than sets can hold.
    pub fn new(weights: Vec<f64>, gives: &[Vec<Vec<usize>>]) -> Option<SearchProblem> {
        if weights.len() > MOST_CAUSES || gives.len() > MOST_QUESTIONS {
            return None;
        }
        let questions = gives.iter().map(|causes| Question::new(causes)).collect();
        let enough = vec![Vec::new(); weights.len()];
        Some(SearchProblem {
            weights,
            questions,
            enough,
            before: vec![0; gives.len()],
            noise: Noise::default(),
            gates: Gates::default(),
            natural: u64::MAX,
            are_parted: false,
        })
    }

    /// Lets a question be asked only after all of these, whatever was answered to them. One that must itself
    /// come after the question is left out, since neither could be asked then.
    pub fn order(&mut self, question: usize, after: u64) {
        let known = (0..self.before.len()).fold(0, |known, place| known | 1 << place);
        if question >= self.before.len() {
            return;
        }
        let bit = 1 << question;
        for first in places(after & known & !bit) {
            if self.before[first] & bit == 0 {
                self.before[question] |= self.before[first] | 1 << first;
            }
        }
        let all = self.before[question];
        for later in &mut self.before {
            if *later & bit != 0 {
                *later |= all;
            }
        }
    }

    /// The questions that must have been asked before this one, by their place, as bits.
    pub fn before(&self, question: usize) -> u64 {
        self.before.get(question).map_or(0, |before| *before)
    }

    /// Lets every cause in `able` be left among the causes of `fits`.
    pub fn allow_stop(&mut self, able: BitSet, fits: BitSet) {
        for cause in members(able) {
            if let Some(sets) = self.enough.get_mut(cause)
                && !sets.iter().any(|wide| is_within(fits, *wide))
            {
                sets.retain(|narrow| !is_within(*narrow, fits));
                sets.push(fits);
            }
        }
    }

    pub fn all(&self) -> BitSet {
        (0..self.weights.len()).fold(0, |set, cause| set | 1 << cause)
    }

    /// The causes that may give this known answer.
    pub fn giving(&self, question: usize, answer: usize) -> BitSet {
        self.questions
            .get(question)
            .and_then(|question| question.answers.get(answer))
            .map_or(0, |causes| *causes)
    }

    /// The causes that say "I don't know" to this question.
    pub fn unsure(&self, question: usize) -> BitSet {
        self.questions
            .get(question)
            .map_or(0, |question| question.unsure)
    }

    /// Lets people answer with noise. `mixed[question]` are the answers that people mix up, by their place, from
    /// 0; a list that is empty or not there is none.
    pub fn set_noise(&mut self, noise: Noise, gives: &[Vec<Vec<usize>>], mixed: &[Vec<usize>]) {
        self.noise = noise;
        self.are_parted = self.parts_all();
        self.set_mixed(gives, mixed);
    }

    /// Says which answers people mix up, by their place: for each question, as in [`SearchProblem::set_noise`].
    pub fn set_mixed(&mut self, gives: &[Vec<Vec<usize>>], mixed: &[Vec<usize>]) {
        for ((question, gives), mixed) in self.questions.iter_mut().zip(gives).zip(mixed) {
            let answers = mixed.iter().fold(0, |answers, place| answers | 1 << place);
            let is_mixed = |place: &&usize| mixed.contains(*place);
            let ways = gives
                .iter()
                .map(|given| given.iter().filter(is_mixed).count() as f64);
            let ways: Vec<f64> = ways.collect();
            let giving = ways.iter().enumerate().filter(|(_, ways)| **ways > 0.0);
            let causes = giving.fold(0, |causes, (cause, _)| causes | 1 << cause);
            let has_blur = mixed.len() > 1 && self.noise.blur > 0.0 && !question.is_sure;
            question.blur = has_blur.then_some(NoiseBlur {
                answers,
                causes,
                ways,
            });
        }
    }

    /// Keeps the best plan to the questions that every cause has an answer to, where one of them tells something: the
    /// others are beside the point for somebody, and no person would be asked them first.
    pub fn keep_natural(&mut self) {
        let natural = self.questions.iter().enumerate();
        let natural = natural.filter(|(_, question)| question.unsure == 0);
        self.natural = natural.fold(0, |natural, (place, _)| natural | 1 << place);
    }

    /// Lets a question make sense only where one of its gates is open: the answers to another that are its bits, by their
    /// places. It is planned once that is sure. A list that is empty or not there leaves it to be asked at any time.
    pub fn set_gates(&mut self, gates: &[Vec<Gate>]) {
        let answers = self.questions.iter();
        let answers: Vec<&[BitSet]> = answers.map(|asked| asked.answers.as_slice()).collect();
        self.gates = Gates::new(&answers, gates, self.all());
    }

    /// Says that this question is answered by what is seen: without noise.
    pub fn set_sure(&mut self, question: usize) {
        if let Some(question) = self.questions.get_mut(question) {
            question.is_sure = true;
            question.blur = None;
        }
        if let Some(instead) = self.noise.instead.get_mut(question) {
            *instead = None;
        }
    }

    /// The causes that may give one of the answers to this question that people mix up.
    pub fn mixing(&self, question: usize) -> BitSet {
        let blur = self
            .questions
            .get(question)
            .and_then(|question| question.blur.as_ref());
        blur.map_or(0, |blur| blur.causes)
    }

    /// Whether for each two causes a question has an answer of every cause, and none that both of them give: "I
    /// don't know" would use the question up and leave the two.
    fn parts_all(&self) -> bool {
        let parts = |one: usize, other: usize| {
            let both: BitSet = 1 << one | 1 << other;
            self.questions.iter().any(|asked| {
                asked.unsure == 0 && asked.answers.iter().all(|set| set & both != both)
            })
        };
        let count = self.weights.len();
        (0..count).all(|one| (0..one).all(|other| parts(one, other)))
    }
}

impl Question {
    fn new(gives: &[Vec<usize>]) -> Question {
        let count = gives.iter().flatten().max().map_or(0, |most| most + 1);
        let mut answers = vec![0; count];
        let mut unsure = 0;
        for (cause, given) in gives.iter().enumerate() {
            for answer in given {
                answers[*answer] |= 1 << cause;
            }
            if given.is_empty() {
                unsure |= 1 << cause;
            }
        }
        let ways = gives.iter().map(|given| given.len().max(1) as f64);
        Question {
            answers,
            unsure,
            is_sure: false,
            ways: ways.collect(),
            blur: None,
        }
    }
}
