//! Packs that kept every rule before: an empty file for each, in a folder that may be emptied at any time.
//!
//! To walk and draw every page takes seconds, and a pack is opened far more often than it is changed. The file is named
//! by the content of the pack, of what it builds on, and by the program that looked: another one may know more rules.

use std::fs;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use crate::pack::content::Pack;
use crate::pack::embedded::{self, PackFile};

/// The folder of such files.
pub struct KnownPacks(PathBuf);

impl KnownPacks {
    /// Those in this folder, which need not be there.
    pub fn in_folder(folder: PathBuf) -> KnownPacks {
        KnownPacks(folder)
    }

    /// Whether this pack is known to keep every rule.
    pub(crate) fn hold(&self, pack: &Pack) -> bool {
        self.file(pack).is_some_and(|file| file.is_file())
    }

    /// Remembers a pack that keeps every rule. Where nothing can be written, it is looked at again the next time.
    pub(crate) fn add(&self, pack: &Pack) {
        if let Some(file) = self.file(pack) {
            let _ = fs::create_dir_all(&self.0).and_then(|()| fs::File::create_new(file));
        }
    }

    /// `None` where it is not known which program this is.
    fn file(&self, pack: &Pack) -> Option<PathBuf> {
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let built = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let build = format!("{} {}", program.len(), built.as_nanos());
        let about = [("pack", pack.hash()), ("build", &build)].map(|(path, text)| PackFile {
            path: path.to_owned(),
            text: text.to_owned().into(),
        });
        Some(self.0.join(embedded::hash([&about[..]])))
    }
}
