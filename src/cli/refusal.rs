//! What the parser refuses, in the person's language, with what is valid.

use crate::cli::report;
use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::languages;
use crate::cli::table::{FORMATS, OPTIONS, Opt, THEMES, names_of};
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;

/// clap's error as one line in the person's language, with what is valid.
pub(crate) fn refusal(
    pack: &Pack,
    lang: &Lang,
    command: &Command,
    args: &[OsString],
    error: &clap::Error,
) -> String {
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
            ui::cli::UNKNOWN_COMMAND,
            context(ContextKind::InvalidSubcommand),
            names,
        ),
        ErrorKind::UnknownArgument if given.starts_with('-') => {
            (ui::cli::UNKNOWN_OPTION, given, options())
        }
        ErrorKind::UnknownArgument => (ui::cli::TOO_MANY, given, names),
        ErrorKind::InvalidValue => {
            let valid = match option.as_str() {
                "--theme" => names_of(&THEMES),
                "--format" if args.iter().any(|arg| arg == "report") => names_of(&report::FORMATS),
                "--format" => names_of(&FORMATS),
                "--since" => report::A_DAY.to_owned(),
                "--lang" => languages(pack),
                "--stale" => "2027-06-01".to_owned(),
                "--as" => "ALIAS".to_owned(),
                "--db" | "--credentials" => "FILE".to_owned(),
                "--lrs" => "URL".to_owned(),
                "--seed" | "--minutes" | "--calls" => "N".to_owned(),
                _ => "DIR".to_owned(),
            };
            (ui::cli::MISSING_VALUE, option, valid)
        }
        _ if value.is_empty() => (
            ui::cli::TOO_MANY,
            if option.is_empty() {
                error.kind().to_string()
            } else {
                option
            },
            names,
        ),
        _ => (ui::cli::BAD_VALUE, value, names),
    };
    format!(
        "{} {}",
        pack.words(lang)
            .fill(text, &[("given", &shown(&given)), ("valid", &valid)]),
        pack.words(lang).say(ui::cli::SEE_HELP)
    )
}

/// The options, those of one command behind its name.
fn options() -> String {
    let name = |option: &Opt| match option.of {
        [] => format!("--{}", option.name),
        commands => format!("{} --{}", commands.join("/"), option.name),
    };
    OPTIONS.iter().map(name).collect::<Vec<_>>().join(", ")
}
