//! Pages as cells of a terminal.

mod apart;
pub mod blocks;
pub mod card;
mod cells;
mod charts;
pub mod choices;
pub mod chrome;
mod column;
pub(crate) mod columns;
pub mod depth;
pub mod draw;
mod framed;
mod hanging;
pub mod hit;
pub mod layout;
pub mod links;
mod listed;
pub(crate) mod panes;
mod talk_column;
pub mod theme;
mod transcript;
mod trees;
pub mod view;
pub mod wide_cells;
