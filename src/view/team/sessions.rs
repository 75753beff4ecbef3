//! Tomorrow's session in words, with commands that can be copied.

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::ready_level;
use crate::training::team::tomorrow::{SessionFocus, SessionGroup};
use crate::view::report::names::{cause, rule};
use crate::view::team::figures::{alias, fill};

/// What some people practise together.
pub struct SessionText {
    pub title: String,
    /// Who: names and their number.
    pub people: String,
    /// The calls on which it rests.
    pub rests_on: String,
    /// The command that each of them runs.
    pub command: String,
}

pub(crate) fn sessions(words: Words, team: &TeamOverview) -> Vec<SessionText> {
    let sessions = team.tomorrow.iter();
    sessions.map(|session| told(words, team, session)).collect()
}

fn told(words: Words, team: &TeamOverview, session: &SessionGroup) -> SessionText {
    // Of those who need more calls it is said how many they have.
    let counted = |name: &str| match (&session.focus, team.person(name)) {
        (SessionFocus::Calls, Some(person)) => {
            format!(" {}/{}", person.ready_last, words.pack.desk().ready.calls)
        }
        _ => String::new(),
    };
    let people = session.people.iter();
    let people: Vec<String> = people
        .map(|name| alias(words, name) + &counted(name))
        .collect();
    let n = people.len().to_string();
    let names = people.join(&words.say(ui::team::AND));
    let command = match &session.people[..] {
        [one] => command(words.pack, session, Some(one)),
        _ => command(words.pack, session, Some(&words.say(ui::team::NAME))),
    };
    SessionText {
        title: title(words, &session.focus),
        people: words.fill(ui::team::SESSION_PEOPLE, &[("names", &names), ("n", &n)]),
        rests_on: rests_on(words, session),
        command,
    }
}

/// What a session is about.
pub(crate) fn title(words: Words, focus: &SessionFocus) -> String {
    let (pack, lang) = (words.pack, words.lang);
    match focus {
        SessionFocus::Blocker(id) => {
            let name = rule(pack, lang, id);
            words.fill(ui::team::DO_BLOCKER, &[("rule", &name)])
        }
        SessionFocus::Rule(id) => {
            let name = rule(pack, lang, id);
            words.fill(ui::team::DO_RULE, &[("rule", &name)])
        }
        SessionFocus::Cause(id) => {
            let name = cause(pack, lang, id);
            words.fill(ui::team::DO_CAUSE, &[("cause", &name)])
        }
        SessionFocus::Practice => words.say(ui::team::DO_PRACTICE),
        SessionFocus::Calls => words.say(ui::team::DO_CALLS),
        SessionFocus::Begin => words.say(ui::team::DO_BEGIN),
        SessionFocus::Exam => words.say(ui::team::DO_EXAM),
    }
}

fn rests_on(words: Words, session: &SessionGroup) -> String {
    let text = match session.focus {
        SessionFocus::Blocker(_) | SessionFocus::Rule(_) => ui::team::RESTS_RULE,
        SessionFocus::Cause(_) => ui::team::RESTS_CAUSE,
        SessionFocus::Practice => ui::team::RESTS_PRACTICE,
        SessionFocus::Calls => ui::team::RESTS_CALLS,
        SessionFocus::Begin => ui::team::RESTS_BEGIN,
        SessionFocus::Exam => ui::team::RESTS_EXAM,
    };
    let numbers = [
        ("n", session.hits as usize),
        ("of", session.of as usize),
        ("level", ready_level(words.pack)),
        ("calls", words.pack.desk().ready.calls),
    ];
    fill(words, text, &numbers)
}

/// The command by which somebody practises it; of an exam by ticket, that of the trainer who issues it. What is a name for
/// the shell stays one word.
pub(crate) fn command(pack: &Pack, session: &SessionGroup, name: Option<&str>) -> String {
    let is_by_ticket = session.focus == SessionFocus::Exam && pack.desk().ready.ticket;
    let option = if is_by_ticket { "--for" } else { "--as" };
    let mode = match (&session.focus, session.level) {
        (SessionFocus::Exam, _) => " exam".to_owned(),
        (_, Some(level)) => format!(" calls --level {level}"),
        _ => String::new(),
    };
    let file = name.filter(|name| !name.is_empty());
    let name = match name {
        None | Some("") => String::new(),
        Some(name) if name.starts_with('-') => format!(" {option}=\"{name}\""),
        Some(name) if name.contains(' ') => format!(" {option} \"{name}\""),
        Some(name) => format!(" {option} {name}"),
    };
    if is_by_ticket {
        let file = file.unwrap_or("exam").replace([' ', '-'], "_");
        return format!("cardcode exam issue{name} --key centre.key --out {file}.ticket");
    }
    format!("cardcode train{mode}{name}")
}
