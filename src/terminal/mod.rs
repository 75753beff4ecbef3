//! The terminal: taken, listened to, given back.

pub mod cursor_moves;
pub mod decode;
pub mod event;
pub mod guard;
pub mod keys;
mod modes;
pub mod probe;
mod sequences;
pub mod size;
#[cfg(unix)]
pub mod unix;
#[cfg(windows)]
pub mod windows;

/// What each system has its own way for; the same names on all of them.
#[cfg(unix)]
pub use unix as system;
#[cfg(windows)]
pub use windows as system;
