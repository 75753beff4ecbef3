//! What comes of an import.

use std::collections::BTreeMap;

use crate::records::database::RecordsError;
use crate::training::ticket::PublicKey;

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Attempts that were taken in.
    pub new: usize,
    /// Attempts that were there already.
    pub known: usize,
    /// Those among the new ones that nobody could verify: another version of the pack or of the program made them.
    pub unverified: usize,
    /// The key of the desk that sealed it, and whether that is new here; `None` without a seal: nobody can tell what was
    /// changed, and nothing of it counts where it is decided who takes calls.
    pub desk: Option<(PublicKey, bool)>,
    /// How many were not taken in because what is stored does not follow from what was done; by alias.
    pub refused: BTreeMap<String, usize>,
    /// Attempts of which another copy told something else, so that one of the two was not kept; by alias.
    pub put_aside: BTreeMap<String, usize>,
    /// Tickets that were sat more than once, of which the first sitting is kept; by alias.
    pub sat_twice: BTreeMap<String, usize>,
}

/// Why nothing was taken in.
#[derive(Debug)]
pub enum NotImported {
    /// The line with this number, from 1, is none of this form, or holds what records cannot hold.
    Line(usize),
    /// The practice in the line with this number is known here as somebody else's.
    Anothers(usize),
    /// The lines are not as a desk sealed them, or the end is missing.
    Changed,
    /// A newer program wrote it.
    Newer,
    /// The records themselves, or reading failed.
    Failed(RecordsError),
}

impl From<RecordsError> for NotImported {
    fn from(failure: RecordsError) -> NotImported {
        NotImported::Failed(failure)
    }
}

impl From<rusqlite::Error> for NotImported {
    fn from(error: rusqlite::Error) -> NotImported {
        NotImported::Failed(error.into())
    }
}
