//! The overview of a team in words: who may take calls, who needs the trainer, what to do tomorrow, what to look at.

use crate::app::screens::team::readiness_name;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::{PersonStanding, Readiness};
use crate::training::team::practice::UnlistedName;
use crate::view::report::document::{Document, Part};
use crate::view::team::figures::{
    alias, besides, blockers, calls, change, exam, fill, minutes, rule_of_readiness,
};
use crate::view::team::items::{flawed, how};
use crate::view::team::sessions::{SessionText, chosen, commands, option, sessions, title};

pub use crate::view::team::figures::why;

/// What is told of one person in a row.
pub struct TeamRow {
    /// Under the heads of [`TeamText`], in their order.
    pub cells: Vec<String>,
    /// Why they may take calls or not, and what else is to be known.
    pub why: Vec<String>,
}

pub struct TeamText {
    pub title: String,
    /// Whose practice, from when to when.
    pub about: String,
    /// How many may take calls.
    pub ready_count: String,
    /// Who that is, one behind the other.
    pub ready_names: String,
    /// Both in a sentence.
    pub ready: String,
    /// The rule by which somebody may.
    pub rule: String,
    /// Names of the centre's list under which nothing is recorded.
    pub unlisted: Option<String>,
    pub people_title: String,
    /// How the rows are read.
    pub people_how: String,
    /// How the calls of a person are read.
    pub calls_how: String,
    pub calls_command: String,
    pub heads: Vec<String>,
    /// The head of the reasons, where they have a column.
    pub why_head: String,
    pub rows: Vec<TeamRow>,
    pub tomorrow_title: String,
    pub tomorrow: Vec<SessionText>,
    /// What is said where there is nothing to do tomorrow.
    pub tomorrow_none: String,
    pub items_title: String,
    pub items_how: Vec<String>,
    pub item_heads: Vec<String>,
    pub items: Vec<(String, String)>,
    /// What is said where no item is to be looked at.
    pub items_none: String,
    /// What all of it rests on, and does not prove.
    pub honest: String,
}

/// The overview in words.
pub fn told(pack: &Pack, lang: &Lang, team: &TeamOverview) -> TeamText {
    let words = Words { pack, lang };
    let heads = [
        ui::team::HEAD_NAME,
        ui::team::HEAD_READY,
        ui::team::HEAD_PASSED,
        ui::team::HEAD_BLOCKERS,
        ui::team::HEAD_EXAM,
        ui::team::HEAD_TREND,
        ui::team::HEAD_MIN,
        ui::team::HEAD_OVERDUE,
    ];
    TeamText {
        title: words.say(ui::team::TITLE),
        about: about(words, team),
        ready_count: ready_count(words, team),
        ready_names: ready_names(words, team),
        ready: ready(words, team),
        rule: rule_of_readiness(words),
        unlisted: unlisted(words, team),
        people_title: words.say(ui::team::PEOPLE),
        people_how: fill(
            words,
            ui::team::PEOPLE_HOW,
            &[("calls", pack.desk().ready.calls)],
        ),
        calls_how: words.say(ui::team::CALLS_HOW),
        calls_command: format!(
            "cardcode records calls{}",
            option("--as", &words.say(ui::team::NAME))
        ),
        heads: heads.map(|head| words.say(head)).to_vec(),
        why_head: words.say(ui::team::HEAD_WHY),
        rows: team
            .people
            .iter()
            .map(|person| row(words, person))
            .collect(),
        tomorrow_title: words.say(ui::team::TOMORROW),
        tomorrow: sessions(words, team),
        tomorrow_none: words.say(match team.people.is_empty() {
            true => ui::team::NOBODY,
            false => ui::team::NOTHING_TO_DO,
        }),
        items_title: words.say(ui::team::ITEMS),
        items_how: how(words, team),
        item_heads: [ui::report::WHAT, ui::report::VALUE]
            .map(|head| words.say(head))
            .to_vec(),
        items: flawed(words, team),
        items_none: words.say(ui::team::ITEMS_NONE),
        honest: words.say(ui::team::HONEST),
    }
}

fn row(words: Words, person: &PersonStanding) -> TeamRow {
    TeamRow {
        cells: vec![
            alias(words, &person.alias),
            standing(words, person),
            calls(words, person),
            blockers(person),
            exam(words, person),
            change(person),
            minutes(person.seconds),
            person.overdue.to_string(),
        ],
        // Of who is ready the row says so.
        why: (person.readiness != Readiness::Ready)
            .then(|| why(words, person))
            .into_iter()
            .chain(besides(words, person))
            .collect(),
    }
}

/// How many may take calls, where a sign before each name says who.
fn ready_count(words: Words, team: &TeamOverview) -> String {
    match team.ready().len() {
        0 => ready(words, team),
        n => {
            let numbers = [("n", n), ("of", team.people.len())];
            fill(words, ui::team::READY_COUNT, &numbers)
        }
    }
}

fn ready_names(words: Words, team: &TeamOverview) -> String {
    let ready = team.ready().into_iter();
    let names = ready.map(|person| alias(words, &person.alias));
    names.collect::<Vec<_>>().join(&words.say(ui::team::AND))
}

/// Who may take calls.
pub(crate) fn ready(words: Words, team: &TeamOverview) -> String {
    let names = ready_names(words, team);
    let of = team.people.len();
    if of == 0 {
        return words.say(ui::team::NOBODY);
    }
    if names.is_empty() {
        return fill(words, ui::team::READY_NONE, &[("of", of)]);
    }
    let (n, of) = (team.ready().len().to_string(), of.to_string());
    words.fill(
        ui::team::READY,
        &[("n", &n), ("of", &of), ("names", &names)],
    )
}

/// Names of the centre's list under which nothing is recorded, with those that may be meant.
fn unlisted(words: Words, team: &TeamOverview) -> Option<String> {
    let name = |unlisted: &UnlistedName| match &unlisted.nearest {
        None => unlisted.name.clone(),
        Some(nearest) => {
            let with = [("name", &*unlisted.name), ("nearest", &**nearest)];
            words.fill(ui::team::UNLISTED_NEAR, &with)
        }
    };
    let names: Vec<String> = team.unlisted.iter().map(name).collect();
    let names = names.join(&words.say(ui::team::AND));
    (!names.is_empty()).then(|| words.fill(ui::team::UNLISTED, &[("names", &names)]))
}

/// Whose practice, and when.
pub(crate) fn about(words: Words, team: &TeamOverview) -> String {
    let n = team.people.len().to_string();
    let who = match &team.group {
        Some(group) => words.fill(ui::report::OF_GROUP, &[("group", group), ("n", &n)]),
        None => words.fill(ui::report::EVERYBODY, &[("n", &n)]),
    };
    let Some(since) = team.since else {
        return who;
    };
    let (from, to) = (
        since.to_string(),
        team.until.unwrap_or(team.today).to_string(),
    );
    let with = [("who", &*who), ("from", &*from), ("to", &*to)];
    words.fill(ui::report::ABOUT, &with)
}

/// Whether somebody may take calls, in a few words.
pub fn standing(words: Words, person: &PersonStanding) -> String {
    words.say(readiness_name(person.readiness))
}

/// A thing that a person does tomorrow.
pub struct SessionOf {
    /// What it is about, with the calls to choose where only some will do.
    pub title: String,
    /// One after the other.
    pub commands: Vec<String>,
}

impl SessionOf {
    /// All of this person, in order.
    pub fn person(words: Words, team: &TeamOverview, person: &PersonStanding) -> Vec<SessionOf> {
        let sessions = team.session(&person.alias).map(|session| {
            let mut levels = session.levels.iter();
            let of = levels.find(|of| of.people.contains(&person.alias));
            let title = title(words, &session.focus);
            let chosen = of.and_then(|of| chosen(words, of));
            let title = match chosen {
                Some(chosen) => words.fill(
                    ui::team::TITLE_CHOOSE,
                    &[("title", &*title), ("choose", &*chosen)],
                ),
                None => title,
            };
            let level = of.map(|of| of.level);
            SessionOf {
                title,
                commands: commands(words.pack, &session.focus, level, &person.alias),
            }
        });
        sessions.collect()
    }
}

impl TeamText {
    /// The same as a document.
    pub fn document(self, lang: &Lang) -> Document {
        let head = |says: &str| Part::Head(says.to_owned());
        let mut parts = vec![
            Part::Para(self.about),
            Part::Strong(self.ready),
            Part::Para(self.rule),
        ];
        parts.extend(self.unlisted.map(Part::Strong));
        parts.push(head(&self.people_title));
        parts.push(Part::Para(self.people_how));
        // The reason is one more cell.
        let heads = self.heads.into_iter().chain([self.why_head]).collect();
        let rows = self.rows.into_iter().map(|row| {
            let why = row.why.join(" ");
            row.cells.into_iter().chain([why]).collect()
        });
        parts.push(Part::Table(heads, rows.collect()));
        parts.push(Part::Para(self.calls_how));
        parts.push(Part::Code(self.calls_command));
        parts.push(head(&self.tomorrow_title));
        if self.tomorrow.is_empty() {
            parts.push(Part::Para(self.tomorrow_none));
        }
        for session in self.tomorrow {
            parts.push(Part::Strong(session.title));
            parts.push(Part::List(vec![session.people, session.rests_on]));
            for assignment in session.assignments {
                parts.extend(assignment.who.map(Part::Para));
                parts.push(Part::Code(assignment.command));
            }
        }
        parts.push(head(&self.items_title));
        parts.extend(self.items_how.into_iter().map(Part::Para));
        match self.items.is_empty() {
            true => parts.push(Part::Para(self.items_none)),
            false => {
                let rows = self.items.into_iter();
                let rows = rows.map(|(name, says)| vec![name, says]).collect();
                parts.push(Part::Table(self.item_heads, rows));
            }
        }
        parts.push(Part::Para(self.honest));
        Document {
            title: self.title,
            lang: lang.code().to_owned(),
            parts,
        }
    }
}
