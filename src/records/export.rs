//! Records out: lines of JSON.

use std::io::{ErrorKind, Write};

use rusqlite::{Row, params};

use crate::app::history::RecordsErrorKind;
use crate::records::database::{RecordsError, Result, Store};
use crate::records::export_format::{ExportedAnswer, ExportedAttempt, Header, PARCEL};

impl Store {
    /// Writes the records of this person, or of all, as lines of JSON; tells how many attempts they are.
    ///
    /// # Errors
    /// SQLite's own, or those of writing.
    pub fn export(&self, alias: Option<&str>, into: &mut impl Write) -> Result<usize> {
        // One view of the file, whatever other windows write meanwhile.
        let change = self.db.unchecked_transaction()?;
        line(
            into,
            &Header {
                cardcode_records: PARCEL,
            },
        )?;
        let mut all = change.prepare(
            "SELECT attempt.id, attempt.name, alias, pack.name, version, hash, attempt.kind, attempt.begun, attempt.level,
                attempt.role, attempt.program, attempt.lang, attempt.began, attempt.zone, attempt.ended,
                attempt.outcome, attempt.score, attempt.cause, attempt.named, attempt.asked, attempt.bits, attempt.lost,
                whole.name, attempt.part
             FROM attempt JOIN person ON person.id = attempt.person JOIN pack ON pack.id = attempt.pack
             LEFT JOIN attempt AS whole ON whole.id = attempt.exam
             WHERE ?1 IS NULL OR alias = ?1 ORDER BY attempt.id",
        )?;
        let mut rows = all.query(params![alias])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let attempt = self.whole(row)?;
            match line(into, &attempt) {
                // Who closed it has read enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(count),
                written => written?,
            }
            count += 1;
        }
        Ok(count)
    }

    fn whole(&self, row: &Row) -> Result<ExportedAttempt> {
        let id: i64 = row.get(0)?;
        let begun: String = row.get(7)?;
        let begun = serde_json::from_str(&begun)
            .map_err(|error| RecordsError::new(RecordsErrorKind::Broken, error))?;
        let questions: (Option<i64>, Option<i64>, Option<i64>) =
            (row.get(19)?, row.get(20)?, row.get(21)?);
        let (ended, outcome): (Option<i64>, Option<String>) = (row.get(14)?, row.get(15)?);
        let (exam, part): (Option<String>, Option<i64>) = (row.get(22)?, row.get(23)?);
        Ok(ExportedAttempt {
            name: row.get(1)?,
            alias: row.get(2)?,
            pack: [row.get(3)?, row.get(4)?, row.get(5)?],
            exam: exam.zip(part),
            kind: row.get(6)?,
            begun,
            level: row.get(8)?,
            role: row.get(9)?,
            program: row.get(10)?,
            lang: row.get(11)?,
            began: row.get(12)?,
            zone: row.get(13)?,
            ended: ended.zip(outcome),
            score: row.get(16)?,
            cause: row.get(17)?,
            named: row.get(18)?,
            questions: match questions {
                (Some(asked), Some(bits), Some(lost)) => Some([asked, bits, lost]),
                _ => None,
            },
            answers: self.rows(
                "SELECT time, doing, item, given, right, mistake, bits, lost, best FROM answer WHERE attempt = ?1 ORDER BY at",
                id,
                answer,
            )?,
            broken: self.rows("SELECT rule, at FROM breach WHERE attempt = ?1 ORDER BY n", id, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            reviews: self.rows(
                "SELECT at, kind, item, recall, time FROM review WHERE attempt = ?1 ORDER BY at, kind, item",
                id,
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
            )?,
        })
    }

    /// What belongs to an attempt.
    fn rows<T>(
        &self,
        of: &str,
        attempt: i64,
        read: impl Fn(&Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut of = self.db.prepare_cached(of)?;
        let rows = of.query_map([attempt], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn answer(row: &Row) -> rusqlite::Result<ExportedAnswer> {
    let (bits, lost): (Option<i64>, Option<i64>) = (row.get(6)?, row.get(7)?);
    Ok(ExportedAnswer {
        time: row.get(0)?,
        doing: row.get(1)?,
        item: row.get(2)?,
        given: row.get(3)?,
        right: row.get(4)?,
        mistake: row.get(5)?,
        bits: bits.zip(lost),
        best: row.get(8)?,
    })
}

fn line(into: &mut impl Write, what: &impl serde::Serialize) -> std::io::Result<()> {
    let text = serde_json::to_string(what)?;
    writeln!(into, "{text}")
}
