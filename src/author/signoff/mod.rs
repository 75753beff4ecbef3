//! Every page as one document, for sign-off.

pub mod document;
pub mod markdown;
pub mod paragraphs;
pub mod sheets;
pub mod training;
