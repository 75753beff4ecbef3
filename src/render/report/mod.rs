//! Reports as table, CSV, JSON, Markdown and HTML.

pub mod csv;
pub mod formats;
pub mod html;
pub mod markdown;
pub mod table;
pub mod team_csv;
pub mod team_table;
