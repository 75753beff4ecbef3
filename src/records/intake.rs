//! Practice from another desk: whether it is taken in, and in place of what. It is computed again first.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction};
use uuid::Uuid;

use crate::pack::content::Pack;
use crate::records::attempts::AttemptReader;
use crate::records::certificates;
use crate::records::imported::{Imported, NotImported};
use crate::records::insert::insert;
use crate::records::practice_copy::PracticeCopy;
use crate::signing;
use crate::training::alias::is_same;
use crate::training::attempt::{Attempt, AttemptOutcome};
use crate::training::certificate::Certificate;
use crate::training::recompute::{Recomputed, recomputed};

/// An attempt with the number of its line, from 1.
pub(crate) type NumberedAttempt = (usize, Attempt);

/// Takes in what an import brings.
pub(crate) struct Intake<'a> {
    change: &'a Transaction<'a>,
    pack: &'a Pack,
    /// The last row of attempts before the import: each line has a row of its own behind it, whenever it is taken in.
    rows: i64,
    /// Whether nobody changed the lines since a desk wrote them.
    is_sealed: bool,
    /// Attempts that the other desk could not verify.
    unverified: BTreeSet<Uuid>,
    certificates: BTreeMap<Uuid, Certificate>,
    imported: Imported,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(
        change: &'a Transaction<'a>,
        pack: &'a Pack,
        is_sealed: bool,
    ) -> rusqlite::Result<Intake<'a>> {
        let rows = change.query_row("SELECT coalesce(max(id), 0) FROM attempt", [], |row| {
            row.get(0)
        })?;
        Ok(Intake {
            change,
            pack,
            rows,
            is_sealed,
            unverified: BTreeSet::new(),
            certificates: BTreeMap::new(),
            imported: Imported::default(),
        })
    }

    /// These attempts come without a word on where from: the other desk could not verify them.
    pub(crate) fn doubt(&mut self, attempts: Vec<Uuid>) {
        self.unverified.extend(attempts);
    }

    /// This belongs to an exam that comes.
    pub(crate) fn certificate(&mut self, certificate: Certificate) {
        let exam = certificate.sitting.draw().attempt();
        self.certificates.insert(exam, certificate);
    }

    /// What came of it.
    pub(crate) fn imported(self) -> Imported {
        self.imported
    }

    /// Takes in an attempt, or an exam before its parts: all of it, or nothing.
    ///
    /// # Errors
    /// A line is not good, or SQLite's own.
    pub(crate) fn take(&mut self, lines: &[NumberedAttempt]) -> Result<(), NotImported> {
        let [(number, whole), parts @ ..] = lines else {
            return Ok(());
        };
        let mut copy = self.copy(whole, parts)?;
        let found = recomputed(self.pack, whole, &copy.parts);
        let follows = found != Recomputed::Differs && self.is_certified(&copy, found);
        // What proves nothing here is not kept, so it decides nothing either: else the order of imports would.
        copy.certificate = copy.certificate.filter(|_| found == Recomputed::Follows);
        copy.parts.retain(|part| !part.answers.is_empty());
        let row = self.row_of(whole.id)?;
        let there = row.map(|row| self.there(row)).transpose()?;
        match there {
            // A newer program wrote what is there, which may make more of it.
            Some(None) => self.imported.known += lines.len(),
            Some(Some(there)) if !is_same(&there.whole.alias, &whole.alias) => {
                return Err(NotImported::Anothers(*number));
            }
            Some(Some(there)) if !copy.outranks(&there) => match follows {
                true => {
                    self.note_lost(&there, &copy);
                    self.imported.known += lines.len();
                }
                false => count(&mut self.imported.refused, &whole.alias),
            },
            there => {
                let there = there.flatten();
                let is_there = |one: &Attempt| there.as_ref().is_some_and(|there| there.has(one));
                let new = lines.iter().filter(|(_, one)| !is_there(one)).count();
                // What was there is there again if the new is refused.
                self.change.execute_batch("SAVEPOINT taken")?;
                self.put(row, lines, &copy, found)?;
                if !follows {
                    let back = "ROLLBACK TO taken; RELEASE taken";
                    self.change.execute_batch(back)?;
                    count(&mut self.imported.refused, &whole.alias);
                    return Ok(());
                }
                self.change.execute_batch("RELEASE taken")?;
                if let Some(there) = there {
                    self.note_lost(&copy, &there);
                }
                self.imported.new += new;
                self.imported.known += lines.len() - new;
                if self.is_sealed && !is_verified(&copy, found) {
                    self.imported.unverified += new;
                }
            }
        }
        Ok(())
    }

    /// What the file tells, which is one person's.
    fn copy(
        &self,
        whole: &Attempt,
        parts: &[NumberedAttempt],
    ) -> Result<PracticeCopy, NotImported> {
        let mut others = parts.iter();
        let other = others.find(|(_, part)| !is_same(&part.alias, &whole.alias));
        if let Some((number, _)) = other {
            return Err(NotImported::Line(*number));
        }
        Ok(PracticeCopy {
            whole: whole.clone(),
            parts: parts.iter().map(|(_, part)| part.clone()).collect(),
            is_vouched: self.is_sealed && !self.unverified.contains(&whole.id),
            certificate: self.certificates.get(&whole.id).cloned(),
        })
    }

    /// Puts these lines into the tables, in place of what is in this row. What was sent of that is not known any more: it is
    /// sent again, and the store says whether it has it.
    fn put(
        &self,
        row: Option<i64>,
        lines: &[NumberedAttempt],
        copy: &PracticeCopy,
        found: Recomputed,
    ) -> Result<(), NotImported> {
        let remove = "DELETE FROM attempt WHERE id = ?1";
        self.change.execute(remove, [row])?;
        for (number, attempt) in lines {
            let row = self.rows.saturating_add_unsigned(*number as u64);
            insert(self.change, attempt, row).map_err(|error| of_line(error, *number))?;
        }
        if let Some(certificate) = &copy.certificate {
            certificates::keep(self.change, copy.whole.id, certificate)?;
        }
        match is_verified(copy, found) {
            true => Ok(()),
            false => Ok(self.mark_unverified(lines)?),
        }
    }

    /// Whether the certificate of an exam, if it has one, proves what the exam came to. One of another version is no proof
    /// here, and nothing against it.
    fn is_certified(&self, copy: &PracticeCopy, found: Recomputed) -> bool {
        let (Some(certificate), Recomputed::Follows) = (&copy.certificate, found) else {
            return true;
        };
        let centre = certificate.sitting.ticket.centre_key;
        let verified = certificate.clone();
        let verified = verified.verified(self.pack, &centre, signing::verify);
        verified.is_ok_and(|verified| {
            let outcome = copy.whole.ended.map(|(_, outcome)| outcome);
            is_same(&verified.sitting.ticket.candidate, &copy.whole.alias)
                && (outcome == Some(AttemptOutcome::Passed)) == verified.grade.passed
                && copy.whole.score == Some(verified.grade.score)
        })
    }

    fn row_of(&self, id: Uuid) -> rusqlite::Result<Option<i64>> {
        let row = "SELECT id FROM attempt WHERE name = ?1";
        let mut row = self.change.prepare_cached(row)?;
        row.query_row([id.to_string()], |row| row.get(0)).optional()
    }

    /// What is in this row already, with its parts.
    fn there(&self, row: i64) -> crate::records::database::Result<Option<PracticeCopy>> {
        let reader = AttemptReader(self.change);
        let Some(whole) = reader.one(row)? else {
            return Ok(None);
        };
        let unverified = "SELECT 1 FROM unverified WHERE attempt = ?1";
        Ok(Some(PracticeCopy {
            whole,
            parts: reader.parts(row)?,
            is_vouched: !self.change.prepare_cached(unverified)?.exists([row])?,
            certificate: certificates::of(self.change, row)?,
        }))
    }

    /// Notes what is lost with the copy that is not kept.
    fn note_lost(&mut self, kept: &PracticeCopy, other: &PracticeCopy) {
        let alias = &kept.whole.alias;
        if kept.is_another_sitting(other) {
            count(&mut self.imported.sat_twice, alias);
        } else if !kept.continues(other) {
            count(&mut self.imported.put_aside, alias);
        }
    }

    fn mark_unverified(&self, lines: &[NumberedAttempt]) -> rusqlite::Result<()> {
        let mark = "INSERT INTO unverified (attempt) SELECT id FROM attempt WHERE name = ?1";
        let mut mark = self.change.prepare_cached(mark)?;
        for (_, attempt) in lines {
            mark.execute([attempt.id.to_string()])?;
        }
        Ok(())
    }
}

fn is_verified(copy: &PracticeCopy, found: Recomputed) -> bool {
    copy.is_vouched && found == Recomputed::Follows
}

fn count(by: &mut BTreeMap<String, usize>, alias: &str) {
    *by.entry(alias.to_owned()).or_insert(0) += 1;
}

/// What the tables refuse is the line's fault; all else is the file's.
fn of_line(error: rusqlite::Error, number: usize) -> NotImported {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => NotImported::Line(number),
        _ => error.into(),
    }
}
