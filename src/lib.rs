//! cardcode shows where a payment card's security code is, sets it beside the PIN, and finds out why a
//! payment failed, in a terminal, in Japanese and English.
//!
//! Data goes one way round:
//!
//! ```text
//!  assets -- load, check --> Pack (immutable) --------+------------------+
//!  keys --> Intent --> Msg --> machine::step --> State --> page --> Page -+-> tui   (cells)
//!  world ------------> Msg ---/      \--> Effect --> app (copy, save)     \-> plain (lines)
//! ```
//!
//! `use` goes main -> cli -> runtime -> {author, lrs} -> xapi -> {records, render, terminal} -> view -> app ->
//! training -> inquiry -> pack -> {text, parallel}, never back and never sideways; `tests/program/house.rs` holds it.

pub mod app;
pub mod author;
pub mod cli;
pub mod inquiry;
pub mod keymap;
pub mod lrs;
pub mod pack;
pub mod parallel;
pub mod records;
pub mod render;
pub mod runtime;
pub mod terminal;
pub mod text;
pub mod training;
pub mod view;
pub mod xapi;
