//! What a click can hit.

use crate::keymap::Command;
use crate::training::square::GridSquare;

/// What stands in a place of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A choice, by its index.
    Choice(usize),
    /// Something that does what a key does.
    Key(Command),
    /// A square of a card that is pointed at.
    Square(GridSquare),
}
