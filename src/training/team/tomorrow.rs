//! Tomorrow's session: who practises what, and on how many calls that rests.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::pack::content::Pack;
use crate::training::call::conduct::OWN_RULES;
use crate::training::team::person::{PersonStanding, Readiness, median, ready_level};

/// What people practise together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "practise", content = "id")]
pub enum SessionFocus {
    /// A rule that fails a call.
    Blocker(String),
    /// A rule whose breach fails no call.
    Rule(String),
    Cause(String),
    /// Calls as before: too few were passed, and nothing stands out in them.
    Practice,
    /// Calls, of which there are too few to tell.
    Calls,
    /// To begin at all.
    Begin,
    Exam,
}

/// People who practise the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionGroup {
    #[serde(flatten)]
    pub focus: SessionFocus,
    /// Their aliases, the one who needs it most first.
    pub people: Vec<String>,
    /// Calls of theirs on which it rests.
    pub of: u32,
    /// Those in which the rule was broken, the cause was found, or the call was passed.
    pub hits: u32,
    /// The level of calls to practise; none where no calls are.
    pub level: Option<usize>,
}

/// What each person practises, each once: who broke a rule that fails a call practises that, who fails otherwise what most
/// of the others lack too, so that groups are few. The people stand in the order of their need.
pub fn groups(pack: &Pack, people: &[PersonStanding]) -> Vec<SessionGroup> {
    let of = |wanted: Readiness| -> Vec<&PersonStanding> {
        let of = people.iter();
        of.filter(|person| person.readiness == wanted).collect()
    };
    let blocked = of(Readiness::Blocked).into_iter().filter_map(|person| {
        let worst = person.blockers().first()?;
        Some((SessionFocus::Blocker(worst.id.clone()), person))
    });
    let mut groups = gathered(pack, blocked);
    let (weak, unsure) = shared(of(Readiness::Weak));
    groups.extend(gathered(pack, weak.into_iter()));
    let unsure = unsure.into_iter();
    groups.extend(gathered(
        pack,
        unsure.map(|one| (SessionFocus::Practice, one)),
    ));
    let few = of(Readiness::TooFew).into_iter();
    groups.extend(gathered(pack, few.map(|one| (SessionFocus::Calls, one))));
    let absent = of(Readiness::Absent).into_iter();
    groups.extend(gathered(pack, absent.map(|one| (SessionFocus::Begin, one))));
    let exam = of(Readiness::NeedsExam).into_iter();
    groups.extend(gathered(pack, exam.map(|one| (SessionFocus::Exam, one))));
    groups
}

/// What this person lacks: a cause, a rule, or nothing that enough calls show.
fn lacks(person: &PersonStanding) -> Vec<SessionFocus> {
    let cause = person.weakest_cause();
    let rule = person.weakest_rule();
    let cause = cause.map(|cause| SessionFocus::Cause(cause.id.clone()));
    let rule = rule.map(|rule| SessionFocus::Rule(rule.id.clone()));
    cause.into_iter().chain(rule).collect()
}

/// Who lacks the same, those first of whom there are most; and who lacks nothing that stands out.
fn shared(
    mut people: Vec<&PersonStanding>,
) -> (Vec<(SessionFocus, &PersonStanding)>, Vec<&PersonStanding>) {
    let mut found = Vec::new();
    loop {
        let mut counts: BTreeMap<SessionFocus, usize> = BTreeMap::new();
        for focus in people.iter().copied().flat_map(lacks) {
            *counts.entry(focus).or_insert(0) += 1;
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| **count);
        let Some((focus, _)) = most else {
            return (found, people);
        };
        let (theirs, rest) = people
            .into_iter()
            .partition(|person| lacks(person).contains(focus));
        let theirs: Vec<&PersonStanding> = theirs;
        found.extend(theirs.into_iter().map(|person| (focus.clone(), person)));
        people = rest;
    }
}

/// The groups of these, the largest first.
fn gathered<'p>(
    pack: &Pack,
    all: impl Iterator<Item = (SessionFocus, &'p PersonStanding)>,
) -> Vec<SessionGroup> {
    let mut gathered: Vec<(SessionFocus, Vec<&PersonStanding>)> = Vec::new();
    for (focus, person) in all {
        match gathered.iter_mut().find(|(known, _)| *known == focus) {
            Some((_, people)) => people.push(person),
            None => gathered.push((focus, vec![person])),
        }
    }
    gathered.sort_by_key(|(_, people)| usize::MAX - people.len());
    let group = |(focus, people): (SessionFocus, Vec<&PersonStanding>)| {
        let (hits, of) = people.iter().fold((0, 0), |(hits, of), person| {
            let (more, cases) = rests_on(&focus, person);
            (hits + more, of + cases)
        });
        SessionGroup {
            level: level(pack, &focus, &people),
            people: people.iter().map(|person| person.alias.clone()).collect(),
            hits,
            of,
            focus,
        }
    };
    gathered.into_iter().map(group).collect()
}

/// The calls of a person that speak for this, and all that were looked at.
fn rests_on(focus: &SessionFocus, person: &PersonStanding) -> (u32, u32) {
    let all = match focus {
        SessionFocus::Cause(_) => &person.causes,
        _ => &person.rules,
    };
    match focus {
        SessionFocus::Blocker(id) | SessionFocus::Rule(id) | SessionFocus::Cause(id) => {
            let counted = all.iter().find(|counted| counted.id == *id);
            counted.map_or((0, 0), |counted| (counted.hits, counted.of))
        }
        SessionFocus::Calls | SessionFocus::Exam => (person.ready_passed, person.ready_last),
        SessionFocus::Practice => (person.last_passed, person.last),
        SessionFocus::Begin => (0, 0),
    }
}

/// The level at which it is practised: what they are used to, where the rule is at stake.
fn level(pack: &Pack, focus: &SessionFocus, people: &[&PersonStanding]) -> Option<usize> {
    let usual = median(people.iter().filter_map(|person| person.level).collect());
    let usual = usual.unwrap_or(1);
    match focus {
        SessionFocus::Exam | SessionFocus::Begin => None,
        SessionFocus::Calls => Some(ready_level(pack).min(usual + 1)),
        // Only some callers read a code out, and those of low levels do not.
        SessionFocus::Blocker(id) if id == OWN_RULES[0] => {
            let levels = pack.desk().levels.iter().enumerate();
            let mut reading = levels.filter(|(_, level)| level.reads);
            let from = reading.find(|(index, _)| index + 1 >= usual);
            Some(from.map_or(usual, |(index, _)| index + 1))
        }
        _ => Some(usual),
    }
}
