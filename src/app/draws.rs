//! Practice as it is drawn when somebody chooses it.

use crate::app::history::PracticeHistory;
use crate::pack::content::Pack;
use crate::training::advice::{AdviceCards, AdviceDrill};
use crate::training::call::scenario::ScenarioId;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::exam::{SEEDS, TrainingSession};
use crate::training::locate::LocateDrill;
use crate::training::modes::{advice, cards, requests};
use crate::training::review::ReviewKind;

pub(crate) fn next_seed(seed: u64) -> u64 {
    (seed + 1) % SEEDS
}

/// A call of this level: the draw of this seed or, if the records may have a say, one towards what is weak.
pub(crate) fn call(
    pack: &Pack,
    session: &TrainingSession,
    history: Option<&PracticeHistory>,
    level: usize,
    seed: u64,
) -> ScenarioId {
    if session.is_seeded {
        return ScenarioId::Rehearsed(level, seed);
    }
    history.map_or(ScenarioId::Drawn(level, seed), |history| {
        history.draw(pack, level, seed)
    })
}

/// The cards that are due.
pub(crate) fn due_cards(pack: &Pack, seed: u64, history: &PracticeHistory) -> LocateDrill {
    let ids = first(history, ReviewKind::Card, cards::COUNT);
    LocateDrill::of(pack, seed, ids)
}

/// The requests that are due.
pub(crate) fn due_requests(history: &PracticeHistory) -> ClassifyDrill {
    let ids = first(history, ReviewKind::Request, requests::COUNT);
    ClassifyDrill::new(QuestionSet::These(ids))
}

/// The causes of which it is due what they need.
pub(crate) fn due_advice(seed: u64, history: &PracticeHistory) -> AdviceDrill {
    let ids = first(history, ReviewKind::Advice, advice::COUNT);
    AdviceDrill::new(seed, AdviceCards::These(ids))
}

/// A call about a cause that is due, else any if a rule is due: a rule is kept or broken in any call. This looks at up to
/// 1,000 draws, of which one in four hundred is about a rare cause on a rare card.
pub(crate) fn due_call(
    pack: &Pack,
    session: &TrainingSession,
    history: &PracticeHistory,
) -> Option<ScenarioId> {
    let (level, seed) = (history.level.max(1), session.seed);
    let causes = history.due_of(ReviewKind::Cause);
    let about = match causes.as_slice() {
        [] => None,
        causes => PracticeHistory::about(pack, causes, level, seed),
    };
    let is_rule_due = !history.due_of(ReviewKind::Rule).is_empty();
    about.or_else(|| is_rule_due.then(|| call(pack, session, Some(history), level, seed)))
}

fn first(history: &PracticeHistory, kind: ReviewKind, most: usize) -> Vec<String> {
    history.due_of(kind).into_iter().take(most).collect()
}
