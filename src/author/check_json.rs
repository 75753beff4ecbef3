//! The report of `check --json`.

use std::path::Path;

use serde::Serialize;

use crate::author::audit::denials::DenialCounts;
use crate::author::audit::layout::sizes;
use crate::author::audit::mistakes::{MistakeProof, Truth};
use crate::author::audit::proofs::AuditResult;
use crate::author::problem_lines::place;
use crate::pack::content::Pack;
use crate::pack::lint::check::Checked;
use crate::pack::lint::rules::LintRules;
use crate::pack::lint::wording;
use crate::pack::span::SourcePos;
use crate::pack::translation::TranslationProgress;
use crate::text::lang::Lang;

/// What `check --json` prints.
#[derive(Serialize)]
struct CheckReport<'a> {
    problems: Vec<ReportedProblem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved: Option<ProofSummary<'a>>,
}

#[derive(Serialize)]
struct ReportedProblem<'a> {
    file: String,
    line: usize,
    column: usize,
    rule: &'a str,
    says: String,
}

#[derive(Serialize)]
struct ProofSummary<'a> {
    pack: &'a str,
    version: &'a str,
    cards: usize,
    questions: usize,
    ends: usize,
    causes: usize,
    facts: usize,
    texts: Vec<(&'a str, usize, usize)>,
    /// Languages for which there are no rules of wording, so that a person has to read them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without_rules: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<TranslationSummary<'a>>,
    ways: usize,
    ways_walked: usize,
    pages: usize,
    layouts: usize,
    sizes: Vec<String>,
    is_sampled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    truthful_ways: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_answers: Option<usize>,
    /// Of ways with one mistaken answer, each with whether it is a slip that people make, how many there are, and on how
    /// many the true cause is shown after at most none, one, two, three and four "none of these".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mistaken_ways: Vec<MistakenWays>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions_at_best: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions_in_order_at_best: Option<f64>,
}

#[derive(Serialize)]
struct MistakenWays {
    is_slip: bool,
    ways: usize,
    found_within: Vec<usize>,
}

fn mistaken_ways(proof: &MistakeProof) -> Vec<MistakenWays> {
    let of = |is_slip: bool, counts: &DenialCounts| MistakenWays {
        is_slip,
        ways: counts.all(),
        found_within: (0..=4).map(|denials| counts.within(denials)).collect(),
    };
    vec![
        of(true, &proof[Truth::OneSlip]),
        of(false, &proof[Truth::OneStray]),
    ]
}

/// How far a translation has come.
#[derive(Serialize)]
struct TranslationSummary<'a> {
    language: &'a str,
    texts: usize,
    translated: usize,
    missing: usize,
    fuzzy: usize,
    obsolete: usize,
}

fn summary(progress: &TranslationProgress) -> TranslationSummary<'_> {
    TranslationSummary {
        language: progress.lang.code(),
        texts: progress.texts,
        translated: progress.translated,
        missing: progress.missing(),
        fuzzy: progress.fuzzy,
        obsolete: progress.obsolete,
    }
}

/// The report as JSON.
///
/// # Errors
/// It cannot be written as JSON, which no content causes.
pub(crate) fn json(
    checked: &Checked,
    proved: Option<(&Pack, &AuditResult)>,
    folder: Option<&Path>,
    rules: &LintRules,
    lang: &Lang,
) -> serde_json::Result<String> {
    let problems = checked.problems.iter().map(|problem| {
        let SourcePos { line, column, .. } = problem.place;
        let file = SourcePos {
            line: 0,
            column: 0,
            ..problem.place.clone()
        };
        ReportedProblem {
            file: place(&file, folder),
            line,
            column,
            rule: problem.rule,
            says: rules.sentence(problem, lang),
        }
    });
    let proved = proved.map(|(pack, proof)| ProofSummary {
        pack: &pack.manifest().id,
        version: &pack.manifest().version,
        cards: pack.cards().len(),
        questions: pack.diagnosis().nodes.len(),
        ends: proof.ways.ends,
        causes: pack.causes().all.len(),
        facts: pack.facts().all.len(),
        texts: checked
            .words
            .iter()
            .map(|(lang, texts, characters)| (lang.code(), *texts, *characters))
            .collect(),
        without_rules: wording::without_rules(&checked.words),
        translations: checked.translations.iter().map(summary).collect(),
        ways: proof.ways.all,
        ways_walked: proof.ways.taken,
        pages: proof.pages,
        layouts: proof.laid_out,
        sizes: sizes(),
        is_sampled: proof.is_sampled,
        truthful_ways: proof.mistakes.as_ref().map(|proof| proof[Truth::All].all()),
        most_answers: proof.mistakes.as_ref().map(|proof| proof.longest),
        mistaken_ways: proof
            .mistakes
            .as_ref()
            .map(mistaken_ways)
            .unwrap_or_default(),
        expected_questions: proof.questions.map(|measure| measure.flow.expected),
        expected_questions_at_best: proof
            .questions
            .and_then(|measure| Some(measure.best?.expected)),
        expected_questions_in_order_at_best: proof
            .questions
            .and_then(|measure| Some(measure.ordered?.expected)),
    });
    let report = CheckReport {
        problems: problems.collect(),
        proved,
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}
