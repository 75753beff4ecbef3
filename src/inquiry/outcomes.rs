//! How likely each reply to a question is, and what it leaves.

use crate::inquiry::belief::{AnswerOutcome, Belief};
use crate::inquiry::bit_set::{BitSet, members, places};
use crate::inquiry::problem::{Question, SearchProblem};

/// What is to come if a question is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookahead {
    pub(crate) question: usize,
    /// What it costs, in questions.
    pub(crate) cost: f64,
    /// The chance that what is heard is no end.
    pub(crate) open: f64,
}

/// What a question costs, and the sets of causes that its answers leave, with their chances.
type Split = (f64, Vec<(f64, BitSet)>);

impl SearchProblem {
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

    /// What a question costs: how often it is asked until something is heard, on the average; 1 without noise, as where
    /// something is looked up. A reply that tells nothing leaves all as it was, so the best plan asks on: the sum of a
    /// geometric series.
    pub fn cost(&self, state: &Belief, question: usize) -> f64 {
        1.0 / (1.0 - self.chance_of_nothing(state, question))
    }

    /// The question that is answered instead of this one, if that still tells something.
    fn instead(&self, state: &Belief, question: usize) -> Option<usize> {
        let other = self.noise.instead.get(question).copied().flatten()?;
        let sensible = self.gates.sensible(state.fits, state.open);
        (state.left & sensible & 1 << other != 0).then_some(other)
    }

    /// The chance that asking this tells nothing.
    fn chance_of_nothing(&self, state: &Belief, question: usize) -> f64 {
        match self.instead(state, question) {
            _ if self.questions[question].is_sure => 0.0,
            Some(_) => self.noise.vague,
            None => self.noise.vague + self.noise.drift,
        }
    }

    /// The replies that tell something and have a chance, each with that chance beside each other, and what it
    /// leaves, not yet cleared of what no longer bears on the rest.
    pub(crate) fn replies(
        &self,
        state: &Belief,
        question: usize,
        masses: &[f64],
    ) -> Vec<(f64, Belief)> {
        let whole: f64 = members(state.able).map(|cause| masses[cause]).sum();
        let heard = 1.0 - self.chance_of_nothing(state, question);
        let other = self.instead(state, question);
        let drift = if other.is_some() {
            self.noise.drift
        } else {
            0.0
        };
        let mut replies = Vec::new();
        let told = (heard - drift) / heard;
        self.answers(
            state,
            question,
            masses,
            self.noise.blur,
            &mut |mass, next| {
                replies.push((mass * told / whole, next));
            },
        );
        if let Some(other) = other {
            self.answers(state, other, masses, 0.0, &mut |mass, next| {
                replies.push((mass * (drift / heard) / whole, next));
            });
        }
        replies
    }

    /// The answers that have a chance, said in unclear words with chance `blur` where that may be.
    fn answers(
        &self,
        state: &Belief,
        question: usize,
        masses: &[f64],
        blur: f64,
        tell: &mut impl FnMut(f64, Belief),
    ) {
        let asked = &self.questions[question];
        let mixed = asked.blur.as_ref();
        let is_blurred = state.blurred & 1 << question != 0;
        let of = |causes: BitSet, ways: &[f64]| -> f64 {
            members(causes)
                .map(|cause| masses[cause] / ways[cause])
                .sum()
        };
        for (answer, causes) in asked.answers.iter().enumerate() {
            let able = state.able & causes;
            let among = mixed.filter(|blur| blur.answers & 1 << answer != 0);
            let is_out = is_blurred && among.is_none() && !self.noise.by_weight;
            if able == 0 || is_out {
                continue;
            }
            let mass = match among {
                Some(blur) if is_blurred && !self.noise.by_weight => of(able, &blur.ways),
                _ if is_blurred => of(able, &asked.ways),
                Some(_) => of(able, &asked.ways) * (1.0 - blur),
                None => of(able, &asked.ways),
            };
            tell(mass, self.clear(state, question, Some(answer)));
        }
        let unsure = state.able & asked.unsure;
        if unsure != 0 {
            tell(of(unsure, &asked.ways), self.clear(state, question, None));
        }
        if let Some(mixed) = mixed.filter(|_| !is_blurred && blur > 0.0) {
            let able = members(state.able & mixed.causes);
            let mass: f64 = able
                .map(|cause| masses[cause] * mixed.ways[cause] / asked.ways[cause])
                .sum();
            if mass > 0.0 {
                tell(mass * blur, self.unclear(state, question));
            }
        }
    }

    /// Whether what is to come can be bounded by what may come if everything might be asked again: where belief goes
    /// by weight, and questions that part each two causes for sure let no way end before one cause is left.
    pub(crate) fn is_relaxable(&self) -> bool {
        self.noise.by_weight && self.are_parted
    }

    /// For each question, how often it is asked until something is heard, and the sets of causes that its answers
    /// leave of these, with their chances: as if nobody mixed answers up or answered another question, and
    /// everything might be asked again. None where nothing is left to find out.
    pub(crate) fn relaxed(&self, fits: BitSet) -> Option<Vec<Split>> {
        if self.is_enough(fits, fits) {
            return None;
        }
        let whole: f64 = members(fits).map(|cause| self.weights[cause]).sum();
        let cost = 1.0 / (1.0 - self.noise.vague);
        let split = |asked: &Question| {
            let answers = asked.answers.iter().filter(|causes| fits & **causes != 0);
            let chance = |causes: BitSet| -> f64 {
                let shares = members(causes).map(|cause| self.weights[cause] / asked.ways[cause]);
                shares.sum::<f64>() / whole
            };
            let sets = answers.map(|causes| (chance(fits & causes), fits & causes));
            let cost = if asked.is_sure { 1.0 } else { cost };
            (cost, sets.filter(|(_, set)| *set != fits).collect())
        };
        Some(self.questions.iter().map(split).collect())
    }
}
