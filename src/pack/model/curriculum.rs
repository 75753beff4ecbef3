//! What practice consists of: how hard calls are, what an exam asks, and who may take calls.

use schemars::JsonSchema;
use serde::Deserialize;

/// How hard calls of a level are. Shares are in percent of the questions asked.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Most causes that are possible at the begin.
    #[schemars(range(min = 2, max = 64))]
    pub causes: usize,
    /// How many answers the opening tells.
    #[schemars(range(min = 0, max = 20))]
    pub tells: usize,
    /// Replies that tell nothing.
    #[schemars(range(min = 0, max = 100))]
    pub vague: u32,
    /// Replies in words that fit several answers, where people mix them up.
    #[schemars(range(min = 0, max = 100))]
    pub blur: u32,
    /// Replies to another question.
    #[schemars(range(min = 0, max = 100))]
    pub drift: u32,
    /// Whether the caller begins once to read the code out.
    pub reads: bool,
    /// Things that the agent may ask or say beyond those that a good call needs, before the caller gives up.
    #[schemars(range(min = 0, max = 1000))]
    pub patience: usize,
    /// Whether the causes that are still possible are told during the call.
    #[serde(default)]
    pub tells_causes: bool,
    /// Of a hundred callers at the issuer's desk, how many are not the cardholder.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub strangers: u32,
    /// Of a hundred callers, how many ask whether the desk does not see the code.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub sees: u32,
}

/// What an exam consists of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExamBlueprint {
    /// The levels of its calls, in order.
    #[schemars(length(min = 1, max = 20))]
    pub calls: Vec<usize>,
    /// How many cards there are to point at.
    #[schemars(range(min = 1, max = 50))]
    pub points: usize,
    /// How many requests there are to sort.
    #[schemars(range(min = 1, max = 50))]
    pub sorts: usize,
    /// How many of its callers begin to read a code out, at least.
    #[serde(default)]
    #[schemars(range(min = 0, max = 20))]
    pub reads: usize,
    /// How many of its calls come to a merchant's desk, at least.
    #[serde(default)]
    #[schemars(range(min = 0, max = 20))]
    pub merchants: usize,
    /// Points from which it is passed, of 100.
    #[schemars(range(min = 1, max = 100))]
    pub pass: u32,
    /// How many of its calls must be passed, at least.
    #[serde(default)]
    #[schemars(range(min = 0, max = 20))]
    pub calls_passed: usize,
    /// How many answers in 100 must be right in each drill, at least.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub drills: u32,
    /// Minutes that it may take; 0 where time does not count.
    #[serde(default)]
    #[schemars(range(min = 0, max = 600))]
    pub minutes: u32,
}

/// What somebody must have shown before they may take calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReadyRule {
    /// More than half of these calls must be of this level or above. Below the third of the carried pack the possible causes
    /// are shown.
    #[schemars(range(min = 1, max = 20))]
    pub level: usize,
    /// How many calls are looked at, the last ones: fewer tell too little.
    #[schemars(range(min = 1, max = 100))]
    pub calls: usize,
    /// How many of them must be passed. Eight of ten: whoever passes every second call in the long run comes so far once in
    /// 18 times.
    #[schemars(range(min = 0, max = 100))]
    pub passed: usize,
    /// In how many calls, however long ago, a fraud must have been recognised: the call was about one, and was passed.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub frauds: usize,
    /// Whether the exam must have been sat by ticket: who sits one without may have rehearsed it.
    pub ticket: bool,
}

impl ReadyRule {
    /// How many of the calls must be of the level or above: more than half, so that easier calls, of an exam or to warm up,
    /// cost nothing.
    pub fn at_level(&self) -> usize {
        self.calls / 2 + 1
    }
}

impl Default for ReadyRule {
    fn default() -> ReadyRule {
        ReadyRule {
            level: 3,
            calls: 10,
            passed: 8,
            frauds: 0,
            ticket: false,
        }
    }
}
