//! Application state and the pure function that updates it.

pub mod action;
pub mod attempts;
pub mod goto;
pub mod history;
pub mod message;
pub mod screen;
pub mod training_choices;
pub mod training_moves;
pub mod update;
