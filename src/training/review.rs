//! Review: what comes back until it is known.

use serde::{Deserialize, Serialize};

use crate::training::srs::Rating;

/// What kind of thing is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewKind {
    /// A card to point at: the name of its [`Design`](crate::training::locate::CardDesign).
    Card,
    /// A request to sort: its id.
    Request,
    /// A cause whose callers need something: its id.
    Advice,
    /// A cause to find in a call: its id.
    Cause,
    /// A rule of conduct to keep in a call: its id.
    Rule,
}

impl ReviewKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [ReviewKind; 5] = [
        ReviewKind::Card,
        ReviewKind::Request,
        ReviewKind::Advice,
        ReviewKind::Cause,
        ReviewKind::Rule,
    ];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            ReviewKind::Card => "card",
            ReviewKind::Request => "request",
            ReviewKind::Advice => "advice",
            ReviewKind::Cause => "cause",
            ReviewKind::Rule => "rule",
        }
    }

    /// Whether it is asked in a drill, and not met in calls.
    pub fn is_drilled(self) -> bool {
        match self {
            ReviewKind::Card | ReviewKind::Request | ReviewKind::Advice => true,
            ReviewKind::Cause | ReviewKind::Rule => false,
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<ReviewKind> {
        ReviewKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Something that is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewItem {
    /// What kind of thing.
    pub kind: ReviewKind,
    pub id: String,
}

/// What comes back in a day at most, about a quarter of an hour; the rest waits, the longest overdue first. Who comes back
/// from a holiday would face hundreds, and do none.
pub const MOST_A_DAY: usize = 15;

/// An item that was reviewed, with how well it was remembered.
pub type Review = (ReviewItem, Rating);

pub fn review(kind: ReviewKind, id: &str, rating: Rating) -> Review {
    let id = id.to_owned();
    (ReviewItem { kind, id }, rating)
}
