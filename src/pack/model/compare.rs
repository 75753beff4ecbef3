//! The security code beside what it is confused with, and a round of practice on it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// Something that a field, a machine or a person may ask for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// A pack laid over this one replaces the thing of the same name.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// In one sentence, what it is beside the security code.
    pub lead: Text,
    /// What is said of it under each heading, in the order of the headings.
    pub says: Vec<Text>,
    /// Ids of the facts that these words rest on.
    pub facts: Vec<String>,
}

/// The comparison: headings and things. The first thing is the security code.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Form of the file.
    pub format_version: u32,
    /// By what things are compared: each has one line for each heading.
    pub headings: Vec<Text>,
    /// What is compared, the security code first.
    #[serde(rename = "thing")]
    pub things: Vec<Credential>,
}

/// A field, prompt or request as a person meets it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Records of practice keep it, so it never changes.
    pub id: String,
    /// Where it is met.
    pub place: Text,
    /// The words that the person reads or hears.
    pub quote: Text,
    /// Id of what it asks for: an answer of the round.
    pub answer: String,
    /// Id of what an agent does about it: a response of the round, where it has some.
    pub respond: Option<String>,
    /// Why this is the answer, told after the choice.
    pub why: Text,
    /// Ids of the facts that the reason rests on.
    pub facts: Vec<String>,
}

/// One answer of the round.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuizAnswer {
    /// Requests name it as their `answer`; records of practice keep it.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// For what it would be the answer, told to who chose it in the wrong place. An answer that the comparison has needs
    /// none.
    #[serde(rename = "for")]
    pub fits: Option<Text>,
}

/// The round of practice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// Form of the file.
    pub format_version: u32,
    /// What can be answered, the same for every request.
    #[serde(rename = "answer")]
    pub answers: Vec<QuizAnswer>,
    /// What an agent can do about a request; asked apart, where there are some.
    #[serde(default, rename = "response")]
    pub responses: Vec<QuizAnswer>,
    /// What is asked for, each time with one right answer.
    #[serde(rename = "request")]
    pub requests: Vec<Request>,
}

/// A question that people ask, answered in one page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Names the page, as in `cardcode learn change-code`.
    pub id: String,
    /// The question as a person asks it.
    pub ask: Text,
    /// The answer in one sentence.
    pub lead: Text,
    /// The reason, and what follows.
    pub says: Vec<Text>,
    /// Whether who asks this may have to act at once: the flow's urgent question is offered first.
    #[serde(default)]
    pub urgent: bool,
    /// Ids of the facts that the answer rests on.
    pub facts: Vec<String>,
}

/// The file of topics.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topics {
    /// Form of the file.
    pub format_version: u32,
    /// The topics, in the order of the list.
    #[serde(rename = "topic")]
    pub all: Vec<Topic>,
}
