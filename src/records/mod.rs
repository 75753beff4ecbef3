//! SQLite database of practice, shared by all running windows (WAL, `synchronous=FULL`).

pub mod append;
pub mod attempts;
mod certificates;
pub mod counts;
pub mod database;
pub mod doubt;
pub mod due;
pub mod erase;
pub mod export;
pub mod history;
pub mod import;
pub mod imported;
mod insert;
mod intake;
mod kinds;
mod leave;
mod left;
pub mod open;
pub mod outbox;
mod past_calls;
pub mod person;
mod practice_copy;
pub mod report;
pub mod schedule;
mod seal;
pub mod sitting;
mod team;
