//! Text on a screen that leads to an address.

/// A part of an address, where it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Column and row, in cells from 0.
    pub at: (u16, u16),
    /// What is seen of it there.
    pub part: String,
    /// The whole of it.
    pub url: String,
}
