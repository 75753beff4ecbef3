//! The questions that find the cause of a failed payment, and how few could do.

pub mod answers;
pub mod belief;
pub mod bit_set;
pub mod evidence;
pub mod noise;
pub mod outcomes;
pub mod problem;
pub mod questions;
pub mod solver;
