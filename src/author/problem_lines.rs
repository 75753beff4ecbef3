//! Problems of a pack as lines that a person and an editor can read.

use std::fmt::Write;
use std::path::Path;

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
            let folder = folder.to_string_lossy();
            let folder = folder.trim_end_matches('/');
            match place.file.as_str() {
                "." => folder.to_owned(),
                _ => format!("{folder}/{place}"),
            }
        }
        _ => place.to_string(),
    }
}
