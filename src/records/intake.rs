//! An attempt from another desk, into the tables: what is new is computed again first.

use rusqlite::{OptionalExtension, Transaction, named_params, params};

use crate::app::history::RecordsErrorKind;
use crate::pack::content::Pack;
use crate::records::attempts::role_name;
use crate::records::database::RecordsError;
use crate::records::due::learn;
use crate::records::imported::{Imported, NotImported};
use crate::records::person::known_as;
use crate::training::alias::is_same;
use crate::training::attempt::{Attempt, AttemptOutcome, ExamPart};
use crate::training::recompute::{Recomputed, recomputed};
use crate::training::srs::{Rating, Scheduler};

/// An attempt with the number of its line, from 1.
pub(crate) type NumberedAttempt = (usize, Attempt);

/// Takes in what an import brings.
pub(crate) struct Intake<'a> {
    change: &'a Transaction<'a>,
    pack: &'a Pack,
    /// The last row of attempts before the import: each line has a row of its own behind it, whenever it is taken in.
    rows: i64,
    pub(crate) imported: Imported,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(change: &'a Transaction<'a>, pack: &'a Pack) -> rusqlite::Result<Intake<'a>> {
        let rows = change.query_row("SELECT coalesce(max(id), 0) FROM attempt", [], |row| {
            row.get(0)
        })?;
        Ok(Intake {
            change,
            pack,
            rows,
            imported: Imported::default(),
        })
    }

    /// Takes in an attempt, or an exam before its parts: all of it, or nothing.
    ///
    /// # Errors
    /// A line is not good, or SQLite's own.
    pub(crate) fn take(&mut self, lines: &[NumberedAttempt]) -> Result<(), NotImported> {
        // What was there is there again if the new is refused.
        self.change.execute_batch("SAVEPOINT taken")?;
        let (mut new, mut known) = (Vec::new(), 0);
        for (number, attempt) in lines {
            let row = self.rows.saturating_add_unsigned(*number as u64);
            match take_in(self.change, attempt, row).map_err(|error| of_line(error, *number))? {
                Taken::New(row) => new.push(row),
                Taken::Known => known += 1,
                Taken::Another => return Err(NotImported::Line(*number)),
            }
        }
        let found = match (new.as_slice(), lines) {
            ([], _) | (_, []) => Recomputed::Follows,
            (_, [(_, whole), parts @ ..]) => {
                let parts: Vec<Attempt> = parts.iter().map(|(_, part)| part.clone()).collect();
                recomputed(self.pack, whole, &parts)
            }
        };
        if found == Recomputed::Differs {
            self.change
                .execute_batch("ROLLBACK TO taken; RELEASE taken")?;
            let alias = lines.first().map(|(_, attempt)| attempt.alias.clone());
            *self
                .imported
                .refused
                .entry(alias.unwrap_or_default())
                .or_insert(0) += 1;
            return Ok(());
        }
        for row in &new {
            let marks = match found {
                Recomputed::OtherVersion => {
                    "INSERT OR IGNORE INTO unverified (attempt) VALUES (?1)"
                }
                _ => "DELETE FROM unverified WHERE attempt = ?1",
            };
            self.change.prepare_cached(marks)?.execute([row])?;
        }
        self.change.execute_batch("RELEASE taken")?;
        self.imported.new += new.len();
        self.imported.known += known;
        if found == Recomputed::OtherVersion {
            self.imported.unverified += new.len();
        }
        Ok(())
    }
}

/// What came of a line.
enum Taken {
    /// It was not there, or shorter; it is in this row.
    New(i64),
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
fn take_in(change: &Transaction, attempt: &Attempt, row: i64) -> rusqlite::Result<Taken> {
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
        None => begun(change, attempt, row)?,
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
    Ok(Taken::New(row))
}

/// A row for an attempt that is not known.
fn begun(change: &Transaction, attempt: &Attempt, row: i64) -> rusqlite::Result<i64> {
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
            "INSERT INTO attempt (id, name, person, pack, exam, part, kind, begun, level, role, program, lang, window, began,
                zone)
             VALUES (:row, :name, (SELECT id FROM person WHERE alias = :alias),
                (SELECT id FROM pack WHERE name = :pack AND version = :version AND hash = :hash),
                (SELECT id FROM attempt WHERE name = :exam AND kind = 'exam'), :part, :kind, :begun, :level, :role,
                :program, :lang, '', :began, :zone)",
        )?
        .execute(named_params! {
            ":row": row,
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
    Ok(row)
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
pub(crate) fn relearn(
    change: &Transaction,
    scheduler: &Scheduler,
) -> crate::records::database::Result<()> {
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
