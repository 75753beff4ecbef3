//! The terminal: taken, listened to, given back.

pub mod cursor_moves;
pub mod decode;
pub mod event;
pub mod guard;
pub mod keys;
pub mod probe;
pub mod unix;
