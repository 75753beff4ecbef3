//! The command line: arguments, help and refusals in the person's language, a file for each command.

mod answer;
mod arguments;
mod commands;
mod context;
mod display;
mod files;
mod groups;
mod guide;
mod help;
mod key_file;
mod language;
mod nearest;
mod output;
mod parse;
mod refusal;
mod run;
mod settings;
mod spoken;
#[cfg(unix)]
mod unix;
mod values;
#[cfg(windows)]
mod windows;
mod wrong_use;

pub use arguments::Arguments;
pub use help::{page, table};
pub use run::run;

/// What each system has its own way for; the same names on all of them.
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;
