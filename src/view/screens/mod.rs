//! A page for each screen.

pub mod cards;
pub mod charts;
pub mod compare;
pub mod debrief;
pub mod diagnose;
pub mod exam;
pub mod explain;
pub mod learn;
pub mod overlay;
pub mod point;
pub mod records;
pub mod report;
pub mod train;
