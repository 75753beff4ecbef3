//! Records in: lines of JSON from another desk, without doubles.

use std::collections::BTreeMap;
use std::io::BufRead;

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::records::append::begin;
use crate::records::database::Store;
use crate::records::export::{EXPORT_FORM, Header};
use crate::records::imported::{Imported, NotImported};
use crate::records::intake::{Intake, NumberedAttempt, relearn};
use crate::records::schedule;
use crate::training::alias::is_alias;
use crate::training::attempt::{Answer, Attempt, AttemptKind};
use crate::training::modes::exam;
use crate::training::modes::table::{action, mode};
use crate::training::pack_name::is_pack_name;

/// Bytes of the longest line: far more than the longest call.
const LONGEST: u64 = 1 << 22;

impl Store {
    /// Takes in what [`Store::export`] wrote, all or nothing. An attempt that is there already stays, but for one that
    /// was longer there: it was gone on with at the other desk. What is new is computed again, with this pack; where
    /// something else comes of it, it is left out and told.
    ///
    /// # Errors
    /// See [`NotImported`]; the records are as before then.
    pub fn import(
        &mut self,
        pack: &Pack,
        from: &mut impl BufRead,
    ) -> Result<Imported, NotImported> {
        let scheduler = schedule::scheduler(&self.db)?;
        let change = begin(self)?;
        let mut intake = Intake::new(&change, pack)?;
        let mut exams = HeldExams::default();
        let mut number = 0;
        let mut text = String::new();
        loop {
            text.clear();
            number += 1;
            let read = std::io::Read::take(&mut *from, LONGEST).read_line(&mut text);
            let count = read.map_err(|_| NotImported::Line(number))?;
            if count == 0 {
                break;
            }
            if number == 1 {
                let header: Header =
                    serde_json::from_str(&text).map_err(|_| NotImported::Line(number))?;
                match header.cardcode_records {
                    EXPORT_FORM => continue,
                    newer if newer > EXPORT_FORM => return Err(NotImported::Newer),
                    _ => return Err(NotImported::Line(number)),
                }
            }
            let attempt: Attempt =
                serde_json::from_str(&text).map_err(|_| NotImported::Line(number))?;
            if !is_possible(&attempt) {
                return Err(NotImported::Line(number));
            }
            // An exam is judged with its parts, which may stand anywhere behind it.
            if let Some(alone) = exams.hold((number, attempt)) {
                intake.take(&[alone])?;
            }
        }
        if number == 1 {
            return Err(NotImported::Line(1));
        }
        for exam in exams.whole()? {
            intake.take(&exam)?;
        }
        let imported = intake.imported;
        if imported.new > 0 {
            relearn(&change, &scheduler)?;
        }
        change.commit()?;
        Ok(imported)
    }
}

/// Exams with their parts, each with its line, until the whole file was read.
#[derive(Default)]
struct HeldExams(BTreeMap<Uuid, Vec<NumberedAttempt>>);

impl HeldExams {
    /// Keeps an exam or a part of one; hands everything else back.
    fn hold(&mut self, (number, attempt): NumberedAttempt) -> Option<NumberedAttempt> {
        let exam = match attempt.exam {
            Some((exam, _)) => exam,
            None if attempt.kind == exam::KIND => attempt.id,
            None => return Some((number, attempt)),
        };
        self.0.entry(exam).or_default().push((number, attempt));
        None
    }

    /// All exams, in the order of the file, each before its parts.
    fn whole(self) -> Result<Vec<Vec<NumberedAttempt>>, NotImported> {
        let mut exams: Vec<Vec<NumberedAttempt>> = self.0.into_values().collect();
        for exam in &mut exams {
            exam.sort_by_key(|(number, attempt)| (attempt.exam.is_some(), *number));
            let wholes = exam.iter().filter(|(_, attempt)| attempt.exam.is_none());
            if wholes.count() != 1 {
                // A part of no exam, or an exam that stands there twice.
                let (number, _) = exam[exam.len() - 1];
                return Err(NotImported::Line(number));
            }
        }
        exams.sort_by_key(|exam| exam[0].0);
        Ok(exams)
    }
}

/// Whether records can hold this.
fn is_possible(attempt: &Attempt) -> bool {
    let is_made = |begun: &AttemptKind| {
        let mode = mode(&begun.mode);
        mode.is_some_and(|mode| mode.kind == attempt.kind && (mode.can_begin)(&begun.origin))
    };
    let [id, version, hash] = &attempt.pack;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let names = [&attempt.cause, &attempt.named];
    let is_answer = |answer: &Answer| {
        let names = [
            Some(&answer.item),
            Some(&answer.given),
            answer.mistake.as_ref(),
            answer.best.as_ref(),
        ];
        action(&answer.doing).is_some()
            && names.into_iter().flatten().all(|name| is_pack_name(name))
    };
    (attempt.alias.is_empty() || is_alias(&attempt.alias))
        && is_pack_name(id)
        && is_pack_name(version)
        && is_hash
        && is_pack_name(&attempt.program)
        && is_pack_name(&attempt.lang)
        && is_made(&attempt.begun)
        && names.into_iter().flatten().all(|name| is_pack_name(name))
        && attempt.answers.iter().all(is_answer)
        && attempt.broken.iter().all(|(rule, _)| is_pack_name(rule))
        && attempt
            .reviews
            .iter()
            .all(|(_, _, item, _, _)| is_pack_name(item))
}
