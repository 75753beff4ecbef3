//! A question as a verdict judges it.

use serde::Serialize;

/// A question in the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct JudgedQuestion {
    /// The move, from 0.
    pub at: usize,
    /// Id of the question.
    pub question: String,
    /// Tenths of bits that it gained.
    pub gained: u32,
    /// Tenths of bits that it gains on the average there.
    pub expected: u32,
    /// Id of the best question there; none where nothing was left to ask.
    pub best: Option<String>,
    /// Tenths of bits that the best one gains on the average.
    pub best_expected: u32,
    /// Thousandths of a question that asking it cost more than the best one.
    pub regret: u32,
    /// Causes possible after it.
    pub left: u32,
    /// Whether it was answered before.
    pub again: bool,
    /// Whether it could tell nothing.
    pub useless: bool,
    /// Whether it is the one question that only confirms, which is free.
    pub confirms: bool,
}
