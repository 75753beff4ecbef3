//! Pages: what a screen says, free of any terminal.

mod call_ahead;
pub(crate) mod card_picture;
pub mod certificate;
mod choice_words;
mod debrief;
pub mod key_bar;
pub mod label_match;
pub mod missed;
pub mod notice;
pub mod page;
pub mod place;
pub mod report;
pub mod router;
mod screen_view;
mod screens;
pub(crate) mod sheet_order;
mod short_hash;
pub mod summary;
pub mod team;
mod transcript;
pub mod wide;
