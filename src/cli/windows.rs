//! What Windows tells the command line.

use std::path::PathBuf;

use known_folders::{KnownFolder, get_known_folder_path};
use winapi_util::{HandleRef, file};

/// The machine's policy: `%ProgramData%\cardcode\policy.toml`, wherever a variable of that name leads.
pub(crate) fn policy() -> PathBuf {
    let folder = get_known_folder_path(KnownFolder::ProgramData).unwrap_or_default();
    folder.join("cardcode").join("policy.toml")
}

/// The locale that Windows speaks to the person, such as `ja-JP`.
pub(crate) fn locale_of_system() -> Option<String> {
    sys_locale::get_locale()
}

/// Whether what stands for the keyboard is a file or a device, which says at once whether it has anything. Of a pipe nobody
/// knows before it was waited for.
pub(crate) fn stdin_tells_its_end() -> bool {
    file::typ(HandleRef::stdin()).is_ok_and(|kind| kind.is_disk() || kind.is_char())
}
