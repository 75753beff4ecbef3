//! What people copied from somewhere, looked up: codes as they are printed or within any text, and sentences by their
//! words.

pub mod codes;
pub mod found;
pub mod phrases;
