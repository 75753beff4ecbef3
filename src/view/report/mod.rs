//! What practice came to, in words: for the screen and for reports that are printed.

pub mod chart;
mod charts;
pub mod document;
pub mod names;
mod sentences;
pub mod text;
