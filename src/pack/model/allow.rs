//! Words that break a rule of wording and may: each was looked at by a person, who says why.

use schemars::JsonSchema;
use serde::Deserialize;

/// The file of what is allowed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// Form of the file.
    pub format_version: u32,
    /// One entry for each text that breaks a rule and may.
    #[serde(rename = "allow", default)]
    pub all: Vec<Allow>,
}

/// One text that may break one rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// A pack laid over this one replaces the entry of the same name.
    pub id: String,
    /// The rule, such as `asks-secret`.
    pub rule: String,
    /// The whole text. Changed words are looked at anew.
    pub words: String,
    /// Why the text does no harm, as the person found who looked at it.
    pub why: String,
}
