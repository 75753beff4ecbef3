//! What a pack says in a language: its own texts, and those of the program.

use std::borrow::Cow;

use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::fill::{among, fill, placeholders};
use crate::text::lang::{Lang, Text};

/// A text of the program, by its key, or one of the content.
#[derive(Clone, Copy, Debug)]
pub enum TextRef<'a> {
    /// The program's own, from `ui.toml`.
    Program(TextKey),
    /// A card's, a cause's, a question's.
    Content(&'a Text),
}

impl From<TextKey> for TextRef<'_> {
    fn from(key: TextKey) -> Self {
        TextRef::Program(key)
    }
}

impl<'a> From<&'a Text> for TextRef<'a> {
    fn from(text: &'a Text) -> Self {
        TextRef::Content(text)
    }
}

/// A pack in one of its languages: whatever is said to a person is said by this.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub pack: &'a Pack,
    pub lang: &'a Lang,
}

impl Words<'_> {
    /// A text, with what the pack says of its issuer in it.
    pub fn say<'t>(&self, text: impl Into<TextRef<'t>>) -> String {
        self.filled(text.into(), &[])
    }

    /// A text with its placeholders filled.
    pub fn fill<'t>(&self, text: impl Into<TextRef<'t>>, with: &[(&str, &str)]) -> String {
        self.filled(text.into(), with)
    }

    pub fn all(&self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.say(text)).collect()
    }

    fn filled(&self, text: TextRef, with: &[(&str, &str)]) -> String {
        let words = match text {
            TextRef::Program(key) => self.pack.overrides.words(key, self.lang),
            TextRef::Content(text) => text.get(self.lang),
        };
        if !words.contains('{') {
            return words.to_owned();
        }
        let issuer = &self.pack.manifest.issuer;
        let (name, whom) = (issuer.name.get(self.lang), issuer.whom.get(self.lang));
        let capital = capitalized(name);
        let with = [
            with,
            &[("issuer", name), ("Issuer", &*capital), ("whom", whom)],
        ]
        .concat();
        debug_assert!(
            placeholders(words)
                .into_iter()
                .all(|name| among(&with, name).is_some()),
            "{text:?} is not filled: {words}"
        );
        fill(words, |name| among(&with, name))
    }
}

fn capitalized(words: &str) -> Cow<'_, str> {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if !first.is_uppercase() => {
            Cow::Owned(first.to_uppercase().chain(chars).collect())
        }
        _ => Cow::Borrowed(words),
    }
}

impl Pack {
    /// The pack in a language.
    pub fn words<'a>(&'a self, lang: &'a Lang) -> Words<'a> {
        Words { pack: self, lang }
    }
}
