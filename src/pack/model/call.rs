//! Calls made by hand.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::model::role::Role;
use crate::text::lang::Text;

/// What a reply is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScriptedReplyKind {
    /// Gives the answer in clear words.
    Clear,
    /// Tells nothing of the answer.
    Vague,
    /// Words that fit several answers.
    Blur,
    /// Talk about something else, which tells nothing either.
    Beside,
    /// The begin of a code, read out.
    Reads,
}

/// Who a caller is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CallerIdentity {
    /// The cardholder.
    #[default]
    Member,
    /// Somebody else of the family, with the best of intentions.
    Family,
    /// Somebody who says that they are the cardholder, and wants to get at the account.
    Impostor,
}

/// A reply written for one call.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptedReply {
    /// The question that it replies to.
    pub question: String,
    /// The how-manieth asking of it, from 1.
    #[serde(default = "first")]
    #[schemars(range(min = 1, max = 9))]
    pub time: usize,
    /// What the agent learns from it.
    pub kind: ScriptedReplyKind,
    /// What the caller says, word for word.
    pub say: Text,
}

fn first() -> usize {
    1
}

fn is_so() -> bool {
    true
}

/// A call made by hand. `check` proves that a compliant run solves it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Form of the file.
    #[serde(rename = "format_version")]
    _format_version: u32,
    /// Records and replay files name the call by it, so it never changes.
    pub id: String,
    /// How hard it is, from 1; the noise of that level is what its optimum reckons with.
    #[schemars(range(min = 1, max = 20))]
    pub level: usize,
    /// Whose desk it comes to.
    pub role: Role,
    /// Id of the card that the caller holds.
    pub card: String,
    /// Id of the cause that the agent has to find.
    pub cause: String,
    /// How the caller speaks.
    pub voice: String,
    /// Who the caller is.
    #[serde(default)]
    pub caller: CallerIdentity,
    /// Whether the caller of a fraud told something or typed it in.
    #[serde(default = "is_so")]
    pub disclosed: bool,
    /// What it is called in a list. It does not give the cause away.
    pub name: Text,
    /// The caller's first words.
    pub opening: Text,
    /// What they tell: question and answer.
    #[serde(default)]
    pub known: BTreeMap<String, String>,
    /// What the caller answers where the cause leaves a choice.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Replies written for this call, in place of the phrase book's.
    #[serde(default)]
    pub says: Vec<ScriptedReply>,
    /// What an agent learns from the call, told once it is over.
    pub lesson: Text,
    /// What the lesson is about: ids of questions, words or referrals of the best play, in their order.
    #[serde(default)]
    pub shows: Vec<String>,
    /// Ids of the facts that the lesson rests on.
    pub facts: Vec<String>,
}
