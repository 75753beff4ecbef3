//! Records in: lines of JSON from another desk, without doubles.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::records::append::begin;
use crate::records::database::{RecordsError, Store};
use crate::records::due::relearn;
use crate::records::export::{EXPORT_FORM, Header, UnverifiedLine};
use crate::records::imported::{Imported, NotImported};
use crate::records::intake::{Intake, NumberedAttempt};
use crate::records::schedule;
use crate::records::seal::{self, is_seal, next_line, sealed_by};
use crate::signing::public_half;
use crate::training::alias::is_alias;
use crate::training::attempt::{Answer, Attempt, AttemptKind};
use crate::training::certificate::Certificate;
use crate::training::modes::exam;
use crate::training::modes::table::{action, mode};
use crate::training::pack_name::is_pack_name;

impl Store {
    /// Takes in what [`Store::export`] wrote, all or nothing. Of practice that is there already one copy is kept by a rule
    /// that asks not which came first. What is new is computed again, with this pack; where something else comes of it, it
    /// is left out and told. It is read twice: first for its seal.
    ///
    /// # Errors
    /// See [`NotImported`]; the records are as before then.
    pub fn import(
        &mut self,
        pack: &Pack,
        from: &mut (impl BufRead + Seek),
    ) -> Result<Imported, NotImported> {
        let sealed = sealed_by(from)?;
        from.rewind().map_err(RecordsError::from)?;
        let scheduler = schedule::scheduler(&self.db)?;
        let change = begin(self)?;
        let intake = Intake::new(&change, pack, sealed.is_some())?;
        let mut imported = read(from, sealed.is_some(), intake)?;
        if imported.new > 0 {
            relearn(&change, &scheduler)?;
        }
        if let Some(desk) = sealed {
            let note = "INSERT OR IGNORE INTO desk (key) VALUES (?1)";
            let is_own = public_half(&seal::key(&change)?).map_err(RecordsError::from)? == desk;
            let is_new = !is_own && change.execute(note, [desk.to_string()])? == 1;
            imported.desk = Some((desk, is_new));
        }
        change.commit()?;
        Ok(imported)
    }
}

/// Reads the lines, and takes in what is good.
fn read(
    from: &mut impl BufRead,
    is_sealed: bool,
    mut intake: Intake,
) -> Result<Imported, NotImported> {
    let mut exams = HeldExams::default();
    let mut has_header = false;
    let mut number = 0;
    let mut text = String::new();
    loop {
        number += 1;
        let bad = NotImported::Line(number);
        let Ok(line) = next_line(from, &mut text) else {
            return Err(bad);
        };
        let Some(line) = line else { break };
        if line.is_empty() || is_seal(line) {
            continue;
        }
        if !has_header {
            check_header(line, number, is_sealed)?;
            has_header = true;
        } else if line.starts_with("{\"unverified\"") {
            let line: UnverifiedLine = serde_json::from_str(line).map_err(|_| bad)?;
            intake.doubt(line.unverified);
        } else if line.starts_with("{\"cardcode_certificate\"") {
            intake.certificate(Certificate::read(line).map_err(|_| bad)?);
        } else {
            let attempt: Option<Attempt> = serde_json::from_str(line).ok();
            let mut attempt = attempt.filter(is_possible).ok_or(bad)?;
            for (at, answer) in attempt.answers.iter_mut().enumerate() {
                answer.at = at;
            }
            // An exam is judged with its parts, which may stand anywhere behind it.
            if let Some(alone) = exams.hold((number, attempt)) {
                intake.take(&[alone])?;
            }
        }
    }
    if !has_header {
        return Err(NotImported::Line(1));
    }
    for exam in exams.whole()? {
        intake.take(&exam)?;
    }
    Ok(intake.imported())
}

/// Whether records begin here of a form that is known. Form 1 has no seal; in a later one it was cut off.
fn check_header(line: &str, number: usize, is_sealed: bool) -> Result<(), NotImported> {
    let header: Option<Header> = serde_json::from_str(line).ok();
    match header.map(|header| header.cardcode_records) {
        Some(1) => Ok(()),
        Some(EXPORT_FORM) if is_sealed => Ok(()),
        Some(EXPORT_FORM) => Err(NotImported::Changed),
        Some(newer) if newer > EXPORT_FORM => Err(NotImported::Newer),
        _ => Err(NotImported::Line(number)),
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
