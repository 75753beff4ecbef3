//! The table of commands and options. It feeds the parser, the help and the refusals, so they cannot differ.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use crate::author::graph::GraphFormat;
use crate::pack::content::Pack;
use crate::pack::schema::KINDS;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;

use crate::cli::records::ways;
use crate::cli::train::parts;
use crate::cli::{Task, Theme, cards, topics};

/// The themes, by name.
pub(crate) const THEMES: [(&str, Theme); 3] = [
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("mono", Theme::Mono),
];

/// The forms of the picture of the questions, by name.
pub(crate) const FORMATS: [(&str, GraphFormat); 2] =
    [("mermaid", GraphFormat::Mermaid), ("dot", GraphFormat::Dot)];

/// Something that is done with a pack in a folder.
type Action = fn(PathBuf) -> Task;

/// What can be done with a pack, by name.
pub(crate) const ACTIONS: [(&str, Action); 2] = [("new", Task::New), ("export", Task::Export)];

/// A command.
struct Sub {
    name: &'static str,
    about: TextKey,
    arguments: &'static [Argument],
}

/// An argument of a command.
struct Argument {
    name: &'static str,
    about: fn(&Pack, &Lang) -> String,
    /// Whether the command means nothing without it.
    needed: bool,
}

/// An argument that may be left out.
const fn argument(name: &'static str, about: fn(&Pack, &Lang) -> String) -> Argument {
    Argument {
        name,
        about,
        needed: false,
    }
}

/// One that may not.
const fn needed(name: &'static str, about: fn(&Pack, &Lang) -> String) -> Argument {
    Argument {
        needed: true,
        ..argument(name, about)
    }
}

const COMMANDS: [Sub; 16] = [
    Sub {
        name: "find",
        about: ui::cli::FIND,
        arguments: &[argument("card", |pack, lang| {
            let with = [("cards", &*cards(pack))];
            pack.words(lang).fill(ui::cli::CARD_ARG, &with)
        })],
    },
    Sub {
        name: "compare",
        about: ui::cli::COMPARE,
        arguments: &[],
    },
    Sub {
        name: "diagnose",
        about: ui::cli::DIAGNOSE,
        arguments: &[],
    },
    Sub {
        name: "explain",
        about: ui::cli::EXPLAIN,
        arguments: &[argument("message", |pack, lang| {
            say(pack, lang, ui::cli::MESSAGE_ARG)
        })],
    },
    Sub {
        name: "learn",
        about: ui::cli::LEARN,
        arguments: &[argument("topic", |pack, lang| {
            let with = [("topics", &*topics(pack))];
            pack.words(lang).fill(ui::cli::TOPIC_ARG, &with)
        })],
    },
    Sub {
        name: "train",
        about: ui::cli::TRAIN,
        arguments: &[
            argument("part", |pack, lang| {
                let with = [("parts", &*parts())];
                pack.words(lang).fill(ui::cli::TRAIN_ARG, &with)
            }),
            argument("file", |pack, lang| say(pack, lang, ui::cli::FILE_ARG)),
        ],
    },
    Sub {
        name: "records",
        about: ui::cli::RECORDS,
        arguments: &[
            needed("way", |pack, lang| {
                let with = [("ways", &*ways())];
                pack.words(lang).fill(ui::cli::RECORDS_ARG, &with)
            }),
            argument("file", |pack, lang| say(pack, lang, ui::cli::RECORDS_FILE)),
        ],
    },
    Sub {
        name: "sync",
        about: ui::cli::SYNC,
        arguments: &[],
    },
    Sub {
        name: "report",
        about: ui::cli::REPORT,
        arguments: &[],
    },
    Sub {
        name: "keys",
        about: ui::cli::KEYS,
        arguments: &[],
    },
    Sub {
        name: "check",
        about: ui::cli::CHECK,
        arguments: &[argument("dir", |pack, lang| {
            say(pack, lang, ui::cli::CHECK_ARG)
        })],
    },
    Sub {
        name: "preview",
        about: ui::cli::PREVIEW,
        arguments: &[
            needed("dir", |pack, lang| say(pack, lang, ui::cli::PREVIEW_ARG)),
            argument("page", |pack, lang| say(pack, lang, ui::cli::PAGE_ARG)),
        ],
    },
    Sub {
        name: "graph",
        about: ui::cli::GRAPH,
        arguments: &[argument("flow", |pack, lang| {
            say(pack, lang, ui::cli::FLOW_ARG)
        })],
    },
    Sub {
        name: "review",
        about: ui::cli::REVIEW,
        arguments: &[],
    },
    Sub {
        name: "schema",
        about: ui::cli::SCHEMA,
        arguments: &[argument("kind", |pack, lang| {
            let with = [("kinds", &*kinds())];
            pack.words(lang).fill(ui::cli::KIND_ARG, &with)
        })],
    },
    Sub {
        name: "pack",
        about: ui::cli::PACK,
        arguments: &[
            needed("action", |pack, lang| say(pack, lang, ui::cli::ACTION_ARG)),
            needed("dir", |pack, lang| say(pack, lang, ui::cli::NEW_ARG)),
        ],
    },
];

/// A word of the command line.
fn say(pack: &Pack, lang: &Lang, word: TextKey) -> String {
    pack.words(lang).say(word)
}

/// An option.
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    short: Option<char>,
    /// What stands for its value, where it takes one.
    value: Option<&'static str>,
    about: TextKey,
    /// The commands that know it; every command where there is none.
    pub(crate) of: &'static [&'static str],
}

const fn flag(name: &'static str, about: TextKey) -> Opt {
    Opt {
        name,
        short: None,
        value: None,
        about,
        of: &[],
    }
}

const fn option(name: &'static str, value: &'static str, about: TextKey) -> Opt {
    Opt {
        value: Some(value),
        ..flag(name, about)
    }
}

pub(crate) const OPTIONS: [Opt; 22] = [
    option("lang", "LANG", ui::cli::LANG),
    option("pack", "DIR", ui::cli::PACK_DIR),
    option("db", "FILE", ui::cli::DB),
    flag("plain", ui::cli::PLAIN),
    option("theme", "THEME", ui::cli::THEME),
    flag("ascii", ui::cli::ASCII),
    flag("mouse", ui::cli::MOUSE),
    flag("motion", ui::cli::MOTION),
    Opt {
        of: &["explain", "check"],
        ..flag("json", ui::cli::JSON)
    },
    Opt {
        of: &["check"],
        ..flag("rules", ui::cli::RULES)
    },
    Opt {
        of: &["check"],
        ..option("stale", "DATE", ui::cli::STALE)
    },
    Opt {
        of: &["check"],
        ..option("calls", "N", ui::cli::CALLS)
    },
    Opt {
        of: &["graph", "report"],
        ..option("format", "FORMAT", ui::cli::FORMAT)
    },
    Opt {
        of: &["train", "records", "report", "sync"],
        ..option("as", "ALIAS", ui::cli::ALIAS)
    },
    Opt {
        of: &["sync"],
        ..option("lrs", "URL", ui::cli::SYNC_LRS)
    },
    Opt {
        of: &["sync"],
        ..option("credentials", "FILE", ui::cli::SYNC_CREDENTIALS)
    },
    Opt {
        of: &["report"],
        ..option("since", "DATE", ui::cli::SINCE)
    },
    Opt {
        of: &["train"],
        ..option("seed", "N", ui::cli::SEED)
    },
    Opt {
        of: &["train"],
        ..option("minutes", "N", ui::cli::MINUTES)
    },
    Opt {
        of: &["records"],
        ..flag("yes", ui::cli::YES)
    },
    Opt {
        short: Some('h'),
        ..flag("help", ui::cli::HELP)
    },
    Opt {
        short: Some('V'),
        ..flag("version", ui::cli::VERSION)
    },
];

impl Opt {
    fn argument(&self) -> Arg {
        let action = match self.value {
            Some(_) => ArgAction::Set,
            None => ArgAction::SetTrue,
        };
        let argument = Arg::new(self.name).long(self.name).action(action);
        let argument = match self.short {
            Some(short) => argument.short(short),
            None => argument,
        };
        argument.global(self.of.is_empty())
    }

    fn usage(&self) -> String {
        let short = self.short.map(|short| format!("-{short}, "));
        let value = self.value.map(|value| format!(" {value}"));
        let [short, value] = [short, value].map(Option::unwrap_or_default);
        format!("{short}--{}{value}", self.name)
    }
}

/// Whether this is an option whose value comes next.
pub(crate) fn takes_value(arg: &str) -> bool {
    let name = arg.strip_prefix("--");
    OPTIONS
        .iter()
        .any(|option| option.value.is_some() && name == Some(option.name))
}

/// What clap parses.
pub(crate) fn command() -> Command {
    let of = |owner: &'static str| {
        let owned = OPTIONS
            .iter()
            .filter(move |option| option.of.contains(&owner));
        owned.map(Opt::argument)
    };
    let everywhere = OPTIONS.iter().filter(|option| option.of.is_empty());
    let sub = |sub: &Sub| {
        Command::new(sub.name)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .args(sub.arguments.iter().map(|argument| Arg::new(argument.name)))
            .args(of(sub.name))
    };
    Command::new("cardcode")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args(everywhere.map(Opt::argument))
        .subcommands(COMMANDS.iter().map(sub))
}

/// The kinds of content files.
pub(crate) fn kinds() -> String {
    KINDS.map(|kind| kind.name).join(", ")
}

/// Names in a row.
pub(crate) fn names_of<T>(known: &[(&str, T)]) -> String {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

/// The whole help.
pub(crate) fn help(pack: &Pack, lang: &Lang) -> String {
    use std::fmt::Write;
    let words = |text: TextKey| pack.words(lang).say(text);
    let mut help = format!(
        "{}\n\n{}: cardcode [COMMAND] [OPTIONS]\n\n{}:\n",
        words(ui::cli::ABOUT),
        words(ui::cli::USAGE),
        words(ui::cli::COMMANDS)
    );
    for Sub {
        name,
        about,
        arguments,
    } in &COMMANDS
    {
        let mut usage = (*name).to_owned();
        for argument in *arguments {
            let _ = match argument.needed {
                true => write!(usage, " {}", argument.name.to_uppercase()),
                false => write!(usage, " [{}]", argument.name.to_uppercase()),
            };
        }
        let _ = writeln!(help, "  {usage:<20} {}", words(*about));
        for argument in *arguments {
            let _ = writeln!(help, "  {:<20} {}", "", (argument.about)(pack, lang));
        }
    }
    let _ = writeln!(help, "\n{}:", words(ui::cli::OPTIONS));
    for option in &OPTIONS {
        let _ = writeln!(help, "  {:<20} {}", option.usage(), words(option.about));
    }
    let _ = writeln!(help, "\n{}:", words(ui::cli::EXAMPLES));
    for example in [
        "cardcode",
        "cardcode find amex",
        "cardcode diagnose --lang ja",
        "cardcode explain G44",
        "cardcode train calls",
    ] {
        let _ = writeln!(help, "  {example}");
    }
    help
}
