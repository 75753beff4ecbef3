//! The content: cards, questions, causes, messages, facts and words. Immutable once loaded.

pub mod chunked_toml;
pub mod content;
pub mod embedded;
pub mod fixed;
pub mod hearing;
pub mod likelihood;
pub mod lint;
pub mod load;
pub mod lookup;
pub mod manifest;
pub mod model;
pub mod overlay;
pub mod overrides;
pub mod schema;
pub mod section;
pub mod span;
pub mod text_keys;
pub(crate) mod tokens;
pub mod translation;
pub mod translation_export;
pub mod words;
