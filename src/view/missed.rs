//! What was missed in a drill, item by item: what was asked, what was chosen, what is right, and why.

/// An item that was not answered rightly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedItem {
    /// What was asked, as it was read or heard.
    pub asked: String,
    /// What was chosen where that is wrong, with the reason where one is known, each before what is right.
    pub answers: Vec<(bool, String)>,
    /// Why this is right; empty where that is said with the answer.
    pub why: String,
}
