//! Pages as cells of a terminal.

pub mod blocks;
pub mod card;
pub mod choices;
pub mod chrome;
pub mod depth;
pub mod draw;
pub mod hit;
pub mod layout;
pub(crate) mod panes;
pub mod theme;
pub mod view;
pub mod wide_cells;
