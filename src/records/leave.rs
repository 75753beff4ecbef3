//! Practice that is left: a drill is closed, a call or an exam waits to be taken up, and what was only looked at counts.

use rusqlite::{Transaction, params};

use crate::records::database::Result;
use crate::training::roster::Roster;

/// Who practises, and with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordContext {
    /// Empty if no alias was given.
    pub alias: String,
    /// The pack's id, version and SHA-256.
    pub pack: [String; 3],
    /// The centre's own list of its people, for the trainer's overview.
    pub roster: Roster,
}

/// Closes a drill that is left in this window. Of what nothing was answered in, a drill is forgotten; a call or an exam
/// was drawn, and is kept as one that was left: else one could draw until it is easy.
pub(crate) fn leave(change: &Transaction, context: &RecordContext, window: &str) -> Result<()> {
    let drawn = "FROM unanswered JOIN kind ON kind.name = unanswered.kind
         WHERE window = ?1 AND exam IS NULL AND resumes";
    let is_drawn = change
        .prepare_cached(&format!("SELECT 1 {drawn}"))?
        .exists([window])?;
    if is_drawn {
        let (person, pack) = known(change, context)?;
        let left = format!(
            "INSERT OR IGNORE INTO attempt (name, person, pack, kind, begun, level, role, program, lang, window, began,
                zone, ended, outcome)
             SELECT unanswered.name, ?2, ?3, unanswered.kind, begun, level, role, ?4, lang, window, began, zone, began,
                'unfinished' {drawn}"
        );
        let program = env!("CARGO_PKG_VERSION");
        change.execute(&left, params![window, person, pack, program])?;
    }
    change.execute("DELETE FROM unanswered WHERE window = ?1", [window])?;
    let drills = format!("{LEFT} AND {DRILL} AND window = ?1");
    change.execute(&drills, [window])?;
    Ok(())
}

/// The rows of whoever practises and of the pack, which are made where they are not there.
pub(crate) fn known(change: &Transaction, context: &RecordContext) -> Result<(i64, i64)> {
    let RecordContext { alias, pack, .. } = context;
    change
        .prepare_cached("INSERT OR IGNORE INTO person (alias) VALUES (?1)")?
        .execute([alias])?;
    change
        .prepare_cached("INSERT OR IGNORE INTO pack (name, version, hash) VALUES (?1, ?2, ?3)")?
        .execute(pack.each_ref())?;
    let person = change
        .prepare_cached("SELECT id FROM person WHERE alias = ?1")?
        .query_row([alias], |row| row.get(0))?;
    let pack = change
        .prepare_cached("SELECT id FROM pack WHERE name = ?1 AND version = ?2 AND hash = ?3")?
        .query_row(pack.each_ref(), |row| row.get(0))?;
    Ok((person, pack))
}

/// Closes as unfinished what is open, when it was last heard of; conditions follow.
pub(crate) const LEFT: &str = "UPDATE attempt SET outcome = 'unfinished',
    ended = coalesce((SELECT max(time) FROM answer WHERE attempt = attempt.id), began) WHERE ended IS NULL";

/// What is not gone on with. The parts of an exam are: the exam is.
pub(crate) const DRILL: &str = "exam IS NULL AND kind IN (SELECT name FROM kind WHERE resumes = 0)";
