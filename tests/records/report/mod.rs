//! Reports.

mod forms;
mod numbers;
pub mod practice;
mod screens;
mod team;
mod team_forms;
