//! Review: what comes back until it is known, and how well it was.

use serde::{Deserialize, Serialize};

/// What kind of thing is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A card to point at: the name of its [`Design`](crate::training::locate::Design).
    Card,
    /// A request to sort: its id.
    Request,
    /// A cause to find in a call: its id.
    Cause,
    /// A rule of conduct to keep in a call: its id.
    Rule,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Kind; 4] = [Kind::Card, Kind::Request, Kind::Cause, Kind::Rule];

    /// Stable name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Card => "card",
            Kind::Request => "request",
            Kind::Cause => "cause",
            Kind::Rule => "rule",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Something that is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// What kind of thing.
    pub kind: Kind,
    /// Its stable name.
    pub id: String,
}

/// How well something was known: FSRS has four grades, and chance knows no "easy" here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recall {
    /// Not.
    Again,
    /// Rightly, but not well.
    Hard,
    /// Well.
    Good,
}

impl Recall {
    /// The number that FSRS gives this grade: again 1, hard 2, good 3.
    pub fn number(self) -> u32 {
        match self {
            Recall::Again => 1,
            Recall::Hard => 2,
            Recall::Good => 3,
        }
    }

    /// The grade with this number.
    pub fn numbered(number: u32) -> Option<Recall> {
        [Recall::Again, Recall::Hard, Recall::Good]
            .into_iter()
            .find(|recall| recall.number() == number)
    }

    /// Well, or not.
    pub(crate) fn of(right: bool) -> Recall {
        if right { Recall::Good } else { Recall::Again }
    }
}

/// An item that was reviewed, with how well it was known.
pub type Review = (Item, Recall);
