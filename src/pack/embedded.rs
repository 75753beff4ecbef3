//! The files of a pack.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// A file of a pack: its path inside the pack, with `/`, and its text.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Path inside the pack, such as `cards/visa.toml`.
    pub path: String,
    pub text: Cow<'static, str>,
}

/// SHA-256 over files, whatever their order in each list: path and text, each after its length in bytes.
pub(crate) fn hash<'f>(lists: impl IntoIterator<Item = &'f [PackFile]>) -> String {
    let mut hash = Sha256::new();
    for files in lists {
        let mut files: Vec<&PackFile> = files.iter().collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        for part in files
            .iter()
            .flat_map(|file| [file.path.as_str(), &*file.text])
        {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Paths and texts of the content files in `assets`, listed by `build.rs`.
const EMBEDDED: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The files of the pack that the program carries, in the order of their paths.
pub fn carried() -> Vec<PackFile> {
    let file = |(path, text): &(&str, &'static str)| PackFile {
        path: (*path).to_owned(),
        text: Cow::Borrowed(*text),
    };
    EMBEDDED.iter().map(file).collect()
}
