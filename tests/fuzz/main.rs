//! Made-up input: keys, packs, records, exports, replays, and answers of a learning record store, each by its own seed.
//! CONTRIBUTING.md says how to repeat one and how to let them run for an hour.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../records/desk.rs"]
#[allow(dead_code, reason = "the tests of records use more of it")]
mod desk;
#[path = "../sync/proxy.rs"]
#[allow(dead_code, reason = "the tests of sync use more of it")]
mod proxy;
#[path = "../sync/seat.rs"]
#[allow(dead_code, reason = "the tests of sync use more of it")]
mod seat;
#[path = "../sync/store.rs"]
#[allow(dead_code, reason = "the tests of sync use more of it")]
mod store;

mod answers;
mod damage;
mod exports;
mod hand;
mod keys;
mod lrs;
mod packs;
mod practice;
mod records;
mod replays;
mod runs;
