//! A person of a team in words, beside the team.

use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::report::share;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::{CountedCalls, PersonStanding};
use crate::view::report::names::{cause, rule};
use crate::view::team::figures::{NONE, besides, exam, gaps, minutes, trend, why};
use crate::view::team::text::SessionOf;

/// What is said of one person, and of the team.
pub(crate) type Beside = (String, [String; 2]);

pub(crate) struct PersonText {
    /// Whether they may take calls, and why.
    pub(crate) why: String,
    pub(crate) tomorrow: Vec<SessionOf>,
    /// Exam, trend, weakest rule, what was left.
    pub(crate) terms: Vec<(String, String)>,
    pub(crate) besides: Vec<String>,
    /// Figures beside the team's medians.
    pub(crate) figures: Vec<Beside>,
    /// Causes found beside the team's share, the weakest first.
    pub(crate) causes: Vec<Beside>,
    /// Rules kept, likewise; one that is not here was kept.
    pub(crate) rules: Vec<Beside>,
}

pub(crate) fn told(words: Words, team: &TeamOverview, person: &PersonStanding) -> PersonText {
    let tomorrow = SessionOf::person(words, team, person);
    let terms = [
        (ui::team::HEAD_EXAM, exam_of(words, person)),
        (ui::team::HEAD_TREND, trend(words, person)),
    ];
    PersonText {
        why: why(words, person),
        tomorrow,
        terms: terms.map(|(name, says)| (words.say(name), says)).to_vec(),
        besides: besides(words, person),
        figures: figures(words, team, person),
        causes: causes(words, team, person),
        rules: rules(words, team, person),
    }
}

/// The last exam with its day.
fn exam_of(words: Words, person: &PersonStanding) -> String {
    match &person.exam {
        Some(last) => {
            let told = format!("{} ({})", exam(words, person), last.day);
            match gaps(words, last) {
                Some(gaps) => {
                    let with = [("exam", &*told), ("gaps", &*gaps)];
                    words.fill(ui::team::EXAM_LACKED, &with)
                }
                None => told,
            }
        }
        None if words.pack.desk().ready.ticket => words.say(ui::team::WHY_TICKET_NONE),
        None => words.say(ui::team::WHY_EXAM_NONE),
    }
}

fn percent(share: Option<u32>) -> String {
    share.map_or(NONE.to_owned(), |share| format!("{}%", share / 10))
}

/// A part of a whole, as numbers and in percent.
fn part(hits: u32, of: u32) -> String {
    match of {
        0 => NONE.to_owned(),
        _ => format!("{}% ({hits}/{of})", share(hits, of) / 10),
    }
}

fn figures(words: Words, team: &TeamOverview, person: &PersonStanding) -> Vec<Beside> {
    let number = |number: Option<u32>| number.map_or(NONE.to_owned(), |n| n.to_string());
    let level = |person: &PersonStanding| person.level.map(|level| level as u32);
    let passed =
        |person: &PersonStanding| (person.last > 0).then(|| share(person.last_passed, person.last));
    let worked = |of: fn(&PersonStanding) -> u32| {
        move |person: &PersonStanding| person.last_day.map(|_| of(person))
    };
    let days = worked(|person| person.days);
    let due = worked(|person| person.overdue);
    let rows = [
        (
            ui::team::HEAD_CALLS,
            [
                part(person.last_passed, person.last),
                percent(team.middle(passed)),
            ],
        ),
        (
            ui::team::HEAD_LEVEL,
            [number(level(person)), number(team.middle(level))],
        ),
        (
            ui::team::HEAD_MINUTES,
            [
                minutes(person.seconds),
                minutes(team.middle(|person| person.seconds)),
            ],
        ),
        (
            ui::team::HEAD_DAYS,
            [number(days(person)), number(team.middle(days))],
        ),
        (
            ui::team::HEAD_DUE,
            [number(due(person)), number(team.middle(due))],
        ),
    ];
    rows.map(|(name, says)| (words.say(name), says)).to_vec()
}

fn causes(words: Words, team: &TeamOverview, person: &PersonStanding) -> Vec<Beside> {
    let row = |counted: &CountedCalls| {
        let name = cause(words.pack, words.lang, &counted.id);
        let own = part(counted.hits, counted.of);
        (name, [own, percent(team.found(&counted.id))])
    };
    person.causes.iter().map(row).collect()
}

fn rules(words: Words, team: &TeamOverview, person: &PersonStanding) -> Vec<Beside> {
    let row = |counted: &CountedCalls| {
        let name = rule(words.pack, words.lang, &counted.id);
        let own = part(counted.of - counted.hits, counted.of);
        (name, [own, percent(team.kept(&counted.id))])
    };
    person.rules.iter().map(row).collect()
}
