//! The steps of the guide through a card.

/// A step, in the order of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardStep {
    /// Which side of the card it is on.
    Side,
    /// Where on that side.
    Place,
    /// How many digits it has.
    Digits,
    /// What is mistaken for it.
    Not,
    /// What to do if it is not there.
    Missing,
}

impl CardStep {
    pub const ALL: [CardStep; 5] = [
        CardStep::Side,
        CardStep::Place,
        CardStep::Digits,
        CardStep::Not,
        CardStep::Missing,
    ];

    pub fn index(self) -> usize {
        self as usize
    }

    /// The step after or before this one. `None` at either end.
    pub fn beside(self, onwards: bool) -> Option<CardStep> {
        let index = if onwards {
            self.index() + 1
        } else {
            self.index().wrapping_sub(1)
        };
        CardStep::ALL.get(index).copied()
    }
}
