//! A paper in a file.

use std::fs::{OpenOptions, remove_file};
use std::io::{Error, ErrorKind, Write};

use crate::runtime::document::WrittenDocument;

/// Names of a saved paper that are tried before it is given up.
const NAMES: usize = 1000;

/// Saves a paper in a new file here, and never over another one. The name, or what went wrong.
pub(crate) fn save(paper: &WrittenDocument) -> Result<String, String> {
    let WrittenDocument { stem, ending, text } = paper;
    for number in 1..=NAMES {
        let name = if number == 1 {
            format!("{stem}{ending}")
        } else {
            format!("{stem}-{number}{ending}")
        };
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Ok(mut file) => {
                return file
                    .write_all(text.as_bytes())
                    .map(|()| name.clone())
                    .map_err(|error| {
                        // What is not whole is of no use to anybody.
                        let _ = remove_file(&name);
                        error.to_string()
                    });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(Error::from(ErrorKind::AlreadyExists).to_string())
}
