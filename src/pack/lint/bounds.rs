//! How large a pack may be, so that none can stop the program.

use crate::pack::embedded::PackFile;
use crate::pack::lint::problem::{ProblemList, of_file};
use crate::pack::overlay::Doc;

/// Most bytes of all files together: 64 MiB.
pub const BYTES: usize = 64 << 20;
/// Most files of one pack.
pub const FILES: usize = 1000;
/// Most items of one list, questions among them.
const ITEMS: usize = 100_000;
/// Most characters of one text.
pub(crate) const TEXT: usize = 1000;
/// Most questions on one way from the start.
pub(crate) const WAY: usize = 64;

/// Whether the files are too many or too large to look at.
pub(crate) fn files(files: &[PackFile], found: &mut ProblemList) -> bool {
    let bytes = files.iter().map(|file| file.text.len()).sum();
    let counts = [("files", files.len(), FILES), ("bytes", bytes, BYTES)];
    let broken = counts.into_iter().filter(|(_, n, most)| n > most);
    let told: Vec<_> = broken.map(|(what, n, most)| with(what, n, most)).collect();
    let is_broken = !told.is_empty();
    for with in told {
        found.0.push(of_file(".", "bound", with));
    }
    is_broken
}

/// Whether a list is too long to look at.
pub(crate) fn items(docs: &[Doc], found: &mut ProblemList) -> bool {
    let mut is_broken = false;
    for doc in docs {
        for (key, value) in &doc.table {
            let n = value.get_ref().as_array().map_or(0, |array| array.len());
            if n > ITEMS {
                is_broken = true;
                let what = format!("[[{}]]", key.get_ref());
                found.tell(doc.source.whole(), "bound", with(&what, n, ITEMS));
            }
        }
    }
    is_broken
}

/// What fills the rule's sentence.
pub fn with(what: &str, n: usize, most: usize) -> Vec<(&'static str, String)> {
    vec![
        ("what", what.to_owned()),
        ("n", n.to_string()),
        ("most", most.to_string()),
    ]
}
