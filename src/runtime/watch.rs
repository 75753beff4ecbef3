//! A pack's folder, read anew whenever one of its files is saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::author::pack_dir;
use crate::pack::content::Pack;
use crate::pack::embedded::carried;
use crate::pack::lint::problem::Problem;
use crate::pack::lint::rules::LintRules;
use crate::text::lang::Lang;

/// How often the folder is looked at: soon enough for a person who looks up from the editor.
pub(crate) const EVERY: Duration = Duration::from_millis(300);

pub(crate) struct Watch {
    folder: PathBuf,
    seen: FileStamps,
}

/// When each file was written last, and its length.
type FileStamps = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// The pack, read: it, or what is wrong with it.
pub(crate) type ReloadResult = Result<Box<Pack>, Vec<Problem>>;

impl Watch {
    /// The folder, with the pack as it is now.
    pub(crate) fn new(folder: &Path) -> (Watch, ReloadResult) {
        let mut watch = Watch {
            folder: folder.to_owned(),
            seen: FileStamps::new(),
        };
        watch.seen = watch.stamps();
        let read = watch.read();
        (watch, read)
    }

    /// The pack, if a file changed since the last look. A file that is half written is read again when it is whole.
    pub(crate) fn look(&mut self) -> Option<ReloadResult> {
        let stamps = self.stamps();
        if stamps == self.seen {
            return None;
        }
        self.seen = stamps;
        Some(self.read())
    }

    fn read(&self) -> ReloadResult {
        let checked = pack_dir::checked(&self.folder, &carried());
        checked.pack.map(Box::new).ok_or(checked.problems)
    }

    fn stamps(&self) -> FileStamps {
        let mut stamps = FileStamps::new();
        let mut open = vec![(self.folder.clone(), 0)];
        while let Some((folder, depth)) = open.pop() {
            // What cannot be read is told when the pack is read.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let (path, Ok(about)) = (entry.path(), entry.metadata()) else {
                    continue;
                };
                if about.is_dir() && depth < pack_dir::DEPTH {
                    open.push((path, depth + 1));
                } else if path.extension().is_some_and(|end| end == "toml") {
                    stamps.insert(path, (about.modified().ok(), about.len()));
                }
            }
        }
        stamps
    }
}

/// Problems as lines in a language.
pub(crate) fn problem_lines(problems: &[Problem], lang: &Lang) -> Vec<String> {
    let Ok(rules) = LintRules::read() else {
        return Vec::new();
    };
    let line = |problem: &Problem| format!("{}: {}", problem.place, rules.sentence(problem, lang));
    problems.iter().map(line).collect()
}
