//! The questions that find the cause of a failed payment, and how few could do.

pub mod answers;
pub mod belief;
pub mod bit_set;
pub mod cause_page;
pub mod evidence;
pub mod gates;
pub mod next_question;
pub mod noise;
pub mod outcomes;
pub mod position;
pub mod problem;
pub mod questions;
pub mod replay;
pub mod solver;
