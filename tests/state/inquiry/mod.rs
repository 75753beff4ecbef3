//! The least possible number of questions.

mod bearing;
mod by_hand;
mod measure;
mod noise;
mod replayed;
mod search;
