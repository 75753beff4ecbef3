//! The command line, in the person's language: what to do, or one clear line on what was wrong.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::machine::screen::Screen;
use crate::machine::{State, Walk};
use crate::pack::ui::Cli;
use crate::pack::{Lang, Pack, Text};

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Run {
    /// The guide, from this state; in lines where asked for.
    Guide {
        /// Where it opens.
        state: Box<State>,
        /// Whether `--plain` was given.
        plain: bool,
    },
    /// What a message says, printed: the language, the message, and whether as JSON.
    Explain(Lang, String, bool),
    /// Text for stdout, then the end.
    Print(String),
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
    let lang = language(pack, args, environment);
    // Read where something is refused, not on every start.
    let cli = || pack.ui().cli();
    let words = |text: &Text| text.get(&lang).to_owned();
    let command = command();
    let program = OsString::from("cardcode");
    let matches = match command
        .clone()
        .try_get_matches_from(std::iter::once(&program).chain(args))
    {
        Ok(matches) => matches,
        Err(error) => return Err(refusal(pack, &lang, &command, &error)),
    };
    if matches.get_flag("version") {
        return Ok(Run::Print(format!(
            "cardcode {}\n",
            env!("CARGO_PKG_VERSION")
        )));
    }
    let plain = matches.get_flag("plain");
    if matches.get_flag("help") {
        return Ok(Run::Print(help(pack, &lang)));
    }
    if let Some(asked) = matches
        .get_one::<String>("lang")
        .filter(|asked| **asked != *lang.code())
    {
        return Err(cli()
            .unknown_lang
            .fill(&lang, &[("given", asked), ("valid", &languages(pack))]));
    }
    let given =
        |sub: &ArgMatches, name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let Some((name, sub)) = matches.subcommand() else {
        return Ok(guide(lang, Screen::Home, plain));
    };
    let screen = match name {
        "find" => match given(sub, "card") {
            Some(card) => match pack.card(&card.to_lowercase()) {
                Some(card) => Screen::card(card),
                None => {
                    return Err(cli()
                        .unknown_card
                        .fill(&lang, &[("given", &card), ("valid", &cards(pack))]));
                }
            },
            None => Screen::Pick,
        },
        "compare" => Screen::Compare { with: 1 },
        "diagnose" => Screen::Diagnose(Walk::default()),
        "explain" => match (given(sub, "message"), sub.get_flag("json")) {
            (Some(message), json) => return Ok(Run::Explain(lang, message, json)),
            (None, true) => return Err(words(&cli().json_needs)),
            (None, false) => Screen::Systems,
        },
        _ => match given(sub, "topic") {
            Some(topic) if pack.topics().all.iter().any(|known| known.id == topic) => {
                Screen::Topic { topic }
            }
            Some(topic) => {
                return Err(cli()
                    .unknown_topic
                    .fill(&lang, &[("given", &topic), ("valid", &topics(pack))]));
            }
            None => Screen::Topics,
        },
    };
    Ok(guide(lang, screen, plain))
}

fn guide(lang: Lang, screen: Screen, plain: bool) -> Run {
    let state = Box::new(State::new(lang, screen));
    Run::Guide { state, plain }
}

/// The language asked for, else that of the environment, else the pack's first. A wrong `--lang` is refused
/// later, in the language that this finds.
fn language(pack: &Pack, args: &[OsString], environment: impl Fn(&str) -> Option<String>) -> Lang {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = texts
        .iter()
        .position(|text| *text == "--lang")
        .and_then(|at| texts.get(at + 1).copied());
    let asked = after.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang=")));
    let spoken = |code: &str| {
        pack.manifest()
            .languages
            .iter()
            .map(|known| &known.code)
            .find(|known| known.code() == code)
    };
    // The first of these that is set and not empty decides, as POSIX has it.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| environment(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    let local = locale
        .split(['_', '.', '@', '-'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let first = &pack.manifest().languages[0].code;
    asked
        .and_then(spoken)
        .or_else(|| spoken(&local))
        .unwrap_or(first)
        .clone()
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

/// A command. One table of them feeds the parser, the help and the refusals.
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

const COMMANDS: [Sub; 5] = [
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
];

fn command() -> Command {
    let flag = |name: &'static str, short| {
        Arg::new(name)
            .long(name)
            .short(short)
            .action(ArgAction::SetTrue)
            .global(true)
    };
    let sub = |sub: &Sub| {
        let mut command = Command::new(sub.name)
            .disable_help_flag(true)
            .disable_version_flag(true);
        if let Some(argument) = &sub.argument {
            command = command.arg(Arg::new(argument.name));
        }
        if sub.name == "explain" {
            command = command.arg(Arg::new("json").long("json").action(ArgAction::SetTrue));
        }
        command
    };
    Command::new("cardcode")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(Arg::new("lang").long("lang").global(true))
        .arg(
            Arg::new("plain")
                .long("plain")
                .action(ArgAction::SetTrue)
                .global(true),
        )
        .arg(flag("help", 'h'))
        .arg(flag("version", 'V'))
        .subcommands(COMMANDS.iter().map(sub))
}

/// clap's error as one line in the person's language, with what is valid.
fn refusal(pack: &Pack, lang: &Lang, command: &Command, error: &clap::Error) -> String {
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
        ErrorKind::UnknownArgument if given.starts_with('-') => (
            &cli.unknown_option,
            given,
            "--lang, --plain, --help, --version, explain --json".to_owned(),
        ),
        ErrorKind::UnknownArgument => (&cli.too_many, given, names),
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
        text.fill(lang, &[("given", &given), ("valid", &valid)]),
        cli.see_help.get(lang)
    )
}

/// The whole help.
fn help(pack: &Pack, lang: &Lang) -> String {
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
    let options = [
        ("--lang LANG", &cli.lang),
        ("--plain", &cli.plain),
        ("--json", &cli.json),
        ("-h, --help", &cli.help),
        ("-V, --version", &cli.version),
    ];
    for (name, about) in options {
        let _ = writeln!(help, "  {name:<18} {}", words(about));
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
