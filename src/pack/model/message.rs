//! What shops and processors print when a payment fails, and what it means.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::pack::model::fact::{Confidence, Source};
use crate::text::fold::fold_code;
use crate::text::lang::Text;

/// What a message says and does not say. Many codes share one meaning.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Codes name it as their `meaning`.
    pub id: String,
    /// In a few words, for a list.
    pub title: Text,
    /// What the message says, and no more than that.
    pub says: Text,
    /// What it does not say.
    pub not: Text,
    /// What to do next.
    #[serde(rename = "do")]
    pub next: Text,
    /// Causes that it may point to.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Ids of the facts that these words rest on.
    pub facts: Vec<String>,
}

/// The file of meanings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meanings {
    /// Form of the file.
    pub format_version: u32,
    /// All meanings; one that no code has is a mistake.
    #[serde(rename = "meaning")]
    pub all: Vec<Meaning>,
}

/// A list of codes that one kind of sender uses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// Form of the file.
    pub format_version: u32,
    /// Names the list, as in `cardcode explain gmo/42G020000`.
    pub id: String,
    /// Its place among the lists.
    pub order: u32,
    /// Whose codes these are, as lists and headings say it.
    pub name: Text,
    /// Where a person meets its codes.
    pub seen: Text,
    /// When its sources were read, as year-month-day.
    pub checked: String,
    /// How sure the list is as a whole.
    pub confidence: Confidence,
    /// Where the list is from.
    pub sources: Vec<Source>,
    /// The codes, in the order in which they are listed.
    #[serde(rename = "message")]
    pub messages: Vec<Message>,
}

/// One code of a list, and what it means.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// As it is printed.
    pub code: String,
    /// Other ways of printing it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Id of what it means.
    pub meaning: String,
    /// What this code says beyond its meaning.
    pub note: Option<Text>,
    /// How sure this line is, where less than the list.
    pub confidence: Option<Confidence>,
    /// Whether it stands in the list. A code whose very name is a suspicion does not: a cardholder is never
    /// shown such a reason.
    #[serde(default = "yes")]
    pub listed: bool,
}

fn yes() -> bool {
    true
}

impl Message {
    /// Whether a person who types `asked` means this code: case, spaces, hyphens and underscores do not matter.
    pub fn is(&self, asked: &str) -> bool {
        let asked = fold_code(asked);
        !asked.is_empty()
            && (fold_code(&self.code) == asked
                || self.aliases.iter().any(|alias| fold_code(alias) == asked))
    }
}
