//! What speaks for a cause: that the others of a call are excluded is no reason to name the one that is left.
//!
//! An answer speaks for a cause where few of all causes that are practised give it, not only of those that are possible
//! in this call: what is heard must not mean something else in another call. Some causes are shown by certain answers
//! alone: a true notice and a fake one are told apart by the shop's own order page. Causes go by their places in the pack.

use std::collections::BTreeMap;

/// Which causes give each answer.
#[derive(Clone, Debug)]
pub struct CauseEvidence {
    /// For each question and answer, the causes that give it, of all that fit card and opening.
    giving: Vec<Vec<Vec<usize>>>,
    /// The answers that alone show a cause, each with its question; others may where the cause is not here.
    shown_by: BTreeMap<usize, Vec<(usize, usize)>>,
    /// The cause that the caller has.
    hidden: usize,
    /// How many causes give the answer of this very caller that the fewest give: nothing they say can speak plainer.
    plainest: usize,
}

impl CauseEvidence {
    /// `answers`: for each question, the answer of a caller with the cause `hidden`.
    pub(crate) fn new(
        giving: Vec<Vec<Vec<usize>>>,
        shown_by: BTreeMap<usize, Vec<(usize, usize)>>,
        hidden: usize,
        answers: &[Option<usize>],
    ) -> CauseEvidence {
        let given = answers.iter().zip(&giving);
        let given = given.filter_map(|(answer, giving)| giving.get((*answer)?));
        let own = given.filter(|giving| giving.contains(&hidden));
        let plainest = own.map(Vec::len).min().unwrap_or(0);
        CauseEvidence {
            giving,
            shown_by,
            hidden,
            plainest,
        }
    }

    /// Whether this answer alone speaks for a cause.
    pub(crate) fn speaks(&self, question: usize, answer: usize, cause: usize) -> bool {
        if let Some(shown_by) = self.shown_by.get(&cause) {
            return shown_by.contains(&(question, answer));
        }
        let giving = &self.giving[question][answer];
        giving.contains(&cause) && giving.len() <= self.most_giving(cause)
    }

    /// By how many causes an answer may be given that speaks for this one.
    fn most_giving(&self, cause: usize) -> usize {
        if cause == self.hidden {
            return self.plainest;
        }
        let answers = self.giving.iter().flatten();
        let own = answers.filter(|giving| giving.contains(&cause));
        own.map(Vec::len).min().unwrap_or(0)
    }

    /// The causes that give an answer.
    pub(crate) fn causes_giving(&self, question: usize, answer: usize) -> &[usize] {
        &self.giving[question][answer]
    }

    /// How many causes give an answer.
    pub(crate) fn giving(&self, question: usize, answer: usize) -> usize {
        self.giving[question][answer].len()
    }

    /// Whether these answers, each or all together, speak for a cause.
    pub(crate) fn speak(&self, heard: &[(usize, usize)], cause: usize) -> bool {
        if (heard.iter()).any(|(question, answer)| self.speaks(*question, *answer, cause)) {
            return true;
        }
        if self.shown_by.contains_key(&cause) {
            return false;
        }
        let mut giving = heard
            .iter()
            .map(|(question, answer)| &self.giving[*question][*answer]);
        let Some(first) = giving.next() else {
            return false;
        };
        let is_left = |left: &&usize| giving.clone().all(|giving| giving.contains(left));
        let mut left = first.iter().filter(is_left);
        left.next() == Some(&cause) && left.next().is_none()
    }
}
