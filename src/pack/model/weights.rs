//! What the parts of a verdict weigh.

use schemars::JsonSchema;
use serde::Deserialize;

/// Points of a verdict: those of each of its two sheets come to 100.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictWeights {
    /// Of a hundred points of the whole, those of the diagnosis; the others are those of how the call was led.
    pub diagnosis: u32,
    /// Points of a hundred that each sheet must have in a call that is passed.
    pub least: u32,

    // ---- diagnosis ----
    pub cause: u32,
    pub questions: u32,
    pub advice: u32,
    pub referral: u32,

    // ---- how the call was led ----
    pub opening: u32,
    pub identity: u32,
    pub listening: u32,
    pub accuracy: u32,
    pub recap: u32,
    pub closing: u32,
    /// Of what is written down after the call.
    #[serde(default)]
    pub wrap_up: u32,
}
