//! What sentences of shops say, told by a few of their words.

use schemars::JsonSchema;
use serde::Deserialize;

/// The file of phrases. Its head says how they are read.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Form of the file.
    pub format_version: u32,
    /// Spellings that are brought to one before anything is looked for.
    #[serde(default)]
    pub fold: Spellings,
    /// The phrases, what is precise before what is vague: the first that fits is the answer.
    #[serde(default, rename = "phrase")]
    pub all: Vec<Phrase>,
}

/// Pairs of a spelling and what it is read as, in their order.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spellings {
    /// In Japanese sentences.
    #[serde(default)]
    pub ja: Vec<Vec<String>>,
    /// In English ones.
    #[serde(default)]
    pub en: Vec<Vec<String>>,
}

/// Words that tell what a sentence says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Id of what the sentence says.
    pub meaning: String,
    /// Whether such a sentence says it surely; if not, it is vague and the questions help.
    #[serde(default = "yes")]
    pub sure: bool,
    /// Sets of words in Japanese sentences, any of which is enough.
    #[serde(default)]
    pub ja: Vec<String>,
    /// Sets of words in English sentences.
    #[serde(default)]
    pub en: Vec<String>,
}

fn yes() -> bool {
    true
}
