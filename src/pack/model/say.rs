//! What an agent can say at a desk, look at there, and to whom a caller can be referred.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::pack::model::role::Role;
use crate::text::lang::Text;

/// What kind of thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SayKind {
    /// Opens the call: the first thing that is said.
    Open,
    /// Asks who is calling, without a secret.
    Identify,
    /// Says that the agent understands how it is for the caller.
    Empathise,
    /// Sums up what was understood.
    Recap,
    /// Asks whether there is anything else.
    Offer,
    /// Asks the caller to wait, or offers to call back.
    Hold,
    /// Asks whether a code, a PIN or card data was told to anybody or typed in anywhere, and never which.
    Disclosure,
    /// Shows the caller something, such as where a code stands.
    Show,
    /// Explains what something is, or why it is so.
    Explain,
    /// Says what to do, or does it.
    Advise,
    /// Stops a caller who begins to read a code out.
    Stop,
    /// Asks for something, or takes it.
    Take,
}

impl SayKind {
    /// Whether it is part of how a call is led, and so never beside the point.
    pub fn leads(self) -> bool {
        matches!(
            self,
            SayKind::Open
                | SayKind::Identify
                | SayKind::Empathise
                | SayKind::Recap
                | SayKind::Offer
                | SayKind::Hold
                | SayKind::Disclosure
                | SayKind::Stop
        )
    }
}

/// Something that an agent can say beside the questions of the flow.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// What causes need names it; replay files keep it, so it never changes.
    pub id: String,
    /// What kind of thing it is.
    pub kind: SayKind,
    /// What it is called in a list.
    pub name: Text,
    /// What the agent says, word for word.
    say: Text,
    /// What the agent of a shop's line says instead.
    shop: Option<Text>,
    /// What a caller answers to whom it is said rightly, where `say` asks something.
    answer: Option<Text>,
    /// The rule that it breaks.
    pub breaks: Option<String>,
    /// The desks where it breaks none.
    #[serde(default)]
    pub may: Vec<Role>,
    /// The desks where alone it can be said; all where none is named.
    #[serde(default)]
    only: Vec<Role>,
    /// Whether it is never beside the point, whatever the cause.
    #[serde(default, rename = "always")]
    pub is_always_fine: bool,
    /// Whether it tells or changes something of the caller's own account.
    #[serde(default, rename = "account")]
    pub is_of_account: bool,
}

impl Say {
    /// What the agent of this desk says.
    pub fn words(&self, role: Role) -> &Text {
        at(role, &self.say, self.shop.as_ref())
    }

    /// What a caller answers to these words, where they ask something.
    pub fn answer(&self, role: Role) -> Option<&Text> {
        let has_own = role == Role::Merchant && self.shop.is_some();
        self.answer.as_ref().filter(|_| !has_own)
    }

    /// Whether it can be said there.
    pub fn is_said_at(&self, role: Role) -> bool {
        self.only.is_empty() || self.only.contains(&role)
    }

    /// The rule that it breaks there.
    pub fn breach(&self, role: Role) -> Option<&str> {
        self.breaks.as_deref().filter(|_| !self.may.contains(&role))
    }
}

/// Somebody to whom a caller can be referred.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refer {
    /// What causes need names it; replay files keep it, so it never changes.
    pub id: String,
    /// What it is called in a list.
    name: Text,
    /// What it is called at a shop's line.
    shop_name: Option<Text>,
    /// What the agent says, word for word.
    say: Text,
    /// What the agent of a shop's line says instead.
    shop: Option<Text>,
    /// The rule that it breaks.
    pub breaks: Option<String>,
    /// The desks where alone a caller is referred there; all where none is named.
    #[serde(default)]
    only: Vec<Role>,
}

impl Refer {
    /// What it is called at this desk.
    pub fn name(&self, role: Role) -> &Text {
        at(role, &self.name, self.shop_name.as_ref())
    }

    /// What the agent of this desk says.
    pub fn words(&self, role: Role) -> &Text {
        at(role, &self.say, self.shop.as_ref())
    }

    /// Whether a caller can be referred there from this desk.
    pub fn is_there(&self, role: Role) -> bool {
        self.only.is_empty() || self.only.contains(&role)
    }
}

/// What the form of a record is filled with: the cause that was told, and who goes on.
pub const OF_A_RECORD: [&str; 2] = ["cause", "referral"];

/// What an agent may write down after a call.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrapUp {
    /// Replay files keep it, so it never changes.
    pub id: String,
    /// What it is called in a list.
    pub name: Text,
    /// What is written, with `{cause}` for the cause that was told and `{referral}` for who goes on.
    pub say: Text,
    /// Whether another cause than that stands there.
    #[serde(default, rename = "other_cause")]
    pub is_of_other_cause: bool,
    /// Whether it is for calls in which the caller began to read a code out, where the right record says so.
    #[serde(default, rename = "after_reading")]
    pub is_after_reading: bool,
    /// The rule that it breaks.
    pub breaks: Option<String>,
}

fn at<'a>(role: Role, issuer: &'a Text, shop: Option<&'a Text>) -> &'a Text {
    match (role, shop) {
        (Role::Merchant, Some(shop)) => shop,
        _ => issuer,
    }
}

/// What a desk can look at for itself, instead of asking the caller.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// The question that it answers.
    pub question: String,
    /// The desk that can.
    pub role: Role,
    /// What it is called in a list.
    pub name: Text,
    /// What the agent says meanwhile.
    pub say: Text,
    /// What the screen shows, by the answer.
    pub results: BTreeMap<String, Text>,
    /// What it shows where it tells nothing of the matter.
    pub blank: Text,
}
