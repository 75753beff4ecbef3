//! Simulated calls with a hidden cause.

pub mod best_play;
pub mod bits;
pub mod caller;
pub mod conduct;
pub mod judged;
pub mod model;
pub mod parts;
pub mod play;
pub mod scenario;
pub mod score;
pub mod session;
pub mod transcript;
pub mod verdict;
