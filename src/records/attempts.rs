//! Attempts as rows: the one query by which they are read, for whatever they are read.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params, params};
use uuid::Uuid;

use crate::app::history::RecordsErrorKind;
use crate::pack::model::role::Role;
use crate::records::database::{RecordsError, Result, Store};
use crate::training::attempt::{Answer, Attempt, AttemptOutcome};
use crate::training::call::verdict::Verdict;
use crate::training::modes::table::is_known;
use crate::training::review::ReviewKind;

/// Attempts, without what was answered in them; conditions follow. Columns are named as the fields of [`Attempt`].
const ATTEMPT: &str = "SELECT attempt.id AS row, attempt.name AS name, person.alias AS alias, pack.name AS pack,
        pack.version AS version, pack.hash AS hash, exam.name AS exam, attempt.part AS part, attempt.kind AS kind,
        attempt.begun AS begun, attempt.level AS level, attempt.role AS role, attempt.program AS program,
        attempt.lang AS lang, attempt.began AS began, attempt.zone AS zone, attempt.ended AS ended,
        attempt.outcome AS outcome, attempt.score AS score, attempt.cause AS cause, attempt.named AS named,
        attempt.asked AS asked, attempt.bits AS bits, attempt.lost AS lost
     FROM attempt JOIN person ON person.id = attempt.person JOIN pack ON pack.id = attempt.pack
     LEFT JOIN attempt AS exam ON exam.id = attempt.exam";

/// Reads attempts from records that are open.
pub(crate) struct AttemptReader<'c>(pub(crate) &'c Connection);

impl Store {
    /// Reads attempts from these records.
    pub(crate) fn attempts(&self) -> AttemptReader<'_> {
        AttemptReader(&self.db)
    }
}

impl AttemptReader<'_> {
    /// Passes all attempts of the person known as this, or of all, to `each` in the order in which they were begun, until it says that
    /// it has enough.
    ///
    /// # Errors
    /// SQLite's own, those of `each`, or [`RecordsErrorKind::Broken`] for a row that no program of this form wrote.
    pub(crate) fn each(
        &self,
        alias: Option<&str>,
        mut each: impl FnMut(&Attempt) -> Result<bool>,
    ) -> Result<()> {
        let mut all = self.0.prepare(&format!(
            "{ATTEMPT} WHERE :alias IS NULL OR alias = :alias ORDER BY attempt.id"
        ))?;
        let mut rows = all.query(named_params! { ":alias": alias })?;
        while let Some(row) = rows.next()? {
            if !each(&self.whole(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// The attempt in this row of the table, with all that was recorded of it; `None` if it is not there, no program of
    /// this form wrote it, or it is of a mode that only a newer program knows.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn one(&self, row: i64) -> Result<Option<Attempt>> {
        let mut one = self
            .0
            .prepare_cached(&format!("{ATTEMPT} WHERE attempt.id = ?1"))?;
        let found = one.query_row([row], |row| Ok(self.whole(row))).optional()?;
        match found.transpose() {
            Err(error) if error.trouble == RecordsErrorKind::Broken => Ok(None),
            found => Ok(found?.filter(is_known)),
        }
    }

    /// The parts of the exam in this row in which something was answered, likewise.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn parts(&self, exam: i64) -> Result<Vec<Attempt>> {
        let mut parts = self
            .0
            .prepare("SELECT id FROM attempt WHERE exam = ?1 ORDER BY part")?;
        let rows = parts.query_map([exam], |row| row.get(0))?;
        let rows = rows.collect::<rusqlite::Result<Vec<i64>>>()?;
        let parts = rows.into_iter().filter_map(|row| self.one(row).transpose());
        let parts = parts.collect::<Result<Vec<Attempt>>>()?;
        Ok(parts
            .into_iter()
            .filter(|part| !part.answers.is_empty())
            .collect())
    }

    /// What is in a row of [`ATTEMPT`], and all that belongs to it.
    fn whole(&self, row: &Row) -> Result<Attempt> {
        let id: i64 = row.get("row")?;
        let exam: Option<String> = row.get("exam")?;
        let part: Option<usize> = row.get("part")?;
        let role: Option<String> = row.get("role")?;
        let outcome: Option<String> = row.get("outcome")?;
        let ended: Option<i64> = row.get("ended")?;
        let questions = (row.get("asked")?, row.get("bits")?, row.get("lost")?);
        let outcome = outcome.map(|name| AttemptOutcome::named(&name).ok_or_else(|| none(&name)));
        Ok(Attempt {
            id: uuid(&row.get::<_, String>("name")?)?,
            alias: row.get("alias")?,
            pack: [row.get("pack")?, row.get("version")?, row.get("hash")?],
            exam: exam
                .zip(part)
                .map(|(exam, part)| Ok::<_, RecordsError>((uuid(&exam)?, part.into())))
                .transpose()?,
            kind: row.get("kind")?,
            begun: serde_json::from_str(&row.get::<_, String>("begun")?)
                .map_err(|error| RecordsError::new(RecordsErrorKind::Broken, error))?,
            level: row.get("level")?,
            role: role.as_deref().and_then(role_named),
            program: row.get("program")?,
            lang: row.get("lang")?,
            began: row.get("began")?,
            zone: row.get("zone")?,
            ended: ended.zip(outcome.transpose()?),
            score: row.get("score")?,
            cause: row.get("cause")?,
            named: row.get("named")?,
            questions: match questions {
                (Some(asked), Some(bits), Some(lost)) => Some([asked, bits, lost]),
                _ => None,
            },
            answers: self.of(
                "SELECT at, time, doing, item, given, right, mistake, bits, lost, best FROM answer
                 WHERE attempt = ?1 ORDER BY at",
                id,
                answer,
            )?,
            broken: self.of(
                "SELECT rule, at FROM breach WHERE attempt = ?1 ORDER BY n",
                id,
                |row| Ok((row.get("rule")?, row.get("at")?)),
            )?,
            reviews: self.of(
                "SELECT at, kind, item, recall, time FROM review WHERE attempt = ?1 ORDER BY at, kind, item",
                id,
                |row| {
                    let kind = named(row, "kind", ReviewKind::named)?;
                    Ok((row.get("at")?, kind, row.get("item")?, row.get("recall")?, row.get("time")?))
                },
            )?,
        })
    }

    /// What belongs to an attempt.
    fn of<T>(&self, query: &str, attempt: i64, read: impl Fn(&Row) -> Result<T>) -> Result<Vec<T>> {
        let mut query = self.0.prepare_cached(query)?;
        let mut rows = query.query([attempt])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }
}

fn answer(row: &Row) -> Result<Answer> {
    let bits: Option<u32> = row.get("bits")?;
    Ok(Answer {
        at: row.get("at")?,
        time: row.get("time")?,
        doing: row.get("doing")?,
        item: row.get("item")?,
        given: row.get("given")?,
        right: row.get("right")?,
        mistake: row.get("mistake")?,
        bits: bits.zip(row.get("lost")?),
        best: row.get("best")?,
    })
}

/// What the name in a column stands for.
fn named<T>(row: &Row, column: &str, find: impl Fn(&str) -> Option<T>) -> Result<T> {
    let name: String = row.get(column)?;
    find(&name).ok_or_else(|| none(&name))
}

fn none(name: &str) -> RecordsError {
    RecordsError::new(RecordsErrorKind::Broken, format!("no such name: {name}"))
}

fn uuid(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|error| RecordsError::new(RecordsErrorKind::Broken, error))
}

/// Stores what the verdict on a call found.
pub(crate) fn judged(change: &Transaction, row: i64, verdict: &Verdict) -> Result<()> {
    let bits: u32 = verdict.questions.iter().map(|one| one.gained).sum();
    let lost: u32 = verdict.questions.iter().map(|one| one.regret).sum();
    change.execute(
        "UPDATE attempt SET cause = ?2, named = ?3, asked = ?4, bits = ?5, lost = ?6 WHERE id = ?1",
        params![
            row,
            verdict.cause,
            verdict.named,
            verdict.questions.len(),
            bits,
            lost
        ],
    )?;
    for one in &verdict.questions {
        change.execute(
            "UPDATE answer SET bits = ?3, lost = ?4, best = ?5 WHERE attempt = ?1 AND at = ?2",
            params![row, one.at, one.gained, one.regret, one.best],
        )?;
    }
    for (n, breach) in verdict.broken.iter().enumerate() {
        change.execute(
            "INSERT INTO breach (attempt, n, rule, at) VALUES (?1, ?2, ?3, ?4)",
            params![row, n, breach.rule, breach.at],
        )?;
    }
    Ok(())
}

pub(crate) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Issuer => "issuer",
        Role::Merchant => "merchant",
    }
}

fn role_named(name: &str) -> Option<Role> {
    [Role::Issuer, Role::Merchant]
        .into_iter()
        .find(|role| role_name(*role) == name)
}
