//! The parts of the team's overview, as they are seen.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TeamPart {
    People,
    Tomorrow,
    Items,
}

impl TeamPart {
    /// All parts, in order.
    pub const ALL: [TeamPart; 3] = [TeamPart::People, TeamPart::Tomorrow, TeamPart::Items];

    /// The part after or before this one, round and round.
    pub fn beside(self, onwards: bool) -> TeamPart {
        let count = TeamPart::ALL.len();
        let step = if onwards { 1 } else { count - 1 };
        TeamPart::ALL[(self as usize + step) % count]
    }
}
