//! Proofs over a pack: every way, every page, every cause.

pub mod calls;
pub mod denials;
pub(crate) mod exam;
pub mod language_proof;
pub mod layout;
pub mod mistakes;
pub mod players;
pub(crate) mod prints;
pub mod proofs;
pub mod ways;
