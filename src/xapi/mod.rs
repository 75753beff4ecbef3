//! Practice as xAPI statements.

pub mod activity;
pub mod extension;
pub mod statement;
pub mod statements;
