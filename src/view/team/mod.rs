//! A team in words: for the screens of its trainer and for reports that are printed.

pub mod figures;
pub mod items;
pub mod past_calls;
pub mod person;
pub mod sessions;
pub mod text;
