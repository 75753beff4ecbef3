//! The centre's own list of its people, from a file.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::disk::open;
use crate::text::catalogue::{TextKey, ui};
use crate::text::mask::shown;
use crate::training::roster::{Roster, RosterProblem};

/// The variable that names the file where no option does.
const VARIABLE: &str = "CARDCODE_GROUPS";

/// Lines of a list that are told as wrong: nobody mends more at once.
const MOST_TOLD: usize = 100;

/// Bytes of the longest list that is read: a line for each of a hundred thousand people.
const MOST_BYTES: u64 = 1 << 24;

/// The list in this file, or in the one that the environment names. `None` where neither names one.
///
/// # Errors
/// The file cannot be read, or lines of it cannot be used: which, and what to do.
pub fn roster(context: &CommandContext, file: Option<&Path>) -> Result<Option<Roster>> {
    let named = std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
    let Some(path) = file.map(Path::to_owned).or(named.map(PathBuf::from)) else {
        return Ok(None);
    };
    let words = context.words();
    let file = shown(&path.display().to_string());
    let bytes = open::plain_or_pipe(&path).and_then(|from| open::at_most(from, MOST_BYTES));
    let bytes = bytes.map_err(|error| files::unreadable(context, &path, &error))?;
    // Spreadsheets in Japan save a plain CSV in another code.
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow!(words.fill(ui::groups::NOT_UTF8, &[("file", &file)])))?;
    let roster = Roster::parse(&text).map_err(|problems| {
        let told = problems.iter().take(MOST_TOLD);
        let told =
            told.map(|(line, problem)| format!("{file}:{line}: {}", words.say(says(*problem))));
        let more = problems.len().saturating_sub(MOST_TOLD);
        let with = [("n", &*more.to_string())];
        let more = (more > 0).then(|| words.fill(ui::groups::MORE, &with));
        anyhow!(told.chain(more).collect::<Vec<_>>().join("\n"))
    })?;
    Ok(Some(roster))
}

/// What is wrong with a line, and what to write.
fn says(problem: RosterProblem) -> TextKey {
    match problem {
        RosterProblem::Cells => ui::groups::CELLS,
        RosterProblem::Alias => ui::groups::ALIAS,
        RosterProblem::Group => ui::groups::GROUP,
    }
}
