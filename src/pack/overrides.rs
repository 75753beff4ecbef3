//! The program's texts that a pack says in words of its own.

use std::collections::BTreeMap;

use toml::de::DeTable;

use crate::text::catalogue::TextKey;
use crate::text::lang::{Lang, Text};

/// Those texts; none in the embedded pack.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides(BTreeMap<TextKey, Text>);

impl Overrides {
    /// Those in a pack's `ui.toml`, laid over that of the pack it extends. `None` if a text is missing.
    pub(crate) fn of(file: &DeTable) -> Option<Overrides> {
        let mut own = BTreeMap::new();
        for (key, name) in TextKey::all_named() {
            let (group, name) = name.split_once('.')?;
            let text = file.get(group)?.get_ref().get(name)?.get_ref().as_table()?;
            let words = text
                .iter()
                .map(|(code, words)| Some((&**code.get_ref(), words.get_ref().as_str()?)));
            let words: Vec<(&str, &str)> = words.collect::<Option<_>>()?;
            let is_own = words.len() != key.by_language().count()
                || words
                    .iter()
                    .any(|(code, words)| key.words(code) != Some(words));
            if is_own {
                own.insert(key, words.into_iter().collect());
            }
        }
        Some(Overrides(own))
    }

    /// What a text says; nothing if neither the pack nor the program speaks the language.
    pub(crate) fn words(&self, key: TextKey, lang: &Lang) -> &str {
        match self.0.get(&key) {
            Some(text) => text.get(lang),
            None => key.words(lang.code()).unwrap_or_default(),
        }
    }
}
