//! What the answers say of each cause: a naive Bayes model whose answers are noisy.
//!
//! A cause's chance is its weight, times how likely each answer is from a person with that cause
//! ([`crate::pack::likelihood`]), as if answers were independent given the cause. So no answer excludes a cause; one that
//! does not fit makes it less likely, by as much as that answer can be trusted. One cause is behind it all, as in the
//! troubleshooters of D. Heckerman, J. S. Breese and others ("Troubleshooting under uncertainty", Microsoft Research
//! MSR-TR-94-07, 1994). Costs are whole numbers ([`crate::pack::fixed`]), so the order is the same on every machine.
//!
//! A question that is asked once more, closer, replaces its first answer. Who had told the truth says the same again.
//!
//! What is asked next is the question after whose answer a page would most likely show the true cause: one step ahead,
//! since a person may stop at any page.

use crate::pack::content::Pack;
use crate::pack::fixed::{BIT, CERTAIN, chance};
use crate::pack::likelihood::{Likelihoods, QuestionLikelihoods};
use crate::pack::model::cause::Causes;
use crate::pack::model::flow::{Flow, Goal, Sureness};

/// Most causes that a page shows.
pub const SHOWN: usize = 3;

/// Causes, the likeliest first, that a choice of the next question looks at. The others together have next to no chance.
const LOOKED_AT: usize = 16;

/// By how many times a cause may be less likely than the likeliest and still be shown beside it.
const FAINT: u32 = 2000;

/// Most questions between two pages, where so many were answered in all. A way that ended early has more to ask.
pub const QUESTIONS_BETWEEN: usize = 5;
pub const QUESTIONS_IN_ALL: usize = 12;

/// Of 100 times, how often a page should show the true cause to be shown instead of another question.
const ENOUGH: u64 = 95;

/// What it costs to have told the truth and to say something else when asked once more: 1 of 16 people does.
const CHANGE_OF_MIND: u32 = 4 * BIT;

/// What a question must add to the chance that the page shows the true cause, in 100ths.
const WORTH_ASKING: u64 = 1;

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

/// A question that may be asked: its place, and whether it is asked once more and closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    pub place: usize,
    pub is_sharper: bool,
}

/// The answers given, and what they make of each cause. Causes and questions go by their places.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What each cause costs: its weight, and every answer.
    costs: Vec<u32>,
    /// The answer to each question.
    given: Vec<Option<GivenAnswer>>,
    /// Causes that the person said it is not.
    denied: Vec<bool>,
    /// Of those, the ones that they turned down one by one. Of others, only a line among several was seen.
    ruled_out: Vec<bool>,
    /// How many answers were given, with those to what was asked once more.
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct GivenAnswer {
    choice: usize,
    is_sharper: bool,
    /// Whether it is not asked once more.
    is_closed: bool,
    /// Whether it is not asked once more before the next page.
    is_fresh: bool,
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

    /// Whether to show a page after so many questions since the last one, rather than to ask another.
    pub fn is_page_due(&self, inquiry: &Inquiry, asked: usize) -> bool {
        let is_long = asked >= QUESTIONS_BETWEEN && self.count >= QUESTIONS_IN_ALL;
        (is_long || (asked > 0 && self.is_enough())) && self.start_anew(inquiry).is_none()
    }

    /// The first question once more, where what is likeliest now is of another matter than its answer: a page of such
    /// causes would come as a surprise.
    fn start_anew(&self, inquiry: &Inquiry) -> Option<NextQuestion> {
        let place = inquiry.flow.place(&inquiry.flow.start)?;
        let given = self.given[place].filter(|given| !given.is_closed && !given.is_fresh)?;
        inquiry.flow.nodes[place].sharper.as_ref()?;
        let likeliest = *self.likeliest(1).first()?;
        let question = inquiry.question(place);
        let is_strange = question.concerns[likeliest] && !question.truly[given.choice][likeliest];
        is_strange.then_some(NextQuestion {
            place,
            is_sharper: true,
        })
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
    fn chances(&self, causes: &[usize]) -> Vec<u32> {
        let first = causes.first().map_or(0, |first| self.costs[*first]);
        let beside = |cause: &usize| chance(self.costs[*cause] - first);
        causes.iter().map(beside).collect()
    }

    /// Whether a page of the likeliest causes would nearly always show the true one.
    fn is_enough(&self) -> bool {
        let chances = self.chances(&self.likeliest(LOOKED_AT));
        let sum = |chances: &[u32]| chances.iter().map(|chance| u64::from(*chance)).sum::<u64>();
        sum(&chances[..chances.len().min(SHOWN)]) * 100 >= sum(&chances) * ENOUGH
    }

    /// The causes that the next page shows: one that clearly leads, else the likeliest few. An answer that `named` a cause
    /// brings it onto the page, and of what the shop's message named, one stands on every page of several.
    pub fn page(&self, inquiry: &Inquiry, named: Option<usize>) -> Vec<usize> {
        let mut likeliest = self.likeliest(LOOKED_AT);
        if likeliest
            .iter()
            .any(|cause| self.is_of_here(inquiry, *cause))
        {
            likeliest.retain(|cause| self.is_of_here(inquiry, *cause));
        }
        let chances = self.chances(&likeliest);
        let mut page: Vec<usize> = match is_clear(&chances, inquiry.flow.lead) {
            true => likeliest[..1].to_vec(),
            false => {
                let few = likeliest.iter().zip(&chances).take(SHOWN);
                let is_likely = |chance: u32| chance.saturating_mul(FAINT) >= CERTAIN;
                few.filter(|(_, chance)| is_likely(**chance))
                    .map(|(cause, _)| *cause)
                    .collect()
            }
        };
        if let Some(named) = named
            && !self.denied[named]
            && !page.contains(&named)
        {
            page.insert(0, named);
            page.truncate(SHOWN);
        }
        let is_first = !self.denied.contains(&true);
        if page.is_empty() || (page.len() == 1 && is_first) {
            return page;
        }
        for field in self.fields(inquiry) {
            let is_of = |cause: &usize| inquiry.causes.all[*cause].field.as_deref() == Some(field);
            if page.iter().any(is_of) {
                continue;
            }
            let likeliest = self.likeliest(self.costs.len());
            if let Some(kept) = likeliest.into_iter().find(is_of) {
                page.truncate(SHOWN - 1);
                page.push(kept);
            }
        }
        page
    }

    /// Whether a cause may stand on a page beside what was answered: a person would wonder how one of another matter came
    /// there. On the first page, none may that speaks against what can be read off, if no slip is known that tells of it,
    /// or against the first answer. On later ones, none may that speaks against the first answer where a question was
    /// answered that is none of its own; it comes up once the first is answered anew.
    fn is_of_here(&self, inquiry: &Inquiry, cause: usize) -> bool {
        let is_first = !self.denied.contains(&true);
        if is_first && self.speaks_against_mark(inquiry, cause) {
            return false;
        }
        let Some(start) = inquiry.flow.place(&inquiry.flow.start) else {
            return true;
        };
        let question = inquiry.question(start);
        let is_said = |given: GivenAnswer| {
            let is_unknown = inquiry.flow.nodes[start].choices[given.choice].unknown;
            is_unknown || question.truly[given.choice][cause]
        };
        if !question.concerns[cause] || self.given[start].is_none_or(is_said) {
            return true;
        }
        let is_strange = |(place, given): (usize, &Option<GivenAnswer>)| {
            let choices = &inquiry.flow.nodes[place].choices;
            given.is_some_and(|given| {
                !choices[given.choice].unknown && !inquiry.question(place).concerns[cause]
            })
        };
        !is_first && !self.given.iter().enumerate().any(is_strange)
    }

    /// Whether what was read off is neither true of this cause nor said in the place of what is.
    fn speaks_against_mark(&self, inquiry: &Inquiry, cause: usize) -> bool {
        let nodes = self.given.iter().zip(&inquiry.flow.nodes).enumerate();
        nodes.into_iter().any(|(place, (given, node))| {
            let (Some(given), Sureness::Mark) = (given, node.sure) else {
                return false;
            };
            let question = inquiry.question(place);
            let said = &node.choices[given.choice];
            let is_slip = |truth: &usize| {
                let slips = node.slips.iter().filter(|slip| slip.said == said.id);
                question.truly[*truth][cause]
                    && slips
                        .into_iter()
                        .any(|slip| slip.meant.contains(&node.choices[*truth].id))
            };
            !said.unknown
                && question.concerns[cause]
                && !question.truly[given.choice][cause]
                && !(0..node.choices.len()).any(|truth| is_slip(&truth))
        })
    }

    /// The fields that the shop's message named.
    pub fn fields<'a>(&self, inquiry: &Inquiry<'a>) -> Vec<&'a str> {
        let given = self.given.iter().zip(&inquiry.flow.nodes);
        given
            .filter_map(|(given, node)| node.choices[(*given)?.choice].names.as_deref())
            .collect()
    }

    /// How many tries to pay were made, as far as the answers tell.
    pub fn tries(&self, inquiry: &Inquiry) -> u32 {
        let given = self.given.iter().zip(&inquiry.flow.nodes);
        given
            .filter_map(|(given, node)| Some(node.choices[(*given)?.choice].tries))
            .max()
            .unwrap_or(0)
    }

    /// The question to go on with. None where no question is worth its while.
    pub fn next(&self, inquiry: &Inquiry) -> Option<NextQuestion> {
        if let Some(start) = self.start_anew(inquiry) {
            return Some(start);
        }
        let likeliest = self.likeliest(LOOKED_AT);
        let chances: Vec<u64> = self
            .chances(&likeliest)
            .into_iter()
            .map(u64::from)
            .collect();
        let whole: u64 = chances.iter().sum();
        let now: u64 = chances.iter().take(SHOWN).sum();
        let mut best = None;
        let mut most = now * u64::from(CERTAIN) + whole * u64::from(CERTAIN) * WORTH_ASKING / 100;
        for (place, node) in inquiry.flow.nodes.iter().enumerate() {
            let given = self.given[place];
            let is_over = |given: GivenAnswer| given.is_closed || given.is_fresh;
            if given.is_some_and(|given| is_over(given) || node.sharper.is_none()) {
                continue;
            }
            let question = inquiry.question(place);
            let is_met = |(place, choice): &(usize, usize)| {
                self.given[*place].is_some_and(|given| given.choice == *choice)
            };
            if !question.needs.is_empty() && !question.needs.iter().any(is_met) {
                continue;
            }
            // Who cannot answer says so, whatever they are asked.
            let (mut shown, mut mute) = (0, Top::default());
            for (cause, chance) in likeliest.iter().zip(&chances) {
                if !question.concerns[*cause] {
                    mute.take(chance * u64::from(CERTAIN));
                }
            }
            shown += mute.sum();
            for (choice, option) in node.choices.iter().enumerate() {
                if option.unknown {
                    continue;
                }
                let told = question.answer(choice, given.is_some());
                let mut top = Top::default();
                for (cause, chance) in likeliest.iter().zip(&chances) {
                    if !question.concerns[*cause] {
                        continue;
                    }
                    let is_same = given.map(|given| given.choice == choice);
                    let was_true = given.is_some_and(|given| question.truly[given.choice][*cause]);
                    top.take(match (was_true, is_same) {
                        (true, Some(true)) => chance * u64::from(CERTAIN - (CERTAIN >> 4)),
                        (true, _) => chance * u64::from(told.chance[*cause] >> 4),
                        (false, _) => chance * u64::from(told.chance[*cause]),
                    });
                }
                shown += top.sum();
            }
            if shown > most {
                most = shown;
                best = Some(NextQuestion {
                    place,
                    is_sharper: given.is_some(),
                });
            }
        }
        best
    }
}

/// The greatest of some numbers.
#[derive(Default)]
struct Top([u64; SHOWN]);

impl Top {
    fn take(&mut self, mut number: u64) {
        for place in &mut self.0 {
            if number > *place {
                std::mem::swap(&mut number, place);
            }
        }
    }

    fn sum(&self) -> u64 {
        self.0.iter().sum()
    }
}

/// Whether the first of these has at least so many of 100 of all their chances.
fn is_clear(chances: &[u32], of_100: u32) -> bool {
    let whole: u64 = chances.iter().map(|chance| u64::from(*chance)).sum();
    let first = chances.first().map_or(0, |first| u64::from(*first));
    first > 0 && first * 100 >= whole * u64::from(of_100)
}
