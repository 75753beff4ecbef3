//! Calls: drawing them, judging them, and the search behind the verdict.

use cardcode::inquiry::noise::Noise;
use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::solver::Solver;
use cardcode::pack::content::Pack;
use cardcode::training::call::best_play::BUDGET;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::call::transcript::Move;
use cardcode::training::rng::SeededRng;
use divan::{Bencher, black_box};

/// A call in which everything is asked in the flow's order: many questions to judge, few of them good.
pub fn bad_call(level: usize, seed: u64) -> CallSession {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::drawn(&pack, level, seed).unwrap();
    let questions = case.model.questions.iter();
    let asks = questions.map(|node| Move::Ask(node.id.clone()));
    let moves = asks.take(10).chain([Move::Close]).collect();
    CallSession {
        moves,
        ..CallSession::new(ScenarioId::Drawn(level, seed))
    }
}

/// Calls of a level whose verdicts are computed in one turn.
const CALLS: u64 = 20;

/// Twenty verdicts on bad calls of a level, each with the exact optimum, the cost of every question and the best line.
#[divan::bench(args = [1, 2, 3, 4, 5])]
fn twenty_verdicts_by_level(bencher: Bencher, level: usize) {
    let pack = Pack::embedded().unwrap();
    let shifts: Vec<CallSession> = (0..CALLS).map(|seed| bad_call(level, seed)).collect();
    bencher.bench_local(|| {
        let scores = shifts
            .iter()
            .map(|shift| shift.verdict(&pack).unwrap().score);
        scores.sum::<u32>()
    });
}

/// Drawing twenty calls of the hardest level.
#[divan::bench]
fn twenty_calls_drawn(bencher: Bencher) {
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| {
        (0..CALLS)
            .filter_map(|seed| Scenario::drawn(&pack, 5, seed))
            .count()
    });
}

/// A bank with the noise of the hardest level: the first questions part all causes, the others answer by chance.
fn noisy(causes: usize, questions: usize) -> SearchProblem {
    let chance = SeededRng::new(7);
    let parting = usize::BITS as usize - (causes - 1).leading_zeros() as usize;
    let gives: Vec<Vec<Vec<usize>>> = (0..questions)
        .map(|question| {
            let answer = |cause: usize| match question < parting {
                true => cause >> question & 1,
                false => chance.below(&format!("{question}"), cause, 3),
            };
            (0..causes).map(|cause| vec![answer(cause)]).collect()
        })
        .collect();
    let weights = (0..causes).map(|cause| 3.0 + (cause % 10) as f64).collect();
    let mut bank = SearchProblem::new(weights, &gives).unwrap();
    let noise = Noise {
        vague: 0.2,
        blur: 0.2,
        drift: 0.1,
        instead: (0..questions)
            .map(|question| (question + 1 < questions).then_some(question + 1))
            .collect(),
        by_weight: true,
    };
    bank.set_noise(noise, &gives, &[vec![0, 1]]);
    bank
}

/// The exact optimum with noise, 20 questions, by the number of causes.
#[divan::bench(args = [6, 8, 10, 12, 14, 16])]
fn optimum_by_causes(bencher: Bencher, causes: usize) {
    optimum(bencher, &noisy(causes, 20));
}

/// The exact optimum with noise, 10 causes, by the number of questions.
#[divan::bench(args = [8, 12, 16, 20, 24, 28])]
fn optimum_by_questions(bencher: Bencher, questions: usize) {
    optimum(bencher, &noisy(10, questions));
}

fn optimum(bencher: Bencher, bank: &SearchProblem) {
    let start = bank.start().unwrap();
    bencher.bench_local(|| Solver::new(bank, BUDGET).expected(black_box(&start)));
}
