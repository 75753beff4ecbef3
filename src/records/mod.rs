//! SQLite database of practice, shared by all running windows (WAL, `synchronous=FULL`).

pub mod append;
pub mod attempts;
pub mod counts;
pub mod database;
pub mod doubt;
pub mod due;
pub mod erase;
pub mod export;
pub mod history;
pub mod import;
pub mod imported;
mod intake;
mod kinds;
mod leave;
mod left;
pub mod outbox;
pub mod person;
pub mod report;
pub mod schedule;
pub mod sitting;
mod team;
