//! The program as commands and in lines; its house, its README and docs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod answers;
mod cli;
mod docs;
mod exam;
mod help;
mod house;
mod inquiry;
mod lines;
mod places;
mod promises;
mod readme;
mod records;
mod runtime;
mod secret;
mod settings;
mod troubles;
