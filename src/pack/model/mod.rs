//! The types of the content files, named as their keys.

pub mod allow;
pub mod call;
pub mod card;
pub mod cause;
pub mod compare;
pub mod curriculum;
pub mod desk;
pub mod fact;
pub mod flow;
pub mod glossary;
pub mod message;
pub mod phrase;
pub mod role;
pub mod say;
pub mod voice;
pub mod weights;
