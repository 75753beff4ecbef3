//! Tomorrow's session in words, with commands that can be copied.

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::exam::ExamGap;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::{PersonStanding, ready_level};
use crate::training::team::tomorrow::{SessionFocus, SessionGroup, SessionLevel};
use crate::view::report::names::{cause, rule};
use crate::view::team::figures::{alias, fill};

/// Names of those with overdue reviews that are told: it may be everybody, and the table has the number of each.
const MOST_LATE: usize = 5;

/// What some people practise.
pub struct SessionText {
    pub title: String,
    /// Who: names and their number.
    pub people: String,
    /// On what it rests, and how it is done.
    pub rests_on: String,
    /// What each of them runs: one command, or one for each level.
    pub assignments: Vec<AssignmentText>,
}

/// A command, and who runs it.
pub struct AssignmentText {
    /// The level and the names; none where all of the group run the same.
    pub who: Option<String>,
    pub command: String,
}

pub(crate) fn sessions(words: Words, team: &TeamOverview) -> Vec<SessionText> {
    let sessions = team.tomorrow.iter();
    sessions.map(|session| told(words, team, session)).collect()
}

fn told(words: Words, team: &TeamOverview, session: &SessionGroup) -> SessionText {
    let assignments = match &session.levels[..] {
        [] => commands_of(words, session, &session.people, None)
            .into_iter()
            .map(|command| AssignmentText { who: None, command })
            .collect(),
        levels => levels
            .iter()
            .flat_map(|of| {
                let who = (levels.len() > 1).then(|| {
                    let names = names(words, team, session, &of.people);
                    let level = of.level.to_string();
                    let with = [("level", &*level), ("names", &*names)];
                    words.fill(ui::team::SESSION_LEVEL, &with)
                });
                let who = sentences(words, who.into_iter().chain(chosen(words, of)));
                let commands = commands_of(words, session, &of.people, Some(of.level));
                let commands = commands.into_iter();
                commands.map(move |command| AssignmentText {
                    who: who.clone(),
                    command,
                })
            })
            .collect(),
    };
    SessionText {
        title: title(words, &session.focus),
        people: people(words, team, session),
        rests_on: rests_on(words, session),
        assignments,
    }
}

/// The calls to choose in the list that the command of this level opens, by their names.
pub(crate) fn chosen(words: Words, of: &SessionLevel) -> Option<String> {
    let calls = words.pack.calls().iter();
    let calls = calls.filter(|call| of.calls.contains(&call.id));
    let names: Vec<String> = calls.map(|call| words.say(&call.name)).collect();
    let names = names.join(&words.say(ui::team::AND));
    (!names.is_empty()).then(|| words.fill(ui::team::CHOOSE, &[("calls", &names)]))
}

/// These, one behind the other.
pub(crate) fn sentences(words: Words, all: impl Iterator<Item = String>) -> Option<String> {
    all.reduce(|one, other| {
        let with = [("one", &*one), ("other", &*other)];
        words.fill(ui::team::TWO_REASONS, &with)
    })
}

/// How many they are, and who, where no level says that.
fn people(words: Words, team: &TeamOverview, session: &SessionGroup) -> String {
    let (n, of) = (session.people.len(), team.people.len().to_string());
    let n = n.to_string();
    if session.levels.len() > 1 {
        return words.fill(ui::team::SESSION_NUMBER, &[("n", &n)]);
    }
    let names = names(words, team, session, &session.people);
    let text = match session.focus {
        SessionFocus::Together(_) | SessionFocus::Review => ui::team::SESSION_OF,
        _ => ui::team::SESSION_PEOPLE,
    };
    words.fill(text, &[("names", &names), ("n", &n), ("of", &of)])
}

/// These people of a group, with the number that it rests on where that is each one's own.
fn names(words: Words, team: &TeamOverview, session: &SessionGroup, people: &[String]) -> String {
    let number = |person: &PersonStanding| match session.focus {
        SessionFocus::Review => Some(person.overdue),
        SessionFocus::Calls => Some(person.at_level),
        _ => None,
    };
    let name = |name: &String| {
        let number = team.person(name).and_then(number);
        let number = number.map(|number| format!(" {number}"));
        alias(words, name) + &number.unwrap_or_default()
    };
    let most = match session.focus {
        SessionFocus::Review => MOST_LATE,
        _ => people.len(),
    };
    let told: Vec<String> = people.iter().take(most).map(name).collect();
    let told = told.join(&words.say(ui::team::AND));
    match people.len().saturating_sub(most) {
        0 => told,
        more => {
            let with = [("names", &*told), ("n", &*more.to_string())];
            words.fill(ui::team::SESSION_MORE, &with)
        }
    }
}

/// What a session is about.
pub(crate) fn title(words: Words, focus: &SessionFocus) -> String {
    let (pack, lang) = (words.pack, words.lang);
    let of_rule = |text, id: &str| words.fill(text, &[("rule", &rule(pack, lang, id))]);
    match focus {
        SessionFocus::Together(id) => of_rule(ui::team::DO_TOGETHER, id),
        SessionFocus::Review => words.say(ui::team::DO_REVIEW),
        SessionFocus::Blocker(id) => of_rule(ui::team::DO_BLOCKER, id),
        SessionFocus::Rule(id) => of_rule(ui::team::DO_RULE, id),
        SessionFocus::Cause(id) => {
            let name = cause(pack, lang, id);
            words.fill(ui::team::DO_CAUSE, &[("cause", &name)])
        }
        SessionFocus::Practice => words.say(ui::team::DO_PRACTICE),
        SessionFocus::Calls => words.say(ui::team::DO_CALLS),
        SessionFocus::Fraud => words.say(ui::team::DO_FRAUD),
        SessionFocus::Begin => words.say(ui::team::DO_BEGIN),
        SessionFocus::Exam => words.say(ui::team::DO_EXAM),
        SessionFocus::DrillsThenExam(_) => words.say(ui::team::DO_DRILLS_THEN_EXAM),
    }
}

/// The drills in which an exam lacked right answers.
fn gap_names(words: Words, gaps: &[ExamGap]) -> String {
    let names = gaps.iter().map(|gap| match gap {
        ExamGap::Cards => words.say(ui::train::POINT),
        _ => words.say(ui::train::SORT),
    });
    names.collect::<Vec<_>>().join(&words.say(ui::team::AND))
}

fn rests_on(words: Words, session: &SessionGroup) -> String {
    let text = match session.focus {
        SessionFocus::Together(_) => ui::team::RESTS_TOGETHER,
        SessionFocus::Review => ui::team::RESTS_REVIEW,
        SessionFocus::Blocker(_) | SessionFocus::Rule(_) => ui::team::RESTS_RULE,
        SessionFocus::Cause(_) => ui::team::RESTS_CAUSE,
        SessionFocus::Practice => ui::team::RESTS_PRACTICE,
        SessionFocus::Calls => ui::team::RESTS_CALLS,
        SessionFocus::Fraud => ui::team::RESTS_FRAUD,
        SessionFocus::Begin => ui::team::RESTS_BEGIN,
        SessionFocus::Exam => ui::team::RESTS_EXAM,
        SessionFocus::DrillsThenExam(_) => ui::team::RESTS_DRILLS,
    };
    if let SessionFocus::DrillsThenExam(gaps) = &session.focus {
        let (n, of) = (session.hits.to_string(), session.of.to_string());
        let with = [("gaps", &*gap_names(words, gaps)), ("n", &*n), ("of", &*of)];
        return words.fill(text, &with);
    }
    let ready = words.pack.desk().ready;
    let numbers = [
        ("n", session.hits as usize),
        ("of", session.of as usize),
        ("level", ready_level(words.pack)),
        ("calls", ready.calls),
        ("need", ready.at_level()),
    ];
    fill(words, text, &numbers)
}

/// The commands of these people: with the name of the only one, or with a word in its place.
fn commands_of(
    words: Words,
    session: &SessionGroup,
    people: &[String],
    level: Option<usize>,
) -> Vec<String> {
    match people {
        [one] => commands(words.pack, &session.focus, level, one),
        _ => commands(
            words.pack,
            &session.focus,
            level,
            &words.say(ui::team::NAME),
        ),
    }
}

/// The commands by which somebody practises it, in order; of an exam by ticket, that of the trainer who issues it; of what is
/// done together, one that records nothing.
pub(crate) fn commands(
    pack: &Pack,
    focus: &SessionFocus,
    level: Option<usize>,
    name: &str,
) -> Vec<String> {
    let calls = level.map(|level| format!(" calls --level {level}"));
    let calls = calls.unwrap_or_default();
    let who = option("--as", name);
    match focus {
        SessionFocus::Together(_) => vec![format!("cardcode train{calls} --db :none:")],
        SessionFocus::Exam => vec![exam_command(pack, name)],
        SessionFocus::DrillsThenExam(gaps) => {
            let drills = gaps.iter().map(|gap| match gap {
                ExamGap::Cards => format!("cardcode train point{who}"),
                _ => format!("cardcode train sort{who}"),
            });
            drills.chain([exam_command(pack, name)]).collect()
        }
        _ => vec![format!("cardcode train{calls}{who}")],
    }
}

fn exam_command(pack: &Pack, name: &str) -> String {
    if !pack.desk().ready.ticket {
        return format!("cardcode train exam{}", option("--as", name));
    }
    let file = match name {
        "" => "exam".to_owned(),
        name => name.replace([' ', '-'], "_"),
    };
    let who = option("--for", name);
    format!("cardcode exam issue{who} --key centre.key --out {file}.ticket")
}

/// An option with a name, which stays one word for the shell; nothing for those who gave none.
pub(crate) fn option(option: &str, name: &str) -> String {
    match name {
        "" => String::new(),
        name if name.starts_with('-') => format!(" {option}=\"{name}\""),
        name if name.contains(' ') => format!(" {option} \"{name}\""),
        name => format!(" {option} {name}"),
    }
}
