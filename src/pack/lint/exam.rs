//! The exam of the desk: its calls are of levels that are there, and it can be passed.

use crate::pack::lint::assemble::Sections;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::Tree;

const FILE: &str = "desk.toml";

/// The figures of the blueprint, by the names under which their places are known.
const FIGURES: [&str; 5] = ["calls", "points", "sorts", "reads", "merchants"];

/// Looks at the blueprint, and at who may take calls. How large its figures are is a rule on form.
pub(crate) fn look(pack: &Sections, trees: &[Tree], found: &mut ProblemList) {
    let tree = trees.iter().find(|tree| tree.path() == FILE);
    let (Some(desk), Some(tree)) = (&pack.desk, tree) else {
        return;
    };
    let exam = desk.exam.calls.iter().map(|level| ("exam.calls", *level));
    for (path, level) in exam.chain([("ready.level", desk.ready.level)]) {
        if desk.level(level).is_none() {
            let with = vec![("what", "level".to_owned()), ("name", level.to_string())];
            let place = tree.place_of(path, &level.to_string());
            found.tell(place, "dangling", with);
        }
    }
    let (exam, ready) = (&desk.exam, &desk.ready);
    // An exam without calls is told as that.
    if exam.calls.is_empty() {
        return;
    }
    for (path, given, most) in [
        ("exam.calls_passed", exam.calls_passed, exam.calls.len()),
        ("exam.reads", exam.reads, exam.calls.len()),
        ("exam.merchants", exam.merchants, exam.calls.len()),
        ("ready.passed", ready.passed, ready.calls),
    ] {
        if given > most {
            let given = given.to_string();
            let place = tree.place_of(path, &given);
            let with = vec![("given", given), ("valid", format!("0 - {most}"))];
            found.tell(place, "value", with);
        }
    }
}

/// Where the figures of the blueprint stand.
pub(crate) fn positions(trees: &[Tree]) -> SourcePositions {
    let trees = trees.iter().filter(|tree| tree.path() == FILE);
    let of = |tree: &Tree| {
        let figures = FIGURES.into_iter().filter_map(|figure| {
            let leaf = tree.all(&format!("exam.{figure}")).next()?;
            Some((("exam", figure.to_owned()), tree.place(leaf)))
        });
        figures.collect::<Vec<_>>()
    };
    trees.flat_map(of).collect()
}
