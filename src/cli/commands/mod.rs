//! What each command does.

pub mod explain;
pub mod records;
pub mod replay;
