//! How long the parts take, each on its own: reading the content, a step, a page, a frame. Run by `cargo bench`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod calls;
mod check;
mod records;
mod screens;
mod start;

fn main() {
    divan::main();
}
