//! What every command works with.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::runtime::display::DisplayOptions;
use crate::runtime::recorder::DbLocation;
use crate::text::catalogue::TextKey;
use crate::text::lang::Lang;
use crate::text::mask::shown;
use crate::training::replay::PackRef;

use crate::cli::settings::{Settings, at_home};
use crate::cli::wrong_use::Complaint;

/// What every command works with.
#[derive(Clone)]
pub struct CommandContext {
    pub pack: Rc<Pack>,
    pub lang: Lang,
    /// What is set, and who set it.
    pub settings: Settings,
    /// How the guide looks.
    pub display: DisplayOptions,
    /// The folder of the pack that was asked for.
    pub pack_dir: Option<PathBuf>,
    /// Where records are kept; `None` if the person wants none.
    pub records: Option<DbLocation>,
}

impl CommandContext {
    /// Where records are kept: in the file that was asked for, else in the usual place; `None` for `:none:`.
    pub fn records_in(file: Option<PathBuf>) -> Option<DbLocation> {
        match file {
            Some(file) if file == Path::new(":none:") => None,
            Some(file) => Some(DbLocation::File(at_home(file))),
            None => Some(DbLocation::Usual),
        }
    }

    /// The pack in the person's language.
    pub fn words(&self) -> Words<'_> {
        self.pack.words(&self.lang)
    }

    /// A sentence about another pack than the one that runs.
    pub fn of_pack(&self, text: TextKey, other: &PackRef) -> String {
        let id = shown(&other.id);
        let version = match is_version(&other.version) {
            true => other.version.clone(),
            false => shown(&other.version),
        };
        let with = [("pack", &*id), ("version", &*version)];
        self.words().fill(text, &with)
    }

    /// A line about wrong use, begun with what is wrong.
    pub fn complaint(&self, text: TextKey, given: &str) -> Complaint<'_> {
        Complaint::about(self.words(), text, given)
    }
}

/// Whether this is a version and nothing else: three numbers of at most three digits.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() == 3 && text.split('.').all(is_number)
}
