//! The terminal: taken, listened to, given back.

pub mod cursor_moves;
pub mod decode;
pub mod event;
pub mod guard;
pub mod job;
pub mod keys;
mod modes;
mod output;
pub mod probe;
mod sequences;
pub mod size;
pub mod unix;
mod watchdog;
