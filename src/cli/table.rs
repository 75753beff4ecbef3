//! The table of commands and options. It feeds the parser, the help and the refusals, so they cannot differ.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use crate::author::graph::GraphFormat;
use crate::pack::content::Pack;
use crate::pack::schema::KINDS;
use crate::pack::ui::Cli;
use crate::text::lang::{Lang, Text};

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
    about: fn(&Cli) -> &Text,
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
        about: |cli| &cli.find,
        arguments: &[argument("card", |pack, lang| {
            let with = [("cards", &*cards(pack))];
            pack.ui().cli().card_arg.fill(lang, &with)
        })],
    },
    Sub {
        name: "compare",
        about: |cli| &cli.compare,
        arguments: &[],
    },
    Sub {
        name: "diagnose",
        about: |cli| &cli.diagnose,
        arguments: &[],
    },
    Sub {
        name: "explain",
        about: |cli| &cli.explain,
        arguments: &[argument("message", |pack, lang| {
            say(pack, lang, |cli| &cli.message_arg)
        })],
    },
    Sub {
        name: "learn",
        about: |cli| &cli.learn,
        arguments: &[argument("topic", |pack, lang| {
            let with = [("topics", &*topics(pack))];
            pack.ui().cli().topic_arg.fill(lang, &with)
        })],
    },
    Sub {
        name: "train",
        about: |cli| &cli.train,
        arguments: &[
            argument("part", |pack, lang| {
                let with = [("parts", &*parts())];
                pack.ui().cli().train_arg.fill(lang, &with)
            }),
            argument("file", |pack, lang| say(pack, lang, |cli| &cli.file_arg)),
        ],
    },
    Sub {
        name: "records",
        about: |cli| &cli.records,
        arguments: &[
            needed("way", |pack, lang| {
                let with = [("ways", &*ways())];
                pack.ui().cli().records_arg.fill(lang, &with)
            }),
            argument("file", |pack, lang| {
                say(pack, lang, |cli| &cli.records_file)
            }),
        ],
    },
    Sub {
        name: "sync",
        about: |cli| &cli.sync,
        arguments: &[],
    },
    Sub {
        name: "report",
        about: |cli| &cli.report,
        arguments: &[],
    },
    Sub {
        name: "keys",
        about: |cli| &cli.keys,
        arguments: &[],
    },
    Sub {
        name: "check",
        about: |cli| &cli.check,
        arguments: &[argument("dir", |pack, lang| {
            say(pack, lang, |cli| &cli.check_arg)
        })],
    },
    Sub {
        name: "preview",
        about: |cli| &cli.preview,
        arguments: &[
            needed("dir", |pack, lang| say(pack, lang, |cli| &cli.preview_arg)),
            argument("page", |pack, lang| say(pack, lang, |cli| &cli.page_arg)),
        ],
    },
    Sub {
        name: "graph",
        about: |cli| &cli.graph,
        arguments: &[argument("flow", |pack, lang| {
            say(pack, lang, |cli| &cli.flow_arg)
        })],
    },
    Sub {
        name: "review",
        about: |cli| &cli.review,
        arguments: &[],
    },
    Sub {
        name: "schema",
        about: |cli| &cli.schema,
        arguments: &[argument("kind", |pack, lang| {
            let with = [("kinds", &*kinds())];
            pack.ui().cli().kind_arg.fill(lang, &with)
        })],
    },
    Sub {
        name: "pack",
        about: |cli| &cli.pack,
        arguments: &[
            needed("action", |pack, lang| {
                say(pack, lang, |cli| &cli.action_arg)
            }),
            needed("dir", |pack, lang| say(pack, lang, |cli| &cli.new_arg)),
        ],
    },
];

/// A word of the command line.
fn say(pack: &Pack, lang: &Lang, word: fn(&Cli) -> &Text) -> String {
    word(pack.ui().cli()).get(lang).to_owned()
}

/// An option.
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    short: Option<char>,
    /// What stands for its value, where it takes one.
    value: Option<&'static str>,
    about: fn(&Cli) -> &Text,
    /// The commands that know it; every command where there is none.
    pub(crate) of: &'static [&'static str],
}

const fn flag(name: &'static str, about: fn(&Cli) -> &Text) -> Opt {
    Opt {
        name,
        short: None,
        value: None,
        about,
        of: &[],
    }
}

const fn option(name: &'static str, value: &'static str, about: fn(&Cli) -> &Text) -> Opt {
    Opt {
        value: Some(value),
        ..flag(name, about)
    }
}

pub(crate) const OPTIONS: [Opt; 22] = [
    option("lang", "LANG", |cli| &cli.lang),
    option("pack", "DIR", |cli| &cli.pack_dir),
    option("db", "FILE", |cli| &cli.db),
    flag("plain", |cli| &cli.plain),
    option("theme", "THEME", |cli| &cli.theme),
    flag("ascii", |cli| &cli.ascii),
    flag("mouse", |cli| &cli.mouse),
    flag("motion", |cli| &cli.motion),
    Opt {
        of: &["explain", "check"],
        ..flag("json", |cli| &cli.json)
    },
    Opt {
        of: &["check"],
        ..flag("rules", |cli| &cli.rules)
    },
    Opt {
        of: &["check"],
        ..option("stale", "DATE", |cli| &cli.stale)
    },
    Opt {
        of: &["check"],
        ..option("calls", "N", |cli| &cli.calls)
    },
    Opt {
        of: &["graph", "report"],
        ..option("format", "FORMAT", |cli| &cli.format)
    },
    Opt {
        of: &["train", "records", "report", "sync"],
        ..option("as", "ALIAS", |cli| &cli.alias)
    },
    Opt {
        of: &["sync"],
        ..option("lrs", "URL", |cli| &cli.sync_lrs)
    },
    Opt {
        of: &["sync"],
        ..option("credentials", "FILE", |cli| &cli.sync_credentials)
    },
    Opt {
        of: &["report"],
        ..option("since", "DATE", |cli| &cli.since)
    },
    Opt {
        of: &["train"],
        ..option("seed", "N", |cli| &cli.seed)
    },
    Opt {
        of: &["train"],
        ..option("minutes", "N", |cli| &cli.minutes)
    },
    Opt {
        of: &["records"],
        ..flag("yes", |cli| &cli.yes)
    },
    Opt {
        short: Some('h'),
        ..flag("help", |cli| &cli.help)
    },
    Opt {
        short: Some('V'),
        ..flag("version", |cli| &cli.version)
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
    let cli = pack.ui().cli();
    let words = |text: &Text| text.get(lang).to_owned();
    let mut help = format!(
        "{}\n\n{}: cardcode [COMMAND] [OPTIONS]\n\n{}:\n",
        words(&cli.about),
        words(&cli.usage),
        words(&cli.commands)
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
        let _ = writeln!(help, "  {usage:<20} {}", words(about(cli)));
        for argument in *arguments {
            let _ = writeln!(help, "  {:<20} {}", "", (argument.about)(pack, lang));
        }
    }
    let _ = writeln!(help, "\n{}:", words(&cli.options));
    for option in &OPTIONS {
        let _ = writeln!(
            help,
            "  {:<20} {}",
            option.usage(),
            words((option.about)(cli))
        );
    }
    let _ = writeln!(help, "\n{}:", words(&cli.examples));
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
