//! What answers leave open, and what is left to be asked.

use crate::inquiry::bit_set::{BitSet, is_within, members, places};
use crate::inquiry::problem::SearchProblem;

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
    /// Questions not asked that make sense because of an answer, where they do not for everybody, as bits.
    pub open: u64,
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

/// An answer that may come next.
#[derive(Clone, Copy, Debug)]
pub struct AnswerOutcome {
    pub chance: f64,
    /// Causes that fit after it.
    pub fits: BitSet,
    /// What it leaves open; nothing where it is an end.
    pub next: Option<Belief>,
}

impl SearchProblem {
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
            open: 0,
        })
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
        let open = state.open | self.gates.opened(question, answer);
        let next = match answer {
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
        };
        Belief { open, ..next }
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
        let left = state.left & self.gates.sensible(state.fits, state.open);
        let natural = left & self.natural;
        let left = if natural == 0 { left } else { natural };
        let is_first = |question: &usize| self.before[*question] & left == 0;
        let askable = places(left).filter(is_first);
        places(askable.fold(0, |set, question| set | 1 << question))
    }

    /// The state without what no longer bears on the rest; nothing at an end.
    pub(crate) fn open(&self, state: Belief) -> Option<Belief> {
        if self.is_enough(state.fits, state.able) {
            return None;
        }
        let sensible = self.gates.sensible(state.fits, state.open);
        let alive = self.gates.alive(state.left, sensible);
        let mut left = 0;
        for question in places(alive).filter(|question| self.tells(*question, &state)) {
            left |= (1 << question) | (self.before[question] & state.left);
        }
        left = self.gates.with_gates(left, alive, sensible);
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
            open: state.open & left,
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
    pub(crate) fn tells(&self, question: usize, state: &Belief) -> bool {
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

    /// The part of a cause's chance that is left by what was heard to this question.
    pub(crate) fn share(&self, state: &Belief, question: usize, cause: usize) -> f64 {
        let asked = &self.questions[question];
        match &asked.blur {
            _ if self.noise.by_weight => 1.0,
            Some(blur) if state.blurred & 1 << question != 0 => {
                blur.ways[cause] / asked.ways[cause]
            }
            _ => 1.0 / asked.ways[cause],
        }
    }
}
