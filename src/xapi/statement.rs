//! A statement as it is written: the form of xAPI 1.0.3, as far as it is used here.
//!
//! <https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Data.md>

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// LanguageMap by language tag.
pub type LanguageMap = BTreeMap<String, String>;

pub type Extensions = BTreeMap<&'static str, Value>;

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// A UUID, the same however often it is made.
    pub id: String,
    pub actor: Actor,
    pub verb: Verb,
    /// What they did it to.
    pub object: Activity,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<StatementResult>,
    pub context: Context,
    /// When, in UTC with milliseconds.
    pub timestamp: String,
}

/// Who: an account, with nothing else about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// Always `Agent`.
    pub object_type: &'static str,
    pub account: Account,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Whose account it is.
    pub home_page: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verb {
    pub id: String,
    pub display: LanguageMap,
}

/// Something that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    pub id: String,
    pub definition: Definition,
}

/// What an activity is. The words are the pack's; where the pack that runs is another one, there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    #[serde(skip_serializing_if = "LanguageMap::is_empty")]
    pub name: LanguageMap,
    #[serde(skip_serializing_if = "LanguageMap::is_empty")]
    pub description: LanguageMap,
    /// The IRI of its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction_type: Option<&'static str>,
    /// What would be right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correct_responses_pattern: Vec<String>,
    /// What can be answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<InteractionChoice>,
}

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InteractionChoice {
    pub id: String,
    #[serde(skip_serializing_if = "LanguageMap::is_empty")]
    pub description: LanguageMap,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StatementResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Whether it was right, or passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Whether it came to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// How long it took (ISO 8601).
    pub duration: String,
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Score {
    /// From 0 to 1.
    pub scaled: f64,
    /// From `min` to `max`.
    pub raw: u32,
    pub min: u32,
    pub max: u32,
}

/// Within what something was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// The practice, a UUID; that of the exam for its parts.
    pub registration: String,
    /// What it is part of, and of what that is; `None` of the course, which is part of nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_activities: Option<ContextActivities>,
    pub revision: String,
    /// The program and its version.
    pub platform: String,
    /// The language in which it was practised.
    pub language: String,
    pub extensions: Extensions,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContextActivities {
    /// What it is part of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parent: Vec<Activity>,
    /// All of it: the pack.
    pub grouping: Vec<Activity>,
}
