//! The terminal: taken, listened to, given back.

pub mod cursor_moves;
pub mod decode;
pub mod guard;
pub mod input;
pub mod keys;
pub mod probe;
