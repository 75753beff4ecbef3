//! What goes out to learning record stores: practice that ended, and how far each store answered for it.
//!
//! Nothing is queued: what was recorded is the outbox. What waits for a store is what it has not answered for.

use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};
use uuid::Uuid;

use crate::pack::model::desk::Role;
use crate::records::attempts::role_named;
use crate::records::database::{Result, Store};
use crate::training::event::{ActionKind, AttemptKind};

/// Practice that ended, with all that was recorded of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CompletedAttempt {
    /// Its name.
    pub name: Uuid,
    /// The exam that it is a part of, with its place there: 0 the cards, 1 the requests, then the calls.
    pub exam: Option<(Uuid, usize)>,
    /// Who practised; empty where no alias was given.
    pub alias: String,
    /// The pack's id, version and SHA-256.
    pub pack: [String; 3],
    /// What it was.
    pub begun: AttemptKind,
    /// The level of a call, and whose desk it came to.
    pub call: Option<(usize, Role)>,
    /// The program's version.
    pub program: String,
    /// The language's code.
    pub lang: String,
    /// When it began: milliseconds since 1970 in UTC.
    pub began: i64,
    /// Minutes east of UTC, there and then.
    pub zone: i64,
    /// When it ended, likewise.
    pub ended: i64,
    /// How it ended.
    pub outcome: AttemptOutcome,
    /// Points of 100; none where it was left.
    pub score: Option<u32>,
    /// What the verdict on a call found.
    pub found: Option<Finding>,
    /// Answers and moves, in order.
    pub answers: Vec<CompletedAnswer>,
    /// Rules broken, each with the move; none where something was left undone.
    pub broken: Vec<(String, Option<usize>)>,
}

/// How practice ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttemptOutcome {
    /// It came to its end, and there is nothing to pass.
    Done,
    /// It was passed.
    Passed,
    /// It was failed.
    Failed,
    /// It was left.
    Unfinished,
}

/// What the verdict on a call found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The cause.
    pub cause: String,
    /// The last one that was named.
    pub named: Option<String>,
    /// Questions asked.
    pub asked: u32,
    /// Tenths of bits that they gained.
    pub bits: u32,
    /// Thousandths of questions lost on the way.
    pub lost: u32,
}

/// An answer or a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletedAnswer {
    /// Its place in the practice, from 0.
    pub at: usize,
    /// When: milliseconds since 1970 in UTC.
    pub time: i64,
    /// What kind it was.
    pub doing: ActionKind,
    /// What it was about.
    pub item: String,
    /// What was answered.
    pub given: String,
    /// Whether it was right; none for moves.
    pub right: Option<bool>,
    /// What was taken for the right thing.
    pub mistake: Option<String>,
    /// Tenths of bits, of a question in a call that was judged.
    pub bits: Option<u32>,
    /// Thousandths of questions, likewise.
    pub lost: Option<u32>,
    /// The question that would have been best there, likewise.
    pub best: Option<String>,
}

/// A learning record store, as the records know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lrs(i64);

/// Practice of which something waits for a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingAttempts {
    row: i64,
    /// Statements of it that were answered for.
    pub upto: usize,
    /// All that there are: one for its begin, one for each answer, and one to three for its end.
    pub all: usize,
}

/// What a store answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ack {
    /// The practice.
    pub of: PendingAttempts,
    /// Its statements below this one were answered for.
    pub upto: usize,
    /// Those of them that were refused, each with the HTTP status.
    pub refused: Vec<(usize, u16)>,
}

/// How many statements there are of an attempt.
const ALL: &str = "1 + (SELECT count(*) FROM answer WHERE answer.attempt = attempt.id)
    + CASE attempt.outcome WHEN 'unfinished' THEN 1 WHEN 'done' THEN 2 ELSE 3 END";

impl Store {
    /// The store with this address; made known where it was not.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn lrs(&self, url: &str) -> Result<Lrs> {
        self.db
            .execute("INSERT OR IGNORE INTO lrs (url) VALUES (?1)", [url])?;
        let row = self
            .db
            .query_row("SELECT id FROM lrs WHERE url = ?1", [url], |row| row.get(0))?;
        Ok(Lrs(row))
    }

    /// What waits for this store, of this person alone where one is named: practice that ended, the oldest first, an
    /// exam before its parts. A part waits for the end of its exam.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn waiting(&self, lrs: Lrs, alias: Option<&str>) -> Result<Vec<PendingAttempts>> {
        let mut rows = self.db.prepare(&format!(
            "SELECT attempt.id, coalesce(sent.upto, 0) AS done, {ALL} AS statements
             FROM attempt JOIN person ON person.id = attempt.person
             LEFT JOIN attempt AS exam ON exam.id = attempt.exam
             LEFT JOIN sent ON sent.lrs = ?1 AND sent.attempt = attempt.id
             WHERE attempt.ended IS NOT NULL AND (exam.id IS NULL OR exam.ended IS NOT NULL)
                AND (?2 IS NULL OR person.alias = ?2) AND done < statements
             ORDER BY coalesce(exam.began, attempt.began), coalesce(exam.id, attempt.id), attempt.part NULLS FIRST"
        ))?;
        let waiting = |row: &Row| {
            Ok(PendingAttempts {
                row: row.get(0)?,
                upto: row.get(1)?,
                all: row.get(2)?,
            })
        };
        Ok(rows
            .query_map(params![lrs.0, alias], waiting)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// All practice that ended, of this person alone where one is named, in the order in which it is sent.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn past(&self, alias: Option<&str>) -> Result<Vec<CompletedAttempt>> {
        // No store has this number, so everything waits for it.
        let all = self.waiting(Lrs(0), alias)?;
        let past = all.iter().map(|waiting| self.of(waiting));
        Ok(past
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// All that was recorded of what waits; none where it was deleted since, or no program of this form wrote it.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn of(&self, waiting: &PendingAttempts) -> Result<Option<CompletedAttempt>> {
        let mut attempt = self.db.prepare_cached(
            "SELECT attempt.name, exam.name, attempt.part, person.alias, pack.name, pack.version, pack.hash, attempt.begun,
                attempt.level, attempt.role, attempt.program, attempt.lang, attempt.began, attempt.ended, attempt.outcome,
                attempt.score, attempt.cause, attempt.named, attempt.asked, attempt.bits, attempt.lost, attempt.zone
             FROM attempt JOIN person ON person.id = attempt.person JOIN pack ON pack.id = attempt.pack
             LEFT JOIN attempt AS exam ON exam.id = attempt.exam
             WHERE attempt.id = ?1 AND attempt.ended IS NOT NULL",
        )?;
        let Some(Some(past)) = attempt.query_row([waiting.row], past).optional()? else {
            return Ok(None);
        };
        let mut answers = self.db.prepare_cached(
            "SELECT at, time, doing, item, given, right, mistake, bits, lost, best FROM answer WHERE attempt = ?1 ORDER BY at",
        )?;
        let answers = answers.query_map([waiting.row], given)?;
        let answers: Option<Vec<CompletedAnswer>> = answers.collect::<rusqlite::Result<_>>()?;
        let mut broken = self
            .db
            .prepare_cached("SELECT rule, at FROM breach WHERE attempt = ?1 ORDER BY n")?;
        let broken = broken.query_map([waiting.row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let broken = broken.collect::<rusqlite::Result<_>>()?;
        Ok(answers.map(|answers| CompletedAttempt {
            answers,
            broken,
            ..past
        }))
    }

    /// Writes down what this store answered for, all at once. What was written before is never taken back.
    ///
    /// # Errors
    /// SQLite's own; nothing is written then.
    pub fn answered_for(&mut self, lrs: Lrs, marks: &[Ack]) -> Result<()> {
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for mark in marks {
            // Somebody may have deleted it meanwhile.
            change
                .prepare_cached(
                    "INSERT INTO sent (lrs, attempt, upto) SELECT ?1, id, ?3 FROM attempt WHERE id = ?2
                     ON CONFLICT DO UPDATE SET upto = max(upto, excluded.upto)",
                )?
                .execute(params![lrs.0, mark.of.row, mark.upto])?;
            for (at, status) in &mark.refused {
                change
                    .prepare_cached(
                        "INSERT OR REPLACE INTO refused (lrs, attempt, at, status)
                         SELECT ?1, id, ?3, ?4 FROM attempt WHERE id = ?2",
                    )?
                    .execute(params![lrs.0, mark.of.row, at, status])?;
            }
        }
        Ok(change.commit()?)
    }
}

/// An attempt without its answers; none where a field says what no program of this form writes.
fn past(row: &Row) -> rusqlite::Result<Option<CompletedAttempt>> {
    let texts: [String; 5] = [
        row.get(0)?,
        row.get(7)?,
        row.get(10)?,
        row.get(11)?,
        row.get(14)?,
    ];
    let [name, begun, program, lang, outcome] = texts;
    let (exam, part): (Option<String>, Option<usize>) = (row.get(1)?, row.get(2)?);
    let (level, role): (Option<usize>, Option<String>) = (row.get(8)?, row.get(9)?);
    let cause: Option<String> = row.get(16)?;
    let numbers: [Option<u32>; 3] = [row.get(18)?, row.get(19)?, row.get(20)?];
    let [asked, bits, lost] = numbers.map(Option::unwrap_or_default);
    let named = row.get(17)?;
    let finding = |cause| Finding {
        cause,
        named,
        asked,
        bits,
        lost,
    };
    let outcome = match outcome.as_str() {
        "done" => AttemptOutcome::Done,
        "passed" => AttemptOutcome::Passed,
        "failed" => AttemptOutcome::Failed,
        _ => AttemptOutcome::Unfinished,
    };
    let exam = exam.map(|exam| Uuid::parse_str(&exam)).transpose();
    let (Ok(name), Ok(exam), Ok(begun)) =
        (Uuid::parse_str(&name), exam, serde_json::from_str(&begun))
    else {
        return Ok(None);
    };
    Ok(Some(CompletedAttempt {
        name,
        exam: exam.zip(part),
        alias: row.get(3)?,
        pack: [row.get(4)?, row.get(5)?, row.get(6)?],
        begun,
        call: level.zip(role.as_deref().and_then(role_named)),
        program,
        lang,
        began: row.get(12)?,
        zone: row.get(21)?,
        ended: row.get(13)?,
        outcome,
        score: row.get(15)?,
        found: cause.map(finding),
        answers: Vec::new(),
        broken: Vec::new(),
    }))
}

fn given(row: &Row) -> rusqlite::Result<Option<CompletedAnswer>> {
    let doing: String = row.get(2)?;
    let Some(doing) = ActionKind::named(&doing) else {
        return Ok(None);
    };
    Ok(Some(CompletedAnswer {
        at: row.get(0)?,
        time: row.get(1)?,
        doing,
        item: row.get(3)?,
        given: row.get(4)?,
        right: row.get(5)?,
        mistake: row.get(6)?,
        bits: row.get(7)?,
        lost: row.get(8)?,
        best: row.get(9)?,
    }))
}
