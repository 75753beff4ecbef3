//! The best order of a bank's questions: exact, by looking at no more states than needed.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;

use super::bank::{Bank, State};

/// A table whose order is never looked at; its hasher has no chance in it.
type Table<V> = HashMap<State, V, BuildHasherDefault<DefaultHasher>>;

/// A search for the best next question. It remembers what it found, so asking again is cheap.
#[derive(Debug)]
pub struct Best<'a> {
    bank: &'a Bank,
    budget: usize,
    expected: Table<Bound>,
    worst: Table<(usize, usize)>,
}

/// What is known of the expected number of a state.
#[derive(Clone, Copy, Debug)]
struct Bound {
    /// It is at least this.
    least: f64,
    /// The question that reaches `least`, if it is exact.
    ask: Option<usize>,
}

impl<'a> Best<'a> {
    /// A search that looks at no more than `budget` states for each of its two numbers.
    pub fn new(bank: &'a Bank, budget: usize) -> Self {
        Best {
            bank,
            budget,
            expected: Table::default(),
            worst: Table::default(),
        }
    }

    /// States looked at so far.
    pub fn states(&self) -> usize {
        self.expected.len() + self.worst.len()
    }

    /// The question to ask here, and the least possible expected number of answers until an end. None where
    /// the budget does not reach.
    pub fn expected(&mut self, state: &State) -> Option<(usize, f64)> {
        self.least(state, f64::INFINITY)?;
        let found = self.expected.get(state)?;
        Some((found.ask?, found.least))
    }

    /// The least possible number of answers on the longest way to an end. None where the budget does not
    /// reach.
    pub fn worst(&mut self, state: &State) -> Option<usize> {
        let most = state.left.count_ones() as usize;
        for limit in 1..most {
            if self.ends_within(state, limit)? {
                return Some(limit);
            }
        }
        Some(most)
    }

    /// The least possible expected number if that is below `limit`, else a bound on it that is not.
    fn least(&mut self, state: &State, limit: f64) -> Option<f64> {
        let known = self.bound(state)?;
        if known.ask.is_some() || known.least >= limit {
            return Some(known.least);
        }
        let mut asks = self.bank.unfinished(state);
        // The likeliest to end first; on a tie the first of the bank.
        asks.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let mut ranked = Vec::new();
        let mut cut = limit;
        let mut fallen = f64::INFINITY;
        for (question, open) in asks {
            if 1.0 + open >= cut {
                fallen = fallen.min(1.0 + open);
                continue;
            }
            let mut total = 1.0;
            let mut parts = Vec::new();
            for outcome in self.bank.outcomes(state, question) {
                if let Some(next) = outcome.next {
                    let least = self.bound(&next)?.least;
                    total += outcome.chance * least;
                    parts.push((outcome.chance, next, least));
                }
            }
            ranked.push((question, total, parts));
        }
        ranked.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let mut ask = None;
        for (question, mut total, parts) in ranked {
            // A rounded sum may fall below `cut` by a bound alone, so each part says itself that it is exact.
            let mut exact = true;
            for (chance, next, before) in parts {
                if total >= cut {
                    break;
                }
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

    /// What is known of a state; at first, that one question is asked and the likeliest to end leaves the rest
    /// at least one more.
    fn bound(&mut self, state: &State) -> Option<Bound> {
        if let Some(known) = self.expected.get(state) {
            return Some(*known);
        }
        if self.expected.len() >= self.budget {
            return None;
        }
        let open = self.bank.unfinished(state);
        let open = open.iter().map(|(_, open)| *open);
        let first = Bound {
            least: 1.0 + open.fold(1.0, f64::min),
            ask: None,
        };
        self.expected.insert(*state, first);
        Some(first)
    }

    /// Whether all ways can end within `limit` answers.
    fn ends_within(&mut self, state: &State, limit: usize) -> Option<bool> {
        // How likely the causes are does not matter here.
        let state = State { told: 0, ..*state };
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
            can = asks.iter().any(|(_, open)| *open == 0.0);
        } else {
            for (question, _) in asks {
                let next = self.bank.outcomes(&state, question);
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
