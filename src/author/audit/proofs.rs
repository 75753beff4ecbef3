//! Proofs over every page and every way: what only a pack as a whole, drawn and walked, can show.
//!
//! The rules of [`crate::pack::lint::check`] look at content. Here the machine runs on it: every way of answers is taken
//! in every language, every page is laid out in every size, with and without ASCII alone, and as lines.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::app::state::State;
use crate::inquiry::questions::{Measure, measure};
use crate::pack::content::Pack;
use crate::pack::lint::check::Checked;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::{Problem, of_file};
use crate::parallel::{self, Task};
use crate::text::lang::Lang;

use crate::author::audit::calls::CallAudit;
use crate::author::audit::language_proof::{LanguageProof, MOST_QUESTIONS, WayCount};
use crate::author::audit::mistakes::{self, MistakeProof};
use crate::author::audit::{exam, prints};

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
    /// Ways of people who answer truthfully, or err once; none in a flow that is too large to walk them.
    pub mistakes: Option<MistakeProof>,
    pub calls: CallAudit,
    /// Questions asked, beside the fewest that could do; none in a flow that is too large to tell.
    pub questions: Option<Measure>,
}

/// States that the search for the fewest questions may look at: next to no work, where they are few enough.
const BUDGET: usize = 5_000;

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
    let mut looks: Vec<LanguageProof> = langs.iter().map(|_| LanguageProof::default()).collect();
    let (mut ways, mut walked) = (WayCount::default(), Vec::new());
    let mut tasks: Vec<Task> = Vec::new();
    {
        let (ways, walked) = (&mut ways, &mut walked);
        tasks.push(Box::new(|| {
            // What was answered is the same in every language.
            if let Some(lang) = langs.first() {
                let mut walk = LanguageProof::default();
                crate::author::audit::ways::look(pack, lang, &mut walk);
                (*ways, *walked) = (walk.ways, walk.told);
            }
        }));
    }
    for (lang, proof) in langs.iter().zip(&mut looks) {
        tasks.push(Box::new(|| *proof = look(pack, lang, &states)));
    }
    if is_small {
        let proof = &mut proof;
        let (mistakes, questions) = (&mut proof.mistakes, &mut proof.questions);
        let (calls, problems) = (&mut proof.calls, &mut proof.problems);
        tasks.push(Box::new(|| {
            *mistakes = mistakes::prove(pack);
        }));
        tasks.push(Box::new(|| {
            *questions = Some(measure(flow, causes, BUDGET));
        }));
        tasks.push(Box::new(|| {
            (*calls, *problems) = crate::author::audit::calls::look(pack, drawn, &checked.places);
            problems.extend(exam::look(pack, &checked.places));
        }));
    }
    parallel::run(tasks);
    proof.problems.extend(prints::look(pack, &checked.places));
    proof.ways = ways;
    let walked = walked.into_iter();
    proof
        .problems
        .extend(walked.map(|told| told.problem(&checked.places)));
    for look in looks {
        proof.add(look, pack, &checked.places);
    }
    proof.problems.sort();
    proof.problems.dedup();
    proof
}

impl AuditResult {
    /// What was found in one language.
    fn add(&mut self, look: LanguageProof, pack: &Pack, places: &SourcePositions) {
        self.pages += look.pages.len();
        self.laid_out += look.laid_out;
        let told = look.told.into_iter();
        self.problems.extend(told.map(|told| told.problem(places)));
        // Only where every page was looked at.
        if !self.is_sampled {
            self.problems.extend(uncovered(pack, &look.pages, places));
        }
    }
}

fn look<'a>(pack: &Pack, lang: &Lang, states: &dyn Fn() -> &'a [State]) -> LanguageProof {
    let mut look = LanguageProof::default();
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
