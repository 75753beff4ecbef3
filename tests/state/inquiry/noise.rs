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

/// The least expected number with noise, by trying everything on the plain definition. The answers 0 and 1 of a
/// question are those that people mix up.
fn noisy(weights: &[f64], gives: &[Vec<Vec<usize>>], noise: &Noise, belief: &Belief) -> f64 {
    let Belief {
        fits,
        left,
        blurred,
    } = belief;
    let weight = |causes: &[usize]| -> f64 { causes.iter().map(|cause| weights[*cause]).sum() };
    let giving = |question: usize, answers: &[usize]| -> Vec<usize> {
        let gives = |cause: &&usize| gives[question][**cause].iter().any(|a| answers.contains(a));
        fits.iter().filter(gives).copied().collect()
    };
    let left: Vec<usize> = left
        .iter()
        .filter(|question| {
            (0..3).any(|answer| {
                let some = giving(**question, &[answer]);
                !some.is_empty() && some.len() < fits.len()
            })
        })
        .copied()
        .collect();
    if fits.len() <= 1 || left.is_empty() {
        return 0.0;
    }
    let whole = weight(fits);
    let after = |question: usize, fits: Vec<usize>| Belief {
        fits,
        left: left
            .iter()
            .filter(|other| **other != question)
            .copied()
            .collect(),
        blurred: blurred
            .iter()
            .filter(|other| **other != question)
            .copied()
            .collect(),
    };
    // What is expected after the question was answered, in unclear words with chance `blur`.
    let answered = |question: usize, blur: f64| -> f64 {
        let mut total = 0.0;
        let share = |cause: usize| 1.0 / gives[question][cause].len() as f64;
        for answer in 0..3 {
            let some = giving(question, &[answer]);
            let chance: f64 = some.iter().map(|c| weights[*c] * share(*c)).sum::<f64>() / whole;
            let clear = if answer < 2 { 1.0 - blur } else { 1.0 };
            if chance > 0.0 {
                total += chance * clear * noisy(weights, gives, noise, &after(question, some));
            }
        }
        let unsure: Vec<usize> = fits
            .iter()
            .filter(|c| gives[question][**c].is_empty())
            .copied()
            .collect();
        if !unsure.is_empty() {
            let rest = noisy(weights, gives, noise, &after(question, fits.clone()));
            total += weight(&unsure) / whole * rest;
        }
        if blur > 0.0 {
            let some = giving(question, &[0, 1]);
            let mixed = |c: &usize| gives[question][*c].iter().filter(|a| **a < 2).count() as f64;
            let chance: f64 = some
                .iter()
                .map(|c| weights[*c] * share(*c) * mixed(c))
                .sum::<f64>()
                / whole;
            let next = Belief {
                fits: some,
                left: left.clone(),
                blurred: blurred.iter().copied().chain([question]).collect(),
            };
            if chance > 0.0 {
                total += chance * blur * noisy(weights, gives, noise, &next);
            }
        }
        total
    };
    let of = |question: &usize| {
        let instead = noise.instead[*question].filter(|other| left.contains(other));
        let drift = instead.map_or(0.0, |_| noise.drift);
        let nothing = noise.vague + noise.drift - drift;
        let blur = if blurred.contains(question) {
            0.0
        } else {
            noise.blur
        };
        let mut total = 1.0 + (1.0 - nothing - drift) * answered(*question, blur);
        if let Some(other) = instead {
            total += drift * answered(other, 0.0);
        }
        total / (1.0 - nothing)
    };
    left.iter().map(of).fold(f64::INFINITY, f64::min)
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
        let tried = noisy(&weights, &gives, &noise, &belief);
        let found = bank.start().map_or(0.0, |start| Solver::new(&bank, 1_000_000).expected(&start).unwrap().1);
        prop_assert!((tried - found).abs() < 1e-6, "{tried} {found}");
    }
}
