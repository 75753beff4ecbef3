//! Records in: lines of JSON from another desk, without doubles.

use std::io::BufRead;

use rusqlite::{OptionalExtension, Transaction, named_params, params};

use crate::app::history::RecordsErrorKind;
use crate::records::append::begin;
use crate::records::attempts::role_name;
use crate::records::database::{RecordsError, Result, Store};
use crate::records::due::learn;
use crate::records::export::{EXPORT_FORM, Header};
use crate::records::person::known_as;
use crate::records::schedule;
use crate::training::alias::{is_alias, is_same};
use crate::training::attempt::{Answer, Attempt, AttemptKind, AttemptOutcome, ExamPart};
use crate::training::modes::table::{action, mode};
use crate::training::pack_name::is_pack_name;
use crate::training::srs::{Rating, Scheduler};

/// What came of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Attempts that were taken in.
    pub new: usize,
    /// Attempts that were there already.
    pub known: usize,
}

/// Why nothing was taken in.
#[derive(Debug)]
pub enum NotImported {
    /// The line with this number, from 1, is none of this form, or holds what records cannot hold.
    Line(usize),
    /// A newer program wrote it.
    Newer,
    /// The records themselves, or reading failed.
    Failed(RecordsError),
}

impl From<RecordsError> for NotImported {
    fn from(failure: RecordsError) -> NotImported {
        NotImported::Failed(failure)
    }
}

impl From<rusqlite::Error> for NotImported {
    fn from(error: rusqlite::Error) -> NotImported {
        NotImported::Failed(error.into())
    }
}

/// Bytes of the longest line: far more than the longest call.
const LONGEST: u64 = 1 << 22;

impl Store {
    /// Takes in what [`Store::export`] wrote, all or nothing. An attempt that is there already stays, but for one that
    /// was longer there: it was gone on with at the other desk.
    ///
    /// # Errors
    /// See [`NotImported`]; the records are as before then.
    pub fn import(
        &mut self,
        from: &mut impl BufRead,
    ) -> std::result::Result<Imported, NotImported> {
        let scheduler = schedule::scheduler(&self.db)?;
        let change = begin(self)?;
        let mut imported = Imported::default();
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
            match take_in(&change, &attempt).map_err(|error| of_line(error, number))? {
                Taken::New => imported.new += 1,
                Taken::Known => imported.known += 1,
                Taken::Another => return Err(NotImported::Line(number)),
            }
        }
        if number == 1 {
            return Err(NotImported::Line(1));
        }
        if imported.new > 0 {
            relearn(&change, &scheduler)?;
        }
        change.commit()?;
        Ok(imported)
    }
}

/// What came of a line.
enum Taken {
    /// It was not there, or shorter.
    New,
    Known,
    /// It is there as another person's.
    Another,
}

/// What the tables refuse is the line's fault; all else is the file's.
fn of_line(error: rusqlite::Error, number: usize) -> NotImported {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => NotImported::Line(number),
        _ => error.into(),
    }
}

/// Takes an attempt in; tells whether it is new, or longer than it was. One that is known is never made shorter, and
/// stays whose it is.
fn take_in(change: &Transaction, attempt: &Attempt) -> rusqlite::Result<Taken> {
    let known = change
        .query_row(
            "SELECT attempt.id, ended IS NOT NULL, (SELECT count(*) FROM answer WHERE attempt = attempt.id), alias
             FROM attempt JOIN person ON person.id = person WHERE name = ?1",
            [attempt.id.to_string()],
            |row| {
                let much: (bool, usize) = (row.get(1)?, row.get(2)?);
                Ok((row.get::<_, i64>(0)?, much, row.get::<_, String>(3)?))
            },
        )
        .optional()?;
    let row = match known {
        Some((_, _, alias)) if !is_same(&alias, &attempt.alias) => return Ok(Taken::Another),
        Some((row, (ended, answers), _)) => {
            let is_more = (attempt.ended.is_some(), attempt.answers.len()) > (ended, answers);
            if !is_more || attempt.answers.len() < answers {
                return Ok(Taken::Known);
            }
            for table in ["answer", "breach", "review", "day"] {
                change.execute(&format!("DELETE FROM {table} WHERE attempt = ?1"), [row])?;
            }
            row
        }
        None => begun(change, attempt)?,
    };
    let (ended, outcome) = attempt.ended.unzip();
    let [asked, bits, lost] = attempt.questions.map_or([None; 3], |all| all.map(Some));
    change
        .prepare_cached(
            "UPDATE attempt SET ended = :ended, outcome = :outcome, score = :score, cause = :cause, named = :named,
                asked = :asked, bits = :bits, lost = :lost WHERE id = :row",
        )?
        .execute(named_params! {
            ":row": row,
            ":ended": ended,
            ":outcome": outcome.map(AttemptOutcome::name),
            ":score": attempt.score,
            ":cause": attempt.cause,
            ":named": attempt.named,
            ":asked": asked,
            ":bits": bits,
            ":lost": lost,
        })?;
    done(change, attempt, row)?;
    Ok(Taken::New)
}

/// A row for an attempt that is not known.
fn begun(change: &Transaction, attempt: &Attempt) -> rusqlite::Result<i64> {
    let [id, version, hash] = &attempt.pack;
    let alias = known_as(change, &attempt.alias)?;
    change.execute("INSERT OR IGNORE INTO person (alias) VALUES (?1)", [&alias])?;
    change.execute(
        "INSERT OR IGNORE INTO pack (name, version, hash) VALUES (?1, ?2, ?3)",
        [id, version, hash],
    )?;
    let (exam, part) = attempt.exam.unzip();
    // Checked before: it was read from JSON.
    let begun = serde_json::to_string(&attempt.begun).unwrap_or_default();
    change
        .prepare_cached(
            "INSERT INTO attempt (name, person, pack, exam, part, kind, begun, level, role, program, lang, window, began, zone)
             VALUES (:name, (SELECT id FROM person WHERE alias = :alias),
                (SELECT id FROM pack WHERE name = :pack AND version = :version AND hash = :hash),
                (SELECT id FROM attempt WHERE name = :exam AND kind = 'exam'), :part, :kind, :begun, :level, :role,
                :program, :lang, '', :began, :zone)",
        )?
        .execute(named_params! {
            ":name": attempt.id.to_string(),
            ":alias": alias,
            ":pack": id,
            ":version": version,
            ":hash": hash,
            ":exam": exam.map(|exam| exam.to_string()),
            ":part": part.map(ExamPart::number),
            ":kind": attempt.kind,
            ":begun": begun,
            ":level": attempt.level,
            ":role": attempt.role.map(role_name),
            ":program": attempt.program,
            ":lang": attempt.lang,
            ":began": attempt.began,
            ":zone": attempt.zone,
        })?;
    Ok(change.last_insert_rowid())
}

/// What was done in it.
fn done(change: &Transaction, attempt: &Attempt, row: i64) -> rusqlite::Result<()> {
    let mut answer = change.prepare_cached(
        "INSERT INTO answer (attempt, at, time, doing, item, given, right, mistake, bits, lost, best)
         VALUES (:attempt, :at, :time, :doing, :item, :given, :right, :mistake, :bits, :lost, :best)",
    )?;
    for (at, one) in attempt.answers.iter().enumerate() {
        let (bits, lost) = one.bits.unzip();
        answer.execute(named_params! {
            ":attempt": row,
            ":at": at,
            ":time": one.time,
            ":doing": one.doing,
            ":item": one.item,
            ":given": one.given,
            ":right": one.right,
            ":mistake": one.mistake,
            ":bits": bits,
            ":lost": lost,
            ":best": one.best,
        })?;
    }
    for (n, (rule, at)) in attempt.broken.iter().enumerate() {
        change.execute(
            "INSERT INTO breach (attempt, n, rule, at) VALUES (?1, ?2, ?3, ?4)",
            params![row, n, rule, at],
        )?;
    }
    for (at, kind, item, recall, time) in &attempt.reviews {
        change.execute(
            "INSERT INTO review (attempt, at, kind, item, recall, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![row, at, kind.name(), item, recall, time],
        )?;
    }
    Ok(())
}

/// Makes anew what is known of every item, from all reviews in the order in which they were: those of two desks may
/// lie between each other.
fn relearn(change: &Transaction, scheduler: &Scheduler) -> Result<()> {
    change.execute("DELETE FROM item", [])?;
    let mut reviews = change.prepare(
        "SELECT person, review.kind, item, recall, time FROM review JOIN attempt ON attempt.id = review.attempt
         ORDER BY time, attempt.name, at",
    )?;
    let mut rows = reviews.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, item): (String, String) = (row.get(1)?, row.get(2)?);
        let rating = row.get(3)?;
        let rating = Rating::from_number(rating).ok_or_else(|| {
            RecordsError::new(RecordsErrorKind::Broken, format!("recall {rating}"))
        })?;
        let review = (rating, row.get(4)?);
        learn(change, scheduler, row.get(0)?, (&kind, &item), review)?;
    }
    Ok(())
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
