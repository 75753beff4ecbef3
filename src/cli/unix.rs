//! What Unix tells the command line.

use std::fs::File;
use std::io::stdin;
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
use std::path::PathBuf;

/// The machine's policy.
pub(crate) fn policy() -> PathBuf {
    PathBuf::from("/etc/cardcode/policy.toml")
}

/// The locale where no variable names one: none.
pub(crate) fn locale_of_system() -> Option<String> {
    None
}

/// Whether what stands for the keyboard is a file or a device, which says at once whether it has anything. Of a pipe nobody
/// knows before it was waited for.
pub(crate) fn stdin_tells_its_end() -> bool {
    let kind = stdin().as_fd().try_clone_to_owned().map(File::from);
    let kind = kind.and_then(|stdin| stdin.metadata());
    kind.is_ok_and(|found| found.is_file() || found.file_type().is_char_device())
}
