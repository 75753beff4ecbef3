//! Pages: what a screen says, free of any terminal.

pub mod choices;
pub mod keymap;
pub mod label_match;
pub mod place;
pub mod router;
pub mod screens;
pub mod summary;
