//! Reports as table, CSV, JSON and Markdown.

pub mod csv;
pub mod formats;
pub mod markdown;
pub mod table;
