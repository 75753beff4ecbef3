//! Problems of a pack as lines that an editor understands.

use std::fmt::Write;
use std::path::Path;

use crate::author::pack_dir::said_back;
use crate::pack::lint::problem::Problem;
use crate::pack::lint::rules::LintRules;
use crate::pack::span::SourcePos;
use crate::text::lang::Lang;

/// Problems, a line each: file, line, column, rule, sentence.
pub(crate) fn lines(
    problems: &[Problem],
    folder: Option<&Path>,
    rules: &LintRules,
    lang: &Lang,
) -> String {
    let mut lines = String::new();
    for problem in problems {
        let _ = writeln!(
            lines,
            "{}: {}: {}",
            place(&problem.place, folder),
            problem.rule,
            rules.sentence(problem, lang)
        );
    }
    lines
}

/// Where a problem is, so that an editor finds it from here.
pub(crate) fn place(place: &SourcePos, folder: Option<&Path>) -> String {
    match folder {
        Some(folder) if !place.is_carried() => {
            let folder = said_back(folder);
            match place.file.as_str() {
                "." => folder,
                _ => format!("{folder}/{place}"),
            }
        }
        _ => place.to_string(),
    }
}
