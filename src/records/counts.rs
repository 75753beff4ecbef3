//! What a report counts, attempt by attempt.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};
use rusqlite::Row;

use crate::training::day::Day;
use crate::training::modes::{call, exam};
use crate::training::period::Period;
use crate::training::report::{
    CauseLine, ExamLine, LAST_CALLS, LAST_OF_CAUSE, PersonLine, Report, RuleLine, Totals, WeekLine,
    share,
};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

pub(crate) fn minutes(ms: i64) -> u32 {
    u32::try_from(ms.saturating_add(MINUTE / 2) / MINUTE).unwrap_or(u32::MAX)
}

/// How likely something is remembered now, in thousandths: whether it is a rule, or else a cause, and its id.
pub(crate) type RecallByCause = HashMap<(bool, String), u32>;

/// On how many days somebody practised, the last of them, and for how many milliseconds.
pub(crate) type Practised = (u32, Day, i64);

/// An attempt, as far as what belongs to it needs to know.
#[derive(Clone, Copy)]
pub(crate) struct Of {
    pub(crate) person: i64,
    pub(crate) zone: i64,
    /// Whether it is a call that ended on a day that counts.
    pub(crate) is_call: bool,
}

/// A call among the last ones of a person: when it ended, which it is, and whether it was what is counted.
type Last = (i64, i64, bool);

/// Keeps the last of all calls, in whatever order they come.
fn keep(last: &mut Vec<Last>, most: usize, one: Last) {
    let place = last.partition_point(|known| (known.0, known.1) > (one.0, one.1));
    if place < most {
        last.insert(place, one);
        last.truncate(most);
    }
}

/// A rule so far.
#[derive(Default)]
pub(crate) struct Tally {
    broken: u32,
    pub(crate) times: u32,
    last_broken: u32,
    /// Those who broke it in their last calls, each with the number of these.
    people: BTreeMap<i64, u32>,
}

/// What was counted so far.
pub(crate) struct Counter {
    /// The rows of those whom it is about; none for everybody.
    people_asked: Option<Vec<i64>>,
    period: Period,
    pub(crate) attempts: HashMap<i64, Of>,
    totals: Totals,
    /// Met and found, and of each person the last ones.
    causes: BTreeMap<String, (u32, u32)>,
    last_met: HashMap<i64, HashMap<String, Vec<Last>>>,
    /// The last calls of each person, with whether they were passed.
    last_calls: HashMap<i64, Vec<Last>>,
    pub(crate) rules: BTreeMap<String, Tally>,
    /// What was named first in a call, and was not its cause.
    first_wrong: HashMap<i64, String>,
    /// Causes, and what was taken for them first.
    pub(crate) taken: BTreeMap<(String, String), u32>,
    weeks: BTreeMap<Day, WeekLine>,
    exams: Vec<(i64, i64, ExamLine)>,
    /// Calls and those passed, person by person.
    people: HashMap<i64, (u32, u32)>,
}

impl Counter {
    pub(crate) fn new(
        people_asked: Option<Vec<i64>>,
        period: Period,
        first_wrong: HashMap<i64, String>,
    ) -> Counter {
        Counter {
            people_asked,
            period,
            attempts: HashMap::new(),
            totals: Totals::default(),
            causes: BTreeMap::new(),
            last_met: HashMap::new(),
            last_calls: HashMap::new(),
            rules: BTreeMap::new(),
            first_wrong,
            taken: BTreeMap::new(),
            weeks: BTreeMap::new(),
            exams: Vec::new(),
            people: HashMap::new(),
        }
    }

    pub(crate) fn counts(&self, day: Day) -> bool {
        self.period.holds(day)
    }

    /// Whether it is about this person, by the row.
    pub(crate) fn is_about(&self, person: i64) -> bool {
        let asked = self.people_asked.as_ref();
        asked.is_none_or(|asked| asked.contains(&person))
    }

    pub(crate) fn attempt(&mut self, row: &Row) -> rusqlite::Result<()> {
        let (id, person, zone) = (row.get("id")?, row.get("person")?, row.get("zone")?);
        if !self.is_about(person) {
            return Ok(());
        }
        let ended: Option<i64> = row.get("ended")?;
        let day = ended.map(|ended| Day::of(ended, zone));
        let day = day.filter(|day| self.counts(*day));
        let [kind, outcome] = [row.get_ref("kind")?, row.get_ref("outcome")?];
        let (kind, outcome) = (kind.as_str()?, outcome.as_str_or_null()?);
        let is_judged = matches!(outcome, Some("passed" | "failed"));
        let is_call = kind == call::KIND && is_judged && day.is_some();
        let of = Of {
            person,
            zone,
            is_call,
        };
        self.attempts.insert(id, of);
        let (Some(day), Some(ended)) = (day, ended) else {
            return Ok(());
        };
        let is_passed = outcome == Some("passed");
        if is_call {
            self.call(row, (day, ended, id), person, is_passed)?;
        } else if kind == exam::KIND && is_judged {
            let line = ExamLine {
                day,
                alias: String::new(),
                score: row.get::<_, Option<u32>>("score")?.unwrap_or(0),
                passed: is_passed,
            };
            self.totals.exams += 1;
            self.totals.exams_passed += u32::from(is_passed);
            self.exams.push((ended, person, line));
        } else if outcome == Some("unfinished") && row.get("resumes")? && row.get("is_whole")? {
            self.totals.unfinished += 1;
        }
        Ok(())
    }

    fn call(
        &mut self,
        row: &Row,
        (day, ended, id): (Day, i64, i64),
        person: i64,
        is_passed: bool,
    ) -> rusqlite::Result<()> {
        let passed = u32::from(is_passed);
        self.totals.calls += 1;
        self.totals.passed += passed;
        let whose = self.people.entry(person).or_insert((0, 0));
        *whose = (whose.0 + 1, whose.1 + passed);
        let week = self.weeks.entry(day.monday()).or_insert(WeekLine {
            monday: day.monday(),
            calls: 0,
            passed: 0,
            questions: 0,
            bits: 0,
        });
        week.calls += 1;
        week.passed += passed;
        let asked = row.get::<_, Option<u32>>("asked")?;
        week.questions = week.questions.saturating_add(asked.unwrap_or(0));
        let bits = row.get::<_, Option<u32>>("bits")?;
        week.bits = week.bits.saturating_add(bits.unwrap_or(0));
        let one = (ended, id, is_passed);
        keep(self.last_calls.entry(person).or_default(), LAST_CALLS, one);
        let [cause, named] = [row.get_ref("cause")?, row.get_ref("named")?];
        let (named, taken) = (named.as_str_or_null()?, self.first_wrong.remove(&id));
        let Some(cause) = cause.as_str_or_null()? else {
            return Ok(());
        };
        let is_found = named == Some(cause) && taken.is_none();
        if !self.causes.contains_key(cause) {
            self.causes.insert(cause.to_owned(), (0, 0));
        }
        if let Some((met, found)) = self.causes.get_mut(cause) {
            *met += 1;
            *found += u32::from(is_found);
        }
        let of_person = self.last_met.entry(person).or_default();
        let one = (ended, id, is_found);
        match of_person.get_mut(cause) {
            Some(last) => keep(last, LAST_OF_CAUSE, one),
            None => {
                of_person.insert(cause.to_owned(), vec![one]);
            }
        }
        if let Some(taken) = taken {
            let pair = (cause.to_owned(), taken);
            *self.taken.entry(pair).or_insert(0) += 1;
        }
        Ok(())
    }

    /// A rule was broken in a call that counts.
    pub(crate) fn breach(&mut self, call: i64, of: Of, rule: &str, is_again: bool) {
        if !self.rules.contains_key(rule) {
            self.rules.insert(rule.to_owned(), Tally::default());
        }
        let last = self.last_calls.get(&of.person);
        let is_last = last.is_some_and(|last| last.iter().any(|(_, id, _)| *id == call));
        if let Some(tally) = self.rules.get_mut(rule) {
            tally.times += 1;
            tally.broken += u32::from(!is_again);
            if !is_again && is_last {
                tally.last_broken += 1;
                *tally.people.entry(of.person).or_insert(0) += 1;
            }
        }
    }

    /// All that was counted, as it is told.
    pub(crate) fn told(
        mut self,
        names: &[(i64, String)],
        people: BTreeMap<i64, Practised>,
        recall: &RecallByCause,
        report: &mut Report,
    ) {
        let name = |id: i64| {
            let found = names.iter().find(|(known, _)| *known == id);
            found.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        report.totals = Totals {
            days: report.totals.days,
            answers: report.totals.answers,
            minutes: report.totals.minutes,
            ..self.totals
        };
        report.causes = self.cause_lines(recall);
        report.rules = self.rule_lines(recall, name);
        report.weeks = self.weeks.into_values().collect();
        self.exams
            .sort_by_key(|(ended, person, _)| (*ended, *person));
        let exams = self.exams.into_iter();
        report.exams = exams
            .map(|(_, person, line)| ExamLine {
                alias: name(person),
                ..line
            })
            .collect();
        if report.who.is_none() {
            let lines = people.into_iter().map(|(id, (days, last, spent))| {
                let (calls, passed) = self.people.get(&id).copied().unwrap_or((0, 0));
                PersonLine {
                    alias: name(id),
                    days,
                    last: Some(last),
                    minutes: minutes(spent),
                    calls,
                    passed,
                }
            });
            report.people = lines.collect();
            report
                .people
                .sort_by(|one, other| one.alias.cmp(&other.alias));
        }
    }

    /// The causes that were met. The weakest first: one call missed of one says less than three of three. What was
    /// always found comes last.
    fn cause_lines(&self, recall: &RecallByCause) -> Vec<CauseLine> {
        let line = |(id, (met, found)): (&String, &(u32, u32))| {
            let last = self.last_met.values().filter_map(|of| of.get(id)).flatten();
            let (last, last_found) = last.fold((0, 0), |(last, got), (_, _, is_found)| {
                (last + 1, got + u32::from(*is_found))
            });
            CauseLine {
                met: *met,
                found: *found,
                last,
                last_found,
                recall: recall.get(&(false, id.clone())).copied(),
                id: id.clone(),
            }
        };
        let mut lines: Vec<CauseLine> = self.causes.iter().map(line).collect();
        lines.sort_by_key(|line| {
            let is_found = line.last_found == line.last;
            let likely = share(line.last_found + 1, line.last + 2);
            (is_found, likely, u32::MAX - line.met)
        });
        lines
    }

    /// The rules that were broken.
    fn rule_lines(&self, recall: &RecallByCause, name: impl Fn(i64) -> String) -> Vec<RuleLine> {
        let last = self.last_calls.values().flatten().count() as u32;
        // Whoever broke it most stands first.
        let who = |tally: &Tally| {
            let mut people: Vec<(&i64, &u32)> = tally.people.iter().collect();
            people.sort_by_key(|(_, calls)| u32::MAX - **calls);
            people.into_iter().map(|(id, _)| name(*id)).collect()
        };
        let line = |(id, tally): (&String, &Tally)| RuleLine {
            id: id.clone(),
            calls: self.totals.calls,
            broken: tally.broken,
            last,
            last_broken: tally.last_broken,
            recall: recall.get(&(true, id.clone())).copied(),
            people: who(tally),
        };
        let mut lines: Vec<RuleLine> = self.rules.iter().map(line).collect();
        lines.sort_by_key(|line| (line.share_kept(), u32::MAX - line.broken));
        lines
    }
}
