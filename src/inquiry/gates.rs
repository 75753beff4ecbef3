//! Which questions make sense for sure, where some do so after certain answers alone.
//!
//! A question may have gates: other questions, each with the answers after which it makes sense. One gate that is open is
//! enough. Whose answers leave all of them shut has no answer to it, so the best plan asks it only once that cannot be.

use crate::inquiry::bit_set::{BitSet, is_within, places};

/// A question that comes first, by its place, and the answers to it, as bits, after which another one makes sense.
pub type Gate = (usize, u64);

/// The gates of a bank's questions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gates {
    /// The questions that do not make sense for every caller, as bits.
    pub(crate) gated: u64,
    /// For each of them, what comes first, and the causes that always answer it so that this one makes sense.
    within: Vec<Vec<(usize, BitSet)>>,
    /// For each question and answer, the gated questions that make sense after it, as bits.
    opens: Vec<Vec<u64>>,
    /// For each question, all that it is a gate of, as bits.
    behind: Vec<u64>,
}

impl Gates {
    /// `answers`: for each question and known answer, the causes that may give it. `gates`: for each question, its gates; a
    /// list that is empty or not there is none.
    pub(crate) fn new(answers: &[&[BitSet]], gates: &[Vec<Gate>], all: BitSet) -> Gates {
        // Who does not know an answer may still have one to what comes after it.
        let within = |(first, open): &Gate| {
            let shut = answers.get(*first).into_iter().flat_map(|answers| {
                let answers = answers.iter().enumerate();
                answers.filter(|(answer, _)| open & 1 << answer == 0)
            });
            (
                *first,
                shut.fold(all, |causes, (_, giving)| causes & !giving),
            )
        };
        let within: Vec<Vec<(usize, BitSet)>> = (gates.iter())
            .map(|gates| gates.iter().map(within).collect())
            .collect();
        let has_gate = |(_, gates): &(usize, &Vec<Gate>)| !gates.is_empty();
        let gated = gates.iter().enumerate().filter(has_gate);
        let gated = gated.fold(0, |gated, (place, _)| gated | 1 << place);
        let mut made = Gates {
            gated,
            within,
            opens: answers.iter().map(|one| vec![0; one.len()]).collect(),
            behind: vec![0; answers.len()],
        };
        // What makes sense for all of them stays so: causes only become fewer.
        made.gated &= !made.sensible(all, 0);
        for question in places(made.gated) {
            for (first, open) in gates.get(question).into_iter().flatten() {
                made.behind[*first] |= 1 << question;
                for answer in places(*open) {
                    if let Some(opens) = made.opens[*first].get_mut(answer) {
                        *opens |= 1 << question;
                    }
                }
            }
        }
        made
    }

    /// The questions that make sense for sure, as bits, where these causes are possible and answers made `open` sensible.
    pub(crate) fn sensible(&self, fits: BitSet, open: u64) -> u64 {
        let mut sensible = !self.gated | open;
        loop {
            let is_sure = |question: &usize| {
                let first = self.within[*question].iter();
                let first = first.filter(|(first, _)| sensible & 1 << first != 0);
                is_within(fits, first.fold(0, |causes, (_, within)| causes | within))
            };
            let more = places(self.gated & !sensible).filter(is_sure);
            let more = more.fold(0, |more, question| more | 1 << question);
            if more == 0 {
                return sensible;
            }
            sensible |= more;
        }
    }

    /// What makes sense after this answer, as bits. Who does not know an answer, to what made sense, shuts nothing.
    pub(crate) fn opened(&self, question: usize, answer: Option<usize>) -> u64 {
        match answer {
            Some(answer) => {
                let opens = self.opens.get(question);
                opens
                    .and_then(|opens| opens.get(answer))
                    .map_or(0, |opens| *opens)
            }
            None => self.behind.get(question).map_or(0, |behind| *behind),
        }
    }

    /// Of these questions, those that make sense or still may, as bits; `left` are those that were not asked.
    pub(crate) fn alive(&self, left: u64, sensible: u64) -> u64 {
        let mut alive = left & sensible;
        loop {
            let may = places(left & self.gated & !alive).filter(|question| {
                let mut first = self.within[*question].iter();
                first.any(|(first, _)| alive & 1 << first != 0)
            });
            let more = may.fold(0, |more, question| more | 1 << question);
            if more == 0 {
                return alive;
            }
            alive |= more;
        }
    }

    /// These questions and, of `alive` ones, those by which what does not make sense for sure may come to.
    pub(crate) fn with_gates(&self, mut left: u64, alive: u64, sensible: u64) -> u64 {
        loop {
            let shut = places(left & self.gated & !sensible);
            let first = shut.flat_map(|question| self.within[question].iter());
            let more = first.fold(0, |more, (first, _)| more | 1 << first) & alive & !left;
            if more == 0 {
                return left;
            }
            left |= more;
        }
    }
}
