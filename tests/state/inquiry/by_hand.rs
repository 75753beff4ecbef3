//! The least number of questions where it can be found by hand.

use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::solver::Solver;

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
    bank.allow_stop(0b0001, 0b0011);
    assert_eq!(best(&bank), (2.0, 2));
    bank.allow_stop(0b0010, 0b0011);
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
