//! What each person of a team did, read for the trainer's overview: each table once.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};
use rusqlite::{Row, named_params};

use crate::records::append::Writer;
use crate::records::database::{Result, Store};
use crate::records::report::{members, text};
use crate::records::schedule::DUE;
use crate::text::nearest::nearest;
use crate::training::alias::is_same;
use crate::training::day::{Day, Moment};
use crate::training::modes::table::action;
use crate::training::modes::{call, exam};
use crate::training::period::{Period, ReportScope};
use crate::training::review::ReviewKind;
use crate::training::roster::Roster;
use crate::training::team::practice::{
    JudgedCall, JudgedExam, PersonPractice, TeamPractice, TicketProof, UnlistedName,
};

impl Writer {
    /// What everybody did lately, and the names of the centre's list under which nothing is recorded.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn team(&self, now: Moment) -> Result<TeamPractice> {
        let scope = ReportScope::default();
        self.store().team_lately(&scope, self.roster(), now)
    }
}

impl Store {
    /// The same of the last days as [`Store::report_lately`].
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn team_lately(
        &self,
        scope: &ReportScope,
        roster: &Roster,
        now: Moment,
    ) -> Result<TeamPractice> {
        let period = scope.period.lately(Day::of(now.ms, now.zone));
        let lately = self.team(&scope.clone().within(period), roster, now)?;
        let is_empty = lately.people.iter().all(|person| person.days == 0);
        match is_empty && scope.period.since.is_none() {
            true => self.team(scope, roster, now),
            false => Ok(lately),
        }
    }

    /// What everybody did, or the people of a group, in a period; and the names of the centre's list under which nothing is
    /// recorded. What an import could not verify is left out: on this page it is decided who takes calls.
    ///
    /// # Errors
    /// The records cannot be read, in SQLite's words.
    pub fn team(&self, scope: &ReportScope, roster: &Roster, now: Moment) -> Result<TeamPractice> {
        let names = self.names()?;
        let asked = members(&names, scope);
        let group = scope.group.as_ref().map(|(name, _)| name.as_str());
        let unlisted = unlisted(&names, roster.people(group));
        let named = names
            .into_iter()
            .filter(|(id, _)| asked.as_ref().is_none_or(|asked| asked.contains(id)));
        let person = |alias: String| PersonPractice {
            groups: roster.groups_of(&alias),
            alias,
            ..PersonPractice::default()
        };
        let people = named.map(|(id, alias)| (id, person(alias))).collect();
        let reading = self.db.unchecked_transaction()?;
        let mut reader = TeamReader {
            scope,
            period: scope.period.upto(Day::of(now.ms, now.zone)),
            today: Day::of(now.ms, now.zone),
            people,
            attempts: HashMap::new(),
            proofs: self.ticket_proofs()?,
        };
        let first_wrong = self.taken()?;
        reader.attempts(self, &first_wrong)?;
        reader.breaches(self)?;
        reader.drills(self)?;
        reader.days(self)?;
        reader.overdue(self, now)?;
        drop(reading);
        Ok(TeamPractice {
            unlisted,
            ..reader.team()
        })
    }
}

/// Those of these names of a list that are nobody's in the records.
fn unlisted(known: &[(i64, String)], listed: Vec<String>) -> Vec<UnlistedName> {
    let is_known = |name: &String| known.iter().any(|(_, alias)| is_same(alias, name));
    let unknown = listed.into_iter().filter(|name| !is_known(name));
    let told = unknown.map(|name| UnlistedName {
        nearest: nearest(&name, known.iter().map(|(_, alias)| &**alias)).map(str::to_owned),
        name,
    });
    told.collect()
}

/// An attempt, as far as what belongs to it needs to know.
struct TeamAttempt {
    person: i64,
    zone: i64,
    /// When it ended, so that calls and exams stand in their order.
    ended: i64,
    day: Option<Day>,
    /// The exam of which it is a part.
    exam: Option<i64>,
    call: Option<JudgedCall>,
    /// What is known of an exam that was judged.
    judged: Option<JudgedExam>,
}

struct TeamReader<'a> {
    scope: &'a ReportScope,
    /// The days that count.
    period: Period,
    today: Day,
    people: BTreeMap<i64, PersonPractice>,
    /// By row, in the order in which they were begun.
    attempts: HashMap<i64, TeamAttempt>,
    /// Of exams, by row.
    proofs: HashMap<i64, TicketProof>,
}

impl TeamReader<'_> {
    fn attempts(&mut self, store: &Store, first_wrong: &HashMap<i64, String>) -> Result<()> {
        let mut all = store.db.prepare(
            "SELECT attempt.id AS id, person, zone, kind, resumes, began, ended, outcome, exam, level, cause, named, score,
                begun, begun ->> '$.exam.ticket' IS NOT NULL AS by_ticket,
                begun -> '$.call.rehearsed' IS NOT NULL AS is_rehearsed
             FROM attempt JOIN kind ON kind.name = kind
             WHERE NOT EXISTS (SELECT 1 FROM unverified WHERE unverified.attempt = attempt.id)",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            if self.people.contains_key(&row.get("person")?) {
                let id = row.get("id")?;
                self.attempt(row, id, first_wrong.contains_key(&id))?;
            }
        }
        Ok(())
    }

    fn attempt(&mut self, row: &Row, id: i64, is_wrong_first: bool) -> rusqlite::Result<()> {
        let (person, zone): (i64, i64) = (row.get("person")?, row.get("zone")?);
        let (ended, exam): (Option<i64>, Option<i64>) = (row.get("ended")?, row.get("exam")?);
        let kind: String = row.get("kind")?;
        let outcome: Option<String> = row.get("outcome")?;
        let day = ended.map(|ended| Day::of(ended, zone));
        let is_judged = matches!(outcome.as_deref(), Some("passed" | "failed"));
        let passed = outcome.as_deref() == Some("passed");
        let is_left = matches!(outcome.as_deref(), None | Some("unfinished"));
        if is_left && exam.is_none() && row.get("resumes")? {
            let began = Day::of(row.get("began")?, zone);
            if let Some(whose) = self.people.get_mut(&person)
                && self.period.holds(began)
            {
                whose.left_calls += u32::from(kind == call::KIND);
                whose.left_exams += u32::from(kind == exam::KIND);
            }
        }
        let cause: Option<String> = row.get("cause")?;
        let named: Option<String> = row.get("named")?;
        let judged_call = JudgedCall {
            begun: row.get("begun")?,
            is_rehearsed: row.get("is_rehearsed")?,
            level: row.get::<_, Option<usize>>("level")?.unwrap_or(1),
            passed,
            found: cause.is_some() && cause == named && !is_wrong_first,
            cause,
            ..JudgedCall::default()
        };
        let unproven = match row.get("by_ticket")? {
            true => TicketProof::NoCertificate,
            false => TicketProof::NoTicket,
        };
        let judged_exam = day.map(|day| JudgedExam {
            day,
            proof: self.proofs.get(&id).copied().unwrap_or(unproven),
            passed,
            score: row
                .get::<_, Option<u32>>("score")
                .ok()
                .flatten()
                .unwrap_or(0),
            calls_passed: 0,
            failed: Vec::new(),
            broken: Vec::new(),
            cards: 0,
            requests: 0,
        });
        let attempt = TeamAttempt {
            person,
            zone,
            ended: ended.unwrap_or(0),
            day,
            exam,
            call: (is_judged && kind == call::KIND).then_some(judged_call),
            judged: judged_exam.filter(|_| is_judged && kind == exam::KIND),
        };
        self.attempts.insert(id, attempt);
        Ok(())
    }

    /// The rules that were broken, each once a call.
    fn breaches(&mut self, store: &Store) -> Result<()> {
        let mut all = store
            .db
            .prepare("SELECT attempt, rule FROM breach ORDER BY attempt, n")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let attempt = self.attempts.get_mut(&row.get(0)?);
            let Some(call) = attempt.and_then(|attempt| attempt.call.as_mut()) else {
                continue;
            };
            let rule = text(row, 1)?;
            if !call.broken.iter().any(|known| known == rule) {
                call.broken.push(rule.to_owned());
            }
        }
        Ok(())
    }

    /// Cards and requests, those of exams too.
    fn drills(&mut self, store: &Store) -> Result<()> {
        let mut all = store.db.prepare(
            "SELECT attempt, doing, item, right, time FROM answer WHERE right IS NOT NULL",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let Some(of) = self.attempts.get(&row.get(0)?) else {
                continue;
            };
            let reviews = action(text(row, 1)?).and_then(|action| action.reviews);
            let Some(kind) = reviews else { continue };
            let (person, exam) = (of.person, of.exam);
            let day = Day::of(row.get(4)?, of.zone);
            let right: u32 = row.get(3)?;
            if let Some(whose) = self.people.get_mut(&person)
                && self.period.holds(day)
            {
                let item = (kind, text(row, 2)?.to_owned());
                let cases = whose.drills.entry(item).or_insert((0, 0));
                *cases = (cases.0 + right, cases.1 + 1);
            }
            let exam = exam.and_then(|exam| self.attempts.get_mut(&exam));
            if let Some(judged) = exam.and_then(|exam| exam.judged.as_mut()) {
                match kind {
                    ReviewKind::Card => judged.cards += right as usize,
                    ReviewKind::Request => judged.requests += right as usize,
                    ReviewKind::Advice | ReviewKind::Cause | ReviewKind::Rule => {}
                }
            }
        }
        Ok(())
    }

    /// Days with practice, and how long it took: of a call, all of its days.
    fn days(&mut self, store: &Store) -> Result<()> {
        let mut all = store
            .db
            .prepare("SELECT attempt, day, spent FROM day ORDER BY day")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let Some(of) = self.attempts.get_mut(&row.get(0)?) else {
                continue;
            };
            let (day, spent) = (Day(row.get(1)?), row.get::<_, i64>(2)?);
            if let Some(call) = &mut of.call {
                call.spent = call.spent.saturating_add(spent);
            }
            let Some(whose) = self.people.get_mut(&of.person) else {
                continue;
            };
            if self.period.holds(day) {
                whose.days += u32::from(whose.last_day != Some(day));
                whose.last_day = Some(day);
                whose.spent = whose.spent.saturating_add(spent);
            }
        }
        Ok(())
    }

    fn overdue(&mut self, store: &Store, now: Moment) -> Result<()> {
        let due = format!("SELECT person, {DUE} FROM item");
        let mut all = store.db.prepare(&due)?;
        let mut rows = all.query(named_params! { ":now": now.ms })?;
        while let Some(row) = rows.next()? {
            let due = Day::of(row.get(1)?, now.zone);
            if let Some(whose) = self.people.get_mut(&row.get(0)?) {
                whose.overdue += u32::from(due < self.today);
            }
        }
        Ok(())
    }

    /// What was read, by person.
    fn team(mut self) -> TeamPractice {
        let mut all: Vec<(i64, TeamAttempt)> = self.attempts.drain().collect();
        all.sort_by_key(|(id, attempt)| (attempt.ended, *id));
        let mut of_exams: HashMap<i64, Vec<JudgedCall>> = HashMap::new();
        for (_, attempt) in &all {
            if let (Some(exam), Some(call)) = (attempt.exam, &attempt.call) {
                of_exams.entry(exam).or_default().push(call.clone());
            }
        }
        let period = self.period;
        for (id, attempt) in all {
            let Some(whose) = self.people.get_mut(&attempt.person) else {
                continue;
            };
            let day = attempt.day;
            let is_in = day.is_some_and(|day| period.holds(day));
            whose.calls.extend(attempt.call.filter(|_| is_in));
            let is_until = day.is_some_and(|day| period.is_before_end(day));
            if let Some(judged) = attempt.judged.filter(|_| is_until) {
                let calls = of_exams.remove(&id).unwrap_or_default();
                let failed = calls.iter().filter(|call| !call.passed);
                whose.exams.push(JudgedExam {
                    calls_passed: calls.iter().filter(|call| call.passed).count(),
                    failed: failed.filter_map(|call| call.cause.clone()).collect(),
                    broken: calls.into_iter().flat_map(|call| call.broken).collect(),
                    ..judged
                });
            }
        }
        TeamPractice {
            group: self.scope.group.as_ref().map(|(name, _)| name.clone()),
            period: self.scope.period,
            today: self.today,
            people: self.people.into_values().collect(),
            unlisted: Vec::new(),
        }
    }
}
