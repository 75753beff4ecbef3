//! The desk: simulated calls with a hidden cause, and what they were worth.
//!
//! A [`Case`] is a call with all fixed but the agent's moves: by hand, or by level and seed. The call is the replay
//! of its moves, so where it stands and what it was worth need nothing else.

mod bits;
mod case;
mod chance;
mod conduct;
mod model;
mod play;
mod shift;
mod verdict;

pub use case::{Case, Origin, Sketch};
pub use chance::Chance;
pub use conduct::{Breach, OWN_RULES};
pub use model::Model;
pub use play::{Asked, Heard, Line, Move, Over, Scene, Speaker};
pub use shift::{Choose, Part, Shift, Tray};
pub use verdict::{ADVICE, BUDGET, CAUSE, Judged, NOBODY, QUESTIONS, REFERRAL, Verdict};
