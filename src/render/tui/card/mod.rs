//! A card's face in cells, from its millimetres.

pub mod aim;
pub mod canvas;
pub mod code;
pub mod colours;
pub mod digits;
pub mod glyphs;
pub mod large;
pub mod mosaic;
pub mod motif;
pub mod outline;
pub mod phone;
pub mod picture;
pub mod print;
pub mod reveal;
pub mod sides;
pub mod size;
pub mod surface;
pub mod tones;
