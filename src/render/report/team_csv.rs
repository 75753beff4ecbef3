//! A team as a table for spreadsheets (RFC 4180): a row for each person, numbers in columns of their own.

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::render::report::csv::{MARK, line};
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::{CountedCalls, PersonStanding};
use crate::view::report::names::{cause, rule};
use crate::view::team::text::{SessionOf, standing, why};

/// The heads of the columns, in the order of [`cells`].
const COLUMNS: [TextKey; 30] = [
    ui::column::NAME,
    ui::column::GROUPS,
    ui::column::READY,
    ui::column::WHY,
    ui::column::TOMORROW,
    ui::column::COMMAND,
    ui::column::CALLS,
    ui::column::LAST,
    ui::column::PASSED,
    ui::column::LEVEL,
    ui::column::AT_LEVEL,
    ui::column::BLOCKED,
    ui::column::BLOCKERS,
    ui::column::EXAM_DAY,
    ui::column::EXAM_POINTS,
    ui::column::EXAM_PASSED,
    ui::column::EXAMS_LEFT,
    ui::column::CALLS_LEFT,
    ui::column::RULE,
    ui::column::RULE_BROKEN,
    ui::column::CAUSE,
    ui::column::CAUSE_FOUND,
    ui::column::CAUSE_MET,
    ui::column::PASSED_BEFORE,
    ui::column::PASSED_LATELY,
    ui::column::SECONDS,
    ui::column::DAYS,
    ui::column::LAST_DAY,
    ui::column::MINUTES,
    ui::column::OVERDUE,
];

/// The team as a table, its heads in the person's language.
pub(crate) fn team_csv(pack: &Pack, lang: &Lang, team: &TeamOverview) -> String {
    let words = Words { pack, lang };
    let heads = COLUMNS.map(|head| words.say(head));
    let mut table = MARK.to_owned() + &line(heads.iter().map(String::as_str));
    for person in &team.people {
        let cells = cells(words, team, person);
        table.push_str(&line(cells.iter().map(String::as_str)));
    }
    table
}

fn cells(words: Words, team: &TeamOverview, person: &PersonStanding) -> Vec<String> {
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let exam = person.exam.as_ref();
    let sessions = SessionOf::person(words, team, person);
    let titles: Vec<&str> = sessions.iter().map(|one| &*one.title).collect();
    let commands = sessions.iter().flat_map(|one| &one.commands);
    let commands: Vec<&str> = commands.map(|command| &**command).collect();
    let rule_name = |counted: &CountedCalls| rule(words.pack, words.lang, &counted.id);
    let cause_name = |counted: &CountedCalls| cause(words.pack, words.lang, &counted.id);
    let blockers: u32 = person.blockers().iter().map(|rule| rule.hits).sum();
    let blocked: Vec<String> = person.blockers().iter().map(rule_name).collect();
    let passed = exam.map(|exam| u32::from(exam.passed));
    let mut cells = vec![
        person.alias.clone(),
        person.groups.join(" / "),
        standing(words, person),
        why(words, person),
        titles.join(" / "),
        // Shells take them one after the other.
        commands.join("; "),
    ];
    cells.extend([
        person.calls.to_string(),
        person.last.to_string(),
        person.last_passed.to_string(),
        number(person.level.map(|level| level as u32)),
        person.at_level.to_string(),
        blockers.to_string(),
        blocked.join(" / "),
    ]);
    cells.extend([
        exam.map(|exam| exam.day.to_string()).unwrap_or_default(),
        number(exam.map(|exam| exam.score)),
        number(passed),
        person.left_exams.to_string(),
        person.left_calls.to_string(),
    ]);
    let (weak_rule, weak_cause) = (person.weakest_rule(), person.weakest_cause());
    cells.extend([
        weak_rule.map(rule_name).unwrap_or_default(),
        number(weak_rule.map(|rule| rule.hits)),
        weak_cause.map(cause_name).unwrap_or_default(),
        number(weak_cause.map(|cause| cause.hits)),
        number(weak_cause.map(|cause| cause.of)),
        number(person.trend.map(|trend| trend.before)),
        number(person.trend.map(|trend| trend.last)),
    ]);
    cells.extend([
        number(person.seconds),
        person.days.to_string(),
        person
            .last_day
            .map(|day| day.to_string())
            .unwrap_or_default(),
        person.minutes.to_string(),
        person.overdue.to_string(),
    ]);
    cells
}
