//! A flow: closed questions that route to an end.

use std::sync::OnceLock;

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// A machine of closed questions. It only routes: which cause an end names is checked against
/// [`Cause`](crate::pack::model::cause::Cause)s.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
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
    /// Where each question is, and how many are left from there on.
    #[serde(skip)]
    index: OnceLock<HashMap<String, (usize, Left)>>,
}

/// Questions still to be answered on the ways from one on, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// On the shortest way.
    pub least: usize,
    /// On the longest way.
    pub most: usize,
}

/// A question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
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
    pub choices: Vec<AnswerOption>,
    /// Facts behind the question.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// An answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
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

impl AnswerOption {
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
        self.nodes.get(self.place(id)?)
    }

    /// The place of the question with this id among all.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.index().get(id).map(|(place, _)| *place)
    }

    /// How many questions are left from this one on.
    pub fn left(&self, node: &Node) -> Left {
        let known = self.index().get(&node.id);
        known.map_or_else(Left::default, |(_, left)| *left)
    }

    fn index(&self) -> &HashMap<String, (usize, Left)> {
        self.index.get_or_init(|| {
            let places: HashMap<&str, usize> = self
                .nodes
                .iter()
                .enumerate()
                .map(|(place, node)| (node.id.as_str(), place))
                .collect();
            let mut known = vec![None; self.nodes.len()];
            for place in 0..self.nodes.len() {
                self.count(place, &places, &mut known);
            }
            let left = |place: usize| known[place].unwrap_or_default();
            let index = places
                .into_iter()
                .map(|(id, place)| (id.to_owned(), (place, left(place))));
            index.collect()
        })
    }

    /// Counts what is left from a question on. One that is being counted already leads back to itself, which
    /// `check` refuses, as it does ways on which this would go too deep.
    fn count(
        &self,
        place: usize,
        places: &HashMap<&str, usize>,
        known: &mut [Option<Left>],
    ) -> Left {
        if let Some(left) = known[place] {
            return left;
        }
        known[place] = Some(Left::default());
        let after = self.nodes[place].choices.iter().map(|choice| {
            let next = match choice.goal() {
                Goal::Ask(id) => places.get(id),
                _ => None,
            };
            next.map_or_else(Left::default, |next| self.count(*next, places, known))
        });
        let after: Vec<Left> = after.collect();
        let left = Left {
            least: after.iter().map(|left| left.least).min().unwrap_or(0) + 1,
            most: after.iter().map(|left| left.most).max().unwrap_or(0) + 1,
        };
        known[place] = Some(left);
        left
    }
}

impl Node {
    /// The answer with this id.
    pub fn choice(&self, id: &str) -> Option<&AnswerOption> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}
