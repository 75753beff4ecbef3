//! A flow: closed questions that route to an end.

use serde::Deserialize;

use super::text::Text;

/// A machine of closed questions. It only routes: which cause an end names is checked against
/// [`Cause`](super::Cause)s.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Form of the file.
    pub format_version: u32,
    /// Stable name.
    pub id: String,
    /// Node where it begins.
    pub start: String,
    /// Its questions.
    #[serde(rename = "node", default)]
    pub nodes: Vec<Node>,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Stable name; answers are kept under it.
    pub id: String,
    /// The question, one idea.
    pub ask: Text,
    /// Where to look, or why it matters.
    pub hint: Option<Text>,
    /// A few words for the list of answers given.
    pub short: Text,
    /// What can be answered.
    #[serde(rename = "choice", default)]
    pub choices: Vec<Choice>,
    /// Facts behind the question.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// An answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable name within its question.
    pub id: String,
    /// What the person says by it.
    pub say: Text,
    /// "I don't know": rules no cause out.
    #[serde(default)]
    pub unknown: bool,
    /// The next question.
    pub to: Option<String>,
    /// Or the cause that is now known.
    pub cause: Option<String>,
    /// Or the end: every cause that still fits is named, the likeliest first.
    #[serde(default)]
    pub remaining: bool,
    /// What to do first at such an end, where the common words do not fit.
    pub advice: Option<Text>,
}

/// Where a choice leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal<'a> {
    /// To another question.
    Ask(&'a str),
    /// To one cause.
    Cause(&'a str),
    /// To all causes that still fit.
    Remaining,
}

impl Choice {
    /// Where it leads. `check` refuses a choice that names none or two.
    pub fn goal(&self) -> Goal<'_> {
        match (&self.to, &self.cause) {
            (Some(node), _) => Goal::Ask(node),
            (_, Some(cause)) => Goal::Cause(cause),
            _ => Goal::Remaining,
        }
    }
}

impl Flow {
    /// The question with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }
}

impl Node {
    /// The answer with this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}
