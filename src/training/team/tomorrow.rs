//! Tomorrow's session: who practises what, at which level, and on how much that rests.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::pack::content::Pack;
use crate::training::exam::ExamGap;
use crate::training::team::at_stake::{calls_for, level_for};
use crate::training::team::person::{
    CountedCalls, FEW_CALLS, PersonStanding, Readiness, is_blocker, ready_level,
};

/// A rule is the team's own weakness where one of so many people breaks it, and never fewer than two.
const ONE_OF: usize = 10;
const FEWEST_TOGETHER: usize = 2;

/// Causes and rules that have a group of their own: more than these nobody leads in one session.
const MOST_SHARED: usize = 2;

/// What people practise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "practise", content = "id")]
pub enum SessionFocus {
    /// The rule that most people break: one exercise for all of them.
    Together(String),
    /// Reviews that are overdue, before anything else.
    Review,
    /// A rule that fails a call.
    Blocker(String),
    /// A rule whose breach fails no call.
    Rule(String),
    Cause(String),
    /// Calls as before: too few were passed, and nothing stands out in them.
    Practice,
    /// Calls, of which there are too few to tell.
    Calls,
    /// Calls about frauds, of which too few were recognised.
    Fraud,
    /// To begin at all.
    Begin,
    Exam,
    /// What the last exam lacked of cards and of telling apart, then the exam: never none.
    DrillsThenExam(Vec<ExamGap>),
}

/// The rule that is at stake where frauds are practised.
const FRAUD: &str = "fraud-unrecognised";

/// People who practise the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionGroup {
    #[serde(flatten)]
    pub focus: SessionFocus,
    /// Their aliases, the one who needs it most first.
    pub people: Vec<String>,
    /// Calls of theirs on which it rests.
    pub of: u32,
    /// Those in which the rule was broken, the cause was found, or the call was passed; of reviews, all that are overdue.
    pub hits: u32,
    /// The calls to practise, by level, the lowest first; none where no calls are.
    pub levels: Vec<SessionLevel>,
}

/// Who of a group takes calls of a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionLevel {
    pub level: usize,
    pub people: Vec<String>,
    /// The calls made by hand to choose, by their ids, where hardly any other of the level brings what is practised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
}

/// The session: what most of the team break, together; overdue reviews; and what each one who may not take calls yet needs
/// most, in as few groups as can be. So nobody has more than three things to do, and who needs nothing is not named. The
/// people stand in the order of their need.
pub fn session(pack: &Pack, people: &[PersonStanding]) -> Vec<SessionGroup> {
    let together = most_broken(pack, people);
    let together = together.as_deref();
    let breaks_it = |person: &&PersonStanding| {
        let mut habits = person.habits();
        habits.any(|rule| Some(&*rule.id) == together)
    };
    let mut all = Vec::new();
    if let Some(rule) = together {
        let theirs = people.iter().filter(breaks_it);
        all.extend(theirs.map(|one| (SessionFocus::Together(rule.to_owned()), one)));
    }
    let mut late: Vec<&PersonStanding> = people.iter().filter(|one| one.overdue > 0).collect();
    late.sort_by_key(|person| Reverse(person.overdue));
    all.extend(late.into_iter().map(|one| (SessionFocus::Review, one)));
    let needs = people.iter();
    let needs = needs.filter_map(|one| Some((need(one, together)?, one)));
    let (weak, others): (Assigned, Assigned) =
        needs.partition(|(focus, _)| *focus == SessionFocus::Practice);
    all.extend(others);
    let weak = weak.into_iter().map(|(_, person)| person);
    all.extend(shared(weak.collect(), together));
    gathered(pack, all)
}

/// What this person needs most, beside reviews and the rule that is practised together: `Practice` for whoever is to do
/// better, in whatever. The exam is for those who lack nothing else.
fn need(person: &PersonStanding, together: Option<&str>) -> Option<SessionFocus> {
    person.missing.iter().find_map(|missing| match missing {
        Readiness::Blocked => {
            let mut others = person.blockers().iter();
            let other = others.find(|rule| Some(&*rule.id) != together)?;
            Some(SessionFocus::Blocker(other.id.clone()))
        }
        Readiness::Weak => Some(SessionFocus::Practice),
        Readiness::TooFew => Some(SessionFocus::Calls),
        Readiness::Absent => Some(SessionFocus::Begin),
        Readiness::NoFraud => Some(SessionFocus::Fraud),
        Readiness::NeedsExam => (person.readiness == *missing).then(|| exam_of(person)),
        Readiness::Ready => None,
    })
}

/// The exam, behind the drills that the last one lacked.
fn exam_of(person: &PersonStanding) -> SessionFocus {
    let gaps = person.exam.iter().flat_map(|exam| &exam.gaps);
    let drills = gaps.filter(|gap| matches!(gap, ExamGap::Cards | ExamGap::Requests));
    let drills: Vec<ExamGap> = drills.copied().collect();
    match drills.is_empty() {
        true => SessionFocus::Exam,
        false => SessionFocus::DrillsThenExam(drills),
    }
}

/// The rule that most people break, if enough of those who take calls do. Of two, the one that fails a call, then the one
/// broken in more calls.
fn most_broken(pack: &Pack, people: &[PersonStanding]) -> Option<String> {
    let mut broken: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for CountedCalls { id, hits, .. } in people.iter().flat_map(PersonStanding::habits) {
        let (people, calls) = broken.entry(id).or_default();
        (*people, *calls) = (*people + 1, *calls + hits);
    }
    let taking = people.iter().filter(|person| person.last > 0).count();
    let enough = taking.div_ceil(ONE_OF).max(FEWEST_TOGETHER);
    let broken = broken
        .into_iter()
        .filter(|(_, (people, _))| *people >= enough);
    let most = broken
        .max_by_key(|(id, (people, calls))| (*people, is_blocker(pack, id), *calls, Reverse(*id)));
    most.map(|(id, _)| id.to_owned())
}

/// What this person lacks: a cause, a rule, or nothing that enough calls show.
fn lacks(person: &PersonStanding, together: Option<&str>) -> Vec<SessionFocus> {
    let mut rules = person.habits().skip(person.blockers);
    let rule = rules.find(|rule| Some(&*rule.id) != together);
    let cause = person.weakest_cause();
    let cause = cause.map(|cause| SessionFocus::Cause(cause.id.clone()));
    let rule = rule.map(|rule| SessionFocus::Rule(rule.id.clone()));
    cause.into_iter().chain(rule).collect()
}

/// People, each with what they practise.
type Assigned<'p> = Vec<(SessionFocus, &'p PersonStanding)>;

/// What each of these is to do better: what most of them lack, as far as there may be groups of their own.
fn shared<'p>(mut people: Vec<&'p PersonStanding>, together: Option<&str>) -> Assigned<'p> {
    let mut found = Vec::new();
    for _ in 0..MOST_SHARED {
        let mut counts: BTreeMap<SessionFocus, usize> = BTreeMap::new();
        for focus in people.iter().flat_map(|person| lacks(person, together)) {
            *counts.entry(focus).or_insert(0) += 1;
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| **count);
        let Some((focus, _)) = most else { break };
        let (theirs, rest): (Vec<_>, Vec<_>) = people
            .into_iter()
            .partition(|person| lacks(person, together).contains(focus));
        found.extend(theirs.into_iter().map(|person| (focus.clone(), person)));
        people = rest;
    }
    let rest = people.into_iter();
    found.extend(rest.map(|person| (SessionFocus::Practice, person)));
    found
}

/// In which order the groups stand.
fn rank(focus: &SessionFocus) -> u32 {
    match focus {
        SessionFocus::Together(_) => 0,
        SessionFocus::Review => 1,
        SessionFocus::Blocker(_) => 2,
        SessionFocus::Rule(_) | SessionFocus::Cause(_) => 3,
        SessionFocus::Practice => 4,
        SessionFocus::Calls => 5,
        SessionFocus::Fraud => 6,
        SessionFocus::Begin => 7,
        SessionFocus::DrillsThenExam(_) => 8,
        SessionFocus::Exam => 9,
    }
}

/// The groups of these in their order, of one kind the largest first.
fn gathered(pack: &Pack, all: Assigned) -> Vec<SessionGroup> {
    let mut gathered: Vec<(SessionFocus, Vec<&PersonStanding>)> = Vec::new();
    for (focus, person) in all {
        match gathered.iter_mut().find(|(known, _)| *known == focus) {
            Some((_, people)) => people.push(person),
            None => gathered.push((focus, vec![person])),
        }
    }
    gathered.sort_by_key(|(focus, people)| (rank(focus), Reverse(people.len())));
    let group = |(focus, people): (SessionFocus, Vec<&PersonStanding>)| {
        let (hits, of) = people.iter().fold((0, 0), |(hits, of), person| {
            let (more, cases) = rests_on(&focus, person);
            (hits + more, of + cases)
        });
        SessionGroup {
            levels: levels(pack, &focus, &people),
            people: people.iter().map(|person| person.alias.clone()).collect(),
            hits,
            of,
            focus,
        }
    };
    gathered.into_iter().map(group).collect()
}

/// What of a person speaks for this, and all that was looked at.
fn rests_on(focus: &SessionFocus, person: &PersonStanding) -> (u32, u32) {
    use SessionFocus::{
        Begin, Blocker, Calls, Cause, DrillsThenExam, Exam, Fraud, Practice, Review, Rule, Together,
    };
    let all = match focus {
        Cause(_) => &person.causes,
        _ => &person.rules,
    };
    match focus {
        Together(id) | Blocker(id) | Rule(id) | Cause(id) => {
            let counted = all.iter().find(|counted| counted.id == *id);
            counted.map_or((0, 0), |counted| (counted.hits, counted.of))
        }
        Review => (person.overdue, 0),
        Calls => (person.at_level, person.last),
        Fraud => (person.frauds, person.calls),
        Exam | DrillsThenExam(_) | Practice => (person.last_passed, person.last),
        Begin => (0, 0),
    }
}

/// Who takes calls of which level. What is done together suits the one of the lowest level.
fn levels(pack: &Pack, focus: &SessionFocus, people: &[&PersonStanding]) -> Vec<SessionLevel> {
    use SessionFocus::{Begin, DrillsThenExam, Exam, Review, Together};
    if matches!(focus, Begin | Exam | DrillsThenExam(_) | Review) {
        return Vec::new();
    }
    let each = people.iter().map(|person| level(pack, focus, person));
    let lowest = each.clone().min().unwrap_or(1);
    let mut levels: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (person, own) in people.iter().zip(each) {
        let level = match focus {
            Together(_) => lowest,
            _ => own,
        };
        levels.entry(level).or_default().push(person.alias.clone());
    }
    let levels = levels.into_iter();
    levels
        .map(|(level, people)| SessionLevel {
            calls: made_calls(pack, focus, level),
            level,
            people,
        })
        .collect()
}

/// The ids of the calls made by hand that are chosen for this.
fn made_calls(pack: &Pack, focus: &SessionFocus, level: usize) -> Vec<String> {
    use SessionFocus::{Blocker, Fraud, Rule, Together};
    let rule = match focus {
        Together(rule) | Blocker(rule) | Rule(rule) => rule,
        Fraud => FRAUD,
        _ => return Vec::new(),
    };
    let calls = calls_for(pack, rule, level);
    calls.map(|call| call.id.clone()).collect()
}

/// The level at which a person practises: what they are used to, or the one above where that is needed.
fn level(pack: &Pack, focus: &SessionFocus, person: &PersonStanding) -> usize {
    let all = &pack.desk().levels;
    let usual = person.level.unwrap_or(1).clamp(1, all.len().max(1));
    let next = (usual + 1).min(all.len());
    match focus {
        // Whoever passes nearly all of theirs goes on towards the level that counts.
        SessionFocus::Calls if usual < ready_level(pack) && does_well(pack, person) => next,
        // What no call of theirs brings, they do not practise there.
        SessionFocus::Blocker(id) | SessionFocus::Together(id) | SessionFocus::Rule(id) => {
            level_for(pack, id, usual)
        }
        SessionFocus::Fraud => level_for(pack, FRAUD, usual),
        _ => usual,
    }
}

/// Whether the last calls were passed as often as readiness asks for.
fn does_well(pack: &Pack, person: &PersonStanding) -> bool {
    let rule = pack.desk().ready;
    let (passed, of) = (person.last_passed as usize, person.last as usize);
    of >= FEW_CALLS && passed * rule.calls >= rule.passed * of
}
