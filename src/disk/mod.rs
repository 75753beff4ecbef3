//! Files of the system: how one is opened without ever waiting, made whole or not at all, and what is said when that
//! fails.

pub mod open;
pub mod put;
pub mod reason;
