//! An agent's desk: its levels, its exam, the rules of conduct, and what each cause needs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::pack::model::curriculum::{ExamBlueprint, Level, ReadyRule};
use crate::pack::model::role::Role;
use crate::pack::model::say::{LookUp, Refer, Say, WrapUp};
use crate::pack::model::weights::VerdictWeights;
use crate::text::lang::Text;

/// How much a broken rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Costs a few points, unless the verdict counts the same elsewhere.
    Minor,
    /// Costs many points, and the call can still be passed.
    Major,
    /// The call fails, whatever else was good.
    Blocker,
}

/// A rule of conduct.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConductRule {
    /// Words that break the rule name it; records keep it, so it never changes.
    pub id: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What to do, or never to do.
    pub name: Text,
    /// Why it is a rule, told where it was broken.
    pub why: Text,
    /// Ids of the facts that the reason rests on.
    pub facts: Vec<String>,
}

/// Questions and things to say that stand together in a list, so that no list is long.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MenuGroup {
    /// A pack laid over this one replaces the group of the same name.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Ids of questions, in order.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Ids of what can be said, in order.
    #[serde(default)]
    pub says: Vec<String>,
}

/// What a good call about a cause contains.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// What must be said, by its id.
    pub needs: Vec<String>,
    /// What may be said too.
    pub fine: Vec<String>,
    /// To whom the caller may be referred; each of them is right.
    pub refer: Vec<String>,
}

/// What differs at a merchant's desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MerchantOverride {
    /// What must be said there, by its id.
    needs: Option<Vec<String>>,
    /// What may be said there too.
    fine: Option<Vec<String>>,
    /// To whom the caller may be referred there.
    refer: Option<Vec<String>>,
}

/// What a good call about a cause contains, and on which cards it occurs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CausePolicy {
    /// Id of the cause.
    pub cause: String,
    /// The sentence in which an agent tells it to the caller.
    pub told: Text,
    /// The same at a merchant's desk, where it differs: there, the issuer is somebody else.
    pub shop_told: Option<Text>,
    /// What must be said, by its id.
    needs: Vec<String>,
    /// What may be said too.
    #[serde(default)]
    fine: Vec<String>,
    /// To whom the caller may be referred; each of them is right.
    refer: Vec<String>,
    /// The answers that alone show it, by their question, where any others would be a guess.
    #[serde(default)]
    pub shown_by: BTreeMap<String, Vec<String>>,
    /// Cards on which alone it occurs; on every card where none is named.
    #[serde(default)]
    pub cards: Vec<String>,
    /// What differs at a merchant's desk.
    merchant: Option<MerchantOverride>,
}

impl CausePolicy {
    /// The sentence in which an agent tells it at this desk.
    pub fn telling(&self, role: Role) -> &Text {
        let shop = self.shop_told.as_ref();
        let shop = shop.filter(|_| role == Role::Merchant);
        shop.unwrap_or(&self.told)
    }

    /// What is needed at this desk.
    pub fn at(&self, role: Role) -> Needs {
        let other = self.merchant.as_ref().filter(|_| role == Role::Merchant);
        let there = |list: fn(&MerchantOverride) -> &Option<Vec<String>>, own: &Vec<String>| {
            let other = other.and_then(|other| list(other).clone());
            other.unwrap_or_else(|| own.clone())
        };
        Needs {
            needs: there(|other| &other.needs, &self.needs),
            fine: there(|other| &other.fine, &self.fine),
            refer: there(|other| &other.refer, &self.refer),
        }
    }
}

/// What a call with a caller who is not the cardholder contains.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StrangerPolicy {
    /// What must be said, by its id.
    pub needs: Vec<String>,
    /// To whom they may be referred; each of them is right.
    pub refer: Vec<String>,
}

/// What depends on whether the caller of a fraud told something or typed it in.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisclosurePolicy {
    /// What is needed only where something was, by its id.
    pub needs: Vec<String>,
    /// Of these, what is fine where nothing was; the others are beside the point there.
    #[serde(default)]
    pub fine: Vec<String>,
    /// To whom callers may be referred as well where nothing was.
    #[serde(default)]
    pub refer: Vec<String>,
    /// The answers which say that nothing was, by their question: there, who has disclosed something says so.
    #[serde(default)]
    pub denied: BTreeMap<String, Vec<String>>,
}

impl DisclosurePolicy {
    /// Whether this answer to this question says that nothing was disclosed.
    pub fn denies(&self, question: &str, answer: &str) -> bool {
        let denied = self.denied.get(question);
        denied.is_some_and(|answers| answers.iter().any(|denied| denied == answer))
    }
}

/// The answer to a question that says where a card's code stands: a caller looks there, unless the cause is that
/// they looked elsewhere.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeLocation {
    /// Id of that question in the flow.
    pub question: String,
    /// The answer where the code is on the front.
    pub front: String,
    /// The answer where it is on the back.
    pub back: String,
    /// The answer where it is in the issuer's app.
    pub app: String,
    /// Cards of which no answer says where it is.
    #[serde(default)]
    pub none: Vec<String>,
    /// What shows where the code is on a card.
    pub on_card: Option<String>,
    /// What does so instead where it is in the app; the other is fine as well.
    pub in_app: Option<String>,
}

/// The file of the desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Form of the file.
    pub format_version: u32,
    /// Questions that need not be asked: the desk sees the card.
    pub known: Vec<String>,
    /// The answer that says where the code stands.
    pub place: CodeLocation,
    /// Questions whose answers callers mix up: there the blurs of `voices.toml` are said.
    #[serde(default)]
    pub mixed: Vec<String>,
    /// The question that a caller answers instead of another, by the other's id.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
    /// Questions that anybody may be asked: who has nothing to say to them does not know, and does not find them beside
    /// the point.
    #[serde(default)]
    pub anybody: Vec<String>,
    /// How questions are asked at the desk, where it is not as the flow asks them: by the question's id.
    #[serde(default)]
    pub asks: BTreeMap<String, Text>,
    /// How they are asked again where the answer was unclear.
    #[serde(default)]
    pub asks_again: BTreeMap<String, Text>,
    /// Questions that a desk answers for itself.
    #[serde(default, rename = "lookup")]
    pub lookups: Vec<LookUp>,
    /// Ids of the causes that callers are hurt to hear of.
    #[serde(default)]
    pub hurts: Vec<String>,
    /// Ids of the causes that are frauds: to miss one is a breach of its own.
    #[serde(default)]
    pub frauds: Vec<String>,
    /// Calls by hand in which an agent is told what to do, from much to hardly anything: their ids.
    #[serde(default)]
    pub guided: Vec<String>,
    /// What a caller of a fraud needs only after a disclosure.
    #[serde(default)]
    pub disclosed: DisclosurePolicy,
    /// How an agent ends a call; nothing is said where it is left out.
    #[serde(default)]
    pub farewell: Option<Text>,
    /// Id of what answers a caller who thinks that the desk sees the code. Nobody asks that where there is none.
    #[serde(default)]
    pub not_on_screen: Option<String>,
    /// What a call needs whose caller is somebody else of the family.
    #[serde(default)]
    pub family: StrangerPolicy,
    /// What one needs whose caller is not who they say.
    #[serde(default)]
    pub impostor: StrangerPolicy,
    pub weights: VerdictWeights,
    /// The levels, the easiest first.
    #[serde(rename = "level")]
    pub levels: Vec<Level>,
    pub exam: ExamBlueprint,
    /// Who may take calls.
    #[serde(default)]
    pub ready: ReadyRule,
    /// What stands together when questions are asked, or something is advised. What stands nowhere comes after them.
    #[serde(default, rename = "shelf")]
    pub shelves: Vec<MenuGroup>,
    /// What can be said.
    #[serde(rename = "say")]
    pub says: Vec<Say>,
    /// The rules of conduct.
    #[serde(rename = "rule")]
    pub rules: Vec<ConductRule>,
    /// To whom callers can be referred.
    #[serde(rename = "refer")]
    pub refers: Vec<Refer>,
    /// What can be written down after a call; nothing is where there is none.
    #[serde(default, rename = "wrap_up")]
    pub wrap_ups: Vec<WrapUp>,
    /// What stands there for the cause where none was told.
    #[serde(default)]
    pub no_cause: Option<Text>,
    /// What an agent says of an answer when summing up, by question and answer: in Japanese before 「こと」, in English after
    /// "that". An answer that is not there is told as it stands in the flow.
    #[serde(default)]
    pub recaps: BTreeMap<String, BTreeMap<String, Text>>,
    /// What each cause needs.
    #[serde(rename = "answer")]
    pub answers: Vec<CausePolicy>,
}

impl Desk {
    /// The level with this number, from 1.
    pub fn level(&self, number: usize) -> Option<&Level> {
        self.levels.get(number.checked_sub(1)?)
    }

    /// What can be said, by its id.
    pub fn say(&self, id: &str) -> Option<&Say> {
        self.says.iter().find(|say| say.id == id)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&ConductRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether a rule fails a call; not if there is none of this id.
    pub fn is_blocker(&self, rule: &str) -> bool {
        self.rule(rule)
            .is_some_and(|rule| rule.severity == Severity::Blocker)
    }

    /// Somebody to refer to, by the id.
    pub fn refer(&self, id: &str) -> Option<&Refer> {
        self.refers.iter().find(|refer| refer.id == id)
    }

    /// What can be written down after a call, by its id.
    pub fn wrap_up(&self, id: &str) -> Option<&WrapUp> {
        self.wrap_ups.iter().find(|wrap_up| wrap_up.id == id)
    }

    /// What the desk of this role can look at instead of asking this question.
    pub fn lookup(&self, question: &str, role: Role) -> Option<&LookUp> {
        let is_it = |lookup: &&LookUp| lookup.question == question && lookup.role == role;
        self.lookups.iter().find(is_it)
    }

    /// What a cause needs.
    pub fn answer(&self, cause: &str) -> Option<&CausePolicy> {
        self.answers.iter().find(|answer| answer.cause == cause)
    }
}
