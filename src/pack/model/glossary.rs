//! One word for one thing, in each language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// The file of terms.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// Form of the file.
    pub format_version: u32,
    /// One entry for each thing that has a word of its own.
    #[serde(rename = "term", default)]
    pub all: Vec<Term>,
}

/// A thing, what it is called, and what it is not called.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// A pack laid over this one replaces the term of the same name.
    pub id: String,
    /// What it is called.
    pub term: Text,
    /// What it is not called, by language. In an alphabet these are whole words, small or capital.
    #[serde(default)]
    pub not: BTreeMap<String, Vec<String>>,
}
