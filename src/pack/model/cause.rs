//! What can make a payment fail.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// Who can mend a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The cardholder.
    You,
    /// The merchant.
    Shop,
    /// The company that issued the card.
    Issuer,
    /// The wallet's provider or the issuer.
    Wallet,
}

/// One cause of a failed payment, or of a request that should not be answered.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Stable name.
    pub id: String,
    /// How common it is beside the others: an estimate for the order of what remains, never shown as a figure.
    pub weight: u32,
    /// Its name in a list.
    pub name: Text,
    /// What must be done at once, where waiting costs: a few words that stand above all else.
    pub alarm: Option<Text>,
    /// What happened, in a sentence or two.
    pub happened: Text,
    /// One look by which a person sees whether it is this cause.
    pub check: Text,
    /// What to do now, in order.
    #[serde(rename = "do")]
    pub steps: Vec<Text>,
    /// The last step, where that is to try again. It is left out where two tries were made.
    #[serde(rename = "try")]
    pub retry: Option<Text>,
    /// What not to do.
    pub dont: Vec<Text>,
    /// Who can mend it.
    pub who: Vec<Who>,
    /// What to tell them.
    pub tell: Text,
    /// What never to tell, where the common words do not fit.
    pub never: Option<Text>,
    /// Whether the card's picture helps.
    #[serde(default)]
    pub picture: bool,
    /// For each question, the answers that a truthful person with this cause may give; a question that is not
    /// named can get any answer.
    #[serde(default)]
    pub hears: BTreeMap<String, Vec<String>>,
    /// For some of those questions, the answer that most of them give.
    #[serde(default)]
    pub mostly: BTreeMap<String, String>,
    /// The field of the form that it is about, as the answers to the shop's message name it.
    pub field: Option<String>,
    /// Whether it is what remains where no other cause fits: nobody sees it for themselves, so it stands last on a page.
    #[serde(default, rename = "rest")]
    pub is_rest: bool,
    /// Facts behind it.
    pub facts: Vec<String>,
}

/// The file of causes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Causes {
    /// Form of the file.
    pub format_version: u32,
    /// What nobody is ever told, whatever the cause.
    pub never: Text,
    /// The causes, in the order of the list.
    #[serde(rename = "cause")]
    pub all: Vec<Cause>,
}

impl Causes {
    /// The cause with this id.
    pub fn get(&self, id: &str) -> Option<&Cause> {
        self.all.iter().find(|cause| cause.id == id)
    }

    /// What never to tell in this case.
    pub fn never<'a>(&'a self, cause: &'a Cause) -> &'a Text {
        cause.never.as_ref().unwrap_or(&self.never)
    }
}

impl Cause {
    /// Whether a person with this cause may truthfully answer `choice` to `question`. An "I don't know" fits
    /// every cause and is not asked here.
    pub fn fits(&self, question: &str, choice: &str) -> bool {
        self.hears
            .get(question)
            .is_none_or(|heard| heard.iter().any(|id| id == choice))
    }
}
