//! The best order of a bank's questions: exact, by looking at no more states than needed.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::inquiry::problem::SearchProblem;

/// A table whose order is never looked at; its hasher has no chance in it.
type Memo<K, V> = HashMap<K, V, FixedState>;

/// What sums of chances may be off by: a bound must stay below what it bounds.
const ROUNDING: f64 = 1e-9;

/// A search for the best next question. It remembers what it found, so asking again is cheap.
#[derive(Debug)]
pub struct Solver<'a> {
    bank: &'a SearchProblem,
    budget: usize,
    expected: Memo<Belief, Bound>,
    worst: Memo<Belief, (usize, usize)>,
    relaxed: Memo<BitSet, f64>,
}

/// A question that may be asked.
struct Candidate {
    question: usize,
    /// What it comes to at least.
    least: f64,
    /// What its answers leave that is no end: the chance, the state, and what that comes to at least.
    parts: Vec<(f64, Belief, f64)>,
}

/// What is known of the expected number of a state.
#[derive(Clone, Copy, Debug)]
struct Bound {
    /// It is at least this.
    least: f64,
    /// The question that reaches `least`, if it is exact.
    ask: Option<usize>,
}

impl<'a> Solver<'a> {
    /// A search that looks at no more than `budget` states for each of its two numbers.
    pub fn new(bank: &'a SearchProblem, budget: usize) -> Self {
        Solver {
            bank,
            budget,
            expected: Memo::default(),
            worst: Memo::default(),
            relaxed: Memo::default(),
        }
    }

    /// States looked at so far.
    pub fn states(&self) -> usize {
        self.expected.len() + self.worst.len()
    }

    /// The question to ask here, and the least possible expected number of answers until an end. None where
    /// the budget does not reach.
    pub fn expected(&mut self, state: &Belief) -> Option<(usize, f64)> {
        self.least(state, f64::INFINITY)?;
        let found = self.expected.get(state)?;
        Some((found.ask?, found.least))
    }

    /// The least possible expected number of times that something is asked until an end, if this question comes
    /// first. None where the budget does not reach.
    pub fn cost_of(&mut self, state: &Belief, question: usize) -> Option<f64> {
        let mut total = self.bank.cost(state, question);
        for outcome in self.bank.outcomes(state, question) {
            if let Some(next) = outcome.next {
                total += outcome.chance * self.expected(&next)?.1;
            }
        }
        Some(total)
    }

    /// The least possible number of answers on the longest way to an end, where nobody answers with noise. None
    /// where the budget does not reach.
    pub fn worst(&mut self, state: &Belief) -> Option<usize> {
        let most = state.left.count_ones() as usize;
        for limit in 1..most {
            if self.ends_within(state, limit)? {
                return Some(limit);
            }
        }
        Some(most)
    }

    /// The least possible expected number if that is below `limit`, else a bound on it that is not.
    fn least(&mut self, state: &Belief, limit: f64) -> Option<f64> {
        let known = self.bound(state)?;
        if known.ask.is_some() || known.least >= limit {
            return Some(known.least);
        }
        let mut cut = limit;
        let mut fallen = f64::INFINITY;
        let asks = match self.bank.is_relaxable() {
            true => self.relaxed_candidates(state),
            false => self.exact_candidates(state, cut)?,
        };
        let mut ranked = Vec::new();
        for ask in asks {
            match ask.least < cut {
                true => ranked.push(ask),
                false => fallen = fallen.min(ask.least),
            }
        }
        // On a tie the first of the bank.
        ranked.sort_by(|a, b| {
            let by_least = a.least.total_cmp(&b.least);
            by_least.then(a.question.cmp(&b.question))
        });
        let mut ask = None;
        for Candidate {
            question,
            least: mut total,
            parts,
        } in ranked
        {
            // A rounded sum may fall below `cut` by a bound alone, so each part says itself that it is exact.
            let mut exact = true;
            for (chance, next, before) in parts {
                if total >= cut {
                    break;
                }
                let Some(next) = self.bank.open(next) else {
                    total -= chance * before;
                    continue;
                };
                let rest = total - chance * before;
                total = rest + chance * self.least(&next, (cut - rest) / chance)?;
                exact &= self.bound(&next)?.ask.is_some();
                if !exact {
                    total = total.max(cut);
                }
            }
            if exact && total < cut {
                (cut, ask) = (total, Some(question));
            }
            fallen = fallen.min(total);
        }
        let found = Bound {
            least: if ask.is_some() {
                cut
            } else {
                fallen.max(known.least)
            },
            ask,
        };
        self.expected.insert(*state, found);
        Some(found.least)
    }

    /// The questions with the least that each may come to, by the loose bounds of what its answers leave.
    fn relaxed_candidates(&mut self, state: &Belief) -> Vec<Candidate> {
        let bank = self.bank;
        let ask = |question| {
            let parts = bank.replies(state, question, &bank.weights).into_iter();
            let parts = parts
                .map(|(chance, next)| (chance, next, self.relaxed_bound(next.fits) - ROUNDING));
            let parts: Vec<(f64, Belief, f64)> =
                parts.filter(|(_, _, least)| *least > 0.0).collect();
            let total: f64 = parts.iter().map(|(chance, _, least)| chance * least).sum();
            Candidate {
                question,
                least: bank.cost(state, question) + total,
                parts,
            }
        };
        bank.askable(state).map(ask).collect()
    }

    /// The same, by what is known of what its answers leave; what cannot come below `cut` is not looked at so near.
    fn exact_candidates(&mut self, state: &Belief, cut: f64) -> Option<Vec<Candidate>> {
        let mut asks = Vec::new();
        for ahead in self.bank.unfinished(state) {
            let mut least = ahead.cost + ahead.open;
            let mut parts = Vec::new();
            if least < cut {
                least = ahead.cost;
                for outcome in self.bank.outcomes(state, ahead.question) {
                    if let Some(next) = outcome.next {
                        let known = self.bound(&next)?.least;
                        least += outcome.chance * known;
                        parts.push((outcome.chance, next, known));
                    }
                }
            }
            asks.push(Candidate {
                question: ahead.question,
                least,
                parts,
            });
        }
        Some(asks)
    }

    /// What is known of a state; at first, that one question is asked and the likeliest to end leaves the rest
    /// at least one more.
    fn bound(&mut self, state: &Belief) -> Option<Bound> {
        if let Some(known) = self.expected.get(state) {
            return Some(*known);
        }
        if self.expected.len() >= self.budget {
            return None;
        }
        // The loose bound is the nearer one, and most states are never looked at again.
        let least = match self.bank.is_relaxable() {
            true => self.relaxed_bound(state.fits) - ROUNDING,
            false => {
                let asks = self.bank.unfinished(state);
                let least = asks.iter().map(|ahead| ahead.cost + ahead.open);
                least.reduce(f64::min).unwrap_or(1.0)
            }
        };
        let first = Bound { least, ask: None };
        self.expected.insert(*state, first);
        Some(first)
    }

    /// A bound on what is to come where only these causes fit, whatever may still be asked: the least expected number
    /// if everything might be asked again and again. A question that leaves all as it was is then asked until it
    /// does not, so its number is divided by the chance that it does not.
    fn relaxed_bound(&mut self, fits: BitSet) -> f64 {
        if let Some(known) = self.relaxed.get(&fits) {
            return *known;
        }
        let mut least = f64::INFINITY;
        let Some(asks) = self.bank.relaxed(fits) else {
            return 0.0;
        };
        for (cost, sets) in asks {
            let moved: f64 = sets.iter().map(|(chance, _)| chance).sum();
            let mut total = cost;
            for (chance, set) in sets {
                total += chance * self.relaxed_bound(set);
            }
            if moved > 0.0 {
                least = least.min(total / moved);
            }
        }
        // Where no question parts them, nothing is asked.
        let least = if least.is_finite() { least } else { 0.0 };
        self.relaxed.insert(fits, least);
        least
    }

    /// Whether all ways can end within `limit` answers.
    fn ends_within(&mut self, state: &Belief, limit: usize) -> Option<bool> {
        // How likely the causes are does not matter here.
        let state = Belief { told: 0, ..*state };
        let (least, most) = match self.worst.get(&state) {
            Some(known) => *known,
            None if self.worst.len() >= self.budget => return None,
            None => (1, state.left.count_ones() as usize),
        };
        if limit < least || limit >= most {
            return Some(limit >= most);
        }
        let asks = self.bank.unfinished(&state);
        let mut can = false;
        if limit == 1 {
            can = asks.iter().any(|ahead| ahead.open == 0.0);
        } else {
            for ahead in asks {
                let next = self.bank.outcomes(&state, ahead.question);
                let mut all = true;
                for next in next.into_iter().filter_map(|outcome| outcome.next) {
                    if !self.ends_within(&next, limit - 1)? {
                        all = false;
                        break;
                    }
                }
                if all {
                    can = true;
                    break;
                }
            }
        }
        let known = if can {
            (least, limit)
        } else {
            (limit + 1, most)
        };
        self.worst.insert(state, known);
        Some(can)
    }
}
