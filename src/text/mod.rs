//! Words in several languages, and how they are measured, folded and broken.

pub mod lang;
