//! Review: what comes back until it is known, and how well it was.

use serde::{Deserialize, Serialize};

/// What kind of thing is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewKind {
    /// A card to point at: the name of its [`Design`](crate::training::locate::Design).
    Card,
    /// A request to sort: its id.
    Request,
    /// A cause to find in a call: its id.
    Cause,
    /// A rule of conduct to keep in a call: its id.
    Rule,
}

impl ReviewKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [ReviewKind; 4] = [
        ReviewKind::Card,
        ReviewKind::Request,
        ReviewKind::Cause,
        ReviewKind::Rule,
    ];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            ReviewKind::Card => "card",
            ReviewKind::Request => "request",
            ReviewKind::Cause => "cause",
            ReviewKind::Rule => "rule",
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
    /// Its stable name.
    pub id: String,
}

/// How well something was known: FSRS has four grades, and chance knows no "easy" here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not.
    Again,
    /// Rightly, but not well.
    Hard,
    /// Well.
    Good,
}

impl Rating {
    /// The number that FSRS gives this grade: again 1, hard 2, good 3.
    pub fn number(self) -> u32 {
        match self {
            Rating::Again => 1,
            Rating::Hard => 2,
            Rating::Good => 3,
        }
    }

    /// The grade with this number.
    pub fn numbered(number: u32) -> Option<Rating> {
        [Rating::Again, Rating::Hard, Rating::Good]
            .into_iter()
            .find(|recall| recall.number() == number)
    }

    /// Well, or not.
    pub(crate) fn of(right: bool) -> Rating {
        if right { Rating::Good } else { Rating::Again }
    }
}

/// An item that was reviewed, with how well it was known.
pub type Review = (ReviewItem, Rating);
