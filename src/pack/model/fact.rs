//! Facts, and the article's claims that they bear out or correct.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::lang::Text;

/// How sure a fact is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// General knowledge; no source page was read.
    Known,
    /// Weak or indirect sources.
    Low,
    /// One good source or several weak ones.
    Medium,
    /// The issuer's, network's or standard's own page, or several independent ones.
    High,
}

/// Where a fact is from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who says it, and where.
    pub name: String,
    /// Its address. Nothing is fetched from it.
    pub url: String,
}

/// One thing that the program says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Content names it among its `facts`.
    pub id: String,
    /// The fact in words that a page may show.
    pub says: Text,
    /// How sure it is.
    pub confidence: Confidence,
    /// When its sources were read, as year-month-day.
    pub checked: String,
    /// Claims of the article that it bears on.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Where it is from; none only for what is generally known.
    pub sources: Vec<Source>,
}

/// The file of facts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Form of the file.
    pub format_version: u32,
    /// All that other files rest on; one that nothing names is a mistake.
    #[serde(rename = "fact")]
    pub all: Vec<Fact>,
}

impl Facts {
    /// The fact with this id.
    pub fn get(&self, id: &str) -> Option<&Fact> {
        self.all.iter().find(|fact| fact.id == id)
    }
}

/// How a claim stands up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimVerdict {
    /// It is so, by what the facts say.
    True,
    /// It is so in part.
    Partly,
    /// It was so once and is no longer.
    Outdated,
    /// It is not so.
    Wrong,
    /// Nobody could be found who says so.
    Unverified,
    /// The article left it out.
    Missing,
}

/// A claim of the article that the program grew from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// `S1` to `S36`.
    pub id: String,
    /// What the article claimed, in short.
    pub says: Text,
    /// How it stands up.
    pub verdict: ClaimVerdict,
    /// What is so instead, or in which words it is right.
    pub correct: Text,
    /// Facts behind the verdict.
    pub facts: Vec<String>,
    /// Ids of the pages that cover what it is about.
    pub covered_by: Vec<String>,
}

/// The file of claims.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Form of the file.
    pub format_version: u32,
    /// One entry for each claim of the article.
    #[serde(rename = "claim")]
    pub all: Vec<Claim>,
}
