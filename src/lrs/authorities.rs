//! The certificates by which a store is trusted, where the environment names them.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::disk::open;

/// A file of certificates, and folders of them, as OpenSSL and rustls read the environment.
const FILE: &str = "SSL_CERT_FILE";
const FOLDERS: &str = "SSL_CERT_DIR";
/// Bytes of the largest file of certificates that is read: a system's own has less than one.
const MOST_BYTES: u64 = 16 << 20;

/// Looks whether they can be read: whoever reads them waits for a pipe, and reads a device to its end.
///
/// # Errors
/// The first one that cannot, and why.
pub fn readable(
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<(), (PathBuf, io::Error)> {
    let set = |name| environment(name).filter(|value| !value.is_empty());
    if let Some(file) = set(FILE) {
        is_readable(Path::new(&file))?;
    }
    for folder in set(FOLDERS).iter().flat_map(std::env::split_paths) {
        // A folder that is not there holds none.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // So does what leads nowhere, and a folder in it.
            if fs::metadata(&path).is_ok_and(|found| !found.is_dir()) {
                is_readable(&path)?;
            }
        }
    }
    Ok(())
}

fn is_readable(path: &Path) -> Result<(), (PathBuf, io::Error)> {
    let read = open::plain(path).and_then(|file| match file.metadata()?.len() > MOST_BYTES {
        true => Err(ErrorKind::FileTooLarge.into()),
        false => Ok(()),
    });
    read.map_err(|error| (path.to_owned(), error))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_waited_for_is_refused_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |name: &'static str, value: &Path| {
            let read = readable(|of| (of == name).then(|| value.as_os_str().to_owned()));
            read.err().map(|(_, error)| error.kind())
        };
        fs::write(folder.path().join("a.pem"), "").unwrap();
        assert_eq!(kind(FOLDERS, folder.path()), None);
        assert_eq!(kind(FILE, &folder.path().join("a.pem")), None);
        let special = Some(ErrorKind::InvalidInput);
        assert_eq!(kind(FILE, Path::new("/dev/zero")), special);
        assert_eq!(kind(FILE, folder.path()), Some(ErrorKind::IsADirectory));
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert_eq!(kind(FILE, &pipe), special);
        assert_eq!(kind(FOLDERS, folder.path()), special);
        assert_eq!(kind(FOLDERS, Path::new("/nowhere")), None);
    }
}
