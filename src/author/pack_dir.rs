//! Packs in folders: reading one within bounds, writing one and nothing over another.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::author::audit::calls::DRAWN;
use crate::author::audit::proofs::prove;
use crate::author::known_packs::KnownPacks;
use crate::pack::embedded::PackFile;
use crate::pack::lint::bounds::{BYTES as MOST_BYTES, FILES as MOST_FILES, with as bound};
use crate::pack::lint::check::{Checked, check};
use crate::pack::lint::problem::{Problem, of_file};
use crate::pack::schema::FileKind;
use crate::pack::translation;
use crate::text::mask::shown;
use crate::text::path::shown_path;

/// Folders in one another that are looked into. No file of a pack lies so deep, so what lies deeper is of something else.
pub const DEPTH: usize = 4;

/// The content files in a folder and the folders in it, in the order of their paths. Other files are no part of a
/// pack and are left alone; so are hidden ones.
///
/// # Errors
/// What cannot be read, each as a problem of the pack.
pub fn read(root: &Path) -> Result<Vec<PackFile>, Vec<Problem>> {
    let mut reading = PackReader {
        root,
        files: Vec::new(),
        bytes: 0,
        problems: Vec::new(),
    };
    reading.folder(root, 0);
    reading
        .files
        .sort_by(|one, other| one.path.cmp(&other.path));
    match reading.problems.is_empty() {
        true => Ok(reading.files),
        false => Err(reading.problems),
    }
}

/// The pack in a folder, over the carried one where it builds on that, if it keeps every rule: those of content, and
/// those that only its pages show when they are walked and drawn.
pub fn checked(root: &Path, carried: &[PackFile]) -> Checked {
    looked_at(root, carried, None)
}

/// The same, without walking and drawing what is known to keep the rules.
pub(crate) fn looked_at(root: &Path, carried: &[PackFile], known: Option<&KnownPacks>) -> Checked {
    let files = match read(root) {
        Ok(files) => files,
        Err(problems) => return Checked::refused(problems),
    };
    let mut checked = check(&files, carried);
    let Some(pack) = checked.pack.take() else {
        return checked;
    };
    let pack = pack.from_files(&files, carried);
    if !known.is_some_and(|known| known.hold(&pack)) {
        checked.problems = prove(&checked, &pack, DRAWN).problems;
    }
    if checked.problems.is_empty() {
        known.inspect(|known| known.add(&pack));
        checked.pack = Some(pack);
    }
    checked
}

/// A folder as it may be said back: so that an editor finds it. What is no folder may be anything that was typed.
pub fn said_back(folder: &Path) -> String {
    let name = folder.to_string_lossy();
    match folder.is_dir() {
        true => shown_path(name.trim_end_matches('/')),
        false => shown(&name),
    }
}

struct PackReader<'a> {
    root: &'a Path,
    files: Vec<PackFile>,
    bytes: usize,
    problems: Vec<Problem>,
}

impl PackReader<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > DEPTH {
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(folder, &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return self.unreadable(folder, &error),
            };
            let path = entry.path();
            let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let name = self.name(&path);
            let is_content =
                path.extension().is_some_and(|end| end == "toml") || translation::is_one(&name);
            // The kind of the entry itself: a link is not followed, and what is no file could wait for ever.
            match entry.file_type() {
                _ if is_hidden => {}
                Ok(kind) if kind.is_dir() => self.folder(&path, depth + 1),
                Ok(kind) if kind.is_file() && is_content => self.file(&path),
                Ok(_) if !is_content && nearly(&name).is_some() => self.misnamed(&name),
                Ok(kind) if kind.is_symlink() || is_content => {
                    self.problems
                        .push(of_file(&self.name(&path), "link", Vec::new()));
                }
                Ok(_) => {}
                Err(error) => self.unreadable(&path, &error),
            }
        }
    }

    /// What would be content but for the end of its name. Nobody would see that it is not read.
    fn misnamed(&mut self, name: &str) {
        let valid = nearly(name).unwrap_or_default();
        let with = vec![("path", shown(name)), ("valid", shown(&valid))];
        self.problems.push(of_file(name, "misnamed", with));
    }

    fn file(&mut self, path: &Path) {
        if self.files.len() >= MOST_FILES || self.bytes > MOST_BYTES {
            return;
        }
        let mut bytes = Vec::new();
        // One byte more than is allowed shows that there is more.
        let most = (MOST_BYTES + 1 - self.bytes.min(MOST_BYTES)) as u64;
        let read = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        if let Err(error) = read {
            return self.unreadable(path, &error);
        }
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            let what = bound("bytes", self.bytes, MOST_BYTES);
            return self.problems.push(of_file(".", "bound", what));
        }
        if self.files.len() + 1 == MOST_FILES {
            let what = bound("files", MOST_FILES + 1, MOST_FILES);
            self.problems.push(of_file(".", "bound", what));
        }
        let path = self.name(path);
        match String::from_utf8(bytes) {
            Ok(text) => self.files.push(PackFile {
                path,
                text: text.into(),
            }),
            Err(error) => {
                let right = error.utf8_error().valid_up_to();
                let right = String::from_utf8_lossy(&error.as_bytes()[..right]).into_owned();
                let last = right.rsplit('\n').next().unwrap_or_default();
                let mut problem = of_file(&path, "utf8", Vec::new());
                problem.place.line = right.matches('\n').count() + 1;
                problem.place.column = last.chars().count() + 1;
                self.problems.push(problem);
            }
        }
    }

    fn unreadable(&mut self, path: &Path, error: &std::io::Error) {
        let with = vec![("reason", error.to_string())];
        self.problems
            .push(of_file(&self.name(path), "unreadable", with));
    }

    /// The path inside the pack, with `/`.
    fn name(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        match parts.is_empty() {
            true => ".".to_owned(),
            false => parts.join("/"),
        }
    }
}

/// What a file would have to be called to be content of a pack, if it nearly is: in other letters, or with an ending that
/// an editor or a finger made of it.
fn nearly(name: &str) -> Option<String> {
    let small = name.trim_end().to_lowercase();
    let small = small.strip_suffix(".txt").unwrap_or(&small);
    let ends = [
        (".toml", ".toml"),
        (".tml", ".toml"),
        (".tom", ".toml"),
        (".po", ".po"),
    ];
    let (stem, end) = ends.iter().find_map(|(end, right)| {
        let stem = small.strip_suffix(end)?;
        Some((stem, right))
    })?;
    let meant = format!("{stem}{end}");
    let is_content = FileKind::of(&meant).is_some() || translation::is_one(&meant);
    (is_content && name != meant).then_some(meant)
}

/// The folder to write into holds something.
#[derive(Debug)]
pub struct NotEmpty;

impl std::fmt::Display for NotEmpty {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("the folder is not empty")
    }
}

impl std::error::Error for NotEmpty {}

/// Writes the files of a pack into a folder that is new or empty.
///
/// # Errors
/// The folder holds something already, or the system's own.
pub fn write(root: &Path, files: &[(String, String)]) -> Result<()> {
    match fs::read_dir(root).map(|mut entries| entries.next().is_some()) {
        Ok(false) => {}
        Ok(true) => bail!(NotEmpty),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).context(shown_path(&root.display().to_string())),
    }
    for (path, text) in files {
        let path: PathBuf = root.join(path);
        let at = || shown_path(&path.display().to_string());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(at)?;
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .with_context(at)?;
        file.write_all(text.as_bytes()).with_context(at)?;
    }
    Ok(())
}
