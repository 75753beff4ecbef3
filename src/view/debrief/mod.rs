//! The parts of a verdict on a call.

pub mod better;
pub mod line;
pub mod questions;
pub mod result;
pub mod rules;
pub mod words;
