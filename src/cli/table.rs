//! The table of commands and options. It feeds the parser, the help and the refusals, so they cannot differ.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::pack::ui::Cli;
use crate::pack::{Lang, Pack, Text, shown};

use super::{Theme, cards, languages, topics};

/// The themes, by name.
pub(super) const THEMES: [(&str, Theme); 3] = [
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("mono", Theme::Mono),
];

/// A command.
struct Sub {
    name: &'static str,
    about: fn(&Cli) -> &Text,
    argument: Option<Argument>,
}

/// A command's one argument; it may be left out.
struct Argument {
    name: &'static str,
    about: fn(&Pack, &Lang) -> String,
}

const COMMANDS: [Sub; 6] = [
    Sub {
        name: "find",
        about: |cli| &cli.find,
        argument: Some(Argument {
            name: "card",
            about: |pack, lang| {
                pack.ui()
                    .cli()
                    .card_arg
                    .fill(lang, &[("cards", &cards(pack))])
            },
        }),
    },
    Sub {
        name: "compare",
        about: |cli| &cli.compare,
        argument: None,
    },
    Sub {
        name: "diagnose",
        about: |cli| &cli.diagnose,
        argument: None,
    },
    Sub {
        name: "explain",
        about: |cli| &cli.explain,
        argument: Some(Argument {
            name: "message",
            about: |pack, lang| pack.ui().cli().message_arg.get(lang).to_owned(),
        }),
    },
    Sub {
        name: "learn",
        about: |cli| &cli.learn,
        argument: Some(Argument {
            name: "topic",
            about: |pack, lang| {
                pack.ui()
                    .cli()
                    .topic_arg
                    .fill(lang, &[("topics", &topics(pack))])
            },
        }),
    },
    Sub {
        name: "keys",
        about: |cli| &cli.keys,
        argument: None,
    },
];

/// An option.
struct Opt {
    name: &'static str,
    short: Option<char>,
    /// What stands for its value, where it takes one.
    value: Option<&'static str>,
    about: fn(&Cli) -> &Text,
    /// The one command that knows it; every command where there is none.
    of: Option<&'static str>,
}

const fn flag(name: &'static str, about: fn(&Cli) -> &Text) -> Opt {
    Opt {
        name,
        short: None,
        value: None,
        about,
        of: None,
    }
}

const OPTIONS: [Opt; 9] = [
    Opt {
        value: Some("LANG"),
        ..flag("lang", |cli| &cli.lang)
    },
    flag("plain", |cli| &cli.plain),
    Opt {
        value: Some("THEME"),
        ..flag("theme", |cli| &cli.theme)
    },
    flag("ascii", |cli| &cli.ascii),
    flag("mouse", |cli| &cli.mouse),
    flag("motion", |cli| &cli.motion),
    Opt {
        of: Some("explain"),
        ..flag("json", |cli| &cli.json)
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
        argument.global(self.of.is_none())
    }

    fn usage(&self) -> String {
        let short = self.short.map(|short| format!("-{short}, "));
        let value = self.value.map(|value| format!(" {value}"));
        let [short, value] = [short, value].map(Option::unwrap_or_default);
        format!("{short}--{}{value}", self.name)
    }
}

/// What clap parses.
pub(super) fn command() -> Command {
    let of = |owner: Option<&'static str>| {
        let owned = OPTIONS.iter().filter(move |option| option.of == owner);
        owned.map(Opt::argument)
    };
    let sub = |sub: &Sub| {
        let argument = sub.argument.as_ref();
        Command::new(sub.name)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .args(argument.map(|argument| Arg::new(argument.name)))
            .args(of(Some(sub.name)))
    };
    Command::new("cardcode")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args(of(None))
        .subcommands(COMMANDS.iter().map(sub))
}

/// Names in a row.
pub(super) fn names_of<T>(known: &[(&str, T)]) -> String {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

/// clap's error as one line in the person's language, with what is valid.
pub(super) fn refusal(pack: &Pack, lang: &Lang, command: &Command, error: &clap::Error) -> String {
    let cli = pack.ui().cli();
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let names = command
        .get_subcommands()
        .map(Command::get_name)
        .collect::<Vec<_>>()
        .join(", ");
    let given = context(ContextKind::InvalidArg);
    let option = given
        .split([' ', '='])
        .next()
        .unwrap_or_default()
        .to_owned();
    let value = context(ContextKind::InvalidValue);
    let (text, given, valid) = match error.kind() {
        ErrorKind::InvalidSubcommand => (
            &cli.unknown_command,
            context(ContextKind::InvalidSubcommand),
            names,
        ),
        ErrorKind::UnknownArgument if given.starts_with('-') => {
            (&cli.unknown_option, given, options())
        }
        ErrorKind::UnknownArgument => (&cli.too_many, given, names),
        ErrorKind::InvalidValue if option == "--theme" => {
            (&cli.missing_value, option, names_of(&THEMES))
        }
        ErrorKind::InvalidValue => (&cli.missing_value, option, languages(pack)),
        _ if value.is_empty() => (
            &cli.too_many,
            if option.is_empty() {
                error.kind().to_string()
            } else {
                option
            },
            names,
        ),
        _ => (&cli.bad_value, value, names),
    };
    format!(
        "{} {}",
        text.fill(lang, &[("given", &shown(&given)), ("valid", &valid)]),
        cli.see_help.get(lang)
    )
}

/// The options, those of one command behind its name.
fn options() -> String {
    let name = |option: &Opt| match option.of {
        Some(command) => format!("{command} --{}", option.name),
        None => format!("--{}", option.name),
    };
    OPTIONS.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The whole help.
pub(super) fn help(pack: &Pack, lang: &Lang) -> String {
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
        argument,
    } in &COMMANDS
    {
        let argument = argument.as_ref();
        let usage = argument.map_or((*name).to_owned(), |arg| {
            format!("{name} [{}]", arg.name.to_uppercase())
        });
        let _ = writeln!(help, "  {usage:<18} {}", words(about(cli)));
        if let Some(argument) = argument {
            let _ = writeln!(help, "  {:<18} {}", "", (argument.about)(pack, lang));
        }
    }
    let _ = writeln!(help, "\n{}:", words(&cli.options));
    for option in &OPTIONS {
        let _ = writeln!(
            help,
            "  {:<18} {}",
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
    ] {
        let _ = writeln!(help, "  {example}");
    }
    help
}
