//! A problem of a pack: where it is, and which rule it breaks.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashSet};

use crate::pack::span::SourcePos;

/// Something that is wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    pub place: SourcePos,
    /// Key of the rule in `rules.toml`, `wording.toml` or `proofs.toml`.
    pub rule: &'static str,
    /// What fills the placeholders of the rule's sentence.
    pub with: Vec<(&'static str, String)>,
}

/// Problems of a rule that are kept: nobody mends more at once, and a pack may have millions.
pub const MOST: usize = 1000;

/// The rule that tells how many problems there are beside those that are kept.
const MORE: &str = "more";

/// Where problems are gathered, each once.
#[derive(Default)]
pub(crate) struct ProblemList {
    kept: Vec<Problem>,
    /// How many of each rule are kept.
    of_rule: HashMap<&'static str, usize>,
    /// What all of them hash to, kept or not, so that they are counted.
    all: HashSet<u64>,
}

impl ProblemList {
    pub(crate) fn tell(
        &mut self,
        place: SourcePos,
        rule: &'static str,
        with: Vec<(&'static str, String)>,
    ) {
        self.push(Problem { place, rule, with });
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        let hash = FixedState::default().hash_one(&problem);
        let of_rule = self.of_rule.entry(problem.rule).or_default();
        if self.all.insert(hash) && *of_rule < MOST {
            *of_rule += 1;
            self.kept.push(problem);
        }
    }

    pub(crate) fn extend(&mut self, other: ProblemList) {
        let known = other.kept.into_iter();
        known.for_each(|problem| self.push(problem));
        self.all.extend(other.all);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that are kept.
    pub(crate) fn kept(&self) -> &[Problem] {
        &self.kept
    }

    /// In the order of files and lines, and last how many more there are.
    pub(crate) fn sorted(mut self) -> Vec<Problem> {
        let more = self.all.len() - self.kept.len();
        self.kept.sort();
        if more > 0 {
            let with = vec![("n", more.to_string())];
            self.kept.push(of_file(".", MORE, with));
        }
        self.kept
    }
}

/// How many problems there are, those too that are not kept.
pub fn count(problems: &[Problem]) -> usize {
    let more = problems.iter().filter(|problem| problem.rule == MORE);
    let more = more.filter_map(|problem| problem.with.first()?.1.parse::<usize>().ok());
    problems.len() + more.map(|more| more.saturating_sub(1)).sum::<usize>()
}

/// A problem of a whole file, for those who read files.
pub fn of_file(path: &str, rule: &'static str, with: Vec<(&'static str, String)>) -> Problem {
    let place = SourcePos {
        file: path.to_owned(),
        line: 0,
        column: 0,
    };
    Problem { place, rule, with }
}
