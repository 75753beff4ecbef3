//! Records of practice, and reports of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod clock;
mod crash;
mod desk;
mod erased;
mod files;
mod import;
mod modes;
mod recomputed;
mod report;
mod resume;
mod schedule;
mod seals;
mod written;
