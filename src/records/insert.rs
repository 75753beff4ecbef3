//! An attempt that was practised elsewhere, into the tables.

use rusqlite::{Transaction, named_params, params};

use crate::records::attempts::role_name;
use crate::records::person::known_as;
use crate::training::attempt::{Attempt, AttemptOutcome, ExamPart};

/// Puts an attempt that is not there into this row of the table, with all that belongs to it. An exam comes before its
/// parts.
///
/// # Errors
/// SQLite's own: the tables refuse what no program of this form writes.
pub(crate) fn insert(change: &Transaction, attempt: &Attempt, row: i64) -> rusqlite::Result<()> {
    begun(change, attempt, row)?;
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
    done(change, attempt, row)
}

fn begun(change: &Transaction, attempt: &Attempt, row: i64) -> rusqlite::Result<()> {
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
    Ok(())
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
