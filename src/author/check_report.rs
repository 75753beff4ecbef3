//! The report of `check`: what is wrong with a pack, or what was proved of it, in lines or as JSON.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::author::audit::calls::DRAWN;
use crate::author::audit::proofs::prove;
use crate::author::check_json::json;
use crate::author::pack_dir;
use crate::author::problem_lines::lines;
use crate::author::proof_lines::proof_lines;
use crate::pack::content::Pack;
use crate::pack::embedded::carried;
use crate::pack::lint::check::check;
use crate::pack::lint::facts;
use crate::pack::lint::problem::count;
use crate::pack::lint::rules::LintRules;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;

/// How `check` looks at a pack, and reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// As JSON, for other programs.
    pub json: bool,
    /// How many drawn calls are checked; `None` for the usual number.
    pub calls: Option<usize>,
    /// The day (year-month-day) by which sources are to be read again; `None` if their age does not matter.
    pub stale: Option<String>,
}

/// What is printed, and whether all is good.
pub struct CheckOutput {
    pub text: String,
    /// Whether nothing is wrong.
    pub is_good: bool,
}

/// Checks the pack in a folder, or the carried one, and proves what can be proved.
///
/// # Errors
/// The report cannot be written as JSON, which no content causes.
pub fn check_pack(
    words: &Pack,
    lang: &Lang,
    folder: Option<&Path>,
    options: &CheckOptions,
) -> Result<CheckOutput> {
    let began = Instant::now();
    let (files, mut checked) = match folder {
        Some(folder) => {
            let folder = pack_dir::opened(folder);
            let checked = folder.check(&carried());
            (folder.files, checked)
        }
        None => (carried(), check(&carried(), &carried())),
    };
    let proof = checked
        .pack
        .as_ref()
        .map(|pack| prove(&checked, pack, options.calls.unwrap_or(DRAWN)));
    checked
        .problems
        .extend(proof.iter().flat_map(|proof| proof.problems.clone()));
    if let Some(day) = &options.stale {
        checked
            .problems
            .extend(facts::stale(&files, &carried(), day));
    }
    let rules = LintRules::built_in();
    let seconds = format!("{:.2}", began.elapsed().as_secs_f64());
    let is_good = checked.problems.is_empty();
    let text = match (options.json, checked.pack.as_ref().zip(proof.as_ref())) {
        (true, proved) => json(&checked, proved, folder, rules, lang)?,
        (false, Some((pack, proof))) if is_good => {
            proof_lines(words.words(lang), &checked, pack, proof, &seconds)
        }
        _ => {
            let n = count(&checked.problems).to_string();
            let count = words.words(lang).fill(ui::author::PROBLEMS, &[("n", &n)]);
            lines(&checked.problems, folder, rules, lang) + &count + "\n"
        }
    };
    // The program ends now and gives all its memory back at once: to free a large pack string by string first is
    // time for nothing.
    std::mem::forget((checked, files));
    Ok(CheckOutput { text, is_good })
}
