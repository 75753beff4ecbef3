//! The exam of the pack, drawn a few times: it holds what the blueprint says.

use std::collections::BTreeSet;

use crate::pack::content::Pack;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::{Problem, of_file};
use crate::pack::model::role::Role;
use crate::training::call::parts::ScenarioPreview;
use crate::training::call::scenario::ScenarioId;
use crate::training::exam::{Exam, TrainingSession};

/// Exams that are drawn.
const DRAWN: u64 = 4;

/// What of an exam is not as the blueprint says, at the figure that says so.
pub(crate) fn look(pack: &Pack, places: &SourcePositions) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (figure, wanted, drawn) in (0..DRAWN).flat_map(|seed| figures(pack, seed)) {
        let with = vec![
            ("figure", figure.to_owned()),
            ("n", wanted.to_string()),
            ("most", drawn.to_string()),
        ];
        let mut problem = of_file("desk.toml", "exam", with);
        let known = places.get(&("exam", figure.to_owned()));
        problem.place = known.cloned().unwrap_or(problem.place);
        // What a pack leaves out may leave less for the exam of the one it builds on, and that is not its author's to
        // mend. But an exam of which a part asks nothing is none.
        let is_nothing = drawn == 0 && ["calls", "points", "sorts"].contains(&figure);
        if drawn < wanted && (is_nothing || !problem.place.is_carried()) {
            problems.push(problem);
        }
    }
    problems.sort();
    problems.dedup_by(|one, other| one.place == other.place);
    problems
}

/// Each figure of the blueprint, and how many there are in an exam that is drawn.
fn figures(pack: &Pack, seed: u64) -> [(&'static str, usize, usize); 5] {
    let sitting = TrainingSession {
        seed,
        ..TrainingSession::default()
    };
    let exam = Exam::new(pack, sitting);
    let drawn = exam.calls.iter().filter_map(|call| match &call.origin {
        ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed) => {
            ScenarioPreview::new(pack, *level, *seed)
        }
        ScenarioId::Made(_) => None,
    });
    let callers: Vec<ScenarioPreview> = drawn.collect();
    let reads = callers.iter().filter(|caller| caller.reads);
    let merchants = callers.iter();
    let merchants = merchants.filter(|caller| caller.role == Role::Merchant);
    let asked = exam.sorting.questions(pack);
    let requests: BTreeSet<&str> = asked.iter().map(|asked| &*asked.request.id).collect();
    let wanted = &pack.desk().exam;
    let designs = exam.pointing.designs(pack);
    [
        ("calls", wanted.calls.len(), exam.calls.len()),
        ("points", wanted.points, designs.len()),
        ("sorts", wanted.sorts, requests.len()),
        ("reads", wanted.reads, reads.count()),
        ("merchants", wanted.merchants, merchants.count()),
    ]
}
