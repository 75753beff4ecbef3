//! Learning record stores: what statements say, and that each is stored once, whatever happens on the way; against
//! a real store on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod command;
mod delivery;
mod named;
mod proxy;
mod refusals;
mod safety;
mod seat;
mod statements;
mod store;
mod volume;
