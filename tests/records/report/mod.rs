//! Reports.

mod forms;
mod numbers;
pub mod practice;
mod screens;
