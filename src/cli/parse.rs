//! One parse of the arguments, by clap, before any word is said: what decides about the words stands among them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use crate::cli::arguments::Arguments;

/// Arguments in which language and pack are still looked for behind a mistake.
const MOST_LOOKED_AT: usize = 64;

/// What decides about the words that are said, whether or not the rest can be read.
#[derive(Debug, Default)]
pub struct Preamble {
    /// The language asked for.
    pub lang: Option<String>,
    /// The folder of the pack asked for.
    pub pack_dir: Option<PathBuf>,
    /// The commands, the outer one first: `records`, `export`.
    pub command: Vec<String>,
    /// Whether help is asked for by an option.
    pub help: bool,
    /// Whether the version is asked for.
    pub version: bool,
}

/// The arguments, the program's name aside; or why they cannot be read.
pub fn parse(args: &[OsString]) -> (Preamble, Result<Arguments, clap::Error>) {
    if args.is_empty() {
        // The usual start: nothing to parse, so clap is not even read from disk.
        return (Preamble::default(), Ok(Arguments::default()));
    }
    match Arguments::command().try_get_matches_from(with_name(args)) {
        Ok(matches) => (
            Preamble::of(&matches),
            Arguments::from_arg_matches(&matches),
        ),
        Err(error) => (Preamble::beside_mistake(args), Err(error)),
    }
}

impl Preamble {
    fn of(matches: &ArgMatches) -> Preamble {
        let is_set = |name: &str| matches.try_get_one::<bool>(name).ok().flatten() == Some(&true);
        let mut command = Vec::new();
        let mut inner = matches.subcommand();
        while let Some((name, matches)) = inner {
            command.push(name.to_owned());
            inner = matches.subcommand();
        }
        Preamble {
            lang: matches.try_get_one("lang").ok().flatten().cloned(),
            pack_dir: matches.try_get_one("pack").ok().flatten().cloned(),
            command,
            help: is_set("help"),
            version: is_set("version"),
        }
    }

    /// What can be read of arguments with a mistake. The same parser, told to ignore errors, stops at the first one; so
    /// language and pack are looked for behind it, too.
    fn beside_mistake(args: &[OsString]) -> Preamble {
        let words = args.split(|arg| arg == "--").next().unwrap_or_default();
        let lenient = Arguments::command().ignore_errors(true);
        let read = |args: &[OsString]| {
            let matches = lenient.clone().try_get_matches_from(with_name(args));
            matches
                .map(|matches| Preamble::of(&matches))
                .unwrap_or_default()
        };
        let mut whole = read(words);
        for from in 1..words.len().min(MOST_LOOKED_AT) {
            if whole.lang.is_some() && whole.pack_dir.is_some() {
                break;
            }
            let rest = read(&words[from..]);
            whole.lang = whole.lang.or(rest.lang);
            whole.pack_dir = whole.pack_dir.or(rest.pack_dir);
        }
        whole
    }
}

fn with_name(args: &[OsString]) -> impl Iterator<Item = OsString> {
    std::iter::once(OsString::from("cardcode")).chain(args.iter().cloned())
}
