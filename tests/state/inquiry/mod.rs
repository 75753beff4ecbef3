//! The least possible number of questions.

mod by_hand;
mod measure;
mod noise;
mod search;
