//! The rules that a pack must keep; all problems at once, each at its line.

pub mod allowances;
pub mod assemble;
pub mod bounds;
pub mod card_numbers;
pub mod cards;
pub mod check;
pub mod english;
pub mod facts;
pub mod files;
pub mod form;
pub mod inquiry;
pub mod japanese;
pub mod named;
pub mod names;
pub mod phrases;
pub mod problem;
pub mod rules;
pub mod sentence;
pub mod shape;
pub mod translations;
pub mod tree;
pub mod ways;
pub mod word_filter;
pub mod word_lists;
pub mod wording;
pub mod words;
