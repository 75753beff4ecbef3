//! cardcode shows where a payment card's security code is, sets it beside the PIN, and finds out why a
//! payment failed, in a terminal, in Japanese and English.
//!
//! Data goes one way round; `ARCHITECTURE.md` says how a key, a command and an answer travel.
//!
//! ```text
//!  assets -- load, lint --> Pack (immutable) --------+------------------+
//!  keys --> Intent --> Msg --> app::update --> State --> view --> Page -+-> render::tui   (cells)
//!  world ------------> Msg ---/      \--> Effect --> runtime           \-> render::plain (lines)
//! ```
//!
//! `use` goes main -> cli -> runtime -> {author, lrs} -> xapi -> {records, render, terminal} -> view -> keymap -> app ->
//! training -> inquiry -> {disk, pack, signing} -> {text, parallel}, never back and never sideways; `tests/program/house.rs` holds it.
//! Without the features `terminal`, `records` and `sync` the library is pure.

pub mod app;
pub mod author;
#[cfg(all(feature = "terminal", feature = "records"))]
pub mod cli;
pub mod disk;
pub mod inquiry;
pub mod keymap;
#[cfg(feature = "sync")]
pub mod lrs;
pub mod pack;
pub mod parallel;
#[cfg(feature = "records")]
pub mod records;
pub mod render;
#[cfg(all(feature = "terminal", feature = "records"))]
pub mod runtime;
#[cfg(feature = "records")]
pub mod signing;
#[cfg(feature = "terminal")]
pub mod terminal;
pub mod text;
pub mod training;
pub mod view;
pub mod xapi;
