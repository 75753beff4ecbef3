//! What a report tells of practice that has no result to believe: what was left, what nobody could verify, and what lies ahead of the
//! clock.

use std::collections::BTreeMap;

use crate::records::counts::Counter;
use crate::records::database::{Result, Store};
use crate::training::day::Day;
use crate::training::modes::exam;
use crate::training::report::LeftLine;

impl Store {
    /// Calls and exams that were left, closed or not, of those that count; whoever left most comes first.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub(crate) fn left_by_person(
        &self,
        count: &Counter,
        names: &[(i64, String)],
    ) -> Result<Vec<LeftLine>> {
        let mut all = self.db.prepare(
            "SELECT person, zone, coalesce(ended, began), kind,
                EXISTS (SELECT 1 FROM answer WHERE answer.attempt = attempt.id)
             FROM attempt JOIN kind ON kind.name = kind
             WHERE exam IS NULL AND resumes AND (ended IS NULL OR outcome = 'unfinished')",
        )?;
        let mut rows = all.query([])?;
        let mut left: BTreeMap<i64, LeftLine> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (person, zone, ms): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !count.is_about(person) || !count.counts(Day::of(ms, zone)) {
                continue;
            }
            let line = left.entry(person).or_default();
            match row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)? {
                exam::KIND => line.exams += 1,
                _ => {
                    line.calls += 1;
                    line.unmoved += u32::from(!row.get::<_, bool>(4)?);
                }
            }
        }
        let named = |(person, line): (i64, LeftLine)| {
            let name = names.iter().find(|(id, _)| *id == person);
            LeftLine {
                alias: name.map(|(_, name)| name.clone()).unwrap_or_default(),
                ..line
            }
        };
        let mut lines: Vec<LeftLine> = left.into_iter().map(named).collect();
        lines.sort_by(|one, other| {
            let most = (other.exams + other.calls).cmp(&(one.exams + one.calls));
            most.then_with(|| one.alias.cmp(&other.alias))
        });
        Ok(lines)
    }

    /// Attempts of these people that lie after today; an exam with its parts is one.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub(crate) fn ahead(&self, count: &Counter, today: Day) -> Result<u32> {
        let mut all = self.db.prepare(
            "SELECT person, zone, coalesce(ended, began) FROM attempt WHERE exam IS NULL",
        )?;
        let mut rows = all.query([])?;
        let mut ahead = 0;
        while let Some(row) = rows.next()? {
            let day = Day::of(row.get(2)?, row.get(1)?);
            ahead += u32::from(count.is_about(row.get(0)?) && day > today);
        }
        Ok(ahead)
    }

    /// Attempts, of those that count, that an import could not verify; an exam with its parts is one.
    ///
    /// # Errors
    /// SQLite's own, while it is read.
    pub(crate) fn unverified(&self, count: &Counter) -> Result<u32> {
        let mut all = self.db.prepare(
            "SELECT person, zone, coalesce(ended, began) FROM unverified
             JOIN attempt ON attempt.id = unverified.attempt WHERE exam IS NULL",
        )?;
        let mut rows = all.query([])?;
        let mut unverified = 0;
        while let Some(row) = rows.next()? {
            let day = Day::of(row.get(2)?, row.get(1)?);
            unverified += u32::from(count.is_about(row.get(0)?) && count.counts(day));
        }
        Ok(unverified)
    }
}
