//! A paper in a file.

use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use crate::disk::put::{self, Rights};
use crate::disk::reason;
use crate::runtime::document::WrittenDocument;
use crate::text::catalogue::TextKey;

/// Names of a saved paper that are tried before it is given up.
const NAMES: usize = 1000;

/// Saves a paper in a new file here, and never over another one. The name, or what went wrong.
pub(crate) fn save(paper: &WrittenDocument) -> Result<String, TextKey> {
    let WrittenDocument { stem, ending, text } = paper;
    for number in 1..=NAMES {
        let name = if number == 1 {
            format!("{stem}{ending}")
        } else {
            format!("{stem}-{number}{ending}")
        };
        let made = put::new(Path::new(&name), Rights::Usual, |file| {
            file.write_all(text.as_bytes())
        });
        match made {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(reason::unwritten(&error)),
        }
    }
    Err(reason::unwritten(&Error::from(ErrorKind::AlreadyExists)))
}
