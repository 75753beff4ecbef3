//! What the parts of a verdict weigh.

use schemars::JsonSchema;
use serde::Deserialize;

/// Points of a verdict: those of each of its two sheets come to 100.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictWeights {
    /// Of a hundred points of the whole, those of the diagnosis; the others are those of how the call was led.
    #[schemars(range(min = 0, max = 100))]
    pub diagnosis: u32,
    /// Points of a hundred that each sheet must have in a call that is passed.
    #[schemars(range(min = 0, max = 100))]
    pub least: u32,

    // ---- diagnosis ----
    #[schemars(range(min = 0, max = 100))]
    pub cause: u32,
    #[schemars(range(min = 0, max = 100))]
    pub questions: u32,
    #[schemars(range(min = 0, max = 100))]
    pub advice: u32,
    #[schemars(range(min = 0, max = 100))]
    pub referral: u32,

    // ---- how the call was led ----
    #[schemars(range(min = 0, max = 100))]
    pub opening: u32,
    #[schemars(range(min = 0, max = 100))]
    pub identity: u32,
    #[schemars(range(min = 0, max = 100))]
    pub listening: u32,
    #[schemars(range(min = 0, max = 100))]
    pub accuracy: u32,
    #[schemars(range(min = 0, max = 100))]
    pub recap: u32,
    #[schemars(range(min = 0, max = 100))]
    pub closing: u32,
    /// Of a caller who began to read a code out: stopped at once, and nothing of it repeated or written. It counts in such
    /// calls alone, beyond the 100.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub code_heard: u32,
    /// Of what is written down after the call.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub wrap_up: u32,
}
