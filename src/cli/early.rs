//! What the arguments and the environment say without the parser, which the usual start does not need: the pack, the
//! language, whether there are colours.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::cli::Theme;
use crate::cli::table::takes_value;
use crate::pack::content::Pack;
use crate::text::lang::Lang;

/// The folder of the pack that the command line or the environment asks for.
pub fn pack_asked(
    args: &[OsString],
    environment: impl Fn(&str) -> Option<OsString>,
) -> Option<PathBuf> {
    path_asked(args, "--pack", environment("CARDCODE_PACK"))
}

/// The file of records that the command line or the environment asks for.
pub fn records_asked(
    args: &[OsString],
    environment: impl Fn(&str) -> Option<OsString>,
) -> Option<PathBuf> {
    path_asked(args, "--db", environment("CARDCODE_DB"))
}

/// The path behind an option, else the one of the environment.
fn path_asked(args: &[OsString], option: &str, environment: Option<OsString>) -> Option<PathBuf> {
    let after = args
        .iter()
        .position(|arg| arg == option)
        .and_then(|at| args.get(at + 1));
    let value = |arg: &OsString| {
        let joined = arg.to_str()?.strip_prefix(option)?.strip_prefix('=')?;
        Some(OsString::from(joined))
    };
    let asked = after.cloned().or_else(|| args.iter().find_map(value));
    let path = asked.or(environment);
    path.filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Whether the command runs on the pack that is asked for, and not on one that it names itself or tells about.
pub fn runs_on_pack(args: &[OsString]) -> bool {
    let is_option = |arg: &OsString| arg.as_encoded_bytes().starts_with(b"-");
    // The value of an option is no command.
    let has_value = |arg: &OsString| arg.to_str().is_some_and(takes_value);
    let is_value = |at: usize| at > 0 && has_value(&args[at - 1]);
    let command = (0..args.len()).find(|at| !is_option(&args[*at]) && !is_value(*at));
    let of_its_own = ["check", "preview", "schema", "pack"];
    command.is_none_or(|at| !of_its_own.iter().any(|name| args[at] == *name))
}

/// No colours where the environment asks for none, by NO_COLOR that is not empty (no-color.org), or where the
/// terminal is known to have none.
pub(crate) fn theme_of(environment: &impl Fn(&str) -> Option<String>) -> Option<Theme> {
    let has_none = environment("NO_COLOR").is_some_and(|value| !value.is_empty())
        || environment("TERM").is_some_and(|term| is_colourless(&term));
    has_none.then_some(Theme::Mono)
}

/// Terminals without colours, by their names in terminfo.
fn is_colourless(term: &str) -> bool {
    ["vt100", "vt102", "vt220"].contains(&term) || term.ends_with("-m") || term.ends_with("-mono")
}

/// The language asked for, else that of the environment, else the pack's first. A wrong `--lang` is refused
/// later, in the language that this finds.
pub fn language(
    pack: &Pack,
    args: &[OsString],
    environment: &impl Fn(&str) -> Option<String>,
) -> Lang {
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
