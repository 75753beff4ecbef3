//! Content: the pack that the program carries, and packs that others write.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod asks;
mod authors;
mod bounds;
mod carried;
mod doors;
mod explain;
mod graph;
mod mistakes;
mod own;
mod pack_files;
mod packs;
mod po;
mod proofs;
mod rules;
mod said;
mod signoff;
mod spelled;
mod translations;
mod wording;
