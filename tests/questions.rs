//! The least possible number of questions: by hand, against a search without cleverness, and for the pack.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use cardcode::inquiry::noise::Noise;
use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::questions::{bank, measure, order};
use cardcode::inquiry::solver::Solver;
use cardcode::pack::content::Pack;
use cardcode::pack::model::cause::Causes;
use cardcode::pack::model::flow::Flow;
use proptest::prelude::*;

/// States that the embedded pack may take; it takes some thousands.
const BUDGET: usize = 20_000;

/// What the embedded flow may take, as a multiple of the least possible expected number: 3.560 of 2.960. The
/// least asks whoever could not pay online to compare the entries with the card before what the shop said is
/// known, and hears from "not yet" that it is about the code.
const RATIO: f64 = 1.205;

/// The same, of the least possible expected number in order: 3.560 of 3.477. The order is the flow's own, so this
/// says how well the flow uses the freedom it leaves; `RATIO` says how much freedom it gave up.
const ORDERED_RATIO: f64 = 1.025;

fn best(bank: &SearchProblem) -> (f64, usize) {
    let mut search = Solver::new(bank, 1_000_000);
    bank.start().map_or((0.0, 0), |start| {
        (
            search.expected(&start).unwrap().1,
            search.worst(&start).unwrap(),
        )
    })
}

/// `gives[question][cause]` for answers of which each cause gives one.
fn sure(answers: &[&[usize]]) -> Vec<Vec<Vec<usize>>> {
    let one = |causes: &&[usize]| causes.iter().map(|answer| vec![*answer]).collect();
    answers.iter().map(one).collect()
}

#[test]
fn two_causes_and_one_question_take_one_answer() {
    let bank = SearchProblem::new(vec![3.0, 1.0], &sure(&[&[0, 1]])).unwrap();
    assert_eq!(best(&bank), (1.0, 1));
    // A question that both answer alike tells nothing, so nothing is asked.
    let bank = SearchProblem::new(vec![3.0, 1.0], &sure(&[&[0, 0]])).unwrap();
    assert_eq!(best(&bank), (0.0, 0));
}

#[test]
fn an_answer_that_both_may_give_leads_on() {
    // The first cause answers 0 or 1 to the first question, the second cause 1. Of 4 people 3 + 1: the first
    // question ends for half of the 3, and 1.5 + 1 need the second: 1 + 2.5 / 4. The second question alone
    // ends for all: 1.
    let gives = [vec![vec![0, 1], vec![1]], vec![vec![0], vec![1]]];
    let first = SearchProblem::new(vec![3.0, 1.0], &gives[..1]).unwrap();
    assert_eq!(
        best(&first),
        (1.0, 1),
        "nothing tells more after the one question"
    );
    let both = SearchProblem::new(vec![3.0, 1.0], &gives).unwrap();
    assert_eq!(best(&both), (1.0, 1));
    let start = both.start().unwrap();
    let open: f64 = both
        .outcomes(&start, 0)
        .iter()
        .filter(|outcome| outcome.next.is_some())
        .map(|outcome| outcome.chance)
        .sum();
    assert!((open - 2.5 / 4.0).abs() < 1e-12);
}

#[test]
fn i_dont_know_rules_nothing_out() {
    // Only the first cause knows an answer to the first question. After "I don't know" both still fit, so the
    // second question is asked: 1 + 1/2. The second alone ends for both.
    let gives = [vec![vec![0], vec![]], vec![vec![0], vec![1]]];
    let bank = SearchProblem::new(vec![1.0, 1.0], &gives).unwrap();
    assert_eq!(best(&bank), (1.0, 1));
    let start = bank.start().unwrap();
    let unsure = bank.outcomes(&start, 0)[1].next.unwrap();
    assert_eq!((unsure.fits, unsure.able), (0b11, 0b10));
}

#[test]
fn the_question_that_tells_most_is_not_always_the_first() {
    // a and b weigh 3, c and d 1. The first question parts ad from bc, 4 and 4, a whole bit; the others part one
    // cause from the rest, 3 and 5, 0.95 bits. Who takes the whole bit needs one more for each: 2. Who takes a
    // first needs b for the 5 left and c for the 2 left: 1 + 5/8 + 2/8 = 1.875, but 3 on the longest way.
    let gives = sure(&[&[0, 1, 1, 0], &[0, 1, 1, 1], &[1, 0, 1, 1], &[1, 1, 0, 1]]);
    let bank = SearchProblem::new(vec![3.0, 3.0, 1.0, 1.0], &gives).unwrap();
    assert_eq!(best(&bank), (1.875, 2));
    let start = bank.start().unwrap();
    let mut search = Solver::new(&bank, 1000);
    let (first, _) = search.expected(&start).unwrap();
    assert_eq!(first, 1);
    let greedy: f64 = bank
        .outcomes(&start, 0)
        .iter()
        .map(|outcome| outcome.chance * search.expected(&outcome.next.unwrap()).unwrap().1)
        .sum();
    assert_eq!(1.0 + greedy, 2.0);
}

#[test]
fn an_end_may_leave_what_the_flow_leaves() {
    // Two questions part four causes alike; if a and b may stay together, the second is asked of half.
    let gives = sure(&[&[0, 0, 1, 1], &[0, 1, 0, 1]]);
    let mut bank = SearchProblem::new(vec![1.0; 4], &gives).unwrap();
    assert_eq!(best(&bank), (2.0, 2));
    // Allowed for a alone, b still has to be found.
    bank.allow(0b0001, 0b0011);
    assert_eq!(best(&bank), (2.0, 2));
    bank.allow(0b0010, 0b0011);
    assert_eq!(best(&bank), (1.5, 2));
}

#[test]
fn a_question_that_must_come_first_is_asked_even_if_it_tells_nothing() {
    // The second question tells a from b, but only after the first, to which both answer alike.
    let gives = sure(&[&[0, 0], &[0, 1], &[0, 0]]);
    let mut bank = SearchProblem::new(vec![1.0, 1.0], &gives).unwrap();
    assert_eq!(best(&bank), (1.0, 1));
    bank.order(1, 0b001);
    assert_eq!(best(&bank), (2.0, 2));
    // The third is first to the first: it comes before both. What would lead round is left out.
    bank.order(0, 0b110);
    assert_eq!(
        [0, 1, 2].map(|question| bank.before(question)),
        [0b100, 0b101, 0]
    );
    assert_eq!(best(&bank), (3.0, 3));
}

#[test]
fn a_question_comes_after_what_the_flow_always_asks_before_it() {
    let pack = Pack::embedded().unwrap();
    let flow = pack.diagnosis();
    let mut bank = bank(flow, pack.causes()).unwrap();
    order(flow, &mut bank);
    let place = |id: &str| flow.nodes.iter().position(|node| node.id == id).unwrap();
    let before = |id: &str| {
        let names = flow.nodes.iter().enumerate();
        names
            .filter(|(other, _)| bank.before(place(id)) & (1 << other) != 0)
            .map(|(_, node)| node.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(before("where"), [""; 0]);
    assert_eq!(before("message"), ["where"]);
    assert_eq!(before("entry"), ["where", "message"]);
    assert_eq!(
        before("expiry-slip"),
        ["where", "message", "typed", "compared"]
    );
    // A stored card leads here too, past the shop's message.
    assert_eq!(before("issuer"), ["where"]);
    assert_eq!(before("orderpage"), ["where", "later"]);
}

#[test]
fn a_budget_that_does_not_reach_leaves_the_best_unsaid() {
    let pack = Pack::embedded().unwrap();
    let measure = measure(pack.diagnosis(), pack.causes(), 10);
    assert_eq!((measure.best, measure.ratio()), (None, None));
    assert_eq!((measure.ordered, measure.ordered_ratio()), (None, None));
    assert!(measure.flow.expected > 1.0);
}

#[test]
fn a_flow_is_measured_on_its_own_ends() {
    // The first question ends for half of those with b; the second alone tells all three apart.
    let words = r#"{ ja = "x", en = "x" }"#;
    let choice = |id: &str, to: &str| format!("{{ id = \"{id}\", say = {words}, {to} }}");
    let node = |id: &str, choices: &[String]| {
        format!(
            "[[node]]\nid = \"{id}\"\nask = {words}\nshort = {words}\nchoice = [{}]\n",
            choices.join(", ")
        )
    };
    let flow: Flow = toml::from_str(&format!(
        "format_version = 1\nid = \"diagnose\"\nstart = \"one\"\n{}{}",
        node(
            "one",
            &[
                choice("yes", "to = \"two\""),
                choice("no", "cause = \"b\""),
                choice("unknown", "unknown = true, to = \"two\""),
            ]
        ),
        node(
            "two",
            &[
                choice("a", "cause = \"a\""),
                choice("b", "cause = \"b\""),
                choice("c", "cause = \"c\""),
            ]
        ),
    ))
    .unwrap();
    let cause = |id: &str, one: &str| {
        format!(
            "[[cause]]\nid = \"{id}\"\nweight = 1\nname = {words}\nhappened = {words}\ndo = []\ndont = []\n\
             who = []\ntell = {words}\nfacts = []\nhears = {{ one = {one}, two = [\"{id}\"] }}\n"
        )
    };
    let causes: Causes = toml::from_str(&format!(
        "format_version = 1\nnever = {words}\n{}{}{}",
        cause("a", "[\"yes\"]"),
        cause("b", "[\"yes\", \"no\"]"),
        cause("c", "[]")
    ))
    .unwrap();
    let found = measure(&flow, &causes, 1000);
    // a: 2; b: half 2, half 1; c: 2.
    assert!((found.flow.expected - 5.5 / 3.0).abs() < 1e-12, "{found:?}");
    assert_eq!(found.flow.worst, 2);
    assert_eq!(
        found.best.map(|best| (best.expected, best.worst)),
        Some((1.0, 1))
    );
    assert!(
        found
            .ratio()
            .is_some_and(|ratio| (ratio - 5.5 / 3.0).abs() < 1e-12)
    );
}

#[test]
fn the_pack_asks_little_more_than_the_least() {
    let pack = Pack::embedded().unwrap();
    let found = measure(pack.diagnosis(), pack.causes(), BUDGET);
    let (best, ordered) = found.best.zip(found.ordered).unwrap();
    assert!(best.expected <= ordered.expected && best.worst <= ordered.worst);
    assert!(ordered.expected <= found.flow.expected && ordered.worst <= found.flow.worst);
    assert!(found.flow.worst <= 8, "{found:?}");
    let (ratio, in_order) = found.ratio().zip(found.ordered_ratio()).unwrap();
    assert!(ratio <= RATIO, "{ratio}: {found:?}");
    assert!(in_order <= ORDERED_RATIO, "{in_order}: {found:?}");
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

fn banks() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<Vec<usize>>>)> {
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
        bank.disturb(noise.clone(), &gives, &mixed);
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
