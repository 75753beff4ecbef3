//! The real program in a real pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod colours;
mod ends;
mod faults;
mod guide;
mod hands;
mod input;
mod pictures;
mod practice;
mod preview;
mod quiet;
mod screen;
mod sizes;
mod svg;
mod tmux;
mod typing;

/// A row of the large digits of 1234, which a card of 54 columns shows.
const LARGE_CODE: &str = "▄█▄ █▄▄ ▄▄█";
