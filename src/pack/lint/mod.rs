//! The rules that a pack must keep; all problems at once, each at its line.

pub mod assemble;
pub mod bounds;
pub mod cards;
pub mod check;
pub mod facts;
pub mod files;
pub mod form;
pub mod names;
pub mod phrases;
pub mod problem;
pub mod rules;
pub mod shape;
pub mod translations;
pub mod tree;
pub mod truthful;
pub mod ways;
pub mod wording;
pub mod words;
