//! A problem of a pack: where it is, and which rule it breaks.

use crate::pack::span::SourcePos;

/// Something that is wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub place: SourcePos,
    /// Key of the rule in `rules.toml` or `wording.toml`.
    pub rule: &'static str,
    /// What fills the placeholders of the rule's sentence.
    pub with: Vec<(&'static str, String)>,
}

/// Where problems are gathered.
#[derive(Default)]
pub(crate) struct ProblemList(pub(crate) Vec<Problem>);

impl ProblemList {
    pub(crate) fn tell(
        &mut self,
        place: SourcePos,
        rule: &'static str,
        with: Vec<(&'static str, String)>,
    ) {
        self.0.push(Problem { place, rule, with });
    }
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
