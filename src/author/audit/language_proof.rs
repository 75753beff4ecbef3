//! What walking and drawing every page of one language showed.

use std::collections::BTreeMap;

use crate::pack::content::Pack;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::{Problem, of_file};
use crate::pack::model::flow::Goal;
use crate::view::page::{Backing, Page};

/// Ways through the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WayCount {
    /// How many there are; as many as a number holds where there are more.
    pub all: usize,
    /// How many were taken, in each language. Where there are too many, each answer of each question is taken once.
    pub taken: usize,
    /// Ends: causes that an answer names, and answers behind which all that fit are named.
    pub ends: usize,
}

/// Ways that are taken one by one, in each language.
pub const MOST_WAYS: usize = 20_000;

/// Questions that are all laid out; of more than these, those with the most words.
pub const MOST_QUESTIONS: usize = 2_000;

/// A look at everything in one language.
#[derive(Default)]
pub(crate) struct LanguageProof {
    /// The facts of every page, by its name.
    pub(crate) pages: BTreeMap<String, Vec<String>>,
    pub(crate) laid_out: usize,
    pub(crate) ways: WayCount,
    pub(crate) told: Vec<PageProblem>,
}

/// Something wrong with a page.
pub(crate) struct PageProblem {
    pub(crate) subject: Option<(&'static str, String)>,
    rule: &'static str,
    with: Vec<(&'static str, String)>,
}

impl PageProblem {
    pub(crate) fn new(
        page: &Page,
        rule: &'static str,
        more: &[(&'static str, String)],
    ) -> PageProblem {
        let mut with = vec![("page", page.id.clone())];
        with.extend_from_slice(more);
        PageProblem {
            subject: page.subject.clone(),
            rule,
            with,
        }
    }

    /// With its place: that of the thing that the page is about.
    pub(crate) fn problem(self, places: &SourcePositions) -> Problem {
        let known = self.subject.and_then(|subject| places.get(&subject));
        // The words of the program, if it is about nothing in the pack.
        let place = known.cloned();
        let place = place.unwrap_or_else(|| of_file("ui.toml", "", Vec::new()).place);
        Problem {
            place,
            rule: self.rule,
            with: self.with,
        }
    }
}

/// The facts that a page names.
pub(crate) fn facts(page: &Page) -> Vec<String> {
    let fact = |backing: &Backing| match backing {
        Backing::Fact(id) => Some(id.clone()),
        Backing::List(_) => None,
    };
    page.backing.iter().filter_map(fact).collect()
}

/// Ends of the questions.
pub(crate) fn ends(pack: &Pack) -> usize {
    let choices = pack.diagnosis().nodes.iter().flat_map(|node| &node.choices);
    choices
        .filter(|choice| !matches!(choice.goal(), Goal::Ask(_)))
        .count()
}
