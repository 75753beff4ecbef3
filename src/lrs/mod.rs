//! Sends statements to a learning record store.

pub mod authorities;
pub mod client;
pub mod credentials;
pub mod outcome;
pub mod progress;
pub mod retry;
pub(crate) mod said_back;
pub(crate) mod statement_core;
pub mod sync;
