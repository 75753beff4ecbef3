//! The command line, in the person's language: what to do, or one clear line on what was wrong.

use crate::app::screens::compare::CompareScreen;
use crate::app::screens::topic::TopicScreen;
use crate::pack::lint::facts;
use crate::view::key_bar;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::author::graph::GraphFormat;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::pack::schema::KINDS;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;
use crate::training::exam::TrainingSession;

pub mod commands;
pub mod early;
pub mod records;
pub mod refusal;
pub mod report;
pub mod table;
pub mod train;

use crate::cli::early::theme_of;
pub use crate::cli::early::{language, pack_asked, records_asked, runs_on_pack};
pub use crate::cli::records::Keep;
use crate::cli::refusal::refusal;
use crate::cli::table::{ACTIONS, FORMATS, THEMES, command, help, kinds, names_of};
pub use crate::cli::train::Practice;

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Run {
    /// The guide, from this state; in lines where asked for.
    Guide {
        /// Where it opens.
        state: Box<State>,
        /// How it looks and behaves.
        manner: Manner,
    },
    /// What a message says, printed: the language, the message, and whether as JSON.
    Explain(Lang, String, bool),
    /// The guide, from what agents practise.
    Train {
        /// The language.
        lang: Lang,
        /// What is practised.
        practice: Practice,
        /// Who practises; the seed is the one that was asked for, if one was.
        sitting: TrainingSession,
        /// How it looks and behaves.
        manner: Manner,
    },
    /// What practice came to, printed.
    Report(Lang, crate::cli::report::Asked),
    /// The verdict in this replay file, computed again.
    Replay(Lang, PathBuf),
    /// What is done with the records.
    Records(Lang, Keep),
    /// What is new in the records, sent to a learning record store.
    Sync {
        /// The language.
        lang: Lang,
        /// Where the store is.
        url: String,
        /// The file with the credentials, where one is named.
        credentials: Option<PathBuf>,
        /// Whose practice alone is sent.
        alias: Option<String>,
    },
    /// Text for stdout, then the end.
    Print(String),
    /// What authors of a pack ask for.
    Author(Lang, Task),
    /// The pack in this folder, read anew whenever it changes.
    Preview {
        /// The folder.
        folder: PathBuf,
        /// The page to begin with, such as `ask/typed` or `typed`.
        page: Option<String>,
        /// Where it opens otherwise.
        state: Box<State>,
        /// How it looks and behaves.
        manner: Manner,
    },
}

/// What an author asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Whether a pack is good: the one in this folder, or the one that runs.
    Check(Option<PathBuf>, Looks),
    /// All rules; whether as JSON.
    Rules(bool),
    /// The questions as a picture.
    Graph(GraphFormat),
    /// The schema of a kind of file.
    Schema(Option<String>),
    /// Every page as one document.
    Review,
    /// A new pack in this folder.
    New(PathBuf),
    /// The carried pack in this folder.
    Export(PathBuf),
}

/// How `check` looks at a pack, and tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// As JSON, for other programs.
    pub json: bool,
    /// How many drawn calls are looked at, where that was asked for.
    pub calls: Option<usize>,
    /// The day (year-month-day) by which sources are to be read again.
    pub stale: Option<String>,
}

/// How the guide looks and behaves in a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Lines instead of a drawn page.
    pub plain: bool,
    /// The theme asked for; none where the terminal is asked for its ground.
    pub theme: Option<Theme>,
    /// No glyph of uncertain width.
    pub ascii: bool,
    /// Clicks and the wheel are heard.
    pub mouse: bool,
    /// The code's place is revealed in a few steps.
    pub motion: bool,
}

/// A theme that a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Colours for a dark ground.
    Dark,
    /// Colours for a light ground.
    Light,
    /// No colours.
    Mono,
}

/// Reads the arguments, the program's name aside.
///
/// # Errors
/// Wrong use, as one line with what is valid.
pub fn read(
    pack: &Pack,
    args: &[OsString],
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Run, String> {
    let lang = language(pack, args, &environment);
    if args.is_empty() {
        // The usual start: nothing to parse, so the parser is not even read from disk.
        let manner = Manner {
            theme: theme_of(&environment),
            ..Manner::default()
        };
        return Ok(guide(lang, Screen::Home, manner));
    }
    let command = command();
    let program = OsString::from("cardcode");
    let matches = match command
        .clone()
        .try_get_matches_from(std::iter::once(&program).chain(args))
    {
        Ok(matches) => matches,
        Err(error) => return Err(refusal(pack, &lang, &command, args, &error)),
    };
    if matches.get_flag("version") {
        return Ok(Run::Print(format!(
            "cardcode {}\n",
            env!("CARGO_PKG_VERSION")
        )));
    }
    if matches.get_flag("help") {
        return Ok(Run::Print(help(pack, &lang)));
    }
    if let Some(asked) = matches
        .get_one::<String>("lang")
        .filter(|asked| **asked != *lang.code())
    {
        return Err(pack.words(&lang).fill(
            ui::cli::UNKNOWN_LANG,
            &[("given", &shown(asked)), ("valid", &languages(pack))],
        ));
    }
    let manner = manner(&matches, &environment).map_err(|given| {
        let valid = names_of(&THEMES);
        pack.words(&lang).fill(
            ui::cli::BAD_VALUE,
            &[("given", &shown(&given)), ("valid", &valid)],
        )
    })?;
    let given =
        |sub: &ArgMatches, name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let Some((name, sub)) = matches.subcommand() else {
        return Ok(guide(lang, Screen::Home, manner));
    };
    let screen = match name {
        "find" => match given(sub, "card") {
            Some(card) => match pack.card(&card.to_lowercase()) {
                Some(card) => Screen::card(card),
                None => {
                    return Err(pack.words(&lang).fill(
                        ui::cli::UNKNOWN_CARD,
                        &[("given", &shown(&card)), ("valid", &cards(pack))],
                    ));
                }
            },
            None => Screen::CardList,
        },
        "keys" => return Ok(Run::Print(keys(pack, &lang))),
        "compare" => Screen::Compare(CompareScreen { with: 1 }),
        "diagnose" => Screen::Diagnose(Answers::default()),
        "explain" => match (given(sub, "message"), sub.get_flag("json")) {
            (Some(message), json) => return Ok(Run::Explain(lang, message, json)),
            (None, true) => return Err(pack.words(&lang).say(ui::cli::JSON_NEEDS)),
            (None, false) => Screen::CodeLists,
        },
        "learn" => match given(sub, "topic") {
            Some(topic) if pack.topics().all.iter().any(|known| known.id == topic) => {
                Screen::Topic(TopicScreen { topic })
            }
            Some(topic) => {
                return Err(pack.words(&lang).fill(
                    ui::cli::UNKNOWN_TOPIC,
                    &[("given", &shown(&topic)), ("valid", &topics(pack))],
                ));
            }
            None => Screen::Topics,
        },
        "train" => return crate::cli::train::asked(pack, lang, sub, manner),
        "records" => return crate::cli::records::asked(pack, lang, sub),
        "sync" => {
            let url = given(sub, "lrs").or_else(|| environment("CARDCODE_LRS"));
            let url = url.filter(|url| !url.is_empty());
            return Ok(Run::Sync {
                url: url.ok_or_else(|| {
                    pack.words(&lang)
                        .fill(ui::sync::NO_URL, &[("example", LRS_EXAMPLE)])
                })?,
                credentials: given(sub, "credentials").map(PathBuf::from),
                alias: crate::cli::train::alias(pack, &lang, sub)?,
                lang,
            });
        }
        "report" => return crate::cli::report::asked(pack, lang, sub),
        _ => return of_authors(pack, lang, name, sub, manner),
    };
    Ok(guide(lang, screen, manner))
}

/// What the address of a learning record store looks like.
pub const LRS_EXAMPLE: &str = "https://lrs.example.com/xapi";

/// Most drawn calls that can be asked for: about a quarter of an hour's work.
const MOST_CALLS: usize = 1_000_000;

/// The commands for authors of a pack.
fn of_authors(
    pack: &Pack,
    lang: Lang,
    name: &str,
    sub: &ArgMatches,
    manner: Manner,
) -> Result<Run, String> {
    let given = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let folder = || given("dir").map(PathBuf::from);
    let bad = |given: &str, valid: String| {
        let with = [("given", &*shown(given)), ("valid", &*valid)];
        pack.words(&lang).fill(ui::cli::BAD_VALUE, &with)
    };
    let needs = |argument: &str, valid: &str| {
        let with = [("given", argument), ("valid", valid)];
        pack.words(&lang).fill(ui::cli::MISSING_VALUE, &with)
    };
    let task = match name {
        "check" if sub.get_flag("rules") => Task::Rules(sub.get_flag("json")),
        "check" => {
            let stale = given("stale");
            if let Some(day) = stale.as_ref().filter(|day| !facts::is_date(day)) {
                return Err(bad(day, "2027-06-01".to_owned()));
            }
            let json = sub.get_flag("json");
            let calls = match given("calls") {
                Some(text) => {
                    let number = text.parse::<usize>().ok();
                    let known = number.filter(|number| *number <= MOST_CALLS);
                    Some(known.ok_or_else(|| bad(&text, format!("0-{MOST_CALLS}")))?)
                }
                None => None,
            };
            Task::Check(folder(), Looks { json, calls, stale })
        }
        "graph" => {
            let flow = pack.diagnosis().id.as_str();
            if let Some(other) = given("flow").filter(|given| given != flow) {
                return Err(bad(&other, flow.to_owned()));
            }
            let name = given("format").unwrap_or("mermaid".to_owned());
            let format = FORMATS.iter().find(|(known, _)| *known == name);
            let (_, format) = format.ok_or_else(|| bad(&name, names_of(&FORMATS)))?;
            Task::Graph(*format)
        }
        "schema" => match given("kind") {
            Some(kind) if !KINDS.iter().any(|known| known.name == kind) => {
                return Err(bad(&kind, kinds()));
            }
            kind => Task::Schema(kind),
        },
        "pack" => {
            let action = given("action").ok_or_else(|| needs("pack", &names_of(&ACTIONS)))?;
            let known = ACTIONS.iter().find(|(name, _)| *name == action);
            let (_, task) = known.ok_or_else(|| bad(&action, names_of(&ACTIONS)))?;
            task(folder().ok_or_else(|| needs(&format!("pack {action}"), "DIR"))?)
        }
        "preview" => {
            return Ok(Run::Preview {
                folder: folder().ok_or_else(|| needs("preview", "DIR"))?,
                page: given("page"),
                state: Box::new(State::new(lang, Screen::Home)),
                manner,
            });
        }
        _ => Task::Review,
    };
    Ok(Run::Author(lang, task))
}

fn guide(lang: Lang, screen: Screen, manner: Manner) -> Run {
    let state = Box::new(State::new(lang, screen));
    Run::Guide { state, manner }
}

/// How the guide should look and behave; a theme that there is none of, as it was given.
fn manner(
    matches: &ArgMatches,
    environment: &impl Fn(&str) -> Option<String>,
) -> Result<Manner, String> {
    let theme = match matches.get_one::<String>("theme") {
        Some(given) => {
            let known = THEMES.iter().find(|(name, _)| name == given);
            Some(known.map(|(_, theme)| *theme).ok_or(given.clone())?)
        }
        None => theme_of(environment),
    };
    Ok(Manner {
        plain: matches.get_flag("plain"),
        theme,
        ascii: matches.get_flag("ascii"),
        mouse: matches.get_flag("mouse"),
        motion: matches.get_flag("motion"),
    })
}

/// The keys, a line each.
fn keys(pack: &Pack, lang: &Lang) -> String {
    let table = key_bar::table(pack, lang);
    let widest = table.iter().map(|(keys, _)| keys.len()).max().unwrap_or(0);
    table
        .iter()
        .map(|(keys, word)| format!("{keys:widest$}  {word}\n"))
        .collect()
}

fn cards(pack: &Pack) -> String {
    pack.cards()
        .iter()
        .map(|card| card.id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn topics(pack: &Pack) -> String {
    pack.topics()
        .all
        .iter()
        .map(|topic| topic.id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn languages(pack: &Pack) -> String {
    pack.manifest()
        .languages
        .iter()
        .map(|language| language.code.code())
        .collect::<Vec<_>>()
        .join(", ")
}
