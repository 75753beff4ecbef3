//! Simulated calls with a hidden cause.

pub mod ask;
pub mod best_play;
pub mod bits;
pub mod caller;
pub mod conduct;
mod drawn_caller;
pub mod evidence;
pub mod guess;
pub mod guidance;
pub mod judged;
pub mod model;
pub mod needs;
pub mod numbers;
pub mod parts;
pub mod play;
pub mod react;
mod recap;
pub mod scenario;
pub mod score;
mod sense;
pub mod session;
pub mod sheet;
pub mod transcript;
pub mod verdict;
pub mod wrap_up;
