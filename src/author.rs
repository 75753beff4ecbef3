//! What authors and reviewers of a pack ask for: is it good, what does it look like, how does one begin.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::cli::Looks;
use crate::folder;
use crate::pack::check::rules::Rules;
use crate::pack::check::{self, Checked, Problem, check, of_file};
use crate::pack::schema::KINDS;
use crate::pack::source::{File, carried};
use crate::pack::{Lang, Pack, Text};
use crate::proof::{MOST_WAYS, Proof, SIZES, prove};

/// What is printed, and whether all is good.
pub struct Told {
    /// For stdout.
    pub text: String,
    /// Whether nothing is wrong.
    pub is_good: bool,
}

/// A pack read from a folder, or all its problems, a line each, and how to go on without it.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn open(words: &Pack, lang: &Lang, folder: &Path) -> Result<Result<Pack, String>> {
    let checked = folder::checked(folder, &carried());
    if let Some(pack) = checked.pack {
        return Ok(Ok(pack));
    }
    let mut text = lines(&checked.problems, Some(folder), &Rules::read()?, lang);
    let author = words.ui().author();
    let n = checked.problems.len().to_string();
    text += &author.refused.fill(lang, &[("n", &n)]);
    Ok(Err(text))
}

/// Checks the pack in a folder, or the carried one, and proves what can be proved.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn check_pack(
    words: &Pack,
    lang: &Lang,
    folder: Option<&Path>,
    manner: &Looks,
) -> Result<Told> {
    let began = Instant::now();
    let files = match folder {
        Some(folder) => folder::read(folder),
        None => Ok(carried()),
    };
    let mut checked = match &files {
        Ok(files) => check(files, &carried()),
        Err(problems) => Checked::refused(problems.clone()),
    };
    let proof = checked.pack.as_ref().map(|pack| prove(&checked, pack));
    checked
        .problems
        .extend(proof.iter().flat_map(|proof| proof.problems.clone()));
    if let (Some(day), Ok(files)) = (&manner.stale, &files) {
        checked
            .problems
            .extend(check::stale(files, &carried(), day));
    }
    let rules = Rules::read()?;
    let seconds = format!("{:.2}", began.elapsed().as_secs_f64());
    let is_good = checked.problems.is_empty();
    let text = match (manner.json, checked.pack.as_ref().zip(proof.as_ref())) {
        (true, proved) => json(&checked, proved, folder, &rules, lang)?,
        (false, Some((pack, proof))) if is_good => {
            proved(words, lang, &checked, pack, proof, &seconds)
        }
        _ => {
            let n = checked.problems.len().to_string();
            let count = words.ui().author().problems.fill(lang, &[("n", &n)]);
            lines(&checked.problems, folder, &rules, lang) + &count + "\n"
        }
    };
    Ok(Told { text, is_good })
}

/// Problems, a line each: file, line, column, rule, sentence.
fn lines(problems: &[Problem], folder: Option<&Path>, rules: &Rules, lang: &Lang) -> String {
    let mut lines = String::new();
    for problem in problems {
        let _ = writeln!(
            lines,
            "{}: {}: {}",
            place(problem, folder),
            problem.rule,
            rules.sentence(problem, lang)
        );
    }
    lines
}

/// Where a problem is, so that an editor finds it from here.
fn place(problem: &Problem, folder: Option<&Path>) -> String {
    match folder {
        Some(folder) if !problem.place.is_carried() => {
            let folder = folder.to_string_lossy();
            let folder = folder.trim_end_matches('/');
            match problem.place.file.as_str() {
                "." => folder.to_owned(),
                _ => format!("{folder}/{}", problem.place),
            }
        }
        _ => problem.place.to_string(),
    }
}

/// What was proved, in a few lines.
fn proved(
    words: &Pack,
    lang: &Lang,
    checked: &Checked,
    pack: &Pack,
    proof: &Proof,
    seconds: &str,
) -> String {
    let author = words.ui().author();
    let mut lines = Vec::new();
    let mut say = |text: &Text, with: &[(&str, &str)]| lines.push(text.fill(lang, with));
    let manifest = pack.manifest();
    say(
        &author.pack,
        &[("id", &manifest.id), ("version", &manifest.version)],
    );
    let n = |n: usize| n.to_string();
    say(
        &author.counts,
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
        say(&author.words, &with);
    }
    let all = if proof.ways.all == usize::MAX {
        format!("{MOST_WAYS}+")
    } else {
        n(proof.ways.all)
    };
    let ways = if proof.ways.taken > 0 {
        &author.ways
    } else {
        &author.ways_too_many
    };
    let most = n(MOST_WAYS);
    say(ways, &[("ways", &all), ("most", &most)]);
    let sizes: Vec<String> = SIZES
        .iter()
        .map(|(columns, rows)| format!("{columns}x{rows}"))
        .collect();
    let (pages, laid_out) = (n(proof.pages), n(proof.laid_out));
    say(
        &author.pages,
        &[
            ("pages", &pages),
            ("layouts", &laid_out),
            ("sizes", &sizes.join(", ")),
        ],
    );
    if let Some(truthful) = &proof.truthful {
        let (ways, longest) = (n(truthful.ways), n(truthful.longest));
        say(&author.truthful, &[("ways", &ways), ("longest", &longest)]);
    }
    if let Some(measure) = &proof.questions {
        let number = |number: f64| format!("{number:.2}");
        let (expected, worst) = (number(measure.flow.expected), n(measure.flow.worst));
        say(
            &author.questions,
            &[("expected", &expected), ("worst", &worst)],
        );
        let least = [
            (
                &author.questions_ordered,
                measure.ordered,
                measure.ordered_ratio(),
            ),
            (&author.questions_best, measure.best, measure.ratio()),
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
    say(&author.good, &[("seconds", seconds)]);
    lines.join("\n") + "\n"
}

/// What `check --json` prints.
#[derive(Serialize)]
struct Report<'a> {
    problems: Vec<Reported<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved: Option<Proved<'a>>,
}

#[derive(Serialize)]
struct Reported<'a> {
    file: String,
    line: usize,
    column: usize,
    rule: &'a str,
    says: String,
}

#[derive(Serialize)]
struct Proved<'a> {
    pack: &'a str,
    version: &'a str,
    cards: usize,
    questions: usize,
    ends: usize,
    causes: usize,
    facts: usize,
    texts: Vec<(&'a str, usize, usize)>,
    ways: usize,
    ways_walked: usize,
    pages: usize,
    layouts: usize,
    sizes: Vec<String>,
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

fn json(
    checked: &Checked,
    proved: Option<(&Pack, &Proof)>,
    folder: Option<&Path>,
    rules: &Rules,
    lang: &Lang,
) -> Result<String> {
    let reported = |problem: &Problem| {
        let whole = of_file(&problem.place.file, problem.rule, Vec::new());
        (place(&whole, folder), rules.sentence(problem, lang))
    };
    let problems = checked.problems.iter().map(|problem| {
        let (file, says) = reported(problem);
        Reported {
            file,
            line: problem.place.line,
            column: problem.place.column,
            rule: problem.rule,
            says,
        }
    });
    let proved = proved.map(|(pack, proof)| Proved {
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
        ways: proof.ways.all,
        ways_walked: proof.ways.taken,
        pages: proof.pages,
        layouts: proof.laid_out,
        sizes: SIZES
            .iter()
            .map(|(columns, rows)| format!("{columns}x{rows}"))
            .collect(),
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
    let report = Report {
        problems: problems.collect(),
        proved,
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

/// Every rule with its reason; as JSON where asked for.
///
/// # Errors
/// None but those of a build that failed its tests.
pub fn rules(lang: &Lang, as_json: bool) -> Result<String> {
    let rules = Rules::read()?;
    let lang = check::rules::spoken(lang);
    let all = || rules.all().map(|(name, rule)| (name, rule.why.get(&lang)));
    if as_json {
        let all: std::collections::BTreeMap<&str, &str> = all().collect();
        return Ok(serde_json::to_string_pretty(&all)? + "\n");
    }
    let widest = all().map(|(name, _)| name.len()).max().unwrap_or(0);
    Ok(all()
        .map(|(name, why)| format!("{name:widest$}  {why}\n"))
        .collect())
}

/// Writes the carried pack into a folder, whole, with the schemas that editors read.
///
/// # Errors
/// The folder holds something, or cannot be written.
pub fn export(folder: &Path) -> Result<()> {
    let mut files: Vec<(String, String)> = carried().iter().map(written).collect();
    files.extend(beside()?);
    folder::write(folder, &files)
}

/// Writes the smallest good pack into a folder: it builds on the carried one and adds a card of its own.
///
/// # Errors
/// The folder holds something, or cannot be written; its name is no name for a pack.
pub fn new(folder: &Path) -> Result<()> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase());
    let good = |char: char| {
        if char.is_ascii_alphanumeric() {
            char
        } else {
            '-'
        }
    };
    let id: String = name.unwrap_or_default().chars().map(good).collect();
    let id = id.trim_matches(|char: char| !char.is_ascii_alphanumeric());
    let id = match id.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => id.to_owned(),
        _ => format!("pack-{id}").trim_end_matches('-').to_owned(),
    };
    let templates = [
        ("pack.toml".to_owned(), include_str!("author/pack.toml")),
        (format!("cards/{id}.toml"), include_str!("author/card.toml")),
    ];
    let templates = templates
        .into_iter()
        .map(|(path, text)| (path, text.replace("NAME", &id)));
    let mut files: Vec<(String, String)> = templates.collect();
    files.extend(beside()?);
    folder::write(folder, &files)
}

fn written(file: &File) -> (String, String) {
    (file.path.clone(), file.text.clone().into_owned())
}

/// What stands beside the content of every pack: the page for its authors, and the schemas.
fn beside() -> Result<Vec<(String, String)>> {
    let mut files = vec![(
        "README.md".to_owned(),
        include_str!("../assets/README.md").to_owned(),
    )];
    for kind in &KINDS {
        let text = kind.text().context("a schema")?;
        files.push((format!("schema/{}.json", kind.name), text));
    }
    Ok(files)
}

/// The schema of one kind of file, or the names of all kinds, a line each; none where there is no such kind.
///
/// # Errors
/// None that a person could cause: a schema is JSON.
pub fn schema(name: Option<&str>) -> Result<Option<String>> {
    let Some(name) = name else {
        let line = |kind: &crate::pack::schema::Kind| format!("{:<9} {}\n", kind.name, kind.path);
        return Ok(Some(KINDS.iter().map(line).collect()));
    };
    let kind = KINDS.iter().find(|kind| kind.name == name);
    Ok(kind.map(|kind| kind.text()).transpose()?)
}
