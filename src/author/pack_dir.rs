//! Packs in folders: reading one within bounds, writing one and nothing over another.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::author::audit::calls::DRAWN;
use crate::author::audit::proofs::prove;
use crate::author::known_packs::KnownPacks;
use crate::disk::{open, put, reason};
use crate::pack::embedded::PackFile;
use crate::pack::lint::bounds::{BYTES as MOST_BYTES, FILES as MOST_FILES, with as bound};
use crate::pack::lint::check::{Checked, check_beside};
use crate::pack::lint::problem::{Problem, of_file};
use crate::pack::lint::rules::UNREADABLE;
use crate::pack::schema::FileKind;
use crate::pack::translation;
use crate::text::mask::shown;
use crate::text::path::shown_path;

/// Folders in one another that are looked into. No file of a pack lies so deep, so what lies deeper is of something else.
pub const DEPTH: usize = 4;

/// What a folder holds of a pack.
pub struct PackFolder {
    /// The content files in it and in the folders in it, in the order of their paths. One that cannot be read is empty.
    pub files: Vec<PackFile>,
    /// The paths of those that cannot be read.
    pub unread: Vec<String>,
    /// Why not, each as a problem of the pack.
    pub problems: Vec<Problem>,
    /// Whether there is more than was looked at, so that nothing can be said of what is missing.
    is_cut: bool,
}

impl PackFolder {
    /// Checks the pack, with all that is wrong in it: also beside files that cannot be read.
    pub fn check(&self, carried: &[PackFile]) -> Checked {
        let problems = self.problems.clone();
        match self.is_cut {
            true => Checked::refused(problems),
            false => check_beside(&self.files, carried, &self.unread, problems),
        }
    }
}

/// The content files in a folder and the folders in it, in the order of their paths. Other files are no part of a
/// pack and are left alone; so are hidden ones.
///
/// # Errors
/// What cannot be read, each as a problem of the pack.
pub fn read(root: &Path) -> Result<Vec<PackFile>, Vec<Problem>> {
    let folder = opened(root);
    match folder.problems.is_empty() {
        true => Ok(folder.files),
        false => Err(folder.problems),
    }
}

/// The same with what cannot be read beside it.
pub fn opened(root: &Path) -> PackFolder {
    let mut reading = PackReader {
        root,
        files: Vec::new(),
        bytes: 0,
        unread: Vec::new(),
        problems: Vec::new(),
        is_cut: false,
    };
    reading.folder(root, 0);
    let PackReader {
        mut files, unread, ..
    } = reading;
    // Of a file that is there under its right name too, that one counts.
    let is_there = |path: &String| files.iter().any(|file| file.path == *path);
    let unread: Vec<String> = unread.into_iter().filter(|path| !is_there(path)).collect();
    files.extend(unread.iter().map(|path| PackFile {
        path: path.clone(),
        text: "".into(),
    }));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    PackFolder {
        files,
        unread,
        problems: reading.problems,
        is_cut: reading.is_cut,
    }
}

/// The pack in a folder, over the carried one where it builds on that, if it keeps every rule: those of content, and
/// those that only its pages show when they are walked and drawn.
pub fn checked(root: &Path, carried: &[PackFile]) -> Checked {
    looked_at(root, carried, None)
}

/// The same, without walking and drawing what is known to keep the rules.
pub(crate) fn looked_at(root: &Path, carried: &[PackFile], known: Option<&KnownPacks>) -> Checked {
    let folder = opened(root);
    let mut checked = folder.check(carried);
    let files = folder.files;
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
    unread: Vec<String>,
    problems: Vec<Problem>,
    is_cut: bool,
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
                    self.problems.push(of_file(&name, "link", Vec::new()));
                    self.unread.extend(Some(name).filter(|_| is_content));
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
        self.unread.push(valid);
    }

    fn file(&mut self, path: &Path) {
        if self.is_cut {
            return;
        }
        let mut bytes = Vec::new();
        // One byte more than is allowed shows that there is more.
        let most = (MOST_BYTES + 1 - self.bytes.min(MOST_BYTES)) as u64;
        let read = open::plain(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        if let Err(error) = read {
            return self.unreadable(path, &error);
        }
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            let what = bound("bytes", self.bytes, MOST_BYTES);
            self.is_cut = true;
            return self.problems.push(of_file(".", "bound", what));
        }
        if self.files.len() + self.unread.len() == MOST_FILES {
            let what = bound("files", MOST_FILES + 1, MOST_FILES);
            self.is_cut = true;
            return self.problems.push(of_file(".", "bound", what));
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
                self.unread.push(path);
            }
        }
    }

    fn unreadable(&mut self, path: &Path, error: &std::io::Error) {
        let name = self.name(path);
        let with = vec![("reason", reason::unread(error).name().to_owned())];
        self.problems.push(of_file(&name, UNREADABLE, with));
        // Without a folder nothing is known of what is in it, and all of it would be said to be missing.
        self.is_cut |= FileKind::of(&name).is_none() && !translation::is_one(&name);
        self.unread.push(name);
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

/// What of a pack could not be written, by its path.
#[derive(Debug)]
pub struct NotWritten(pub PathBuf, pub std::io::Error);

impl std::fmt::Display for NotWritten {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("a file of the pack cannot be written")
    }
}

impl std::error::Error for NotWritten {}

/// Writes the files of a pack into a folder that is new or empty: all of them, or none.
///
/// # Errors
/// [`NotEmpty`] or [`NotWritten`].
pub fn write(root: &Path, files: &[(String, String)]) -> Result<()> {
    put::folder(root, files).map_err(|(path, error)| match error.kind() {
        ErrorKind::DirectoryNotEmpty => NotEmpty.into(),
        _ => NotWritten(path, error).into(),
    })
}
