//! Texts that break a rule of wording and may.

use foldhash::HashMap;

use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::rules::LintRules;
use crate::pack::lint::tree::Tree;
use crate::pack::model::allow::Allowed;
use crate::pack::overlay;
use crate::pack::overlay::Doc;
use crate::text::mask::shown;

/// The rules that a text may break, besides those that list words.
const ALLOWABLE: [&str; 9] = [
    "address",
    "asks-secret",
    "double-negative",
    "long-en",
    "long-ja",
    "order",
    "polite",
    "telephone",
    "term",
];

/// The texts that may break a rule, and whether they were needed.
pub(crate) struct Allowances(HashMap<(String, String), bool>);

impl Allowances {
    /// Those of a pack.
    pub(crate) fn of(docs: &[Doc]) -> Allowances {
        let doc = docs.iter().find(|doc| doc.source.path == "allow.toml");
        let allowed = doc.and_then(|doc| overlay::typed::<Allowed>(doc.table.clone()).ok());
        let all = allowed.unwrap_or_default().all.into_iter();
        Allowances(
            all.map(|allow| ((allow.rule, allow.words), false))
                .collect(),
        )
    }

    /// Whether this text may break this rule; remembers that it did.
    pub(crate) fn covers(&mut self, rule: &str, words: &str) -> bool {
        let known = self.0.get_mut(&(rule.to_owned(), words.to_owned()));
        known.is_some_and(|used| {
            *used = true;
            true
        })
    }

    /// Tells what allows nothing any more.
    pub(crate) fn left(&self, trees: &[Tree], found: &mut ProblemList) {
        let Some(tree) = trees.iter().find(|tree| tree.path() == "allow.toml") else {
            return;
        };
        let listed = LintRules::built_in().all();
        let listed = listed.filter(|(_, rule)| !rule.finds.is_empty());
        let mut valid: Vec<&str> = listed.map(|(name, _)| name).chain(ALLOWABLE).collect();
        valid.sort_unstable();
        let left = self.0.iter().filter(|(_, used)| !**used);
        let mut left: Vec<&(String, String)> = left.map(|(allow, _)| allow).collect();
        left.sort_unstable();
        for (rule, words) in left {
            if !valid.contains(&rule.as_str()) {
                let with = vec![("given", shown(rule)), ("valid", valid.join(", "))];
                found.tell(tree.place_of("allow.rule", rule), "value", with);
                continue;
            }
            let place = tree.place_of("allow.words", words);
            // What a pack changes in the one it builds on may leave an allowance there without work.
            if !place.is_carried() {
                found.tell(place, "allow", vec![("words", words.clone())]);
            }
        }
    }
}
