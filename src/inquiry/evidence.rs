//! What the answers say of each cause: a naive Bayes model whose answers are noisy.
//!
//! A cause's chance is its weight, times how likely each answer is from a person with that cause
//! ([`crate::pack::likelihood`]), as if answers were independent given the cause. So no answer excludes a cause; one that
//! does not fit makes it less likely, by as much as that answer can be trusted. One cause is behind it all, as in the
//! troubleshooters of D. Heckerman, J. S. Breese and others ("Troubleshooting under uncertainty", Microsoft Research
//! MSR-TR-94-07, 1994). Costs are whole numbers ([`crate::pack::fixed`]), so the order is the same on every machine.
//!
//! A question that is asked once more, closer, replaces its first answer. Who had told the truth says the same again.

use crate::pack::content::Pack;
use crate::pack::fixed::{BIT, chance};
use crate::pack::likelihood::{Likelihoods, QuestionLikelihoods};
use crate::pack::model::cause::Causes;
use crate::pack::model::flow::{Flow, Goal};

/// Most causes that a page shows.
pub const SHOWN: usize = 3;

/// Causes, the likeliest first, that a page and the choice of the next question look at. The others together have next to no chance.
pub(crate) const LOOKED_AT: usize = 16;

/// What it costs to have told the truth and to say something else when asked once more: 1 of 16 people does.
const CHANGE_OF_MIND: u32 = 4 * BIT;

/// Questions, causes, and what answers tell.
#[derive(Clone, Copy)]
pub struct Inquiry<'a> {
    pub flow: &'a Flow,
    pub causes: &'a Causes,
    likelihoods: &'a Likelihoods,
}

impl<'a> Inquiry<'a> {
    pub fn of(pack: &'a Pack) -> Inquiry<'a> {
        Inquiry {
            flow: pack.diagnosis(),
            causes: pack.causes(),
            likelihoods: pack.likelihoods(),
        }
    }

    /// How likely the answers to the question at this place are.
    pub fn question(&self, place: usize) -> &'a QuestionLikelihoods {
        self.likelihoods.of(self.flow, self.causes, place)
    }
}

/// The answers given, and what they make of each cause. Causes and questions go by their places.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What each cause costs: its weight, and every answer.
    pub(crate) costs: Vec<u32>,
    /// The answer to each question.
    pub(crate) given: Vec<Option<GivenAnswer>>,
    /// Causes that the person said it is not.
    pub(crate) denied: Vec<bool>,
    /// Of those, the ones that they turned down one by one. Of others, only a line among several was seen.
    ruled_out: Vec<bool>,
    /// How many answers were given, with those to what was asked once more.
    pub(crate) count: usize,
}

/// The answer to a question as it counts now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenAnswer {
    pub(crate) choice: usize,
    is_sharper: bool,
    /// Whether it is not asked once more.
    pub(crate) is_closed: bool,
    /// Whether it is not asked once more before the next page.
    pub(crate) is_fresh: bool,
    /// Whether it was given twice.
    pub(crate) is_confirmed: bool,
}

impl Evidence {
    /// Before any answer.
    pub fn none(inquiry: &Inquiry) -> Evidence {
        Evidence {
            costs: inquiry.likelihoods.weights(inquiry.causes).to_vec(),
            given: vec![None; inquiry.flow.nodes.len()],
            denied: vec![false; inquiry.causes.all.len()],
            ruled_out: vec![false; inquiry.causes.all.len()],
            count: 0,
        }
    }

    /// Takes an answer in. One that was given to the same question before no longer counts.
    pub fn give(&mut self, inquiry: &Inquiry, place: usize, choice: usize) {
        let question = inquiry.question(place);
        let before = self.given[place];
        if let Some(before) = before {
            let told = question.answer(before.choice, before.is_sharper);
            for (sum, cost) in self.costs.iter_mut().zip(&told.cost) {
                *sum -= cost;
            }
        }
        let given = GivenAnswer {
            choice,
            is_sharper: before.is_some(),
            is_closed: before.is_some(),
            is_fresh: false,
            is_confirmed: before.is_some_and(|before| before.choice == choice),
        };
        let told = question.answer(choice, given.is_sharper);
        for (sum, cost) in self.costs.iter_mut().zip(&told.cost) {
            *sum += cost;
        }
        if let Some(before) = before.filter(|before| before.choice != choice) {
            // Whoever had told the truth would say the same again.
            let was_true = self.costs.iter_mut().zip(&question.truly[before.choice]);
            for (sum, _) in was_true.filter(|(_, was_true)| **was_true) {
                *sum += CHANGE_OF_MIND;
            }
        }
        self.given[place] = Some(given);
        self.count += 1;
    }

    /// Takes the answer to a further question in. Who does not know what they are asked now will not know it a moment
    /// later; and who has just said it is not asked for it in other words before the next page. Returns the cause that the
    /// answer names, if a page is to show it: a plain word beats an earlier "none of these".
    pub fn give_further(
        &mut self,
        inquiry: &Inquiry,
        place: usize,
        choice: usize,
    ) -> Option<usize> {
        let is_same = self.given(place) == Some(choice);
        self.give(inquiry, place, choice);
        if let Some(given) = &mut self.given[place] {
            given.is_closed |= inquiry.flow.nodes[place].choices[choice].unknown;
            given.is_fresh = true;
        }
        let Goal::Cause(named) = inquiry.flow.nodes[place].choices[choice].goal() else {
            return None;
        };
        let named = (inquiry.causes.all.iter()).position(|cause| cause.id == named)?;
        if is_same || self.ruled_out[named] {
            return None;
        }
        self.denied[named] = false;
        Some(named)
    }

    /// The answer to the question at this place, as the place of a choice.
    pub fn given(&self, place: usize) -> Option<usize> {
        self.given[place].map(|given| given.choice)
    }

    /// The person looked, and it is not this cause. `is_alone` where that was all they looked at.
    pub fn deny(&mut self, cause: usize, is_alone: bool) {
        self.denied[cause] = true;
        self.ruled_out[cause] |= is_alone;
        for given in self.given.iter_mut().flatten() {
            given.is_fresh = false;
        }
    }

    pub fn is_denied(&self, cause: usize) -> bool {
        self.denied[cause]
    }

    /// The causes that were not denied, the likeliest first, at most so many.
    pub fn likeliest(&self, most: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::with_capacity(most + 1);
        for (cause, cost) in self.costs.iter().enumerate() {
            let is_behind = |last: &usize| self.costs[*last] <= *cost;
            if self.denied[cause] || (found.len() == most && found.last().is_some_and(is_behind)) {
                continue;
            }
            let at = found.partition_point(|other| self.costs[*other] <= *cost);
            found.insert(at, cause);
            found.truncate(most);
        }
        found
    }

    /// How likely these causes are beside the first of them.
    pub(crate) fn chances(&self, causes: &[usize]) -> Vec<u32> {
        let first = causes.first().map_or(0, |first| self.costs[*first]);
        let beside = |cause: &usize| chance(self.costs[*cause] - first);
        causes.iter().map(beside).collect()
    }

    /// How many tries to pay were made, as far as the answers tell.
    pub fn tries(&self, inquiry: &Inquiry) -> u32 {
        let given = self.given.iter().zip(&inquiry.flow.nodes);
        given
            .filter_map(|(given, node)| Some(node.choices[(*given)?.choice].tries))
            .max()
            .unwrap_or(0)
    }
}
