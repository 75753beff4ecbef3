//! The search with noise against one that tries everything.

use cardcode::inquiry::noise::Noise;
use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::solver::Solver;
use proptest::prelude::*;

use super::search::banks;

/// What somebody believes by weight alone: the causes that fit, the questions not answered, and those of which only
/// unclear words were heard.
#[derive(Clone)]
struct Belief {
    fits: Vec<usize>,
    left: Vec<usize>,
    blurred: Vec<usize>,
}

impl Belief {
    /// After this question was answered, and so many causes fit.
    fn after(&self, question: usize, fits: Vec<usize>) -> Belief {
        let others = |of: &[usize]| of.iter().filter(|one| **one != question).copied().collect();
        Belief {
            fits,
            left: others(&self.left),
            blurred: others(&self.blurred),
        }
    }
}

/// The plain definition: what each cause weighs, what it gives as an answer to each question, and the noise. The
/// answers 0 and 1 of a question are those that people mix up.
struct Noisy<'a> {
    weights: &'a [f64],
    gives: &'a [Vec<Vec<usize>>],
    noise: &'a Noise,
}

impl Noisy<'_> {
    fn weight(&self, causes: &[usize]) -> f64 {
        causes.iter().map(|cause| self.weights[*cause]).sum()
    }

    /// The causes that fit and give one of these answers.
    fn giving(&self, belief: &Belief, question: usize, answers: &[usize]) -> Vec<usize> {
        let gives = |cause: &&usize| {
            let given = &self.gives[question][**cause];
            given.iter().any(|answer| answers.contains(answer))
        };
        belief.fits.iter().filter(gives).copied().collect()
    }

    /// The least expected number of questions, by trying everything.
    fn least(&self, belief: &Belief) -> f64 {
        let parts = |question: &&usize| {
            (0..3).any(|answer| {
                let some = self.giving(belief, **question, &[answer]);
                !some.is_empty() && some.len() < belief.fits.len()
            })
        };
        let left: Vec<usize> = belief.left.iter().filter(parts).copied().collect();
        if belief.fits.len() <= 1 || left.is_empty() {
            return 0.0;
        }
        let here = Belief {
            left,
            ..belief.clone()
        };
        let asked = here
            .left
            .iter()
            .map(|question| self.asked(&here, *question));
        asked.fold(f64::INFINITY, f64::min)
    }

    /// What is expected where this question is asked: it may be heard, not heard, or another one be answered instead.
    fn asked(&self, belief: &Belief, question: usize) -> f64 {
        let instead = self.noise.instead[question].filter(|other| belief.left.contains(other));
        let drift = instead.map_or(0.0, |_| self.noise.drift);
        let nothing = self.noise.vague + self.noise.drift - drift;
        let blur = match belief.blurred.contains(&question) {
            true => 0.0,
            false => self.noise.blur,
        };
        let mut total = 1.0 + (1.0 - nothing - drift) * self.answered(belief, question, blur);
        if let Some(other) = instead {
            total += drift * self.answered(belief, other, 0.0);
        }
        total / (1.0 - nothing)
    }

    /// What is expected after the question was answered, in unclear words with chance `blur`.
    fn answered(&self, belief: &Belief, question: usize, blur: f64) -> f64 {
        let whole = self.weight(&belief.fits);
        let given = |cause: usize| &self.gives[question][cause];
        let share = |cause: usize| 1.0 / given(cause).len() as f64;
        let mut total = 0.0;
        for answer in 0..3 {
            let some = self.giving(belief, question, &[answer]);
            let chances = some
                .iter()
                .map(|cause| self.weights[*cause] * share(*cause));
            let chance = chances.sum::<f64>() / whole;
            let clear = if answer < 2 { 1.0 - blur } else { 1.0 };
            if chance > 0.0 {
                total += chance * clear * self.least(&belief.after(question, some));
            }
        }
        let unsure = belief.fits.iter().filter(|cause| given(**cause).is_empty());
        let unsure: Vec<usize> = unsure.copied().collect();
        if !unsure.is_empty() {
            let rest = self.least(&belief.after(question, belief.fits.clone()));
            total += self.weight(&unsure) / whole * rest;
        }
        if blur > 0.0 {
            let some = self.giving(belief, question, &[0, 1]);
            let mixed = |cause: usize| given(cause).iter().filter(|a| **a < 2).count() as f64;
            let of = |cause: &usize| self.weights[*cause] * share(*cause) * mixed(*cause);
            let chance = some.iter().map(of).sum::<f64>() / whole;
            let blurred = belief.blurred.iter().copied().chain([question]);
            let next = Belief {
                fits: some,
                left: belief.left.clone(),
                blurred: blurred.collect(),
            };
            if chance > 0.0 {
                total += chance * blur * self.least(&next);
            }
        }
        total
    }
}

fn noises(questions: usize) -> impl Strategy<Value = Noise> {
    let chance = || prop::sample::select(vec![0.0, 0.1, 0.25]);
    let instead = prop::collection::vec(prop::option::of(0..questions), questions);
    (chance(), chance(), chance(), instead).prop_map(|(vague, blur, drift, instead)| Noise {
        vague,
        blur,
        drift,
        instead: instead
            .into_iter()
            .enumerate()
            .map(|(question, other)| other.filter(|other| *other != question))
            .collect(),
        by_weight: true,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_noise_too_it_finds_what_trying_everything_finds(
        ((weights, gives), noise) in banks().prop_flat_map(|(weights, gives)| {
            let count = gives.len();
            (Just((weights, gives)), noises(count))
        })
    ) {
        let mut bank = SearchProblem::new(weights.clone(), &gives).unwrap();
        let mixed = vec![vec![0, 1]; gives.len()];
        bank.set_noise(noise.clone(), &gives, &mixed);
        let belief = Belief {
            fits: (0..weights.len()).collect(),
            left: (0..gives.len()).collect(),
            blurred: Vec::new(),
        };
        let noisy = Noisy { weights: &weights, gives: &gives, noise: &noise };
        let tried = noisy.least(&belief);
        let found = bank.start().map_or(0.0, |start| Solver::new(&bank, 1_000_000).expected(&start).unwrap().1);
        prop_assert!((tried - found).abs() < 1e-6, "{tried} {found}");
    }
}
