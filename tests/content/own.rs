//! Packs of an author, and the program on them.

use cardcode::author::pack_dir;
use cardcode::author::packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;

use crate::common::program::PROGRAM;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn minato() -> PathBuf {
    root().join("tests/data/minato")
}

/// The program with these arguments, in English.
pub fn run(args: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command
        .args(args)
        .args(["--lang", "en"])
        .env_remove("CARDCODE_PACK");
    command.output().unwrap()
}

pub fn pack(folder: &Path) -> Pack {
    let checked = check(&pack_dir::read(folder).unwrap(), &carried());
    checked
        .pack
        .unwrap_or_else(|| panic!("{:#?}", checked.problems))
}

/// A new pack with these files changed.
pub fn new_pack(changes: &[(&str, &str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    packs::new(&own).unwrap();
    for (path, from, to) in changes {
        let path = own.join(path);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = if from.is_empty() {
            (*to).to_owned()
        } else {
            text.replacen(from, to, 1)
        };
        fs::write(path, text).unwrap();
    }
    (folder, own)
}
