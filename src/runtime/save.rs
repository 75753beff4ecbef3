//! A paper in a file.

use std::io::{Error, ErrorKind, Write};
use std::path::{Path, absolute};

use crate::disk::put::{self, Rights};
use crate::disk::reason;
use crate::runtime::document::WrittenDocument;
use crate::text::catalogue::TextKey;
use crate::text::sanitize::harmless;

/// Names of a saved paper that are tried before it is given up.
const NAMES: usize = 1000;

/// Saves a paper in a new file in this folder, and never over another one. Where it is, whole, or what went wrong.
pub(crate) fn save(folder: &Path, paper: &WrittenDocument) -> Result<String, TextKey> {
    let WrittenDocument { stem, ending, text } = paper;
    for number in 1..=NAMES {
        let name = if number == 1 {
            format!("{stem}{ending}")
        } else {
            format!("{stem}-{number}{ending}")
        };
        let path = folder.join(name);
        let made = put::new(&path, Rights::Usual, |file| file.write_all(text.as_bytes()));
        match made {
            Ok(()) => return Ok(told(&path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(reason::unwritten(&error)),
        }
    }
    Err(reason::unwritten(&Error::from(ErrorKind::AlreadyExists)))
}

/// A path as a person says it: whole, but for their own home.
fn told(path: &Path) -> String {
    let whole = absolute(path).unwrap_or_else(|_| path.to_owned());
    let home = etcetera::home_dir().ok();
    let below = home.and_then(|home| {
        whole
            .strip_prefix(home)
            .ok()
            .map(|below| Path::new("~").join(below))
    });
    harmless(&below.unwrap_or(whole).display().to_string())
}
