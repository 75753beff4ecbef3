//! What a pack says of itself, in `pack.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::{Lang, Text};

/// Form of the content files that this program reads.
pub const FORMAT_VERSION: u32 = 1;

/// What the pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Form of the files.
    pub format_version: u32,
    /// Names the pack in records and replay files, so it never changes.
    pub id: String,
    /// The version, counted as its author likes; records and replay files keep it.
    pub version: String,
    /// The pack that it builds on: what it does not say itself is said by that one.
    pub extends: Option<String>,
    /// What it leaves out of the pack it builds on: a file as `cards/discover`, an item as `topics/every-shop`.
    #[serde(default)]
    pub without: Vec<String>,
    /// Who issues the cards that the pack is for.
    pub issuer: Issuer,
    /// The languages it speaks; the first is spoken where the environment asks for none of them.
    pub languages: Vec<Language>,
}

/// Who issues the cards. Words say `{issuer}`, `{Issuer}` at the begin of a sentence, and `{whom}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// What it is called.
    pub name: Text,
    /// Which number is called to reach it; never the digits.
    pub whom: Text,
}

/// A language of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its short code, as `--lang` takes it.
    pub code: Lang,
    /// Its own name, for the key that changes to it.
    pub name: String,
    /// The language that speaks where a translation lacks words: English if there is none, or else the pack's first.
    pub fallback: Option<Lang>,
}

impl Manifest {
    /// That of the embedded pack, made at build time.
    pub(crate) fn embedded() -> Manifest {
        include!(concat!(env!("OUT_DIR"), "/manifest.rs"))
    }
}
