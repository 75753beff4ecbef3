//! Reports.

mod forms;
mod numbers;
mod past_calls;
pub mod practice;
mod screens;
mod team;
mod team_forms;
mod tomorrow;
