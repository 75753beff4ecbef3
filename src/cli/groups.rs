//! The centre's own list of its people, from a file.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::text::catalogue::ui;
use crate::text::mask::shown;
use crate::training::roster::{Roster, RosterProblem};

/// The variable that names the file where no option does.
const VARIABLE: &str = "CARDCODE_GROUPS";

/// Bytes of the longest list that is read: a line for each of a hundred thousand people.
const MOST_BYTES: u64 = 1 << 24;

/// The list in this file, or in the one that the environment names. `None` where neither names one.
///
/// # Errors
/// The file cannot be read, or one of its lines cannot be used: which, and what to do.
pub fn roster(context: &CommandContext, file: Option<&Path>) -> Result<Option<Roster>> {
    let named = std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
    let Some(path) = file.map(Path::to_owned).or(named.map(PathBuf::from)) else {
        return Ok(None);
    };
    let words = context.words();
    let file = shown(&path.display().to_string());
    let bytes = files::whole(&path, MOST_BYTES).map_err(|error| {
        let with = [("file", &*file), ("reason", &*error.to_string())];
        anyhow!(words.fill(ui::cli::NO_FILE, &with))
    })?;
    // Spreadsheets in Japan save a plain CSV in another code.
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow!(words.fill(ui::groups::NOT_UTF8, &[("file", &file)])))?;
    let roster = Roster::parse(&text).map_err(|(line, problem)| {
        let says = match problem {
            RosterProblem::Cells => ui::groups::CELLS,
            RosterProblem::Alias => ui::groups::ALIAS,
            RosterProblem::Group => ui::groups::GROUP,
        };
        anyhow!("{file}:{line}: {}", words.say(says))
    })?;
    Ok(Some(roster))
}
