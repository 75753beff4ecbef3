//! A team as its trainer sees it.

mod at_stake;
pub mod items;
pub mod last_exam;
pub mod overview;
pub mod person;
pub mod practice;
pub mod tomorrow;
