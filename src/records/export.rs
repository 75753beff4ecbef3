//! Records out: lines of JSON, to give people their data and to bring the records of several desks together.
//!
//! The first line says what it is ([`Header`]). Then come the attempts that nobody could verify here, certificates of exams, and
//! a line for each [`Attempt`](crate::training::attempt::Attempt) with all that belongs to it, an exam before its parts. The
//! last line is its seal. It holds nothing that the records do not hold.

use std::io::Write;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::disk::system::is_reader_gone;
use crate::records::database::{Result, Store};
use crate::records::seal::{self, SealedLines};
use crate::signing::public_half;
use crate::training::ticket::PublicKey;

/// Form of the lines that this program writes. It reads form 1 too, which has attempts alone and no seal.
pub const EXPORT_FORM: u32 = 2;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`EXPORT_FORM`].
    pub cardcode_records: u32,
}

/// The attempts that nobody could verify: they came from elsewhere.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnverifiedLine {
    pub(crate) unverified: Vec<Uuid>,
}

impl Store {
    /// Writes the records of this person, or of all, as lines of JSON. Returns how many attempts they are.
    ///
    /// # Errors
    /// SQLite's own, or those of writing.
    pub fn export(&self, alias: Option<&str>, into: &mut impl Write) -> Result<usize> {
        let key = seal::key(&self.db)?;
        // One view of the file, whatever other windows write meanwhile.
        let _view = self.db.unchecked_transaction()?;
        let alias = alias.map(|alias| self.known_as(alias)).transpose()?;
        let mut lines = ExportLines {
            into,
            sealed: SealedLines::new(),
        };
        lines.write(&Header {
            cardcode_records: EXPORT_FORM,
        })?;
        let unverified = self.unverified_ids(alias.as_deref())?;
        if !unverified.is_empty() {
            lines.write(&UnverifiedLine { unverified })?;
        }
        self.each_certificate(alias.as_deref(), |text| Ok(lines.add(text)?))?;
        let (mut count, mut is_whole) = (0, true);
        self.attempts().each(alias.as_deref(), |attempt| {
            match lines.write(attempt) {
                // Who closed it has read enough.
                Err(error) if is_reader_gone(&error) => is_whole = false,
                written => {
                    written?;
                    count += 1;
                }
            }
            Ok(is_whole)
        })?;
        if is_whole {
            let seal = lines.sealed.seal(&key)?;
            writeln!(lines.into, "{seal}")?;
        }
        Ok(count)
    }

    /// The key by which other desks know this one.
    ///
    /// # Errors
    /// SQLite's own, or the system gives no chance.
    pub fn desk(&self) -> Result<PublicKey> {
        Ok(public_half(&seal::key(&self.db)?)?)
    }

    fn unverified_ids(&self, alias: Option<&str>) -> Result<Vec<Uuid>> {
        let mut all = self.db.prepare(
            "SELECT attempt.name FROM unverified JOIN attempt ON attempt.id = unverified.attempt
             JOIN person ON person.id = person WHERE :alias IS NULL OR alias = :alias ORDER BY attempt.id",
        )?;
        let names = all.query_map(named_params! { ":alias": alias }, |row| {
            row.get::<_, String>(0)
        })?;
        let names = names.collect::<rusqlite::Result<Vec<String>>>()?;
        let ids = names.iter().filter_map(|name| Uuid::parse_str(name).ok());
        Ok(ids.collect())
    }
}

struct ExportLines<'w, W: Write> {
    into: &'w mut W,
    sealed: SealedLines,
}

impl<W: Write> ExportLines<'_, W> {
    fn write(&mut self, what: &impl Serialize) -> std::io::Result<()> {
        self.add(&serde_json::to_string(what)?)
    }

    fn add(&mut self, line: &str) -> std::io::Result<()> {
        self.sealed.add(line);
        writeln!(self.into, "{line}")
    }
}
