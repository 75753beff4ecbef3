//! Words in every language of the pack, side by side.

use std::borrow::Cow;
use std::fmt;

use crate::text::fill::{among, fill};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A language of the pack by its short code, such as `ja` or `en`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Box<str>);

impl Lang {
    /// The language with this code. Whether a pack speaks it is asked of the pack.
    pub fn new(code: &str) -> Lang {
        Lang(code.into())
    }

    /// The short code, as it stands in content files.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
        String::deserialize(from).map(|code| Lang::new(&code))
    }
}

/// One thing said in each language: `{ ja = "…", en = "…" }`.
///
/// That no language is missing and none is foreign is a rule of [`crate::pack::lint::check`], which knows the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(Box<str>, String)>);

impl Text {
    /// The words in this language; empty where the pack lacks them, which `check` refuses.
    pub fn get(&self, lang: &Lang) -> &str {
        self.0
            .iter()
            .find(|(code, _)| **code == *lang.0)
            .map_or("", |(_, words)| words)
    }

    /// The words with each `{name}` replaced.
    pub fn fill(&self, lang: &Lang, with: &[(&str, &str)]) -> String {
        fill(self.get(lang), |name| among(with, name))
    }

    /// Every language's words, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(code, words)| (&**code, &**words))
    }
}

impl<C: Into<Box<str>>, W: Into<String>> FromIterator<(C, W)> for Text {
    fn from_iter<I: IntoIterator<Item = (C, W)>>(words: I) -> Text {
        let words = words.into_iter();
        Text(
            words
                .map(|(code, words)| (code.into(), words.into()))
                .collect(),
        )
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Text, D::Error> {
        struct ByLanguage;
        impl<'de> Visitor<'de> for ByLanguage {
            type Value = Text;
            fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                to.write_str("words by language, such as { ja = \"…\", en = \"…\" }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut all = Vec::new();
                while let Some((code, words)) = map.next_entry::<String, String>()? {
                    all.push((code.into_boxed_str(), words));
                }
                Ok(Text(all))
            }
        }
        from.deserialize_map(ByLanguage)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Words by language, such as { ja = \"…\", en = \"…\" }.",
            "type": "object",
            "additionalProperties": { "type": "string" },
        })
    }
}

impl JsonSchema for Lang {
    fn schema_name() -> Cow<'static, str> {
        "Lang".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A language's short code, such as ja.", "type": "string" })
    }
}
