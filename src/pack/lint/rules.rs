//! The rules, each with its sentence and its reason, in Japanese and English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::pack::lint::problem::Problem;
use crate::text::catalogue::TextKey;
use crate::text::lang::{Lang, Text};
use crate::text::sanitize::harmless;

/// What `check` says of a rule, in Japanese and English.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintRule {
    /// What is wrong, told with a problem.
    pub says: Text,
    /// Why it is a rule.
    pub why: Text,
    /// Words that break it, if it looks for words alone.
    #[serde(default)]
    pub(crate) finds: Vec<WordList>,
}

/// Words that are not written, and where they are right nevertheless.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordList {
    /// The language of the texts in which they are looked for.
    pub(crate) lang: String,
    pub(crate) words: Vec<String>,
    /// Each of the words, with each of these behind it.
    #[serde(default)]
    pub(crate) then: Vec<String>,
    /// What is written.
    #[serde(default)]
    pub(crate) term: String,
    /// Behind one of these they are right.
    #[serde(default)]
    pub(crate) not_behind: Vec<String>,
    /// Before one of these they are right.
    #[serde(default)]
    pub(crate) not_before: Vec<String>,
    /// They are wrong only if one of these words stands before them in the sentence.
    #[serde(default)]
    pub(crate) after: Vec<String>,
    /// Whether they are wrong in quotes too.
    #[serde(default)]
    pub(crate) in_quotes: bool,
}

/// All rules, by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintRules {
    /// What sentences call the things of a pack.
    #[serde(default)]
    thing: BTreeMap<String, Text>,
    rule: BTreeMap<String, LintRule>,
}

impl LintRules {
    /// The rules of this program, parsed once. They are no part of a pack: what a pack says cannot change them.
    pub fn built_in() -> &'static LintRules {
        static RULES: OnceLock<LintRules> = OnceLock::new();
        let parsed = |text| -> LintRules {
            // The files are part of the program, and every test of a rule's sentence reads them.
            toml::from_str(text)
                .unwrap_or_else(|problem| unreachable!("the rules passed their tests: {problem}"))
        };
        RULES.get_or_init(|| {
            let mut all = parsed(include_str!("rules.toml"));
            all.rule.extend(parsed(include_str!("wording.toml")).rule);
            all.rule.extend(parsed(include_str!("proofs.toml")).rule);
            all
        })
    }

    /// Every rule with its name, in the order of the names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &LintRule)> {
        self.rule.iter().map(|(name, rule)| (name.as_str(), rule))
    }

    /// What is wrong, in a sentence: in English where the language is not spoken.
    pub fn sentence(&self, problem: &Problem, lang: &Lang) -> String {
        let Some(rule) = self.rule.get(problem.rule) else {
            return problem.rule.to_owned();
        };
        let lang = spoken(lang);
        let with = problem.with.iter().map(|(name, value)| {
            let thing = self
                .thing
                .get(value)
                .filter(|_| ["what", "want", "got"].contains(name));
            let value = thing.map_or(value.as_str(), |thing| thing.get(&lang));
            let reason = TextKey::named(value).filter(|_| problem.rule == UNREADABLE);
            let value = reason
                .and_then(|key| key.words(lang.code()))
                .unwrap_or(value);
            (*name, harmless(value))
        });
        let with: Vec<(&str, String)> = with.collect();
        let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, &**value)).collect();
        rule.says.fill(&lang, &with)
    }
}

/// The rule whose reason is the name of one of the program's own texts.
pub const UNREADABLE: &str = "unreadable";

/// The language in which rules are told.
pub fn spoken(lang: &Lang) -> Lang {
    match lang.code() {
        "ja" => lang.clone(),
        _ => Lang::new("en"),
    }
}
