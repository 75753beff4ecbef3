//! A team as its trainer sees it.

pub mod items;
pub mod overview;
pub mod person;
pub mod practice;
pub mod tomorrow;
