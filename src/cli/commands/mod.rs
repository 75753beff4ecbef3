//! The commands, a file each: its arguments, and what it does.

pub mod certificate;
pub mod check;
pub mod compare;
pub mod completions;
pub mod config;
mod delete;
pub mod diagnose;
pub mod exam;
pub mod explain;
pub mod find;
pub mod graph;
pub mod help;
pub mod keys;
pub mod learn;
mod letters;
pub mod man;
pub mod pack;
mod past_calls;
pub mod preview;
pub mod records;
pub mod replay;
pub mod report;
pub mod review;
pub mod schema;
mod sitting;
#[cfg(feature = "sync")]
pub mod sync;
pub mod texts;
mod told;
pub mod train;
mod trust;
