//! Files that are made: whole, or not there. They are written beside their place, brought to the disk, and then moved in.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::disk::system;

/// Rights of a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// Whoever makes it, and nobody else.
    Own,
    /// As the system gives them: others may mostly read it.
    Usual,
}

/// Names beside the place that are tried.
const NAMES: u32 = 100;

/// Makes a file with what `fill` writes, and never in the place of another.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] if there is one; those of the disk and of `fill`. Nothing of it is left then.
pub fn new<T, E: From<io::Error>>(
    path: &Path,
    rights: Rights,
    fill: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    // Before the work, and with links that lead nowhere: whoever made one wants something to be there.
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::Error::from(ErrorKind::AlreadyExists).into());
    }
    let (beside, mut file) = beside(path, rights)?;
    let made = filled(&mut file, fill).and_then(|made| {
        moved_in(&beside, path)?;
        Ok(made)
    });
    let _ = fs::remove_file(&beside);
    made
}

/// Puts a file with this text in the place of the one before, with its rights and behind its links.
///
/// # Errors
/// Those of the disk; [`ErrorKind::InvalidInput`] or [`ErrorKind::IsADirectory`] where something else than a plain file
/// stands. All is left as it was then.
pub fn replaced(path: &Path, text: &str) -> io::Result<()> {
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        // A link that leads nowhere: whoever made one wants something to be there, and it stays.
        Err(error) if fs::symlink_metadata(path).is_ok() => return Err(error),
        Err(_) => path.to_owned(),
    };
    let before = match fs::metadata(&path) {
        Ok(before) if before.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(before) if !before.is_file() => return Err(ErrorKind::InvalidInput.into()),
        before => before.ok(),
    };
    let (beside, mut file) = beside(&path, Rights::Usual)?;
    let put = filled(&mut file, |file| {
        if let Some(before) = before {
            file.set_permissions(Permissions::clone(&before.permissions()))?;
        }
        file.write_all(text.as_bytes())
    });
    let put = put.and_then(|()| fs::rename(&beside, &path));
    put.inspect_err(|_: &io::Error| drop(fs::remove_file(&beside)))?;
    settled(&path);
    Ok(())
}

/// A folder with these files, by path in it and text, where there is none or an empty one.
///
/// # Errors
/// [`ErrorKind::DirectoryNotEmpty`] if something is in it; those of the disk, with the path. Nothing of the files is left
/// then.
pub fn folder(root: &Path, files: &[(String, String)]) -> Result<(), (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    match fs::read_dir(root).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(at(root)(ErrorKind::DirectoryNotEmpty.into())),
        // Somebody may stand in it, so it is filled as it is.
        Ok(false) => filled_folder(root, files),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let outer = root.parent().filter(|outer| !outer.as_os_str().is_empty());
            outer.map_or(Ok(()), fs::create_dir_all).map_err(at(root))?;
            let beside = named_beside(root, |name| fs::create_dir(name))
                .map_err(at(root))?
                .0;
            let made = filled_folder(&beside, files).map_err(|(path, error)| {
                let inside = path.strip_prefix(&beside).unwrap_or(Path::new(""));
                (root.join(inside), error)
            });
            let made = made.and_then(|()| fs::rename(&beside, root).map_err(at(root)));
            made.inspect_err(|_| drop(fs::remove_dir_all(&beside)))?;
            settled(root);
            Ok(())
        }
        Err(_) if root.exists() && !root.is_dir() => Err(at(root)(ErrorKind::AlreadyExists.into())),
        Err(error) => Err(at(root)(error)),
    }
}

/// Puts these files into a folder; of those that were made none is left if one cannot be.
fn filled_folder(root: &Path, files: &[(String, String)]) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Vec::new();
    // What tells that a folder is a pack comes first in the list and last to the disk: half a pack is none.
    for (path, text) in files.iter().rev() {
        let path = root.join(path);
        if let Err(error) = put_in(root, &path, text, &mut made) {
            for made in made.iter().rev() {
                let _ = fs::remove_file(made).or_else(|_| fs::remove_dir(made));
            }
            return Err((path, error));
        }
    }
    Ok(())
}

/// Makes a file and the folders it needs, and notes what was made.
fn put_in(root: &Path, path: &Path, text: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let outer = path.ancestors().skip(1).take_while(|outer| *outer != root);
    let missing: Vec<&Path> = outer.take_while(|outer| !outer.exists()).collect();
    for folder in missing.into_iter().rev() {
        fs::create_dir(folder)?;
        made.push(folder.to_owned());
    }
    new(path, Rights::Usual, |file| file.write_all(text.as_bytes()))?;
    made.push(path.to_owned());
    Ok(())
}

/// What `fill` writes, down to the disk: a full one may tell so only then.
fn filled<T, E: From<io::Error>>(
    file: &mut File,
    fill: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let made = fill(file)?;
    file.sync_all()?;
    Ok(made)
}

/// Moves a file to its place, if nothing is there.
fn moved_in(beside: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        // A drive without links: the name is taken first, so that no other file is lost.
        Err(_) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            fs::rename(beside, path).inspect_err(|_| drop(fs::remove_file(path)))?;
        }
    }
    settled(path);
    Ok(())
}

/// Brings the name of a file to the disk, where the system can. It is whole without that, too.
fn settled(path: &Path) {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let _ = File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all());
}

/// A new file in the same folder.
fn beside(path: &Path, rights: Rights) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if rights == Rights::Own {
        system::for_owner(&mut options);
    }
    named_beside(path, |name| options.open(name))
}

/// What is made under a name that is free beside this one. It begins with a dot, so that no pack and no list shows it.
fn named_beside<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(PathBuf, T)> {
    // A folder's own name is needed, and `..` is none.
    if path.file_name().is_none() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let process = std::process::id();
    for number in 0..NAMES {
        let name = path.with_file_name(format!(".cardcode-{process}-{number}"));
        match make(&name) {
            Ok(made) => return Ok((name, made)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
