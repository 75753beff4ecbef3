//! The running program: one runtime, and the two loops that feed it and show its pages.

pub mod answer_guard;
mod certify;
pub mod clock;
pub mod display;
pub mod document;
pub mod exit;
#[cfg(debug_assertions)]
mod fail_on_purpose;
pub mod line_loop;
pub mod preview;
pub mod recorder;
pub mod run;
#[expect(
    clippy::module_inception,
    reason = "the runtime itself is what the room is named after"
)]
pub mod runtime;
pub mod save;
pub mod screen_frontend;
mod screen_input;
pub mod screen_loop;
mod typed_burst;
#[cfg(unix)]
mod unix;
pub mod watch;
#[cfg(windows)]
mod windows;
pub mod zone;

/// What each system has its own way for; the same names on all of them.
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;
