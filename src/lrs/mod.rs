//! Sends statements to a learning record store.

pub mod address;
pub mod client;
pub mod credentials;
pub mod progress;
pub mod retry;
pub mod sync;
