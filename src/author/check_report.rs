//! The report of `check`: what is wrong with a pack, or what was proved of it, in lines.

use crate::author::check_json::{json, sizes};
use crate::author::pack_dir;
use crate::author::problem_lines::lines;
use crate::author::translation_progress;
use crate::pack::lint::facts;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::author::audit::calls::DRAWN;
use crate::author::audit::language_proof::{MOST_QUESTIONS, MOST_WAYS};
use crate::author::audit::layout::SAMPLE;
use crate::author::audit::proofs::{AuditResult, prove};
use crate::pack::content::Pack;
use crate::pack::embedded::carried;
use crate::pack::lint::check::{Checked, check};
use crate::pack::lint::rules::LintRules;
use crate::text::catalogue::{TextKey, ui};
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
    /// For stdout.
    pub text: String,
    /// Whether nothing is wrong.
    pub is_good: bool,
}

/// Checks the pack in a folder, or the carried one, and proves what can be proved.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn check_pack(
    words: &Pack,
    lang: &Lang,
    folder: Option<&Path>,
    options: &CheckOptions,
) -> Result<CheckOutput> {
    let began = Instant::now();
    let files = match folder {
        Some(folder) => pack_dir::read(folder),
        None => Ok(carried()),
    };
    let mut checked = match &files {
        Ok(files) => check(files, &carried()),
        Err(problems) => Checked::refused(problems.clone()),
    };
    let proof = checked
        .pack
        .as_ref()
        .map(|pack| prove(&checked, pack, options.calls.unwrap_or(DRAWN)));
    checked
        .problems
        .extend(proof.iter().flat_map(|proof| proof.problems.clone()));
    if let (Some(day), Ok(files)) = (&options.stale, &files) {
        checked
            .problems
            .extend(facts::stale(files, &carried(), day));
    }
    let rules = LintRules::read()?;
    let seconds = format!("{:.2}", began.elapsed().as_secs_f64());
    let is_good = checked.problems.is_empty();
    let text = match (options.json, checked.pack.as_ref().zip(proof.as_ref())) {
        (true, proved) => json(&checked, proved, folder, &rules, lang)?,
        (false, Some((pack, proof))) if is_good => {
            proved(words, lang, &checked, pack, proof, &seconds)
        }
        _ => {
            let n = checked.problems.len().to_string();
            let count = words.words(lang).fill(ui::author::PROBLEMS, &[("n", &n)]);
            lines(&checked.problems, folder, &rules, lang) + &count + "\n"
        }
    };
    // The program ends now and gives all its memory back at once: to free a large pack string by string first is
    // time for nothing.
    std::mem::forget((checked, files));
    Ok(CheckOutput { text, is_good })
}

/// What was proved, in a few lines.
fn proved(
    words: &Pack,
    lang: &Lang,
    checked: &Checked,
    pack: &Pack,
    proof: &AuditResult,
    seconds: &str,
) -> String {
    let mut lines = Vec::new();
    let mut say =
        |text: TextKey, with: &[(&str, &str)]| lines.push(words.words(lang).fill(text, with));
    let manifest = pack.manifest();
    say(
        ui::author::PACK,
        &[("id", &manifest.id), ("version", &manifest.version)],
    );
    let n = |n: usize| n.to_string();
    say(
        ui::author::COUNTS,
        &[
            ("cards", &n(pack.cards().len())),
            ("questions", &n(pack.diagnosis().nodes.len())),
            ("ends", &n(proof.ways.ends)),
            ("causes", &n(pack.causes().all.len())),
            ("facts", &n(pack.facts().all.len())),
        ],
    );
    for (code, texts, characters) in &checked.words {
        let with = [
            ("lang", code.code()),
            ("texts", &*n(*texts)),
            ("characters", &*n(*characters)),
        ];
        say(ui::author::WORDS, &with);
    }
    for state in &checked.translations {
        let numbers = translation_progress::numbers(state);
        let with = numbers
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        say(ui::author::TRANSLATION, &with);
        if state.translated < state.texts {
            let with = [("fallback", state.fallback.code())];
            say(ui::author::UNTRANSLATED, &with);
        }
    }
    let all = if proof.ways.all == usize::MAX {
        format!("{MOST_WAYS}+")
    } else {
        n(proof.ways.all)
    };
    let ways = if proof.ways.taken > 0 {
        ui::author::WAYS
    } else {
        ui::author::WAYS_TOO_MANY
    };
    let most = n(MOST_WAYS);
    say(ways, &[("ways", &all), ("most", &most)]);
    let (pages, laid_out) = (n(proof.pages), n(proof.laid_out));
    say(
        ui::author::PAGES,
        &[
            ("pages", &pages),
            ("layouts", &laid_out),
            ("sizes", &sizes().join(", ")),
        ],
    );
    if proof.is_sampled {
        let with = [("most", &*n(MOST_QUESTIONS)), ("n", &*n(SAMPLE))];
        say(ui::author::SAMPLED, &with);
    }
    if let Some(truthful) = &proof.truthful {
        let (ways, longest) = (n(truthful.ways), n(truthful.longest));
        say(
            ui::author::TRUTHFUL,
            &[("ways", &ways), ("longest", &longest)],
        );
    }
    if let Some(measure) = &proof.questions {
        let number = |number: f64| format!("{number:.2}");
        let (expected, worst) = (number(measure.flow.expected), n(measure.flow.worst));
        say(
            ui::author::QUESTIONS,
            &[("expected", &expected), ("worst", &worst)],
        );
        let least = [
            (
                ui::author::QUESTIONS_ORDERED,
                measure.ordered,
                measure.ordered_ratio(),
            ),
            (ui::author::QUESTIONS_BEST, measure.best, measure.ratio()),
        ];
        for (text, count, ratio) in least {
            if let Some((count, ratio)) = count.zip(ratio) {
                let with = [
                    ("best", &*number(count.expected)),
                    ("least", &*n(count.worst)),
                    ("ratio", &*number(ratio)),
                ];
                say(text, &with);
            }
        }
    }
    let calls = &proof.calls;
    if !calls.perfect.is_empty() {
        let (made, drawn) = (n(calls.made), n(calls.drawn));
        say(ui::author::CALLS, &[("made", &made), ("drawn", &drawn)]);
        let players = [
            (ui::author::PERFECT, &calls.perfect),
            (ui::author::RANDOM, &calls.random),
            (ui::author::RECKLESS, &calls.reckless),
        ];
        for (text, scores) in players {
            let (least, median, most) = scores.spread();
            let numbers = [least, median, most].map(|score| score.to_string());
            let with = [
                ("least", &*numbers[0]),
                ("median", &*numbers[1]),
                ("most", &*numbers[2]),
                ("passed", &*n(scores.passed)),
            ];
            say(text, &with);
        }
    }
    say(ui::author::GOOD, &[("seconds", seconds)]);
    lines.join("\n") + "\n"
}
