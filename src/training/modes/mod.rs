//! The modes of practice, a file each, and the table of them.

pub mod advice;
pub mod call;
pub mod cards;
pub mod exam;
pub mod requests;
pub mod table;
