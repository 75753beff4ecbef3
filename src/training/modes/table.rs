//! The table of the modes of practice. A further mode is a file beside this one and a row here: the records' tables are
//! filled from it when they are opened.

use crate::training::attempt::Attempt;
use crate::training::mode::{PracticeAction, PracticeMode};
use crate::training::modes::{advice, call, cards, exam, requests};

/// All modes, in the order in which they are offered.
pub static MODES: [&PracticeMode; 5] = [
    &cards::MODE,
    &requests::MODE,
    &advice::MODE,
    &call::MODE,
    &exam::MODE,
];

/// The mode that is stored by this name.
pub fn mode(kind: &str) -> Option<&'static PracticeMode> {
    MODES.into_iter().find(|mode| mode.kind == kind)
}

/// The action that is stored by this name.
pub fn action(name: &str) -> Option<&'static PracticeAction> {
    let mut all = MODES.into_iter().flat_map(|mode| mode.actions);
    all.find(|action| action.name == name).copied()
}

/// Whether this program knows what was practised. A newer one may have more modes, and its records are of the same form.
pub fn is_known(attempt: &Attempt) -> bool {
    mode(&attempt.begun.mode).is_some()
        && attempt
            .answers
            .iter()
            .all(|answer| action(&answer.doing).is_some())
}
