//! A card's face in cells, from its millimetres.

pub mod aim;
pub mod canvas;
pub mod paint;
pub mod picture;
pub mod print;
pub mod reveal;
pub mod size;
