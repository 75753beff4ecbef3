//! What translators ask for: a file with every text, and how far it has come and what is wrong with it.

use std::io::{Error, ErrorKind};
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::author::check_report::CheckOutput;
use crate::author::pack_dir;
use crate::author::problem_lines::lines;
use crate::author::translation_progress::progress;
use crate::disk::{open, put, reason};
use crate::pack::embedded::{PackFile, carried};
use crate::pack::lint::bounds::BYTES;
use crate::pack::lint::check::check_with;
use crate::pack::lint::problem::Problem;
use crate::pack::lint::rules::LintRules;
use crate::pack::lint::translations::form;
use crate::pack::translation::{EXTENSION, FOLDER, Translation};
use crate::pack::translation_export;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::mask::shown;
use crate::text::path::shown_path;
use crate::text::po::PoFile;

/// The texts of a pack, or of the one that the program carries, for translators into this language. What `old` has of
/// them is kept.
///
/// # Errors
/// What of the pack or of the older file cannot be read, a line for each.
pub fn export(
    words: Words,
    folder: Option<&Path>,
    lang: &Lang,
    old: Option<&Path>,
) -> Result<PoFile> {
    let files = files(words, folder)?;
    let own = format!("{FOLDER}{}{EXTENSION}", lang.code());
    let own = files.iter().find(|file| file.path == own);
    let (label, text) = match old.filter(|old| old.exists()) {
        Some(old) => (shown_path(&old.display().to_string()), read(words, old)?),
        None => (
            own.map(|own| own.path.clone()).unwrap_or_default(),
            own.map(|own| own.text.to_string()).unwrap_or_default(),
        ),
    };
    let translation = Translation::new(lang.clone(), &label, &text);
    let mut problems = Vec::new();
    form(&translation, &mut |place, rule, with| {
        problems.push(Problem { place, rule, with })
    });
    if !problems.is_empty() {
        return Err(told(words, &problems, None));
    }
    if let Some(old) =
        old.filter(|_| !text.trim().is_empty() && translation.file().entries.is_empty())
    {
        // Somebody's notes, or another program's file: nothing of it would be kept.
        return Err(unreadable(words, old, &Error::from(ErrorKind::InvalidData)));
    }
    let exported = translation_export::export(&files, &carried(), lang, translation.file());
    exported.map_err(|problems| told(words, &problems, folder))
}

/// Writes a file for translators, in one step: one that is there already is never lost.
///
/// # Errors
/// The system's own, with the name of the file.
pub fn write(words: Words, path: &Path, file: &PoFile) -> Result<()> {
    put::replaced(path, &file.write()).map_err(|error| {
        let reason = words.say(reason::unwritten(&error));
        let with = [("file", &*named(path)), ("reason", &*reason)];
        anyhow!(words.fill(ui::cli::NOT_WRITTEN, &with))
    })
}

/// How far a file has come, and everything that is wrong in it, laid over a pack or the one that the program carries.
///
/// # Errors
/// The file or the pack cannot be read.
pub fn check(words: Words, folder: Option<&Path>, file: &Path) -> Result<CheckOutput> {
    let text = read(words, file)?;
    let label = shown_path(&file.display().to_string());
    let (po, _) = PoFile::read(&text);
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let code = po.header("Language").filter(|code| !code.is_empty());
    let code = code.map(|code| code.replace('_', "-"));
    // It is said back, whoever wrote it.
    let lang = Lang::new(&shown(&code.or(stem).unwrap_or_default()));
    let files = files(words, folder)?;
    let carried = carried();
    let translation = Translation::new(lang.clone(), &label, &text);
    let checked = check_with(&files, &carried, translation);
    let problems: Vec<Problem> = checked.problems;
    let own: Vec<Problem> = problems
        .iter()
        .filter(|problem| problem.place.file == label)
        .cloned()
        .collect();
    // Without a pack that can be read nothing can be said of its texts.
    let Some(state) = checked.translations.iter().find(|one| one.lang == lang) else {
        return Err(told(words, &problems, folder));
    };
    let mut text = lines(&own, None, LintRules::built_in(), words.lang);
    text += &(progress(words, state) + "\n");
    if !own.is_empty() {
        let n = own.len().to_string();
        text += &(words.fill(ui::author::PROBLEMS, &[("n", &n)]) + "\n");
    }
    Ok(CheckOutput {
        text,
        is_good: own.is_empty(),
    })
}

fn files(words: Words, folder: Option<&Path>) -> Result<Vec<PackFile>> {
    match folder {
        None => Ok(carried()),
        Some(folder) => {
            pack_dir::read(folder).map_err(|problems| told(words, &problems, Some(folder)))
        }
    }
}

fn told(words: Words, problems: &[Problem], folder: Option<&Path>) -> anyhow::Error {
    let lines = lines(problems, folder, LintRules::built_in(), words.lang);
    anyhow!(lines.trim_end().to_owned())
}

/// The text of a file that is no larger than a pack may be.
fn read(words: Words, path: &Path) -> Result<String> {
    let bytes = open::whole(path, BYTES as u64);
    let text = bytes.and_then(|bytes| {
        String::from_utf8(bytes).map_err(|_| Error::from(ErrorKind::InvalidData))
    });
    text.map_err(|error| unreadable(words, path, &error))
}

fn unreadable(words: Words, path: &Path, error: &Error) -> anyhow::Error {
    let reason = words.say(reason::unread(error));
    let with = [("file", &*named(path)), ("reason", &*reason)];
    anyhow!(words.fill(ui::cli::NO_FILE, &with))
}

fn named(path: &Path) -> String {
    shown(&path.display().to_string())
}
