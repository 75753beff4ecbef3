//! Words in several languages: the program's own by key, those of content by language; and how they are measured, folded and broken.

pub mod catalogue;
pub mod fill;
pub mod fold;
pub mod lang;
pub mod sanitize;
