//! The report of `check` as JSON, for programs.

use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use crate::author::audit::layout::SIZES;
use crate::author::audit::proofs::AuditResult;
use crate::author::problem_lines::place;
use crate::pack::content::Pack;
use crate::pack::lint::check::Checked;
use crate::pack::lint::rules::LintRules;
use crate::pack::span::SourcePos;
use crate::pack::translation::TranslationProgress;
use crate::text::lang::Lang;

/// The sizes in which pages were laid out.
pub(crate) fn sizes() -> Vec<String> {
    let size = |(columns, rows): &(u16, u16)| format!("{columns}x{rows}");
    SIZES.iter().map(size).collect()
}

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
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions_at_best: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_questions_in_order_at_best: Option<f64>,
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

fn summary(state: &TranslationProgress) -> TranslationSummary<'_> {
    TranslationSummary {
        language: state.lang.code(),
        texts: state.texts,
        translated: state.translated,
        missing: state.missing(),
        fuzzy: state.fuzzy,
        obsolete: state.obsolete,
    }
}

/// The whole report.
///
/// # Errors
/// None that content could cause: it is text and numbers.
pub(crate) fn json(
    checked: &Checked,
    proved: Option<(&Pack, &AuditResult)>,
    folder: Option<&Path>,
    rules: &LintRules,
    lang: &Lang,
) -> Result<String> {
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
        translations: checked.translations.iter().map(summary).collect(),
        ways: proof.ways.all,
        ways_walked: proof.ways.taken,
        pages: proof.pages,
        layouts: proof.laid_out,
        sizes: sizes(),
        is_sampled: proof.is_sampled,
        truthful_ways: proof.truthful.as_ref().map(|truthful| truthful.ways),
        most_answers: proof.truthful.as_ref().map(|truthful| truthful.longest),
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
