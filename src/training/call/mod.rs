//! Simulated calls with a hidden cause.

pub mod best_play;
pub mod bits;
pub mod conduct;
pub mod judged;
pub mod model;
pub mod replies;
pub mod scenario;
pub mod score;
pub mod session;
pub mod verdict;
