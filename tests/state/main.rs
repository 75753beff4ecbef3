//! The program without a world: its screens, the diagnosis, and practice, step by step.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod advice;
mod asked_again;
mod calls;
mod confirming;
mod debriefs;
mod diagnosis;
mod drills;
mod due_today;
mod exam;
mod fraud;
mod guided;
mod inquiry;
mod moves;
mod questions;
mod referrals;
mod replay;
mod said;
mod spoken;
mod ticket;
mod typing;
mod walk;
mod ways_on;
mod wrap_up;
