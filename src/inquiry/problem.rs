//! A bank of questions, and what is still open after answers.

use crate::inquiry::noise::{Noise, NoiseBlur};

/// Causes by their place, as bits.
pub type BitSet = u128;

/// Most causes that a [`SearchProblem`] holds.
pub const MOST_CAUSES: usize = BitSet::BITS as usize;

/// Most questions that a [`SearchProblem`] holds.
pub const MOST_QUESTIONS: usize = u64::BITS as usize;

/// Questions with the answers that each cause gives, of equal chance, independent of each other given the cause.
#[derive(Clone, Debug)]
pub struct SearchProblem {
    /// How common each cause is beside the others.
    pub(crate) weights: Vec<f64>,
    pub(crate) questions: Vec<Question>,
    /// For each cause, the widest sets that may be left beside it at an end; one cause alone is always an end.
    enough: Vec<Vec<BitSet>>,
    /// For each question, those that must have been asked before, by their place, as bits; theirs too.
    before: Vec<u64>,
    pub(crate) noise: Noise,
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
}

/// What the answers so far leave open. Only what bears on the rest is kept, so that one state stands for all
/// the ways that lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Belief {
    /// Causes that fit all answers.
    pub fits: BitSet,
    /// Those of them that would have given every "I don't know" so far. The others fit, but have no chance.
    pub able: BitSet,
    /// Questions not asked that may still tell something, and those not asked that must come before one of
    /// them, by their place, as bits.
    pub left: u64,
    /// Questions with a known answer that changed how likely the causes are beside each other.
    pub told: u64,
    /// Questions of which it is only known that the answer is one of those that people mix up.
    pub blurred: u64,
}

impl Belief {
    fn answered(self, question: usize, fits: BitSet, able: BitSet) -> Belief {
        let bit = 1 << question;
        Belief {
            fits,
            able,
            left: self.left & !bit,
            blurred: self.blurred & !bit,
            ..self
        }
    }
}

/// What is to come if a question is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookahead {
    /// The question.
    pub(crate) question: usize,
    /// How often it is asked until something is heard, on the average; 1 without noise.
    pub(crate) cost: f64,
    /// The chance that what is heard is no end.
    pub(crate) open: f64,
}

/// An answer that may come next.
#[derive(Clone, Copy, Debug)]
pub struct AnswerOutcome {
    /// Its chance.
    pub chance: f64,
    /// Causes that fit after it.
    pub fits: BitSet,
    /// What it leaves open; nothing where it is an end.
    pub next: Option<Belief>,
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
    pub fn allow(&mut self, able: BitSet, fits: BitSet) {
        for cause in members(able) {
            if let Some(sets) = self.enough.get_mut(cause)
                && !sets.iter().any(|wide| is_within(fits, *wide))
            {
                sets.retain(|narrow| !is_within(*narrow, fits));
                sets.push(fits);
            }
        }
    }

    /// All causes.
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

    /// What is open before any answer; nothing where nothing needs to be or can be asked.
    pub fn start(&self) -> Option<Belief> {
        self.within(self.all())
    }

    /// What is open before any answer, where only these causes are possible.
    pub fn within(&self, causes: BitSet) -> Option<Belief> {
        let left = (0..self.questions.len()).fold(0, |left, question| left | 1 << question);
        self.open(Belief {
            fits: causes,
            able: causes,
            left,
            told: 0,
            blurred: 0,
        })
    }

    /// The replies that tell something and may come to a question that may be asked now, with their chances
    /// beside each other.
    pub fn outcomes(&self, state: &Belief, question: usize) -> Vec<AnswerOutcome> {
        let masses = self.masses(state);
        self.replies(state, question, &masses)
            .into_iter()
            .map(|(chance, next)| AnswerOutcome {
                chance,
                fits: next.fits,
                next: self.open(next),
            })
            .collect()
    }

    /// What is open after this answer to this question; nothing at an end. The answer is a place, from 0, or
    /// none for "I don't know".
    pub fn after(&self, state: &Belief, question: usize, answer: Option<usize>) -> Option<Belief> {
        self.open(self.clear(state, question, answer))
    }

    /// What is open after words that fit all the answers to this question that people mix up; nothing at an end.
    pub fn after_blur(&self, state: &Belief, question: usize) -> Option<Belief> {
        self.open(self.unclear(state, question))
    }

    pub(crate) fn clear(&self, state: &Belief, question: usize, answer: Option<usize>) -> Belief {
        let Belief { fits, able, .. } = *state;
        match answer {
            Some(answer) => {
                let giving = self.giving(question, answer);
                let next = state.answered(question, fits & giving, able & giving);
                let told = match self.noise.by_weight {
                    true => 0,
                    false => next.told | 1 << question,
                };
                Belief { told, ..next }
            }
            None if self.noise.by_weight => state.answered(question, fits, able),
            None => state.answered(question, fits, able & self.unsure(question)),
        }
    }

    pub(crate) fn unclear(&self, state: &Belief, question: usize) -> Belief {
        let causes = self.mixing(question);
        Belief {
            fits: state.fits & causes,
            able: state.able & causes,
            blurred: state.blurred | 1 << question,
            ..*state
        }
    }

    /// The questions that may be asked now.
    pub(crate) fn askable(&self, state: &Belief) -> impl Iterator<Item = usize> + use<> {
        let left = state.left;
        let is_first = |question: &usize| self.before[*question] & left == 0;
        let askable = places(left).filter(is_first);
        places(askable.fold(0, |set, question| set | 1 << question))
    }

    /// For each question that may be asked now, the chance that its answer is not an end: a bound on what is to
    /// come, found without looking at what the answers leave open.
    pub(crate) fn unfinished(&self, state: &Belief) -> Vec<Lookahead> {
        let masses = self.masses(state);
        self.askable(state)
            .map(|question| {
                let replies = self.replies(state, question, &masses);
                let open = replies.iter().filter(|(_, next)| {
                    !self.is_enough(next.fits, next.able)
                        && places(next.left).any(|other| self.tells(other, next))
                });
                Lookahead {
                    question,
                    cost: self.cost(state, question),
                    open: open.map(|(chance, _)| chance).sum(),
                }
            })
            .collect()
    }

    /// How likely each cause is, up to a common factor.
    fn masses(&self, state: &Belief) -> Vec<f64> {
        let mut masses = self.weights.clone();
        for question in places(state.told | state.blurred) {
            for cause in members(state.able) {
                masses[cause] *= self.share(state, question, cause);
            }
        }
        masses
    }

    /// The state without what no longer bears on the rest; nothing at an end.
    pub(crate) fn open(&self, state: Belief) -> Option<Belief> {
        if self.is_enough(state.fits, state.able) {
            return None;
        }
        let mut left = 0;
        for question in places(state.left).filter(|question| self.tells(*question, &state)) {
            left |= (1 << question) | (self.before[question] & state.left);
        }
        let is_even = |question: &usize| {
            let mut shares = members(state.able).map(|cause| self.share(&state, *question, cause));
            let first = shares.next();
            shares.all(|share| Some(share) == first)
        };
        let even = places((state.told | state.blurred) & !left).filter(is_even);
        let even: u64 = even.fold(0, |even, question| even | 1 << question);
        (left != 0).then_some(Belief {
            left,
            told: state.told & !even,
            blurred: state.blurred & !even,
            ..state
        })
    }

    pub(crate) fn is_enough(&self, fits: BitSet, able: BitSet) -> bool {
        fits.count_ones() <= 1
            || members(able).all(|cause| {
                let mut sets = self.enough[cause].iter();
                sets.any(|wide| is_within(fits, *wide))
            })
    }

    /// Whether any answer that has a chance leaves less open. One that does not would leave every chance as
    /// it is too: each cause would then choose between the same answers.
    fn tells(&self, question: usize, state: &Belief) -> bool {
        let Belief { fits, able, .. } = *state;
        let asked = &self.questions[question];
        let unsure = able & asked.unsure;
        if unsure != 0 && !self.noise.by_weight {
            return unsure != able;
        }
        let known = match &asked.blur {
            Some(blur) if state.blurred & 1 << question != 0 && !self.noise.by_weight => {
                blur.answers
            }
            _ => u64::MAX,
        };
        let mut answers = asked.answers.iter().enumerate();
        answers.any(|(answer, causes)| {
            known & 1 << answer != 0 && able & causes != 0 && !is_within(fits, *causes)
        })
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
            ways: ways.collect(),
            blur: None,
        }
    }
}

fn is_within(narrow: BitSet, wide: BitSet) -> bool {
    narrow & !wide == 0
}

/// The places of the bits that are set, the lowest first.
pub(crate) fn members(set: BitSet) -> impl Iterator<Item = usize> {
    std::iter::successors((set != 0).then_some(set), |set| {
        let rest = set & (set - 1);
        (rest != 0).then_some(rest)
    })
    .map(|set| set.trailing_zeros() as usize)
}

/// The places of the bits that are set, the lowest first.
pub(crate) fn places(questions: u64) -> impl Iterator<Item = usize> {
    members(BitSet::from(questions))
}
