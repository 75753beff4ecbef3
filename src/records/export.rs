//! Records out: lines of JSON, to give people their data and to bring the records of several desks together.
//!
//! The first line says what it is ([`Header`]); each other line is an [`Attempt`](crate::training::attempt::Attempt) with all
//! that belongs to it, an exam before its parts. It holds nothing that the records do not hold.

use std::io::{ErrorKind, Write};

use serde::{Deserialize, Serialize};

use crate::records::database::{Result, Store};

/// Form of the lines that this program writes and reads.
pub const EXPORT_FORM: u32 = 1;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`EXPORT_FORM`].
    pub cardcode_records: u32,
}

impl Store {
    /// Writes the records of this person, or of all, as lines of JSON. Returns how many attempts they are.
    ///
    /// # Errors
    /// SQLite's own, or those of writing.
    pub fn export(&self, alias: Option<&str>, into: &mut impl Write) -> Result<usize> {
        // One view of the file, whatever other windows write meanwhile.
        let _view = self.db.unchecked_transaction()?;
        let header = Header {
            cardcode_records: EXPORT_FORM,
        };
        line(into, &header)?;
        let mut count = 0;
        self.each_attempt(alias, |attempt| match line(into, attempt) {
            // Who closed it has read enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            written => {
                written?;
                count += 1;
                Ok(true)
            }
        })?;
        Ok(count)
    }
}

fn line(into: &mut impl Write, what: &impl Serialize) -> std::io::Result<()> {
    let text = serde_json::to_string(what)?;
    writeln!(into, "{text}")
}
