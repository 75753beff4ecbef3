//! Where a person of a team stands: whether they may take calls, and what that rests on.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::pack::content::Pack;
use crate::pack::model::curriculum::ReadyRule;
use crate::training::day::Day;
use crate::training::report::{ENOUGH_OF_CAUSE, HABIT, LAST_OF_CAUSE};
use crate::training::team::last_exam::LastExam;
use crate::training::team::practice::{JudgedCall, PersonPractice, TicketProof};

/// So few of the last calls say nothing of how good somebody is, whatever they came to.
pub(crate) const FEW_CALLS: usize = 5;

/// Calls more or fewer passed, of the last ones beside as many before, that are a change: less is chance.
pub const CHANGE: u32 = 3;

/// Whether somebody may take calls, the one who needs the trainer most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// A blocker was broken in the last calls.
    Blocked,
    /// Too few of the last calls were passed.
    Weak,
    /// There are too few calls to tell.
    TooFew,
    /// Nothing was practised in the period.
    Absent,
    /// Too few frauds were recognised.
    NoFraud,
    /// All but the exam.
    NeedsExam,
    Ready,
}

/// In how many of some calls something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountedCalls {
    /// A rule or a cause, by its id.
    pub id: String,
    /// Those in which it did: the rule was broken, the cause was found.
    pub hits: u32,
    pub of: u32,
}

/// The last calls beside as many before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CallTrend {
    /// Passed of those before.
    pub before: u32,
    /// Passed of the last ones.
    pub last: u32,
}

/// Where a person stands. Counts are of the period, but for the exam.
///
/// What is called their last calls is one window everywhere: as many as the pack's [`ReadyRule`] says, or all where there
/// are fewer, of every level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonStanding {
    /// Empty where none was given.
    pub alias: String,
    pub groups: Vec<String>,
    pub readiness: Readiness,
    /// All that keeps them from taking calls: `readiness` is the first of it.
    pub missing: Vec<Readiness>,
    /// Calls that were judged.
    pub calls: u32,
    /// How many of them are the last calls.
    pub last: u32,
    pub last_passed: u32,
    /// The usual level of the last calls: their median, from 1.
    pub level: Option<usize>,
    /// Frauds that were recognised in the period: the caller's cause was one, and the call was passed. Few calls bring one,
    /// so that among the last ones it would be chance.
    pub frauds: u32,
    /// How many of the last calls were at the level of the [`ReadyRule`] or above.
    pub at_level: u32,
    /// Rules that were broken in the last calls: those that fail a call first, then the one broken most.
    pub rules: Vec<CountedCalls>,
    /// How many of `rules` fail a call.
    pub blockers: usize,
    /// Causes of the last calls about each: those that enough calls were about first, among these the one found least.
    pub causes: Vec<CountedCalls>,
    /// The last one that counts towards readiness.
    pub exam: Option<LastExam>,
    /// What is wrong with the ticket of the last exam, which does not count for it.
    #[serde(skip)]
    pub unproven: Option<TicketProof>,
    pub left_exams: u32,
    pub left_calls: u32,
    /// None where there are fewer calls than twice the last ones.
    pub trend: Option<CallTrend>,
    /// Seconds of the last calls: their median.
    pub seconds: Option<u32>,
    pub days: u32,
    pub last_day: Option<Day>,
    pub minutes: u32,
    pub overdue: u32,
}

/// The level from which calls count towards readiness in this pack, which may have fewer levels.
pub fn ready_level(pack: &Pack) -> usize {
    let desk = pack.desk();
    desk.ready.level.min(desk.levels.len())
}

/// Whether the caller's cause was a fraud.
fn is_fraud(pack: &Pack, call: &JudgedCall) -> bool {
    let frauds = &pack.desk().frauds;
    call.cause
        .as_ref()
        .is_some_and(|cause| frauds.contains(cause))
}

/// Whether a rule fails a call.
pub fn is_blocker(pack: &Pack, rule: &str) -> bool {
    pack.desk().is_blocker(rule)
}

/// The calls that tell something: who takes the same one again, or one of a seed that was asked for, may know it by heart,
/// and would wipe away what was before it. What is never allowed counts each time.
fn new_to_them(pack: &Pack, calls: &[JudgedCall]) -> Vec<JudgedCall> {
    let mut met = BTreeSet::new();
    let mut fresh = Vec::new();
    for call in calls {
        let is_first = met.insert(&call.begun) && !call.is_rehearsed;
        if is_first || call.broken.iter().any(|rule| is_blocker(pack, rule)) {
            fresh.push(call.clone());
        }
    }
    fresh
}

/// The last of these, the newest first.
fn last(calls: &[JudgedCall], most: usize) -> impl Iterator<Item = &JudgedCall> + Clone {
    calls.iter().rev().take(most)
}

fn passed<'c>(calls: impl Iterator<Item = &'c JudgedCall>) -> u32 {
    calls.filter(|call| call.passed).count() as u32
}

/// The middle of these, the lower of two.
pub(crate) fn median<T: Ord + Copy>(mut all: Vec<T>) -> Option<T> {
    all.sort_unstable();
    all.get(all.len().saturating_sub(1) / 2).copied()
}

impl PersonStanding {
    pub fn new(pack: &Pack, person: &PersonPractice) -> PersonStanding {
        let calls = &new_to_them(pack, &person.calls);
        let (level, rule) = (ready_level(pack), pack.desk().ready);
        let lately = last(calls, rule.calls);
        let mut exams = person.exams.iter();
        let exam = exams.rfind(|exam| exam.proof == TicketProof::Certified || !rule.ticket);
        // One that lacks nothing but the proof.
        let unproven = person.exams.last().filter(|_| rule.ticket);
        let unproven = unproven.filter(|exam| exam.proof != TicketProof::NoTicket);
        let hard = lately.clone().filter(|call| call.level >= level);
        let seconds = lately.clone().map(|call| call.spent / 1000).collect();
        let rules = rules(pack, lately.clone());
        let mut standing = PersonStanding {
            alias: person.alias.clone(),
            groups: person.groups.clone(),
            readiness: Readiness::Ready,
            missing: Vec::new(),
            calls: calls.len() as u32,
            last: lately.clone().count() as u32,
            last_passed: passed(lately.clone()),
            level: median(lately.clone().map(|call| call.level).collect()),
            frauds: passed(calls.iter().filter(|call| is_fraud(pack, call))),
            at_level: hard.count() as u32,
            blockers: rules
                .iter()
                .filter(|rule| is_blocker(pack, &rule.id))
                .count(),
            rules,
            causes: causes(calls),
            exam: exam.map(|exam| LastExam::new(pack, exam)),
            unproven: unproven
                .map(|exam| exam.proof)
                .filter(|proof| *proof != TicketProof::Certified),
            left_exams: person.left_exams,
            left_calls: person.left_calls,
            trend: trend(calls, rule.calls),
            seconds: median(seconds).map(|seconds| u32::try_from(seconds).unwrap_or(0)),
            days: person.days,
            last_day: person.last_day,
            minutes: u32::try_from(person.spent.saturating_add(30_000) / 60_000).unwrap_or(0),
            overdue: person.overdue,
        };
        standing.missing = standing.judged(&rule);
        let worst = standing.missing.first();
        standing.readiness = worst.copied().unwrap_or(Readiness::Ready);
        standing
    }

    /// All that is missing, the gravest first.
    fn judged(&self, rule: &ReadyRule) -> Vec<Readiness> {
        let (of, passed) = (self.last as usize, self.last_passed as usize);
        // Whoever failed more than the rule allows is weak, however many calls are still to come.
        let is_weak = of >= FEW_CALLS && of - passed > rule.calls.saturating_sub(rule.passed);
        let is_enough = of == rule.calls && self.at_level as usize >= rule.at_level();
        let is_absent = !is_weak && self.last_day.is_none();
        let has_passed = self.exam.as_ref().is_some_and(|exam| exam.passed);
        let missing = [
            (Readiness::Blocked, self.blockers > 0),
            (Readiness::Weak, is_weak),
            (Readiness::TooFew, !is_weak && !is_absent && !is_enough),
            (Readiness::Absent, is_absent),
            // Whoever has too few calls may meet one in those to come.
            (
                Readiness::NoFraud,
                is_enough && (self.frauds as usize) < rule.frauds,
            ),
            // Who has practised nothing begins with calls.
            (Readiness::NeedsExam, !is_absent && !has_passed),
        ];
        let missing = missing.into_iter().filter(|(_, is)| *is);
        missing.map(|(missing, _)| missing).collect()
    }

    /// The rules broken that fail a call.
    pub fn blockers(&self) -> &[CountedCalls] {
        self.rules.get(..self.blockers).unwrap_or_default()
    }

    /// The rule that fails no call and was broken more often than chance makes it, if one was.
    pub fn weakest_rule(&self) -> Option<&CountedCalls> {
        self.habits().nth(self.blockers)
    }

    /// The rules that this person breaks: those that fail a call, then those broken more often than chance makes it.
    pub fn habits(&self) -> impl Iterator<Item = &CountedCalls> {
        let others = self.rules.get(self.blockers..).unwrap_or_default();
        let is_habit = |rule: &&CountedCalls| rule.hits >= HABIT && rule.of as usize >= FEW_CALLS;
        self.blockers().iter().chain(others.iter().filter(is_habit))
    }

    /// The cause that was found least, of those that enough calls were about; at most half of these found it.
    pub fn weakest_cause(&self) -> Option<&CountedCalls> {
        let mut causes = self.causes.iter();
        causes.find(|cause| cause.of >= ENOUGH_OF_CAUSE && cause.hits * 2 <= cause.of)
    }

    /// By which people are ordered: who needs the trainer most comes first.
    pub(crate) fn need(&self) -> impl Ord + use<> {
        let blocked: u32 = self.blockers().iter().map(|rule| rule.hits).sum();
        let share = self.last_passed * 1000 / self.last.max(1);
        let overdue = u32::MAX - self.overdue;
        let blocked = u32::MAX - blocked;
        (self.readiness, blocked, share, overdue, self.alias.clone())
    }
}

/// The rules that were broken in these calls.
fn rules<'c>(
    pack: &Pack,
    calls: impl Iterator<Item = &'c JudgedCall> + Clone,
) -> Vec<CountedCalls> {
    let of = calls.clone().count() as u32;
    let mut rules: Vec<CountedCalls> = Vec::new();
    for id in calls.flat_map(|call| &call.broken) {
        match rules.iter_mut().find(|rule| rule.id == *id) {
            Some(rule) => rule.hits += 1,
            None => rules.push(CountedCalls {
                id: id.clone(),
                hits: 1,
                of,
            }),
        }
    }
    rules.sort_by(|one, other| {
        let rank = |rule: &CountedCalls| (!is_blocker(pack, &rule.id), u32::MAX - rule.hits);
        let by_rank = rank(one).cmp(&rank(other));
        by_rank.then_with(|| one.id.cmp(&other.id))
    });
    rules
}

/// The causes of the last calls about each.
fn causes(calls: &[JudgedCall]) -> Vec<CountedCalls> {
    let mut causes: Vec<CountedCalls> = Vec::new();
    for call in calls.iter().rev() {
        let Some(id) = &call.cause else { continue };
        let found = u32::from(call.found);
        match causes.iter_mut().find(|cause| cause.id == *id) {
            Some(cause) if cause.of as usize == LAST_OF_CAUSE => {}
            Some(cause) => (cause.hits, cause.of) = (cause.hits + found, cause.of + 1),
            None => causes.push(CountedCalls {
                id: id.clone(),
                hits: found,
                of: 1,
            }),
        }
    }
    // What one call or two say stands behind what more of them say.
    causes.sort_by(|one, other| {
        let rank = |cause: &CountedCalls| {
            let is_few = cause.of < ENOUGH_OF_CAUSE;
            (is_few, cause.hits * 1000 / cause.of.max(1), cause.of)
        };
        let by_rank = rank(one).cmp(&rank(other));
        by_rank.then_with(|| one.id.cmp(&other.id))
    });
    causes
}

fn trend(calls: &[JudgedCall], most: usize) -> Option<CallTrend> {
    let before = calls.len().checked_sub(2 * most)?;
    let (before, lately) = calls.get(before..)?.split_at(most);
    Some(CallTrend {
        before: passed(before.iter()),
        last: passed(lately.iter()),
    })
}
