//! How people fail to answer, and what that does to the chances.

use crate::inquiry::bit_set::BitSet;

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
