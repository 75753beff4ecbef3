//! The running program: loops, clock, recorder.

pub mod clock;
pub mod display;
pub mod document;
pub mod line_loop;
pub mod preview;
pub mod recorder;
pub mod run;
pub mod save;
pub mod screen_loop;
