//! The seal of an export: a signature under all of its lines, by a key that the desk's records hold. Whoever changes a line,
//! takes one out or adds one breaks it.
//!
//! It does not bind whoever can read the desk's own file: the key is in there.

use std::io::{BufRead, Read};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result};
use crate::records::imported::NotImported;
use crate::signing::{NotSigned, chance, public_half, sign, verify};
use crate::training::ticket::{PublicKey, SecretKey, Signature};

/// Bytes of the longest line of an export: far more than the longest call.
pub(crate) const LONGEST: u64 = 1 << 22;

/// With what the last line of an export begins.
const BEGIN: &str = "{\"cardcode_seal\":";

/// The last line of an export.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealLine {
    cardcode_seal: Seal,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    desk: PublicKey,
    signature: Signature,
}

/// The lines of an export so far, as what will be signed. How they end, and that nothing stands on one, is not part of it:
/// mail programs and editors change that.
pub(crate) struct SealedLines(Sha256);

impl SealedLines {
    pub(crate) fn new() -> SealedLines {
        SealedLines(Sha256::new_with_prefix("cardcode records\n"))
    }

    pub(crate) fn add(&mut self, line: &str) {
        self.0.update(line);
        self.0.update("\n");
    }

    /// The last line, which seals them with this key.
    ///
    /// # Errors
    /// The key cannot sign.
    pub(crate) fn seal(self, key: &SecretKey) -> Result<String> {
        let seal = Seal {
            desk: public_half(key)?,
            signature: sign(key, &self.0.finalize())?,
        };
        let line = SealLine {
            cardcode_seal: seal,
        };
        // Nothing in it is beyond JSON.
        Ok(serde_json::to_string(&line).unwrap_or_default())
    }
}

impl From<NotSigned> for RecordsError {
    fn from(error: NotSigned) -> RecordsError {
        RecordsError::new(RecordsErrorKind::Other, error)
    }
}

/// A line of an export without what an editor may have put around it; `None` at the end of the file.
pub(crate) fn next_line<'t>(
    from: &mut impl BufRead,
    text: &'t mut String,
) -> std::io::Result<Option<&'t str>> {
    text.clear();
    let read = Read::take(&mut *from, LONGEST).read_line(text)?;
    Ok((read > 0).then(|| text.trim_start_matches('\u{feff}').trim()))
}

/// Whether a line seals an export, and is none of its records.
pub(crate) fn is_seal(line: &str) -> bool {
    line.starts_with(BEGIN)
}

/// The desk whose seal is under an export; `None` if there is no seal.
///
/// # Errors
/// The seal is not the one of these lines, or a line cannot be read.
pub(crate) fn sealed_by(
    from: &mut impl BufRead,
) -> std::result::Result<Option<PublicKey>, NotImported> {
    let mut lines = SealedLines::new();
    let mut seal: Option<Seal> = None;
    let mut text = String::new();
    let mut number = 0;
    loop {
        number += 1;
        let line = next_line(from, &mut text).map_err(|_| NotImported::Line(number))?;
        match line {
            None => break,
            Some("") => {}
            // Something stands behind the seal.
            Some(_) if seal.is_some() => return Err(NotImported::Changed),
            Some(line) if is_seal(line) => {
                let read: SealLine =
                    serde_json::from_str(line).map_err(|_| NotImported::Changed)?;
                seal = Some(read.cardcode_seal);
            }
            Some(line) => lines.add(line),
        }
    }
    match seal {
        None => Ok(None),
        Some(seal) if verify(&seal.desk, &lines.0.finalize(), &seal.signature) => {
            Ok(Some(seal.desk))
        }
        Some(_) => Err(NotImported::Changed),
    }
}

/// The key of this file, made by chance where it has none.
///
/// # Errors
/// SQLite's own, or the system gives no chance.
pub(crate) fn key(db: &Connection) -> Result<SecretKey> {
    if let Some(key) = kept(db)? {
        return Ok(key);
    }
    let made: SecretKey = chance()?;
    db.execute(
        "INSERT OR IGNORE INTO seal (id, secret) VALUES (1, ?1)",
        [made.to_string()],
    )?;
    // Another window may have made one meanwhile.
    Ok(kept(db)?.unwrap_or(made))
}

fn kept(db: &Connection) -> Result<Option<SecretKey>> {
    let secret = db.query_row("SELECT secret FROM seal", [], |row| row.get::<_, String>(0));
    let secret = secret.optional()?;
    let read = secret.map(|secret| secret.parse::<SecretKey>());
    let broken = |_| RecordsError::new(RecordsErrorKind::Broken, "no key of exports");
    read.transpose().map_err(broken)
}
