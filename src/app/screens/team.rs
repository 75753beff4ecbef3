//! Everybody who practises, for their trainer.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label, Sign};
use crate::app::context::ScreenContext;
use crate::app::effect::Effect;
use crate::app::route::Route;
use crate::app::team_part::TeamPart;
use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, team};
use crate::text::width::width;
use crate::training::team::person::{PersonStanding, Readiness};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TeamScreen {
    /// The part that is seen.
    pub part: TeamPart,
}

/// What a part is called.
pub fn part_name(part: TeamPart) -> TextKey {
    match part {
        TeamPart::People => team::PEOPLE,
        TeamPart::Tomorrow => team::TOMORROW,
        TeamPart::Items => team::ITEMS,
    }
}

/// Whether somebody may take calls, in a few words.
pub fn readiness_name(readiness: Readiness) -> TextKey {
    match readiness {
        Readiness::Blocked => team::IS_BLOCKED,
        Readiness::Weak => team::IS_WEAK,
        Readiness::TooFew => team::IS_TOO_FEW,
        Readiness::Absent => team::IS_ABSENT,
        Readiness::NoFraud => team::IS_NO_FRAUD,
        Readiness::NeedsExam => team::NEEDS_EXAM,
        Readiness::Ready => team::IS_READY,
    }
}

/// Cells that the longest name takes where the figures begin in one column.
const LONGEST_NAME: usize = 14;

/// The row of a person: all that is to be seen at a glance, for notes have no room where there are many.
fn row(person: &PersonStanding, column: usize, calls: usize) -> ChoiceSpec<'static> {
    let go = Action::Go(Route::Person(person.alias.clone()));
    let blockers: u32 = person.blockers().iter().map(|rule| rule.hits).sum();
    let row = match person.readiness {
        Readiness::Blocked => team::ROW_BLOCKED,
        Readiness::Weak => team::ROW_WEAK,
        // They have taken enough, but too easy ones.
        Readiness::TooFew if person.last as usize == calls => team::ROW_LOW,
        Readiness::TooFew => team::ROW_TOO_FEW,
        Readiness::Absent => team::ROW_ABSENT,
        Readiness::NoFraud => team::ROW_NO_FRAUD,
        Readiness::NeedsExam => team::ROW_NEEDS_EXAM,
        Readiness::Ready => team::ROW_READY,
    };
    let with = vec![
        ("n", blockers.to_string()),
        ("passed", person.last_passed.to_string()),
        ("of", person.last.to_string()),
        ("level", person.level.unwrap_or(1).to_string()),
    ];
    let label = Label::OfPerson(row, person.alias.clone(), column + 1, with);
    ChoiceSpec::new(go, label).signed(sign(person.readiness))
}

/// Whoever may take calls, and whoever must not be let near one, is seen without reading.
fn sign(readiness: Readiness) -> Sign {
    match readiness {
        Readiness::Ready => Sign::Good,
        Readiness::Blocked => Sign::Bad,
        _ => Sign::Plain,
    }
}

fn rows(people: &[PersonStanding], pack: &Pack) -> Vec<ChoiceSpec<'static>> {
    let calls = pack.desk().ready.calls;
    let names = people.iter().map(|person| width(&person.alias));
    let column = names.max().unwrap_or(0).min(LONGEST_NAME);
    let rows = people.iter().map(|person| row(person, column, calls));
    rows.collect()
}

impl ScreenBehaviour for TeamScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let people = at.team.filter(|_| self.part == TeamPart::People);
        let people = people
            .map(|team| rows(&team.people, at.pack))
            .unwrap_or_default();
        let parts = TeamPart::ALL.into_iter();
        let parts = parts
            .filter(|part| *part != self.part)
            .map(|part| ChoiceSpec::new(Action::ShowTeam(part), part_name(part)));
        people
            .into_iter()
            .chain(parts)
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowTeam(part) = action {
            self.part = *part;
        }
        Outcome::NewPage
    }

    fn go_beside(&mut self, onwards: bool, _pack: &Pack) -> bool {
        self.part = self.part.beside(onwards);
        true
    }

    /// From a part one goes back to the first, and from there one leaves, as from every page in parts.
    fn back(&mut self, _pack: &Pack) -> bool {
        let was_inside = self.part != TeamPart::People;
        self.part = TeamPart::People;
        was_inside
    }

    fn reading(&self) -> Option<Effect> {
        Some(Effect::Team)
    }
}
