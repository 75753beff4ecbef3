//! The words by which it is told whether a text asks for a secret, from `asks.toml`.

use std::sync::OnceLock;

use foldhash::HashSet;
use serde::Deserialize;

/// All of them, by language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskWords {
    pub(crate) english: EnglishAskWords,
    pub(crate) japanese: JapaneseAskWords,
}

impl AskWords {
    /// Those of this program, parsed once.
    pub(crate) fn built_in() -> &'static AskWords {
        static WORDS: OnceLock<AskWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            // The file is part of the program, and every test of what asks reads it.
            toml::from_str(include_str!("asks.toml"))
                .unwrap_or_else(|problem| unreachable!("the words passed their tests: {problem}"))
        })
    }
}

/// Words, or several in a row.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct AskWordList {
    all: Vec<String>,
    known: HashSet<String>,
}

impl From<Vec<String>> for AskWordList {
    fn from(all: Vec<String>) -> AskWordList {
        let known = all.iter().cloned().collect();
        AskWordList { all, known }
    }
}

impl AskWordList {
    pub(crate) fn has(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    /// How many bytes one of them takes at the begin of a text. `$` stands for the end of the text.
    pub(crate) fn begins(&self, text: &str) -> Option<usize> {
        self.iter().find_map(|word| match word.strip_suffix('$') {
            Some(word) => (text == word).then_some(word.len()),
            None => text.starts_with(word).then_some(word.len()),
        })
    }

    /// Whether a text ends in one of them.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }

    /// What of a text is left behind them, however often they stand at its begin.
    pub(crate) fn skipped<'t>(&self, mut text: &'t str) -> &'t str {
        while let Some(rest) = self.iter().find_map(|word| text.strip_prefix(word)) {
            text = rest;
        }
        text
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnglishAskWords {
    pub(crate) secrets: AskWordList,
    pub(crate) not_a_code: AskWordList,
    pub(crate) not_a_number: AskWordList,
    pub(crate) describing: AskWordList,
    pub(crate) giving: AskWordList,
    pub(crate) handled: AskWordList,
    pub(crate) asked_back: AskWordList,
    pub(crate) taking: AskWordList,
    pub(crate) entered: AskWordList,
    pub(crate) leads: AskWordList,
    pub(crate) narrates: AskWordList,
    pub(crate) of_others: AskWordList,
    pub(crate) warns: AskWordList,
    pub(crate) pointing: AskWordList,
    pub(crate) after_that: AskWordList,
    pub(crate) is_there: AskWordList,
    pub(crate) said_of_it: AskWordList,
    pub(crate) who_asks: AskWordList,
    pub(crate) filling: AskWordList,
    pub(crate) asking: AskWordList,
    pub(crate) allowing: AskWordList,
    pub(crate) by_giving: AskWordList,
    pub(crate) led_by: AskWordList,
    pub(crate) beside: AskWordList,
    pub(crate) questions_for_it: AskWordList,
    pub(crate) urging: AskWordList,
    pub(crate) wanting: AskWordList,
    pub(crate) having: AskWordList,
    pub(crate) must_be: AskWordList,
    pub(crate) passed: AskWordList,
    pub(crate) needed: AskWordList,
    pub(crate) used: AskWordList,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JapaneseAskWords {
    pub(crate) secrets: AskWordList,
    pub(crate) code_of_another: AskWordList,
    pub(crate) number_of_another: AskWordList,
    pub(crate) not_the_secret: AskWordList,
    pub(crate) giving: AskWordList,
    pub(crate) requests: AskWordList,
    pub(crate) speaking: AskWordList,
    pub(crate) asked: AskWordList,
    pub(crate) honoured: AskWordList,
    pub(crate) filled: AskWordList,
    pub(crate) ordered: AskWordList,
    pub(crate) between: AskWordList,
    pub(crate) direct: AskWordList,
    pub(crate) needed: AskWordList,
    pub(crate) value: AskWordList,
    pub(crate) said_instead: AskWordList,
    pub(crate) telling: AskWordList,
    pub(crate) printed: AskWordList,
    pub(crate) first: AskWordList,
    pub(crate) uses: AskWordList,
    pub(crate) done: AskWordList,
    pub(crate) must: AskWordList,
    pub(crate) warns: AskWordList,
    pub(crate) denies: AskWordList,
    pub(crate) pin_before: AskWordList,
    pub(crate) pointing: AskWordList,
}
