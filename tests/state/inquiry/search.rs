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

/// The plain definition: what each cause weighs, what it gives as an answer to each question, and what must have
/// been asked before a question.
struct Plain<'a> {
    weights: &'a [f64],
    gives: &'a [Vec<Vec<usize>>],
    first: &'a [Vec<usize>],
}

impl Plain<'_> {
    /// The chance that a cause gives this answer.
    fn says(&self, cause: usize, (question, answer): Step) -> f64 {
        let given = &self.gives[question][cause];
        match answer {
            Some(answer) if given.contains(&answer) => 1.0 / given.len() as f64,
            None if given.is_empty() => 1.0,
            _ => 0.0,
        }
    }

    fn mass(&self, way: &[Step]) -> f64 {
        let of = |(cause, weight): (usize, &f64)| {
            let chances = way.iter().map(|step| self.says(cause, *step));
            weight * chances.product::<f64>()
        };
        self.weights.iter().enumerate().map(of).sum()
    }

    /// How many causes the known answers leave.
    fn left(&self, way: &[Step]) -> usize {
        let known = |step: &&Step| step.1.is_some();
        let fits = |cause: &usize| {
            let mut known = way.iter().filter(known);
            known.all(|step| self.says(*cause, *step) > 0.0)
        };
        (0..self.weights.len()).filter(fits).count()
    }

    /// Whether any further answers at all would leave fewer causes.
    fn tells(&self, way: &mut Vec<Step>, left: usize) -> bool {
        (0..self.gives.len()).any(|question| {
            !is_asked(way, question)
                && answers().any(|answer| {
                    way.push((question, answer));
                    let tells =
                        self.mass(way) > 0.0 && (self.left(way) < left || self.tells(way, left));
                    way.pop();
                    tells
                })
        })
    }

    /// The least expected and worst number, by trying everything.
    fn least(&self, way: &mut Vec<Step>) -> (f64, usize) {
        let left = self.left(way);
        if left <= 1 || !self.tells(way, left) {
            return (0.0, 0);
        }
        let whole = self.mass(way);
        let mut least = (f64::INFINITY, usize::MAX);
        for question in 0..self.gives.len() {
            let mut before = self.first[question].iter();
            if is_asked(way, question) || !before.all(|first| is_asked(way, *first)) {
                continue;
            }
            let (mut expected, mut worst) = (1.0, 1);
            for answer in answers() {
                way.push((question, answer));
                let chance = self.mass(way) / whole;
                if chance > 0.0 {
                    let rest = self.least(way);
                    expected += chance * rest.0;
                    worst = worst.max(1 + rest.1);
                }
                way.pop();
            }
            least = (least.0.min(expected), least.1.min(worst));
        }
        least
    }
}

fn is_asked(way: &[Step], question: usize) -> bool {
    way.iter().any(|step| step.0 == question)
}

/// The least expected and worst number, by trying everything on the plain definition. `first[question]` must
/// have been asked before the question.
fn plain(weights: &[f64], gives: &[Vec<Vec<usize>>], first: &[Vec<usize>]) -> (f64, usize) {
    let plain = Plain {
        weights,
        gives,
        first,
    };
    plain.least(&mut Vec::new())
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
        let (expected, worst) = plain(&weights, &gives, &free);
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
        let (expected, worst) = plain(&weights, &gives, &first);
        let found = best(&bank);
        prop_assert!((found.0 - expected).abs() < 1e-9, "{} for {}", found.0, expected);
        prop_assert_eq!(found.1, worst);
        let free = best(&SearchProblem::new(weights, &gives).unwrap());
        prop_assert!(free.0 <= found.0 + 1e-9 && free.1 <= found.1);
    }
}
