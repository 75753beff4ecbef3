//! Proofs over every page and every way: what only a pack as a whole, drawn and walked, can show.
//!
//! The rules of [`crate::pack::lint::check`] look at content. Here the machine runs on it: every way of answers is taken
//! in every language, every page is laid out in every size, with and without ASCII alone, and as lines.

use crate::pack::lint::truthful;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::app::state::State;
use crate::inquiry::questions::{Measure, measure};
use crate::pack::content::Pack;
use crate::pack::lint::check::{Checked, Problem, of_file};
use crate::pack::lint::names::SourcePositions;
use crate::pack::model::flow::Goal;
use crate::text::lang::Lang;
use crate::view::page::{Backing, Page};

use crate::author::audit::calls::CallAudit;

/// What was proved, in numbers.
#[derive(Debug, Default)]
pub struct AuditResult {
    /// What was found wrong.
    pub problems: Vec<Problem>,
    /// Pages that a person can come to, of all languages together.
    pub pages: usize,
    /// Pages drawn or told in lines, each size and manner for itself.
    pub laid_out: usize,
    /// Whether only some questions were laid out, and no other page, since the flow is too large for all.
    pub is_sampled: bool,
    /// Ways of answers from the first question to an end, of one language.
    pub ways: WayCount,
    /// Truthful ways of every cause; none in a flow that is too large to take them one by one.
    pub truthful: Option<truthful::TruthProof>,
    /// Calls for practice.
    pub calls: CallAudit,
    /// Questions asked, beside the fewest that could do; none in a flow that is too large to tell.
    pub questions: Option<Measure>,
}

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

/// States that the search for the fewest questions may look at: about a second's work.
const BUDGET: usize = 300_000;

/// Proves what can be proved of a pack that has no problem in itself, with so many drawn calls.
pub fn prove(checked: &Checked, pack: &Pack, drawn: usize) -> AuditResult {
    let (flow, causes) = (pack.diagnosis(), pack.causes());
    let langs: Vec<&Lang> = pack
        .manifest()
        .languages
        .iter()
        .map(|lang| &lang.code)
        .collect();
    let is_small = flow.nodes.len() <= MOST_QUESTIONS;
    let mut proof = AuditResult {
        is_sampled: !is_small,
        ..AuditResult::default()
    };
    // Languages have nothing in common but the pack, which is only read: each is looked at by itself. The states are
    // the same in all; whoever needs them first finds them.
    let states = OnceLock::new();
    let states = || {
        states
            .get_or_init(|| crate::author::audit::layout::states(pack, &langs))
            .as_slice()
    };
    let looks: Vec<LanguageProof> = std::thread::scope(|scope| {
        let running: Vec<_> = langs
            .iter()
            .map(|lang| scope.spawn(|| look(pack, lang, &states)))
            .collect();
        states();
        proof.truthful = is_small.then(|| truthful::prove(flow, causes));
        proof.questions = is_small.then(|| measure(flow, causes, BUDGET));
        if is_small {
            let (calls, problems) = crate::author::audit::calls::look(pack, drawn, &checked.places);
            proof.calls = calls;
            proof.problems.extend(problems);
        }
        let done = running.into_iter().map(|thread| thread.join());
        // A panic in a look is a panic here.
        done.map(|look| look.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    for look in looks {
        proof.pages += look.pages.len();
        proof.laid_out += look.laid_out;
        proof.ways = look.ways;
        let told = look
            .told
            .into_iter()
            .map(|told| told.problem(&checked.places));
        proof.problems.extend(told);
        // Only where every page was looked at.
        if is_small {
            let uncovered = uncovered(pack, &look.pages, &checked.places);
            proof.problems.extend(uncovered);
        }
    }
    proof.problems.sort();
    proof.problems.dedup();
    proof
}

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
    fn problem(self, places: &SourcePositions) -> Problem {
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

fn look<'a>(pack: &Pack, lang: &Lang, states: &dyn Fn() -> &'a [State]) -> LanguageProof {
    let mut look = LanguageProof::default();
    crate::author::audit::ways::look(pack, lang, &mut look);
    crate::author::audit::layout::look(pack, lang, states(), &mut look);
    look
}

/// Claims whose pages are not there, or cite none of their facts.
fn uncovered(
    pack: &Pack,
    pages: &BTreeMap<String, Vec<String>>,
    places: &SourcePositions,
) -> Vec<Problem> {
    let mut found = Vec::new();
    for claim in &pack.claims().all {
        for page in &claim.covered_by {
            let cites = |facts: &Vec<String>| claim.facts.iter().any(|fact| facts.contains(fact));
            let place = places.get(&("claim", claim.id.clone())).cloned();
            // What a pack leaves out may uncover a claim of the one it builds on.
            let is_own = place.as_ref().is_none_or(|place| !place.is_carried());
            if is_own && !pages.get(page).is_some_and(cites) {
                found.push(Problem {
                    place: place.unwrap_or_else(|| of_file("claims.toml", "", Vec::new()).place),
                    rule: "uncovered",
                    with: vec![("claim", claim.id.clone()), ("page", page.clone())],
                });
            }
        }
    }
    found
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
