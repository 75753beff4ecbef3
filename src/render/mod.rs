//! Pages and reports as cells, lines and files.

pub mod answer;
pub mod certificate;
pub mod markdown;
pub mod plain;
pub mod report;
pub mod tui;
