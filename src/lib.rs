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
//! `use` goes main -> {author, records} -> {app, explain, report, review, sync} -> {cli, proof, xapi} -> {every, folder,
//! graph, keys, tui, plain, replay, store, term} -> page -> machine -> pack, never back and never sideways;
//! `tests/house.rs` holds it. `pack`, `machine`, `page`, `every`, `graph`, `replay`, `report`, `review`, `xapi` and the
//! layout in `tui` need no terminal, clock, thread or file.

pub mod app;
pub mod author;
pub mod cli;
pub mod every;
pub mod explain;
pub mod folder;
pub mod graph;
pub mod keys;
pub mod machine;
pub mod pack;
pub mod page;
pub mod plain;
pub mod proof;
pub mod records;
pub mod replay;
pub mod report;
pub mod review;
pub mod store;
pub mod sync;
pub mod term;
pub mod threads;
pub mod tui;
pub mod xapi;
