//! The overview of a team: its people, tomorrow's session, its items.
//!
//! The field names are those of `cardcode report --team --format json`.

use serde::Serialize;

use crate::pack::content::Pack;
use crate::training::alias::is_same;
use crate::training::day::Day;
use crate::training::report::share;
use crate::training::team::items::{ItemLine, items};
use crate::training::team::person::{CountedCalls, PersonStanding, Readiness, median};
use crate::training::team::practice::{TeamPractice, UnlistedName};
use crate::training::team::tomorrow::{SessionGroup, session};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TeamOverview {
    /// The group of the centre's list that it is about; none for everybody.
    pub group: Option<String>,
    pub since: Option<Day>,
    pub until: Option<Day>,
    pub today: Day,
    /// Everybody, the one who needs the trainer most first.
    pub people: Vec<PersonStanding>,
    /// Names of the centre's list under which nothing is recorded.
    pub unlisted: Vec<UnlistedName>,
    pub tomorrow: Vec<SessionGroup>,
    pub items: Vec<ItemLine>,
}

impl TeamOverview {
    pub fn new(pack: &Pack, practice: &TeamPractice) -> TeamOverview {
        let people = practice.people.iter();
        let mut people: Vec<PersonStanding> = people
            .map(|person| PersonStanding::new(pack, person))
            .collect();
        people.sort_by_key(PersonStanding::need);
        TeamOverview {
            group: practice.group.clone(),
            since: practice.period.since,
            until: practice.period.until,
            today: practice.today,
            unlisted: practice.unlisted.clone(),
            tomorrow: session(pack, &people),
            items: items(&practice.people),
            people,
        }
    }

    /// The person of this alias.
    pub fn person(&self, alias: &str) -> Option<&PersonStanding> {
        let mut people = self.people.iter();
        people.find(|person| is_same(&person.alias, alias))
    }

    /// Those who may take calls, the surest first.
    pub fn ready(&self) -> Vec<&PersonStanding> {
        let people = self.people.iter().rev();
        people
            .filter(|person| person.readiness == Readiness::Ready)
            .collect()
    }

    /// What the session of tomorrow has this person practise, in order.
    pub fn session(&self, alias: &str) -> impl Iterator<Item = &SessionGroup> {
        let sessions = self.tomorrow.iter();
        sessions.filter(move |session| session.people.iter().any(|one| one == alias))
    }

    /// Thousandths of everybody's last calls in which this rule was kept. None if there are none.
    pub fn kept(&self, rule: &str) -> Option<u32> {
        let of: u32 = self.people.iter().map(|person| person.last).sum();
        let broken: u32 = self.counted(|person| &person.rules, rule).0;
        (of > 0).then(|| 1000 - share(broken, of).min(1000))
    }

    /// Thousandths of everybody's last calls about this cause that found it, likewise.
    pub fn found(&self, cause: &str) -> Option<u32> {
        let (found, of) = self.counted(|person| &person.causes, cause);
        (of > 0).then(|| share(found, of))
    }

    fn counted(&self, of: fn(&PersonStanding) -> &[CountedCalls], id: &str) -> (u32, u32) {
        let counted = self.people.iter().flat_map(of);
        let counted = counted.filter(|counted| counted.id == id);
        counted.fold((0, 0), |sum, counted| {
            (sum.0 + counted.hits, sum.1 + counted.of)
        })
    }

    /// The middle of what those who have it have.
    pub fn middle(&self, of: impl Fn(&PersonStanding) -> Option<u32>) -> Option<u32> {
        median(self.people.iter().filter_map(of).collect())
    }
}
