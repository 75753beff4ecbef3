//! Practice as xAPI statements.

pub mod activity;
pub mod address;
pub mod extension;
pub mod statement;
pub mod statements;
mod verbs;
