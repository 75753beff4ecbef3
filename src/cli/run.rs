//! From the arguments to the exit code.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Result, bail};
use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};

use crate::app::screen::Screen;
use crate::author::known_packs::KnownPacks;
use crate::author::packs;
use crate::cli::arguments::{AgentCommand, Arguments, AuthorCommand, CardholderCommand};
use crate::cli::arguments::{CliCommand, GeneralCommand};
use crate::cli::commands::find;
use crate::cli::context::CommandContext;
use crate::cli::display::options;
use crate::cli::language::language;
use crate::cli::output::{complain, list_problems, print, width};
use crate::cli::parse::{Preamble, parse};
use crate::cli::refusal::refusal;
use crate::cli::settings::{Settings, SettingsFiles};
use crate::cli::wrong_use::{Complaint, WrongUse};
use crate::cli::{guide, help, spoken, values};
use crate::disk::reason;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::runtime::recorder::{DbLocation, missing_folder};
use crate::runtime::zone;
use crate::terminal::guard;
use crate::terminal::system::{error_of_system, outlive_size_limits};
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::mask::shown;

/// Something failed, or was not found.
const FAILED: u8 = 1;
/// The arguments are no good, so nothing was done.
const WRONG_USE: u8 = 2;

/// Does what the arguments say, the program's name aside. Returns the exit code.
pub fn run(args: &[OsString]) -> u8 {
    outlive_size_limits();
    execute(args).unwrap_or_else(|error| {
        guard::give_back();
        complain(&in_words(args, &error));
        if error.is::<WrongUse>() {
            WRONG_USE
        } else {
            FAILED
        }
    })
}

/// An error for a person: what the system says of input and output is put in words, whatever it came through.
fn in_words(args: &[OsString], error: &anyhow::Error) -> String {
    match (error.chain().find_map(of_system), Pack::embedded()) {
        (Some(of_system), Ok(pack)) => {
            let lang = language(&pack, parse(args).0.lang.as_deref());
            let words = pack.words(&lang);
            let reason = words.say(reason::unwritten(&of_system));
            words.fill(ui::cli::NOT_PRINTED, &[("reason", &reason)])
        }
        _ => format!("{error:#}"),
    }
}

/// What of this the system said, by whichever door it came in.
fn of_system(cause: &(dyn std::error::Error + 'static)) -> Option<io::Error> {
    let plain = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let plain = plain.map(io::Error::from);
    plain.or_else(|| error_of_system(cause))
}

fn execute(args: &[OsString]) -> Result<u8> {
    let built_in = Pack::embedded()?;
    let (mut preamble, parsed) = parse(args);
    if preamble.version {
        return print(concat!("cardcode ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| 0);
    }
    let lang = language(&built_in, preamble.lang.as_deref());
    let files = SettingsFiles::read(built_in.words(&lang));
    if let Ok(files) = &files {
        let lang = files.value("language", preamble.lang.as_deref());
        preamble.lang = lang.map(str::to_owned);
    }
    let pack_dir = preamble
        .pack_dir
        .clone()
        .or_else(|| path_in("CARDCODE_PACK"));
    if let Some(about) = help_wanted(&preamble, &parsed) {
        let (pack, lang) = words(built_in, pack_dir.as_deref(), &preamble);
        return print(&help::page(pack.words(&lang), &about, width())?).map(|()| 0);
    }
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            let (pack, lang) = words(built_in, pack_dir.as_deref(), &preamble);
            return Err(refusal(pack.words(&lang), &preamble.command, &error).into());
        }
    };
    let lang = language(&built_in, preamble.lang.as_deref());
    let settings = match files {
        Ok(files) => Settings::new(built_in.words(&lang), files, &arguments.given())?,
        Err(problems) => {
            list_problems(&problems.lines());
            return Ok(FAILED);
        }
    };
    let pack_dir = settings.path_in_file("pack").or(pack_dir);
    let Some(pack) = opened(built_in, &lang, pack_dir.as_deref(), &arguments, &settings)? else {
        return Ok(FAILED);
    };
    let context = context(pack, pack_dir, &arguments, settings)?;
    let name = arguments.card.join(" ");
    match arguments.command {
        None if arguments.card.is_empty() => guide::open(&context, Screen::Home),
        None => find::open_bare(&context, &name, &help::command_names()),
        Some(command) if arguments.card.is_empty() => dispatch(command, &context),
        Some(_) => {
            let complaint = context.complaint(ui::cli::TOO_MANY, &name);
            Err(complaint.see_help("cardcode").end().into())
        }
    }
}

/// The pack that the command works with; `None` if the one that is set is no good, which is told then.
///
/// # Errors
/// It is another than the policy names.
fn opened(
    built_in: Pack,
    lang: &Lang,
    folder: Option<&Path>,
    arguments: &Arguments,
    settings: &Settings,
) -> Result<Option<Pack>> {
    let command = arguments.command.as_ref();
    if !command.is_none_or(CliCommand::uses_pack) {
        return Ok(Some(built_in));
    }
    // What sets a pack can be looked at whatever the pack is.
    let shows_settings = matches!(
        command,
        Some(CliCommand::General(GeneralCommand::Config(_)))
    );
    let pack = match folder {
        None => built_in,
        Some(folder) => match packs::open(&built_in, lang, folder, known_packs().as_ref())? {
            Ok(pack) => pack,
            Err(problems) => {
                list_problems(&problems);
                return Ok(shows_settings.then_some(built_in));
            }
        },
    };
    if !shows_settings {
        is_the_fixed(pack.words(lang), settings)?;
    }
    Ok(Some(pack))
}

/// The command whose help is asked for, the outer one first; empty for the main page, `None` if none is asked for.
fn help_wanted(
    preamble: &Preamble,
    parsed: &Result<Arguments, clap::Error>,
) -> Option<Vec<String>> {
    let command = parsed
        .as_ref()
        .ok()
        .and_then(|arguments| arguments.command.as_ref());
    match command {
        Some(CliCommand::General(GeneralCommand::Help(args))) if !preamble.help => {
            Some(args.command.clone())
        }
        _ => preamble.help.then(|| preamble.command.clone()),
    }
}

/// Pack and language for words about the command line itself: help must come even if the pack asked for is not good.
fn words(built_in: Pack, pack_dir: Option<&Path>, preamble: &Preamble) -> (Pack, Lang) {
    let lang = language(&built_in, preamble.lang.as_deref());
    let known = known_packs();
    let opened = pack_dir.map(|folder| packs::open(&built_in, &lang, folder, known.as_ref()));
    match opened {
        Some(Ok(Ok(pack))) => {
            let lang = language(&pack, preamble.lang.as_deref());
            (pack, lang)
        }
        _ => (built_in, lang),
    }
}

/// Where it is noted which packs kept every rule; `None` where the system has no place for what may be lost.
fn known_packs() -> Option<KnownPacks> {
    let places = choose_base_strategy().ok()?;
    let folder = places.cache_dir().join("cardcode").join("packs");
    Some(KnownPacks::in_folder(folder))
}

/// What the command works with.
///
/// # Errors
/// The pack does not speak the language that was asked for.
fn context(
    pack: Pack,
    pack_dir: Option<PathBuf>,
    arguments: &Arguments,
    settings: Settings,
) -> Result<CommandContext> {
    let asked = arguments.everywhere.lang.as_deref();
    let lang = language(&pack, settings.value("language"));
    if let Some(asked) = asked.filter(|asked| *asked != lang.code()) {
        let known = values::languages(&pack);
        let complaint = Complaint::about(pack.words(&lang), ui::cli::UNKNOWN_LANG, asked);
        return Err(complaint.valid(&known).end().into());
    }
    let records = match settings.path_in_file("records") {
        Some(file) => CommandContext::records_in(Some(file)),
        None => records(pack.words(&lang), arguments.everywhere.db.as_deref())?,
    };
    Ok(CommandContext {
        lang,
        display: options(&settings),
        settings,
        pack_dir,
        records,
        pack: Rc::new(pack),
    })
}

/// Whether the pack is the one that the policy names by its hash, if it names one.
///
/// # Errors
/// It is another.
fn is_the_fixed(words: Words, settings: &Settings) -> Result<()> {
    let other = settings.value("pack_hash").filter(|hash| {
        let own = words.pack.hash();
        !hash.eq_ignore_ascii_case(own)
    });
    let Some((_, policy)) = other.zip(settings.policy_of("pack_hash")) else {
        return Ok(());
    };
    let file = shown(&policy.display().to_string());
    let with = [("file", &*file), ("hash", words.pack.hash())];
    bail!(words.fill(ui::config::OTHER_PACK, &with))
}

/// Where records are kept, by `--db` or else by the environment.
///
/// # Errors
/// `--db` names a file in a folder that is not there.
fn records(words: Words, given: Option<&Path>) -> Result<Option<DbLocation>> {
    let Some(given) = given else {
        return Ok(CommandContext::records_in(path_in("CARDCODE_DB")));
    };
    let place = CommandContext::records_in(Some(given.to_owned()));
    let missing = match &place {
        Some(DbLocation::File(file)) => missing_folder(file),
        _ => None,
    };
    match missing {
        None => Ok(place),
        Some(folder) => {
            let folder = shown(&folder.display().to_string());
            let with = [("folder", &*folder)];
            Err(WrongUse(words.fill(ui::cli::DB_FOLDER, &with)).into())
        }
    }
}

/// A path in the environment; `None` if it is empty.
fn path_in(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).filter(|path| !path.is_empty());
    path.map(PathBuf::from)
}

fn dispatch(command: CliCommand, context: &CommandContext) -> Result<u8> {
    match command {
        CliCommand::Cardholder(command) => match command {
            CardholderCommand::Find(args) => args.run(context),
            CardholderCommand::Compare(args) => args.run(context),
            CardholderCommand::Diagnose(args) => args.run(context),
            CardholderCommand::Explain(args) => args.run(context),
            CardholderCommand::Learn(args) => args.run(context),
        },
        CliCommand::Agent(command) => {
            zone_known(context);
            agent(command, context)
        }
        CliCommand::Author(command) => match command {
            AuthorCommand::Check(args) => args.run(context),
            AuthorCommand::Preview(args) => args.run(context),
            AuthorCommand::Graph(args) => args.run(context),
            AuthorCommand::Review(args) => args.run(context),
            AuthorCommand::Schema(args) => args.run(context),
            AuthorCommand::Texts(args) => args.run(context),
            AuthorCommand::Pack(args) => args.run(context),
        },
        CliCommand::General(command) => match command {
            GeneralCommand::Keys(args) => args.run(context),
            GeneralCommand::Config(args) => args.run(context),
            GeneralCommand::Completions(args) => args.run(spoken::tree(context.words())),
            GeneralCommand::Man(args) => args.run(context, spoken::tree(context.words())),
            // The page was printed before any pack was opened.
            GeneralCommand::Help(_) => Ok(0),
        },
    }
}

fn agent(command: AgentCommand, context: &CommandContext) -> Result<u8> {
    match command {
        AgentCommand::Train(args) => args.run(context),
        AgentCommand::Exam(args) => args.run(context),
        AgentCommand::Report(args) => args.run(context),
        AgentCommand::Records(args) => args.run(context),
        #[cfg(feature = "sync")]
        AgentCommand::Sync(args) => args.run(context),
    }
}

/// Says it where days are not the person's.
fn zone_known(context: &CommandContext) {
    if zone::is_unknown() {
        complain(&context.words().say(ui::zone::UNKNOWN));
    }
}
