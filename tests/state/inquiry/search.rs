//! The search against one without any short cut.

use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::solver::Solver;
use proptest::prelude::*;

fn best(bank: &SearchProblem) -> (f64, usize) {
    let mut search = Solver::new(bank, 1_000_000);
    bank.start().map_or((0.0, 0), |start| {
        (
            search.expected(&start).unwrap().1,
            search.worst(&start).unwrap(),
        )
    })
}

/// A question and the answer, if it is known.
type Step = (usize, Option<usize>);

/// Says something of a way.
type Of<'a, T> = &'a dyn Fn(&[Step]) -> T;

/// The least expected and worst number, by trying everything on the plain definition. `first[question]` must
/// have been asked before the question.
fn plain(
    weights: &[f64],
    gives: &[Vec<Vec<usize>>],
    first: &[Vec<usize>],
    way: &mut Vec<Step>,
) -> (f64, usize) {
    let says = |cause: usize, (question, answer): Step| {
        let given = &gives[question][cause];
        match answer {
            Some(answer) if given.contains(&answer) => 1.0 / given.len() as f64,
            None if given.is_empty() => 1.0,
            _ => 0.0,
        }
    };
    let mass = |way: &[Step]| -> f64 {
        let of = |(cause, weight): (usize, &f64)| {
            weight * way.iter().map(|step| says(cause, *step)).product::<f64>()
        };
        weights.iter().enumerate().map(of).sum()
    };
    let fits = |way: &[Step]| -> Vec<usize> {
        let known = |step: &&Step| step.1.is_some();
        (0..weights.len())
            .filter(|cause| {
                way.iter()
                    .filter(known)
                    .all(|step| says(*cause, *step) > 0.0)
            })
            .collect()
    };
    let here = fits(way);
    let whole = mass(way);
    if here.len() <= 1 {
        return (0.0, 0);
    }
    // What can still be told: whether any further answers at all would leave fewer.
    fn ever(
        gives: &[Vec<Vec<usize>>],
        way: &mut Vec<Step>,
        mass: Of<f64>,
        fits: Of<Vec<usize>>,
        count: usize,
    ) -> bool {
        (0..gives.len()).any(|question| {
            !way.iter().any(|step| step.0 == question)
                && answers().any(|answer| {
                    way.push((question, answer));
                    let tells = mass(way) > 0.0
                        && (fits(way).len() < count || ever(gives, way, mass, fits, count));
                    way.pop();
                    tells
                })
        })
    }
    if !ever(gives, way, &mass, &fits, here.len()) {
        return (0.0, 0);
    }
    let mut least = (f64::INFINITY, usize::MAX);
    for question in 0..gives.len() {
        let is_asked = |question: &usize| way.iter().any(|step| step.0 == *question);
        if is_asked(&question) || !first[question].iter().all(is_asked) {
            continue;
        }
        let (mut expected, mut worst) = (1.0, 1);
        for answer in answers() {
            way.push((question, answer));
            let chance = mass(way) / whole;
            if chance > 0.0 {
                let rest = plain(weights, gives, first, way);
                expected += chance * rest.0;
                worst = worst.max(1 + rest.1);
            }
            way.pop();
        }
        least = (least.0.min(expected), least.1.min(worst));
    }
    least
}

fn answers() -> impl Iterator<Item = Option<usize>> {
    [Some(0), Some(1), Some(2), None].into_iter()
}

pub fn banks() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<Vec<usize>>>)> {
    (2usize..=5, 1usize..=4).prop_flat_map(|(causes, questions)| {
        let given = prop::sample::subsequence(vec![0, 1, 2], 0..=3);
        let given = prop_oneof![
            3 => (0usize..3).prop_map(|answer| vec![answer]),
            2 => given,
        ];
        let gives = prop::collection::vec(prop::collection::vec(given, causes), questions);
        let weights = prop::collection::vec((1u32..9).prop_map(f64::from), causes);
        (weights, gives)
    })
}

/// An order of up to four questions, and which of those before it each one waits for.
fn orders() -> impl Strategy<Value = (Vec<usize>, Vec<Vec<bool>>)> {
    let waits = prop::collection::vec(prop::collection::vec(any::<bool>(), 4), 4);
    (Just(vec![0, 1, 2, 3]).prop_shuffle(), waits)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_trying_everything_finds((weights, gives) in banks()) {
        let free = vec![Vec::new(); gives.len()];
        let (expected, worst) = plain(&weights, &gives, &free, &mut Vec::new());
        let found = best(&SearchProblem::new(weights, &gives).unwrap());
        prop_assert!((found.0 - expected).abs() < 1e-9, "{} for {}", found.0, expected);
        prop_assert_eq!(found.1, worst);
    }

    #[test]
    fn in_order_too_it_finds_what_trying_everything_finds((weights, gives) in banks(), orders in orders()) {
        // A question may only wait for those that the order names before it, so no questions wait for each other.
        let (order, waits) = orders;
        let mut first = vec![Vec::new(); gives.len()];
        let mut bank = SearchProblem::new(weights.clone(), &gives).unwrap();
        for (at, question) in order.iter().enumerate() {
            let earlier = order[..at].iter().filter(|earlier| waits[*question][**earlier]);
            for earlier in earlier.filter(|earlier| **earlier < gives.len()) {
                if let Some(first) = first.get_mut(*question) {
                    first.push(*earlier);
                    bank.order(*question, 1 << earlier);
                }
            }
        }
        let (expected, worst) = plain(&weights, &gives, &first, &mut Vec::new());
        let found = best(&bank);
        prop_assert!((found.0 - expected).abs() < 1e-9, "{} for {}", found.0, expected);
        prop_assert_eq!(found.1, worst);
        let free = best(&SearchProblem::new(weights, &gives).unwrap());
        prop_assert!(free.0 <= found.0 + 1e-9 && free.1 <= found.1);
    }
}
