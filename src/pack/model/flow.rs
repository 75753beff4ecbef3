//! A flow: closed questions that route to an end.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// The answer to the first question of who was paying in an online shop: only such calls come to a shop's desk.
pub const ONLINE: &str = "online";

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
    /// From how many of 100 on a cause leads so clearly that it gets a page of its own.
    #[serde(default = "clear_lead")]
    pub lead: u32,
    /// The question that a code or sentence of the shop answers: there the lists of codes are offered.
    pub message: Option<String>,
    /// The question of who is in a hurry, which the first screen leads to.
    pub urgent: Option<String>,
    /// What messages of the lists say to the questions.
    #[serde(default)]
    pub evidence: Vec<MessageEvidence>,
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

fn clear_lead() -> u32 {
    60
}

/// How far answers to a question can be trusted: how many of 100 people give another answer than the one that is true,
/// beside the slips that are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sureness {
    /// It can be read off: a mark on the card, words on the screen.
    Mark,
    /// They know it, and may mean another thing by the words.
    #[default]
    Plain,
    /// They had a quick look, or it was some time ago.
    Glance,
}

impl Sureness {
    /// How many of 100 people give some other answer.
    pub fn mistaken(self) -> u32 {
        match self {
            Sureness::Mark => 2,
            Sureness::Plain => 6,
            Sureness::Glance => 16,
        }
    }
}

/// Answers that people give in the place of others.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Any of these would be true.
    pub meant: Vec<String>,
    /// This is said.
    pub said: String,
    /// By so many of 100 people.
    #[schemars(range(min = 0, max = 100))]
    pub of_100: u32,
}

/// What messages with a meaning say to the questions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageEvidence {
    /// The meaning, as the lists name it.
    pub meaning: String,
    /// Questions, each with the answer that the message gives.
    pub answers: BTreeMap<String, String>,
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
    /// The same question, asked once more and closer, where the first answer may have been a slip.
    pub sharper: Option<Text>,
    /// Answers of which one was given where this makes sense as a further question, by their questions. Where none are
    /// named, it always does.
    #[serde(default)]
    pub needs: BTreeMap<String, Vec<String>>,
    /// How far its answers can be trusted.
    #[serde(default)]
    pub sure: Sureness,
    /// Answers that are given in the place of others.
    #[serde(rename = "slip", default)]
    pub slips: Vec<Slip>,
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
    /// "I don't know": it tells nothing.
    #[serde(default)]
    pub unknown: bool,
    /// The next question.
    pub to: Option<String>,
    /// Or the cause that is now known.
    pub cause: Option<String>,
    /// Or the end: the likeliest causes are named.
    #[serde(default)]
    pub remaining: bool,
    /// What to do first at such an end, where the common words do not fit.
    pub advice: Option<Text>,
    /// What the shop's message names by it: causes of this field are never dropped afterwards.
    pub names: Option<String>,
    /// How many tries to pay were made, as far as the answer tells.
    #[serde(default)]
    pub tries: u32,
    /// Whether it tells of what the person looked for and found, such as a difference: nobody says so without cause.
    #[serde(default)]
    pub found: bool,
}

/// Where a choice leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal<'a> {
    /// To another question.
    Ask(&'a str),
    /// To one cause.
    Cause(&'a str),
    /// To the likeliest causes.
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

    /// What a message with this meaning says to the questions.
    pub fn evidence_of(&self, meaning: &str) -> Option<&MessageEvidence> {
        self.evidence.iter().find(|one| one.meaning == meaning)
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
