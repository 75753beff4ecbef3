//! Pages as they are drawn and read out, in every size.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod area;
mod cards;
mod choices;
mod colours;
mod conversation;
mod drawings;
mod few_cells;
mod fits;
mod frames;
mod lines;
mod pointing;
mod print;
mod translated;
mod widths;
mod wraps;
