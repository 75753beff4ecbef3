//! How people fail to answer, and what that does to the chances.

use crate::inquiry::problem::{Belief, BitSet, Question, SearchProblem, members};

/// How people fail to answer what they were asked, whatever the cause, each time anew. All chances are of one
/// asking and together below 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noise {
    /// Chance of a reply that tells nothing; asked again, it is as if nothing had been asked.
    pub vague: f64,
    /// Chance of words that fit several answers, where the answer is among those that people mix up and was not
    /// said in such words before.
    pub blur: f64,
    /// Chance of answering another question instead; where that one is answered, the reply tells nothing.
    pub drift: f64,
    /// For each question, the one that is answered instead.
    pub instead: Vec<Option<usize>>,
    /// Whether what is believed is the causes that fit, by weight alone: "I don't know" says nothing of the cause,
    /// and neither does which of its answers a cause gave. That is the belief of somebody who does not hear from
    /// "I have not looked yet" which cause it may be, although in this bank it would tell.
    pub by_weight: bool,
}

/// How often a question is asked until something is heard, and the sets of causes that its answers leave, with their
/// chances.
type Split = (f64, Vec<(f64, BitSet)>);

/// Answers of a question that people mix up.
#[derive(Clone, Debug)]
pub(crate) struct NoiseBlur {
    /// Their places, as bits.
    pub(crate) answers: u64,
    /// Causes that may give one of them.
    pub(crate) causes: BitSet,
    /// For each cause, how many of them it may give.
    pub(crate) ways: Vec<f64>,
}

impl SearchProblem {
    /// Lets people answer with noise. `mixed[question]` are the answers that people mix up, by their place, from
    /// 0; a list that is empty or not there is none.
    pub fn disturb(&mut self, noise: Noise, gives: &[Vec<Vec<usize>>], mixed: &[Vec<usize>]) {
        self.noise = noise;
        self.are_parted = self.parts_all();
        for ((question, gives), mixed) in self.questions.iter_mut().zip(gives).zip(mixed) {
            let answers = mixed.iter().fold(0, |answers, place| answers | 1 << place);
            let is_mixed = |place: &&usize| mixed.contains(*place);
            let ways = gives
                .iter()
                .map(|given| given.iter().filter(is_mixed).count() as f64);
            let ways: Vec<f64> = ways.collect();
            let giving = ways.iter().enumerate().filter(|(_, ways)| **ways > 0.0);
            let causes = giving.fold(0, |causes, (cause, _)| causes | 1 << cause);
            let has_blur = mixed.len() > 1 && self.noise.blur > 0.0;
            question.blur = has_blur.then_some(NoiseBlur {
                answers,
                causes,
                ways,
            });
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

    /// How often a question is asked until something is heard, on the average; 1 without noise. A reply that
    /// tells nothing leaves all as it was, so the best plan asks on: the sum of a geometric series.
    pub fn cost(&self, state: &Belief, question: usize) -> f64 {
        1.0 / (1.0 - self.nothing(state, question))
    }

    /// The question that is answered instead of this one, if that still tells something.
    fn instead(&self, state: &Belief, question: usize) -> Option<usize> {
        let other = self.noise.instead.get(question).copied().flatten()?;
        (state.left & 1 << other != 0).then_some(other)
    }

    /// The chance that asking this tells nothing.
    fn nothing(&self, state: &Belief, question: usize) -> f64 {
        match self.instead(state, question) {
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
        let heard = 1.0 - self.nothing(state, question);
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

    /// Whether what is to come can be bounded by what may come if everything might be asked again: where belief goes
    /// by weight, and questions that part each two causes for sure let no way end before one cause is left.
    pub(crate) fn is_loose(&self) -> bool {
        self.noise.by_weight && self.are_parted
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

    /// For each question, how often it is asked until something is heard, and the sets of causes that its answers
    /// leave of these, with their chances: as if nobody mixed answers up or answered another question, and
    /// everything might be asked again. None where nothing is left to find out.
    pub(crate) fn loosely(&self, fits: BitSet) -> Option<Vec<Split>> {
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
            (cost, sets.filter(|(_, set)| *set != fits).collect())
        };
        Some(self.questions.iter().map(split).collect())
    }
}
