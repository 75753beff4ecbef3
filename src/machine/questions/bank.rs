//! A bank of questions, and what is still open after answers.

/// Causes by their place, as bits.
pub type Set = u128;

/// Most causes that a [`Bank`] holds.
pub const MOST_CAUSES: usize = Set::BITS as usize;

/// Most questions that a [`Bank`] holds.
pub const MOST_QUESTIONS: usize = u64::BITS as usize;

/// Questions with the answers that each cause gives, of equal chance, independent of each other given the cause.
#[derive(Clone, Debug)]
pub struct Bank {
    /// How common each cause is beside the others.
    weights: Vec<f64>,
    questions: Vec<Question>,
    /// For each cause, the widest sets that may be left beside it at an end; one cause alone is always an end.
    enough: Vec<Vec<Set>>,
    /// For each question, those that must have been asked before, by their place, as bits; theirs too.
    before: Vec<u64>,
}

#[derive(Clone, Debug)]
struct Question {
    /// For each known answer, the causes that may give it.
    answers: Vec<Set>,
    /// Causes that have no known answer: they say "I don't know".
    unsure: Set,
    /// For each cause, between how many answers it chooses, at least 1.
    ways: Vec<f64>,
}

/// What the answers so far leave open. Only what bears on the rest is kept, so that one state stands for all
/// the ways that lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// Causes that fit all answers.
    pub fits: Set,
    /// Those of them that would have given every "I don't know" so far. The others fit, but have no chance.
    pub able: Set,
    /// Questions not asked that may still tell something, and those not asked that must come before one of
    /// them, by their place, as bits.
    pub left: u64,
    /// Questions with a known answer that changed how likely the causes are beside each other.
    pub told: u64,
}

/// An answer that may come next.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Its chance.
    pub chance: f64,
    /// What it leaves open; nothing where it is an end.
    pub next: Option<State>,
}

impl Bank {
    /// A bank of causes with these weights. `gives[question][cause]` lists the known answers, from 0, that the
    /// cause may give; an empty list is "I don't know". Every cause must be found alone, as far as the
    /// questions tell. None if there are more causes or questions than sets can hold.
    pub fn new(weights: Vec<f64>, gives: &[Vec<Vec<usize>>]) -> Option<Bank> {
        if weights.len() > MOST_CAUSES || gives.len() > MOST_QUESTIONS {
            return None;
        }
        let questions = gives.iter().map(|causes| Question::new(causes)).collect();
        let enough = vec![Vec::new(); weights.len()];
        Some(Bank {
            weights,
            questions,
            enough,
            before: vec![0; gives.len()],
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
    pub fn allow(&mut self, able: Set, fits: Set) {
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
    pub fn all(&self) -> Set {
        (0..self.weights.len()).fold(0, |set, cause| set | 1 << cause)
    }

    /// The causes that may give this known answer.
    pub fn giving(&self, question: usize, answer: usize) -> Set {
        self.questions
            .get(question)
            .and_then(|question| question.answers.get(answer))
            .map_or(0, |causes| *causes)
    }

    /// The causes that say "I don't know" to this question.
    pub fn unsure(&self, question: usize) -> Set {
        self.questions
            .get(question)
            .map_or(0, |question| question.unsure)
    }

    /// What is open before any answer; nothing where nothing needs to be or can be asked.
    pub fn start(&self) -> Option<State> {
        let left = (0..self.questions.len()).fold(0, |left, question| left | 1 << question);
        self.open(State {
            fits: self.all(),
            able: self.all(),
            left,
            told: 0,
        })
    }

    /// The answers that may come to a question that may be asked now, with their chances.
    pub fn outcomes(&self, state: &State, question: usize) -> Vec<Outcome> {
        let masses = self.masses(state);
        let whole: f64 = members(state.able).map(|cause| masses[cause]).sum();
        let bit = 1 << question;
        self.raw(state, question)
            .map(|(fits, able, told)| Outcome {
                chance: self.share(&masses, question, able) / whole,
                next: self.open(State {
                    fits,
                    able,
                    left: state.left & !bit,
                    told: state.told | if told { bit } else { 0 },
                }),
            })
            .collect()
    }

    /// For each question that may be asked now, the chance that its answer is not an end: a bound on what is to
    /// come, found without looking at what the answers leave open.
    pub(super) fn unfinished(&self, state: &State) -> Vec<(usize, f64)> {
        let masses = self.masses(state);
        let whole: f64 = members(state.able).map(|cause| masses[cause]).sum();
        places(state.left)
            .filter(|question| self.before[*question] & state.left == 0)
            .map(|question| {
                let rest = state.left & !(1 << question);
                let open = self
                    .raw(state, question)
                    .filter(|(fits, able, _)| {
                        !self.is_enough(*fits, *able)
                            && places(rest).any(|other| self.tells(other, *fits, *able))
                    })
                    .map(|(_, able, _)| self.share(&masses, question, able))
                    .sum::<f64>();
                (question, open / whole)
            })
            .collect()
    }

    /// Fits, able, and whether the answer is known, for each answer that has a chance.
    fn raw(&self, state: &State, question: usize) -> impl Iterator<Item = (Set, Set, bool)> {
        let State { fits, able, .. } = *state;
        let question = &self.questions[question];
        question
            .answers
            .iter()
            .map(move |causes| (fits & causes, able & causes, true))
            .chain([(fits, able & question.unsure, false)])
            .filter(|(_, able, _)| *able != 0)
    }

    fn share(&self, masses: &[f64], question: usize, able: Set) -> f64 {
        let ways = &self.questions[question].ways;
        members(able).map(|cause| masses[cause] / ways[cause]).sum()
    }

    /// How likely each cause is, up to a common factor.
    fn masses(&self, state: &State) -> Vec<f64> {
        let mut masses = self.weights.clone();
        for question in places(state.told) {
            for cause in members(state.able) {
                masses[cause] /= self.questions[question].ways[cause];
            }
        }
        masses
    }

    /// The state without what no longer bears on the rest; nothing at an end.
    fn open(&self, state: State) -> Option<State> {
        let State { fits, able, .. } = state;
        if self.is_enough(fits, able) {
            return None;
        }
        let mut left = 0;
        for question in places(state.left).filter(|question| self.tells(*question, fits, able)) {
            left |= (1 << question) | (self.before[question] & state.left);
        }
        let mut told = state.told;
        for question in places(state.told) {
            let ways = &self.questions[question].ways;
            let mut of_able = members(able).map(|cause| ways[cause]);
            let first = of_able.next();
            if of_able.all(|ways| Some(ways) == first) {
                told &= !(1 << question);
            }
        }
        (left != 0).then_some(State {
            left,
            told,
            ..state
        })
    }

    fn is_enough(&self, fits: Set, able: Set) -> bool {
        fits.count_ones() <= 1
            || members(able).all(|cause| {
                let mut sets = self.enough[cause].iter();
                sets.any(|wide| is_within(fits, *wide))
            })
    }

    /// Whether any answer that has a chance leaves less open. One that does not would leave every chance as
    /// it is too: each cause would then choose between the same answers.
    fn tells(&self, question: usize, fits: Set, able: Set) -> bool {
        let question = &self.questions[question];
        let unsure = able & question.unsure;
        if unsure != 0 {
            return unsure != able;
        }
        let mut answers = question.answers.iter();
        answers.any(|causes| able & causes != 0 && !is_within(fits, *causes))
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
        }
    }
}

fn is_within(narrow: Set, wide: Set) -> bool {
    narrow & !wide == 0
}

/// The places of the bits that are set, the lowest first.
pub(super) fn members(set: Set) -> impl Iterator<Item = usize> {
    std::iter::successors((set != 0).then_some(set), |set| {
        let rest = set & (set - 1);
        (rest != 0).then_some(rest)
    })
    .map(|set| set.trailing_zeros() as usize)
}

/// The places of the bits that are set, the lowest first.
pub(super) fn places(questions: u64) -> impl Iterator<Item = usize> {
    members(Set::from(questions))
}
