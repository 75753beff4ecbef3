//! The program's own texts by key, made from `assets/ui.toml` at build time: a start parses nothing.

use std::collections::BTreeSet;

use super::fill::placeholders;

mod made {
    use super::TextKey;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use made::ui;
use made::{COUNT, ENDS, LANGUAGES, NAMES};

/// The words of all texts, one behind the other.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// A text of the program: a constant in [`ui`], by group and name.
///
/// What it says is up to the pack, which may say it in other words or in more languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey(u16);

impl TextKey {
    /// Every text, in the order of the file.
    pub fn all() -> impl Iterator<Item = TextKey> {
        (0..COUNT as u16).map(TextKey)
    }

    /// Every text with its name, such as `home.title`.
    pub fn all_named() -> impl Iterator<Item = (TextKey, &'static str)> {
        TextKey::all().zip(NAMES.lines())
    }

    /// The text with this name.
    pub fn named(name: &str) -> Option<TextKey> {
        let mut all = TextKey::all_named();
        all.find(|(_, known)| *known == name).map(|(key, _)| key)
    }

    /// Its group and its name, such as `home.title`.
    pub fn name(self) -> &'static str {
        NAMES.lines().nth(self.0.into()).unwrap_or_default()
    }

    /// Its words as the program carries them. `None` if it does not speak the language.
    pub fn words(self, language: &str) -> Option<&'static str> {
        let language = LANGUAGES.iter().position(|code| *code == language)?;
        let at = language * COUNT + usize::from(self.0);
        let start = at.checked_sub(1).map_or(0, |before| ENDS[before]);
        WORDS.get(start as usize..ENDS[at] as usize)
    }

    /// Its words in every language that the program carries.
    pub fn by_language(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        LANGUAGES
            .into_iter()
            .filter_map(move |code| Some((code, self.words(code)?)))
    }

    /// What it wants to be filled in, in any language.
    pub fn placeholders(self) -> BTreeSet<&'static str> {
        self.by_language()
            .flat_map(|(_, words)| placeholders(words))
            .collect()
    }
}
