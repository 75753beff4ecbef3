//! What comes of an import.

use std::collections::BTreeMap;

use crate::records::database::RecordsError;

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Attempts that were taken in.
    pub new: usize,
    /// Attempts that were there already.
    pub known: usize,
    /// Those among the new ones that another version of the pack or of the program made, so that nobody could verify them.
    pub unverified: usize,
    /// How many were not taken in because what is stored does not follow from what was done; by alias.
    pub refused: BTreeMap<String, usize>,
}

/// Why nothing was taken in.
#[derive(Debug)]
pub enum NotImported {
    /// The line with this number, from 1, is none of this form, or holds what records cannot hold.
    Line(usize),
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
