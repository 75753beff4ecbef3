//! The words by which sentences are understood: each set has words to look for, and sentences that reach it.

use crate::pack::lint::assemble::Sections;
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::Tree;
use crate::pack::lookup::phrases::{Folding, Script, WordSet};
use crate::pack::model::phrase::Phrases;

const FILE: &str = "phrases.toml";

/// Looks at every set of words.
pub(crate) fn look(sections: &Sections, trees: &[Tree], found: &mut ProblemList) {
    let tree = trees.iter().find(|tree| tree.path() == FILE);
    let (Some(phrases), Some(tree)) = (&sections.phrases, tree) else {
        return;
    };
    for script in Script::ALL {
        look_at(phrases, script, tree, found);
    }
}

fn look_at(phrases: &Phrases, script: Script, tree: &Tree, found: &mut ProblemList) {
    let folding = Folding::new(phrases, script);
    let path = match script {
        Script::Japanese => "phrase.ja",
        Script::English => "phrase.en",
    };
    let mut before: Vec<(&str, &str, WordSet)> = Vec::new();
    for phrase in &phrases.all {
        for written in script.sets(phrase) {
            let set = folding.set(written);
            let mut tell = |rule, with| found.tell(tree.place_of(path, written), rule, with);
            if set.is_empty() {
                tell("phrase-empty", vec![("given", written.clone())]);
                continue;
            }
            let mut others = before.iter();
            let other =
                others.find(|(meaning, _, other)| *meaning != phrase.meaning && set.implies(other));
            if let Some((_, other, _)) = other {
                tell(
                    "phrase-hidden",
                    vec![("given", written.clone()), ("other", (*other).to_owned())],
                );
            }
            before.push((&phrase.meaning, written, set));
        }
    }
}
