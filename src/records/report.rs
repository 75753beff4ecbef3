//! What practice came to, counted: the attempts and the mistakes are read once each, the answers not at all.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt};
use rusqlite::{Row, named_params};

use crate::records::append::Writer;
use crate::records::counts::{Counter, Practised, RecallByCause, minutes};
use crate::records::database::{Result, Store};
use crate::records::due::memory;
use crate::records::schedule::{self, DUE};
use crate::training::alias::is_same;
use crate::training::day::{Day, Moment};
use crate::training::modes::table::action;
use crate::training::period::ReportScope;
use crate::training::report::{AHEAD, DayLine, DueLine, Mistake, Report};
use crate::training::review::ReviewKind;

/// Answers and milliseconds together. A file may hold any numbers, so they end where numbers do.
fn both(one: (u32, i64), other: (u32, i64)) -> (u32, i64) {
    let answers = one.0.saturating_add(other.0);
    (answers, one.1.saturating_add(other.1))
}

impl Writer {
    /// What the practice of this person came to lately, or that of whoever practises.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn report(&self, alias: Option<&str>, now: Moment) -> Result<Report> {
        let scope = ReportScope::whole(Some(alias.unwrap_or(self.alias())));
        let found = self.store().report_lately(&scope, now)?;
        let today = Day::of(now.ms, now.zone);
        Ok(found.unwrap_or_else(|| Report::new(&scope, today)))
    }
}

impl Store {
    /// The report of the last days, where no first day is asked for; of all days, where nothing was practised in them.
    /// Screens and commands count the same days by this.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn report_lately(&self, scope: &ReportScope, now: Moment) -> Result<Option<Report>> {
        let period = scope.period.lately(Day::of(now.ms, now.zone));
        let lately = self.report(&scope.clone().within(period), now)?;
        match lately {
            Some(lately) if lately.totals.answers == 0 && scope.period.since.is_none() => {
                self.report(scope, now)
            }
            lately => Ok(lately),
        }
    }

    /// What practice came to, of whom and when this says; no report where nobody has that alias. What was answered counts
    /// on the day on which it was, a call or an exam on the day on which it ended, each where the person was when it
    /// began. What is due is always told of today.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn report(&self, scope: &ReportScope, now: Moment) -> Result<Option<Report>> {
        let names = self.names()?;
        let scope = match &scope.alias {
            None => scope.clone(),
            Some(alias) => ReportScope {
                alias: Some(self.known_as(alias)?),
                ..scope.clone()
            },
        };
        let people = match &scope.alias {
            None => members(&names, &scope),
            Some(alias) => match names.iter().find(|(_, name)| name == alias) {
                Some((id, _)) => Some(vec![*id]),
                None => return Ok(None),
            },
        };
        // All that is read is of one moment, whatever other windows write meanwhile.
        let reading = self.db.unchecked_transaction()?;
        let today = Day::of(now.ms, now.zone);
        let mut count = Counter::new(people, scope.period.upto(today), self.taken()?);
        self.count_attempts(&mut count)?;
        self.broken(&mut count)?;
        let mistakes = self.mistakes(&count)?;
        let mut report = Report::new(&scope, today);
        report.mistakes = mistakes;
        let people = self.days(&count, &mut report)?;
        self.due_ahead(&count, now, &mut report)?;
        let recall = self.recall_of(&count, now)?;
        report.left = self.left_by_person(&count, &names)?;
        report.unverified = self.unverified(&count)?;
        report.ahead = self.ahead(&count, today)?;
        drop(reading);
        count.told(&names, people, &recall, &mut report);
        Ok(Some(report))
    }

    /// The aliases of all who practised, by name.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn aliases(&self) -> Result<Vec<String>> {
        let names = self.names()?;
        Ok(names.into_iter().map(|(_, name)| name).collect())
    }

    pub(crate) fn names(&self) -> Result<Vec<(i64, String)>> {
        let mut names = self
            .db
            .prepare("SELECT id, alias FROM person ORDER BY alias")?;
        let rows = names.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was named first in each call, and was not its cause.
    pub(crate) fn taken(&self) -> Result<HashMap<i64, String>> {
        let mut all = self.db.prepare(
            "SELECT named.attempt, item, cause FROM answer AS named INDEXED BY answer_named
             JOIN attempt ON attempt.id = named.attempt WHERE doing = 'name' ORDER BY named.attempt, at",
        )?;
        let mut rows = all.query([])?;
        let mut taken = HashMap::new();
        while let Some(row) = rows.next()? {
            let cause = row.get_ref(2)?;
            let cause = cause.as_str_or_null().map_err(rusqlite::Error::from)?;
            if cause.is_some() && cause != Some(text(row, 1)?) {
                let named = || text(row, 1).map(str::to_owned);
                if let Entry::Vacant(first) = taken.entry(row.get(0)?) {
                    first.insert(named()?);
                }
            }
        }
        Ok(taken)
    }

    fn count_attempts(&self, count: &mut Counter) -> Result<()> {
        let mut all = self.db.prepare(
            "SELECT id, person, zone, kind, resumes, outcome, ended, exam IS NULL AS is_whole, score, cause, named,
                asked, bits
             FROM attempt JOIN kind ON kind.name = kind",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            count.attempt(row)?;
        }
        Ok(())
    }

    /// The rules that were broken in the calls that count.
    fn broken(&self, count: &mut Counter) -> Result<()> {
        let mut all = self
            .db
            .prepare("SELECT attempt, rule FROM breach ORDER BY attempt, n")?;
        let mut rows = all.query([])?;
        let mut call = None;
        // The rules broken so far in the call at hand.
        let mut here: Vec<String> = Vec::new();
        while let Some(row) = rows.next()? {
            let attempt = row.get::<_, i64>(0)?;
            let Some(of) = count
                .attempts
                .get(&attempt)
                .copied()
                .filter(|of| of.is_call)
            else {
                continue;
            };
            let rule = text(row, 1)?;
            if call.replace(attempt) != Some(attempt) {
                here.clear();
            }
            let is_again = here.iter().any(|known| known == rule);
            count.breach(attempt, of, rule, is_again);
            if !is_again {
                here.push(rule.to_owned());
            }
        }
        Ok(())
    }

    /// What was taken for what, with the rules broken, the mistake made most first.
    fn mistakes(&self, count: &Counter) -> Result<Vec<Mistake>> {
        let mut wrong = self.db.prepare(
            "SELECT doing, item, coalesce(mistake, ''), attempt, time FROM answer
             WHERE right = 0 ORDER BY doing, item, mistake",
        )?;
        let mut rows = wrong.query([])?;
        let mut mistakes: Vec<Mistake> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(of) = count.attempts.get(&row.get::<_, i64>(3)?) else {
                continue;
            };
            if !count.counts(Day::of(row.get(4)?, of.zone)) {
                continue;
            }
            // What a mistake is about says the kind of the answer; one that says nothing of the sort is none.
            let Some(kind) = action(text(row, 0)?).and_then(|action| action.reviews) else {
                continue;
            };
            let (item, mistake) = (text(row, 1)?, text(row, 2)?);
            match mistakes.last_mut() {
                Some(last) if last.kind == kind && last.item == item && last.mistake == mistake => {
                    last.count += 1;
                }
                _ => mistakes.push(Mistake {
                    kind,
                    item: item.to_owned(),
                    mistake: mistake.to_owned(),
                    count: 1,
                }),
            }
        }
        let taken = count.taken.iter().map(|((cause, taken), times)| Mistake {
            kind: ReviewKind::Cause,
            item: cause.clone(),
            mistake: taken.clone(),
            count: *times,
        });
        let broken = count.rules.iter().map(|(rule, tally)| Mistake {
            kind: ReviewKind::Rule,
            item: rule.clone(),
            mistake: String::new(),
            count: tally.times,
        });
        mistakes.extend(taken.chain(broken).filter(|mistake| mistake.count > 0));
        mistakes.sort_by(|one, other| {
            let order =
                |mistake: &Mistake| (mistake.kind, mistake.item.clone(), mistake.mistake.clone());
            let counts = other.count.cmp(&one.count);
            counts.then_with(|| order(one).cmp(&order(other)))
        });
        Ok(mistakes)
    }

    /// Days and their sums; on how many each person practised, till when, for how long.
    fn days(&self, count: &Counter, report: &mut Report) -> Result<BTreeMap<i64, Practised>> {
        let mut all = self
            .db
            .prepare("SELECT attempt, day, answers, spent FROM day")?;
        let mut rows = all.query([])?;
        // By day and person: answers and milliseconds.
        let mut days: HashMap<(Day, i64), (u32, i64)> = HashMap::new();
        while let Some(row) = rows.next()? {
            let Some(of) = count.attempts.get(&row.get::<_, i64>(0)?) else {
                continue;
            };
            let day = Day(row.get(1)?);
            if count.counts(day) {
                let sum = days.entry((day, of.person)).or_insert((0, 0));
                *sum = both(*sum, (row.get(2)?, row.get(3)?));
            }
        }
        let days: BTreeMap<(Day, i64), (u32, i64)> = days.into_iter().collect();
        let mut people: BTreeMap<i64, Practised> = BTreeMap::new();
        let mut sums: BTreeMap<Day, (u32, i64)> = BTreeMap::new();
        for ((day, person), (answers, ms)) in days {
            let whose = people.entry(person).or_insert((0, day, 0));
            *whose = (whose.0 + 1, day, whose.2.saturating_add(ms));
            let sum = sums.entry(day).or_insert((0, 0));
            *sum = both(*sum, (answers, ms));
        }
        let (answers, spent) = sums.values().copied().fold((0, 0), both);
        let line = |(day, (answers, ms))| DayLine {
            day,
            answers,
            minutes: minutes(ms),
        };
        report.days = sums.into_iter().map(line).collect();
        let ends = report.days.first().zip(report.days.last());
        report.practised = ends.map(|(first, last)| (first.day, last.day));
        report.totals.days = report.days.len() as u32;
        report.totals.answers = answers;
        report.totals.minutes = minutes(spent);
        Ok(people)
    }

    fn due_ahead(&self, count: &Counter, now: Moment, report: &mut Report) -> Result<()> {
        let due = format!("SELECT {DUE}, person FROM item");
        let mut all = self.db.prepare(&due)?;
        let mut ahead = [0; AHEAD];
        let mut rows = all.query(named_params! { ":now": now.ms })?;
        while let Some(row) = rows.next()? {
            if !count.is_about(row.get(1)?) {
                continue;
            }
            let due = Day::of(row.get(0)?, now.zone).0;
            let days = due.saturating_sub(report.today.0);
            match usize::try_from(days) {
                Err(_) => report.overdue += 1,
                Ok(days) => {
                    if let Some(due) = ahead.get_mut(days) {
                        *due += 1;
                    }
                }
            }
        }
        let days = (report.today.0..).map(Day).zip(ahead);
        report.due = days.map(|(day, count)| DueLine { day, count }).collect();
        Ok(())
    }

    /// How likely causes and rules are remembered now, in thousandths, the mean over the people.
    fn recall_of(&self, count: &Counter, now: Moment) -> Result<RecallByCause> {
        let scheduler = schedule::scheduler(&self.db)?;
        let mut all = self.db.prepare(
            "SELECT stability, difficulty, reviewed, due, kind = 'rule', item, person FROM item
             WHERE kind IN ('cause', 'rule')",
        )?;
        let mut sums: HashMap<(bool, String), (f64, u32)> = HashMap::new();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            if !count.is_about(row.get(6)?) {
                continue;
            }
            let known = f64::from(memory(row)?.retrievability(&scheduler, now.ms));
            let sum = sums.entry((row.get(4)?, row.get(5)?)).or_insert((0.0, 0));
            *sum = (sum.0 + known, sum.1 + 1);
        }
        let mean = |(sum, of): (f64, u32)| (sum / f64::from(of) * 1000.0).round() as u32;
        Ok(sums
            .into_iter()
            .map(|(item, sum)| (item, mean(sum)))
            .collect())
    }
}

/// The rows of the people of the group that is asked for; none if none is.
pub(crate) fn members(names: &[(i64, String)], scope: &ReportScope) -> Option<Vec<i64>> {
    let (_, members) = scope.group.as_ref()?;
    let is_in = |name: &str| members.iter().any(|member| is_same(member, name));
    let found = names.iter().filter(|(_, name)| is_in(name));
    Some(found.map(|(id, _)| *id).collect())
}

/// A text of a row, which is not copied.
pub(crate) fn text<'r>(row: &'r Row, place: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(place)?.as_str()?)
}
