//! Which causes a page shows: one that clearly leads, else a few.

use crate::inquiry::evidence::{Evidence, GivenAnswer, Inquiry, LOOKED_AT, SHOWN};
use crate::pack::fixed::CERTAIN;
use crate::pack::model::flow::Sureness;

/// By how many times a cause may be less likely than the likeliest and still be shown beside it.
const FAINT: u32 = 300;

/// What the first answer is to a cause.
enum Bearing {
    /// True of it.
    Own,
    /// Said in the place of what is true of it.
    Slip,
    /// Neither.
    Other,
}

impl Evidence {
    /// The causes that the next page shows: one that clearly leads, else the likeliest few. An answer that `named` a cause
    /// brings it onto the page, and of what the shop's message named, one stands on every page of several.
    pub fn page(&self, inquiry: &Inquiry, named: Option<usize>) -> Vec<usize> {
        let mut likeliest = self.likeliest(LOOKED_AT);
        let named = named.filter(|named| !self.denied[*named]);
        let is_of_here = |cause: &usize| Some(*cause) == named || self.is_of_here(inquiry, *cause);
        if named.is_some() || likeliest.iter().any(is_of_here) {
            likeliest.retain(is_of_here);
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
        // What the person has just said comes before what is only likely.
        if let Some(named) = named {
            page.retain(|cause| *cause != named);
            page.insert(0, named);
            page.truncate(SHOWN);
        }
        let is_first = !self.denied.contains(&true);
        if page.is_empty() || (page.len() == 1 && is_first) {
            return page;
        }
        self.keep_named(inquiry, &mut page);
        // What remains where none of the others fits can only be told after them.
        page.sort_by_key(|cause| Some(*cause) != named && inquiry.causes.all[*cause].is_rest);
        page
    }

    /// Of what the shop's message named, one cause stays on the page.
    fn keep_named(&self, inquiry: &Inquiry, page: &mut Vec<usize>) {
        let is_first = !self.denied.contains(&true);
        for field in self.fields(inquiry) {
            let is_of = |cause: &usize| inquiry.causes.all[*cause].field.as_deref() == Some(field);
            if page.iter().any(is_of) {
                continue;
            }
            let likeliest = self.likeliest(self.costs.len());
            // Not on the first page, where it would deny what was just said; the next one has it.
            let is_fit = |cause: &usize| {
                is_of(cause) && !(is_first && self.speaks_against(inquiry, *cause, true))
            };
            if let Some(kept) = likeliest.into_iter().find(is_fit) {
                page.truncate(SHOWN - 1);
                page.push(kept);
            }
        }
    }

    /// Whether a cause may stand on a page beside what was answered: a person would wonder how one of another matter came
    /// there, or one that denies what they have just said. On the first page, none may that speaks against an answer, if
    /// no slip is known that tells of it; on later ones, none that speaks against an answer since the last page, or
    /// against the first answer where a question was answered that is none of its own.
    fn is_of_here(&self, inquiry: &Inquiry, cause: usize) -> bool {
        let is_first = !self.denied.contains(&true);
        if self.speaks_against(inquiry, cause, is_first) {
            return false;
        }
        match self.bearing(inquiry, cause) {
            Bearing::Own => true,
            Bearing::Other if is_first => false,
            _ => !self.is_strange(inquiry, cause),
        }
    }

    /// Whether a question was answered that is none of this cause's own, if only by "I don't know": it would stand on the
    /// page for no better reason than that nothing else is known.
    fn is_strange(&self, inquiry: &Inquiry, cause: usize) -> bool {
        let mut given = self.given.iter().enumerate();
        given.any(|(place, given)| given.is_some() && !inquiry.question(place).concerns[cause])
    }

    /// What the first answer is to this cause.
    fn bearing(&self, inquiry: &Inquiry, cause: usize) -> Bearing {
        let start = inquiry.flow.place(&inquiry.flow.start);
        let given = start.and_then(|start| Some((start, self.given[start]?)));
        let Some((start, given)) = given else {
            return Bearing::Own;
        };
        let question = inquiry.question(start);
        let is_unknown = inquiry.flow.nodes[start].choices[given.choice].unknown;
        if is_unknown || !question.concerns[cause] || question.truly[given.choice][cause] {
            return Bearing::Own;
        }
        match is_said(inquiry, start, given.choice, cause) {
            true => Bearing::Slip,
            false => Bearing::Other,
        }
    }

    /// Whether an answer is neither true of this cause nor said in the place of what is: any answer but that of a quick
    /// look, or, on a later page, any since the last, and any that was given twice. Who says what they found has that cause and no other.
    pub(crate) fn speaks_against(&self, inquiry: &Inquiry, cause: usize, is_first: bool) -> bool {
        let nodes = self.given.iter().zip(&inquiry.flow.nodes).enumerate();
        nodes.into_iter().any(|(place, (given, node))| {
            let counts = |given: &GivenAnswer| is_first || given.is_fresh || given.is_confirmed;
            let Some(given) = given.filter(counts) else {
                return false;
            };
            let (question, said) = (inquiry.question(place), &node.choices[given.choice]);
            if said.found {
                return !question.truly[given.choice][cause];
            }
            !said.unknown
                && node.sure != Sureness::Glance
                && question.concerns[cause]
                && !is_said(inquiry, place, given.choice, cause)
        })
    }

    /// The fields that the shop's message named.
    pub fn fields<'a>(&self, inquiry: &Inquiry<'a>) -> Vec<&'a str> {
        let given = self.given.iter().zip(&inquiry.flow.nodes);
        given
            .filter_map(|(given, node)| node.choices[(*given)?.choice].names.as_deref())
            .collect()
    }
}

/// Whether the first of these has at least so many of 100 of all their chances.
fn is_clear(chances: &[u32], of_100: u32) -> bool {
    let whole: u64 = chances.iter().map(|chance| u64::from(*chance)).sum();
    let first = chances.first().map_or(0, |first| u64::from(*first));
    first > 0 && first * 100 >= whole * u64::from(of_100)
}

/// Whether people with this cause give this answer: it is true, or a slip that is known.
fn is_said(inquiry: &Inquiry, place: usize, choice: usize, cause: usize) -> bool {
    let (question, node) = (inquiry.question(place), &inquiry.flow.nodes[place]);
    let said = &node.choices[choice].id;
    let slips = || node.slips.iter().filter(|slip| slip.said == *said);
    question.truly[choice][cause]
        || node.choices.iter().enumerate().any(|(truth, meant)| {
            question.truly[truth][cause] && slips().any(|slip| slip.meant.contains(&meant.id))
        })
}
