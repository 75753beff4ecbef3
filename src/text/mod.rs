//! Words in several languages: the program's own by key, those of content by language; and how they are measured,
//! folded, broken into lines and made safe to print.

mod breaks;
pub mod catalogue;
pub mod code_order;
pub mod date;
mod even;
pub mod fill;
pub mod fold;
mod harmless;
pub mod lang;
pub mod letters;
pub mod link;
pub mod mask;
pub mod nearest;
pub mod path;
mod phrase;
pub mod po;
pub mod sanitize;
pub(crate) mod secret_words;
mod spelled;
pub mod spoken_letters;
pub(crate) mod spoken_number;
pub(crate) mod typed;
pub mod width;
pub mod wrap;
