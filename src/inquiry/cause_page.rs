//! Which causes a page shows: one that clearly leads, else a few.

use crate::inquiry::evidence::{Evidence, GivenAnswer, Inquiry, LOOKED_AT, SHOWN};
use crate::pack::fixed::CERTAIN;
use crate::pack::model::flow::Sureness;

/// By how many times a cause may be less likely than the likeliest and still be shown beside it.
const FAINT: u32 = 2000;

impl Evidence {
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
}

/// Whether the first of these has at least so many of 100 of all their chances.
fn is_clear(chances: &[u32], of_100: u32) -> bool {
    let whole: u64 = chances.iter().map(|chance| u64::from(*chance)).sum();
    let first = chances.first().map_or(0, |first| u64::from(*first));
    first > 0 && first * 100 >= whole * u64::from(of_100)
}
